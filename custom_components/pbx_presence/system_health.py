"""System health: versions, accounts, and whether the providers can be reached."""

from datetime import datetime
from typing import Any

from homeassistant.components import system_health
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .const import CONF_PROVIDER, DOMAIN
from .providers import PROVIDERS
from .runtime import PbxConfigEntry


@callback
def async_register(
    hass: HomeAssistant, register: system_health.SystemHealthRegistration
) -> None:
    """Register the page's information."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return the information, without the addresses and names of accounts."""
    entries: list[PbxConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    accounts = hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    integration = await async_get_integration(hass, DOMAIN)
    return {
        "version": str(integration.version),
        "accounts": len(accounts),
        "accounts_connected": sum(
            entry.runtime_data.main.last_update_success for entry in entries
        ),
        "extensions": sum(
            len(presence.data)
            for entry in entries
            if (presence := entry.runtime_data.presence)
        ),
        "last_success": _oldest(entries),
        **_reached(hass, accounts),
    }


def _oldest(entries: list[PbxConfigEntry]) -> datetime | None:
    """Return the last success of the account whose last one is the oldest."""
    data = [entry.runtime_data for entry in entries]
    moments = [(one.presence or one.main).last_success for one in data]
    return min((moment for moment in moments if moment), default=None)


def _reached(hass: HomeAssistant, accounts: list[PbxConfigEntry]) -> dict[str, Any]:
    """Return for each kind of provider whether its host can be reached.

    Only the address is requested, without credentials. Of several accounts at one kind
    of provider, the first is checked.
    """
    urls = {
        entry.data[CONF_PROVIDER]: entry.data[CONF_URL]
        for entry in reversed(accounts)
        if entry.data[CONF_PROVIDER] in PROVIDERS
    }
    return {
        f"can_reach_{provider}": system_health.async_check_can_reach_url(hass, url)
        for provider, url in sorted(urls.items())
    }
