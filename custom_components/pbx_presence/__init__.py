"""PBX Presence: who of the people on a hosted PBX is available, and who is on the phone."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import device_registry as dr

from . import devices, repairs
from .const import CONF_TIME_ZONE, DEFAULT_TIME_ZONE, DOMAIN, PLATFORMS
from .coordinator import PbxConfigEntry, PbxData, PresenceCoordinator
from .failures import translated
from .pbx.errors import PbxAddressError
from .provider import async_zone, create_provider, create_session
from .store import KeyStore


async def async_setup_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Set up an account: poll it once, then add what it has."""
    zone_name = entry.options.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)
    if not (zone := await async_zone(zone_name)):
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="invalid_time_zone",
            translation_placeholders={"time_zone": zone_name},
        )
    store = KeyStore(hass, entry.entry_id)
    known = await store.async_load()
    try:
        provider = create_provider(create_session(hass), entry.data, zone, known)
    except PbxAddressError as err:
        raise ConfigEntryError(**translated(err)) from err
    account_device_id = devices.create_account_device(hass, entry)
    presence = PresenceCoordinator(hass, entry, provider, store)
    await presence.async_config_entry_first_refresh()
    entry.runtime_data = PbxData(presence=presence, account_device_id=account_device_id)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Unload an account; its polling stops with it, and so do its repairs."""
    repairs.clear_all(hass, entry)
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Delete what was kept for an account."""
    repairs.clear_all(hass, entry)
    await KeyStore(hass, entry.entry_id).async_remove()


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: PbxConfigEntry, device: dr.AnyDeviceEntry
) -> bool:
    """Let the user delete the device of an extension that is not listed any more."""
    if entry.state is not ConfigEntryState.LOADED:
        return False
    key = devices.device_key(entry, device)
    presence = entry.runtime_data.presence
    if key is None or key in presence.data:
        return False
    presence.forget(key)
    presence.async_update_listeners()
    return True
