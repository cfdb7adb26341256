"""Show who on a hosted PBX is available and who is on the phone."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    UnsupportedStorageVersionError,
)
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.typing import ConfigType

from . import activity, board, devices, issues, services, voice, webhook
from .actions import Actions
from .adding import async_remove_entities, forget_entities
from .call_log import CallLogCoordinator
from .callers import Callers, async_callers
from .const import (
    CONF_CALL_LOG,
    CONF_FOLLOW,
    CONF_INTERVAL,
    CONF_PROVIDER,
    CONF_TIME_ZONE,
    CONFIG_MINOR_VERSION,
    CONFIG_VERSION,
    DEFAULT_TIME_ZONE,
    DOMAIN,
    LOGGER,
    OLD_DEFAULT_INTERVAL,
    PLATFORMS,
)
from .coordinator import PresenceCoordinator
from .groups import async_follow_changes, groups_of
from .owner import async_owner
from .pbx.account import Capability
from .pbx.call_log import Owner
from .pbx.contract import Provider, has_call_log, has_settings
from .pbx.errors import PbxAddressError
from .pbx.http import FIRST_TIMEOUT
from .phonebook.store import PhoneBookStore
from .polling.failures import translated
from .polling.follow import FollowMode
from .polling.store import KeyStore
from .providers import PROVIDERS, Origin, async_zone, create_session
from .runtime import PbxConfigEntry, PbxData
from .settings_coordinator import SettingsCoordinator
from .units import async_update_statistics

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what belongs to no single account: actions, the card, and voice."""
    services.async_setup_services(hass)
    await board.async_serve(hass)
    await voice.async_setup(hass)
    return True


async def async_migrate_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Migrate an entry of an earlier version.

    Version 1.1 stored the default interval along with the other options. Remove it, so
    that the new default applies unless the user chose another interval. Before version
    1.3, counts had no unit.
    """
    if entry.version > CONFIG_VERSION:
        return False
    if entry.minor_version >= CONFIG_MINOR_VERSION:
        return True
    options = dict(entry.options)
    if entry.minor_version < 2 and options.get(CONF_INTERVAL) == OLD_DEFAULT_INTERVAL:
        del options[CONF_INTERVAL]
    await async_update_statistics(hass, entry)
    hass.config_entries.async_update_entry(
        entry, options=options, minor_version=CONFIG_MINOR_VERSION
    )
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Set up an account."""
    # Before the first poll, because the board also shows that the PBX does not answer.
    board.async_show(hass)
    _check_options(entry)
    store = KeyStore(hass, entry.entry_id)
    provider = await _async_provider(hass, entry, store)
    account_device_id = devices.create_account_device(hass, entry)
    settings = await _async_settings(hass, entry, provider)
    presence = await _async_presence(hass, entry, provider, store, settings)
    owner = await async_owner(entry, provider)
    callers = await async_callers(hass, entry, presence)
    if not callers.has_consent:
        activity.async_forget(hass, entry)
    call_log = _call_log(hass, entry, provider, presence, owner, callers)
    entry.runtime_data = PbxData(
        provider=provider,
        actions=Actions(hass, entry, provider, callers.country),
        callers=callers,
        owner=owner,
        call_log=call_log,
        account_device_id=account_device_id,
        settings=settings,
        presence=presence,
        groups=groups_of(entry, presence) if presence else (),
    )
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    async_follow_changes(hass, entry)
    if presence:
        webhook.async_listen(hass, entry, presence)
        voice.async_follow(hass, entry, presence)
    if call_log:
        call_log.start()
    return True


def _check_options(entry: PbxConfigEntry) -> None:
    """Raise ConfigEntryError if a later version stored a choice unknown to this one."""
    if entry.options.get(CONF_FOLLOW, FollowMode.ALL) not in FollowMode:
        raise ConfigEntryError(
            translation_domain=DOMAIN, translation_key="stored_by_later_version"
        )


