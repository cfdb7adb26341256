"""Diagnostics, without names, numbers and credentials."""

from datetime import datetime
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    CONF_PASSWORD,
    CONF_TOKEN,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from .call_log import CallLogCoordinator
from .const import CONF_CHOSEN, CONF_CUSTOMER, CONF_KEY_WORDS, CONF_PEOPLE, DOMAIN
from .coordinator import PresenceCoordinator
from .devices import device_key
from .groups import Group
from .pbx.call_log import Owner
from .pbx.model import Extension
from .runtime import PbxConfigEntry
from .settings_coordinator import SettingsCoordinator

type Shown = dict[str, Any]

_REDACT = {
    *(CONF_CHOSEN, CONF_CUSTOMER, CONF_KEY_WORDS, CONF_PASSWORD, CONF_PEOPLE),
    *(CONF_TOKEN, CONF_USERNAME, CONF_WEBHOOK_ID, "cookie", "employee"),
}


def _shape(extension: Extension) -> Shown:
    """Return an extension without anything that identifies it."""
    profile = extension.profile
    return {
        "presence": extension.presence,
        "line_status": extension.line_status,
        "calls": [
            {
                "direction": call.direction,
                "status": call.status,
                "withheld": not call.caller_id,
            }
            for call in extension.calls or ()
        ],
        "profile": profile
        and {
            "available": profile.available,
            "has_name": profile.name is not None,
            "has_until": profile.until is not None,
            "has_message": profile.message is not None,
        },
        "key_words": len(extension.key_words),
    }


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> Shown:
    """Return the diagnostics of an account, whether it is loaded or not."""
    settings = {
        "data": async_redact_data(dict(entry.data), _REDACT),
        "options": async_redact_data(dict(entry.options), _REDACT),
    }
    if entry.state is not ConfigEntryState.LOADED:
        return settings
    data = entry.runtime_data
    settings |= {
        "undocumented_values": data.provider.odd.as_dict(),
        "provider": async_redact_data(data.provider.details, _REDACT),
    }
    if data.settings:
        settings |= {
            "settings_polling": {
                "interval": str(data.settings.interval),
                "next": str(data.settings.update_interval),
                "last_success": _moment(data.settings.last_success),
            },
            "endpoints": _endpoints(data.settings),
        }
    if data.presence:
        settings |= _polled(data.presence)
    if data.call_log:
        settings["call_log"] = _call_log(data.call_log, data.owner, data.presence)
    return settings


def _call_log(
    log: CallLogCoordinator, owner: Owner | None, presence: PresenceCoordinator | None
) -> Shown:
    """Return how reading the call log goes."""
    key = owner and owner.key
    error = None if log.last_update_success else log.last_exception
    return {
        "calls": len(log.data),
        "last_success": _moment(log.last_success),
        "error": error and type(error.__cause__ or error).__name__,
        "owner_is_known": bool(key),
        "owner_is_followed": bool(presence and key in presence.data),
    }


def _moment(moment: datetime | None) -> str | None:
    """Return a time as text."""
    return moment.isoformat() if moment else None


def _endpoints(coordinator: SettingsCoordinator) -> Shown:
    """Return the outcome of each endpoint, and how many records it returned."""
    return {
        capability: {
            "error": outcome.error and type(outcome.error).__name__,
            "failures": outcome.failures,
            "records": len(outcome.value)
            if isinstance(outcome.value, tuple)
            else int(outcome.value is not None),
        }
        for capability, outcome in coordinator.data.items()
    }


def _polled(presence: PresenceCoordinator) -> Shown:
    """Return how polling goes, and the extensions that it returned."""
    return {
        "polling": _polling(presence),
        "listed": len(presence.listing.extensions),
        "dropped_records": presence.listing.dropped,
        "extensions": [_shape(extension) for extension in presence.data.values()],
    }


def _polling(presence: PresenceCoordinator) -> Shown:
    """Return how often and how successfully the PBX is polled."""
    error = None if presence.last_update_success else presence.last_exception
    return {
        "interval": presence.pace.interval,
        "fast_interval": presence.pace.fast_interval,
        "next": str(presence.update_interval),
        "last_success": _moment(presence.last_success),
        "error": error and type(error.__cause__ or error).__name__,
        "is_fresh": presence.is_fresh,
    }


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: PbxConfigEntry, device: dr.AnyDeviceEntry
) -> Shown:
    """Return the diagnostics of an account, a group or an extension, with the polling.

    An extension that is not listed is None.
    """
    if (
        entry.state is not ConfigEntryState.LOADED
        or device.id == entry.runtime_data.account_device_id
    ):
        return await async_get_config_entry_diagnostics(hass, entry)
    presence = entry.runtime_data.presence
    polling = {"polling": _polling(presence)} if presence else {}
    for group in entry.runtime_data.groups:
        if (DOMAIN, group.id) in device.identifiers:
            return {"group": _group(group), **polling}
    key = device_key(entry, device)
    extension = presence.data.get(key) if presence and key else None
    return {"extension": extension and _shape(extension), **polling}


def _group(group: Group) -> Shown:
    """Return a group; `next_available` is the index of a member."""
    state = group.state
    names = [member.name for member in group.members]
    found = state.next_available
    return {
        "members": [_shape(member) for member in group.members],
        "available": state.available,
        "on_call": state.on_call,
        "anyone_available": state.anyone_available,
        "all_busy": state.all_busy,
        "next_available": names.index(found) if found in names else None,
    }
