"""Find the entities of this integration that the targets of an automation mean."""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .devices import device_key
from .pbx.model import Extension, Presence
from .runtime import PbxConfigEntry

type Variables = dict[str, Any]
"""Trigger variables by name."""

PRESENCE: Final = "presence"
FREE: Final = (PRESENCE, "next_available")
"""The roles whose states say who is free."""


@callback
def matching_entities(
    hass: HomeAssistant, entity_ids: Iterable[str], *roles: str
) -> set[str]:
    """Return the entities of this integration that have one of the roles.

    A role is a translation key. Any entity of a person stands for that person: it is
    replaced by the entity of its device that has the role.
    """
    registry = er.async_get(hass)
    found: set[str] = set()
    for entity_id in entity_ids:
        entry = registry.async_get(entity_id)
        if not entry or entry.platform != DOMAIN:
            continue
        if entry.translation_key in roles:
            found.add(entity_id)
        elif entry.device_id:
            found |= _of_device(registry, entry.device_id, roles)
    return found


def _of_device(
    registry: er.EntityRegistry, device_id: str, roles: tuple[str, ...]
) -> set[str]:
    """Return the entities of a device that have one of the roles."""
    return {
        entry.entity_id
        for entry in er.async_entries_for_device(registry, device_id)
        if entry.platform == DOMAIN and entry.translation_key in roles
    }


@callback
def role_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the role of an entity, or None if it is not registered."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.translation_key if entry else None


@callback
def is_free(hass: HomeAssistant, state: State) -> bool:
    """Return whether a person, or any member of a group, is available without a call.

    The state is that of a presence sensor, or of the next available sensor of a group.
    """
    if role_of(hass, state.entity_id) == PRESENCE:
        return state.state == Presence.AVAILABLE
    return state.state not in {STATE_UNAVAILABLE, STATE_UNKNOWN}


@callback
def is_known(hass: HomeAssistant, state: State) -> bool:
    """Return whether a state shows if anyone is free.

    For a group, unknown means that nobody is.
    """
    is_person = role_of(hass, state.entity_id) == PRESENCE
    unknown = {STATE_UNAVAILABLE, STATE_UNKNOWN} if is_person else {STATE_UNAVAILABLE}
    return state.state not in unknown


@callback
def variables_of(
    hass: HomeAssistant, entity_id: str, *, is_ringing: bool = False
) -> Variables:
    """Return the trigger variables that describe the person or group of an entity.

    `extension` contains `name` and `number`, `profile` contains `name` and `until`, a
    local time. `caller`, `caller_name` and `direction` are those of the current call, or
    with `is_ringing` of the call that rings; the first two require the user's consent.
    The name is the one that the user gave the device, if
    any. A group only has a name.
    """
    found: Variables = {
        "extension": {"name": None, "number": None},
        "profile": {"name": None, "until": None},
        "caller": None,
        "caller_name": None,
        "direction": None,
    }
    entity = er.async_get(hass).async_get(entity_id)
    device = (
        entity and entity.device_id and dr.async_get(hass).async_get(entity.device_id)
    )
    if not entity or not device:
        return found
    found["extension"]["name"] = device.name_by_user or device.name
    entry: PbxConfigEntry | None = hass.config_entries.async_get_entry(
        entity.config_entry_id or ""
    )
    if entry and (extension := _extension(entry, device)):
        found["extension"]["number"] = extension.number
        if profile := extension.profile:
            until = profile.until and dt_util.as_local(profile.until)
            found["profile"] = {"name": profile.name, "until": until}
        ringing = extension.ringing_call if is_ringing else None
        if call := ringing or extension.main_call:
            found["direction"] = call.direction.value
            caller = entry.runtime_data.callers.find(call.caller_id)
            found |= {"caller": caller.number, "caller_name": caller.name}
    return found


def _extension(entry: PbxConfigEntry, device: dr.AnyDeviceEntry) -> Extension | None:
    """Return the extension of a device, or None if it is not listed."""
    if entry.state is not ConfigEntryState.LOADED:
        return None
    presence, key = entry.runtime_data.presence, device_key(entry, device)
    return presence.data.get(key) if presence and key else None