async def _async_provider(
    hass: HomeAssistant, entry: PbxConfigEntry, store: KeyStore
) -> Provider:
    """Return the provider of an account.

    Raises ConfigEntryError if this version does not know the provider or the stored
    data, or if the time zone or the address is not valid.
    """
    if not (kind := PROVIDERS.get(entry.data[CONF_PROVIDER])):
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="unknown_provider",
            translation_placeholders={"provider": entry.data[CONF_PROVIDER]},
        )
    if not (zone := await async_zone(entry.options)):
        name = entry.options.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)
        raise ConfigEntryError(
            translation_domain=DOMAIN,
            translation_key="invalid_time_zone",
            translation_placeholders={"time_zone": name},
        )
    try:
        known = await store.async_load()
    except UnsupportedStorageVersionError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN, translation_key="stored_by_later_version"
        ) from err
    origin = Origin(
        session=create_session(hass),
        data=entry.data,
        options=entry.options,
        zone=zone,
        known=known,
        # Home Assistant waits for the first answer while it starts.
        first_timeout=None if hass.is_running else FIRST_TIMEOUT,
    )
    try:
        return kind.create(origin)
    except PbxAddressError as err:
        raise ConfigEntryError(**translated(err)) from err


async def _async_settings(
    hass: HomeAssistant, entry: PbxConfigEntry, provider: Provider
) -> SettingsCoordinator | None:
    """Return the settings after a first poll, or None if the provider has none."""
    if not has_settings(provider):
        return None
    settings = SettingsCoordinator(hass, entry, provider)
    await settings.async_config_entry_first_refresh()
    return settings


async def _async_presence(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    provider: Provider,
    store: KeyStore,
    settings: SettingsCoordinator | None,
) -> PresenceCoordinator | None:
    """Return the extensions after a first poll, or None if the provider has none.

    If the settings can be read, the first poll may fail; a later one can succeed.
    """
    if Capability.EXTENSIONS not in provider.capabilities:
        for key in list(devices.device_keys(hass, entry)):
            devices.remove_device(hass, entry, key)
        return None
    # The settings are polled rarely, so they would notice a refused token hours later.
    on_refused = settings.async_request_refresh if settings else None
    presence = PresenceCoordinator(hass, entry, provider, store, on_refused)
    try:
        await presence.async_config_entry_first_refresh()
    except ConfigEntryNotReady as err:
        if not settings:
            raise
        LOGGER.warning("Extensions cannot be read yet: %s", err)
    return presence


def _call_log(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    provider: Provider,
    presence: PresenceCoordinator | None,
    owner: Owner | None,
    callers: Callers,
) -> CallLogCoordinator | None:
    """Return the call log of the owner if the user wants it."""
    is_wanted = entry.options.get(CONF_CALL_LOG, False)
    if not (is_wanted and presence and owner and has_call_log(provider)):
        return None
    return CallLogCoordinator(hass, entry, provider, presence, owner, callers)


async def async_unload_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Unload an account, and delete its issues."""
    issues.clear_all(hass, entry)
    await async_remove_entities(hass, entry)
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Delete the stored data of an account."""
    issues.clear_all(hass, entry)
    others = hass.config_entries.async_entries(DOMAIN)
    if not [other for other in others if other.entry_id != entry.entry_id]:
        board.async_hide(hass)
    await devices.async_remove_devices(hass, entry)
    forget_entities(hass, entry)
    await webhook.async_forget(hass, entry.options.get(CONF_WEBHOOK_ID))
    await KeyStore(hass, entry.entry_id).async_remove()
    await PhoneBookStore(hass, entry.entry_id).async_remove()
    activity.async_forget(hass, entry)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: PbxConfigEntry, device: dr.AnyDeviceEntry
) -> bool:
    """Allow the user to delete the device of an extension that is not followed.

    Raises HomeAssistantError for any other device, or if the account is not loaded.
    """
    if entry.state is not ConfigEntryState.LOADED:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="device_not_loaded"
        )
    key, presence = devices.device_key(entry, device), entry.runtime_data.presence
    if device.id == entry.runtime_data.account_device_id:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="device_is_account"
        )
    if key is None:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="device_is_group"
        )
    if presence and key in presence.data:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="device_is_followed"
        )
    if presence:
        presence.forget(key)
    return True
