"""The device of an account, and one for each of its extensions."""

from collections.abc import Iterator

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from .const import BRANDS, CONF_PROVIDER, DOMAIN
from .pbx.model import Extension


def account_identifier(entry: ConfigEntry) -> tuple[str, str]:
    """Return what the device of an account is known by."""
    return (DOMAIN, entry.entry_id)


def extension_identifier(entry: ConfigEntry, key: str) -> tuple[str, str]:
    """Return what the device of an extension is known by."""
    return (DOMAIN, f"{entry.entry_id}_{key}")


def account_info(entry: ConfigEntry) -> DeviceInfo:
    """Return how to find the device of an account, which was created before."""
    return DeviceInfo(identifiers={account_identifier(entry)})


def extension_info(
    entry: ConfigEntry, extension: Extension, account_device_id: str
) -> DeviceInfo:
    """Return the device of an extension."""
    return DeviceInfo(
        identifiers={extension_identifier(entry, extension.key)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=BRANDS.get(entry.data[CONF_PROVIDER]),
        name=extension.name,
        via_device_id=account_device_id,
    )


def group_info(group_id: str, name: str, account_device_id: str) -> DeviceInfo:
    """Return the device of a group."""
    return DeviceInfo(
        identifiers={(DOMAIN, group_id)},
        entry_type=DeviceEntryType.SERVICE,
        name=name,
        via_device_id=account_device_id,
    )


@callback
def create_account_device(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Create the device of an account and return its id."""
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={account_identifier(entry)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=BRANDS.get(entry.data[CONF_PROVIDER]),
        name=entry.title,
    )
    return device.id


@callback
def rename_device(hass: HomeAssistant, entry: ConfigEntry, ext: Extension) -> None:
    """Let the device of an extension follow its name; a user's own name stays."""
    device = _device(hass, entry, ext.key)
    if device and device.name != ext.name:
        dr.async_get(hass).async_update_device(device.id, name=ext.name)


@callback
def remove_device(hass: HomeAssistant, entry: ConfigEntry, key: str) -> None:
    """Remove the device of an extension and with it its entities."""
    if device := _device(hass, entry, key):
        dr.async_get(hass).async_remove_device(device.id)


@callback
def device_id(hass: HomeAssistant, entry: ConfigEntry, key: str) -> str | None:
    """Return the id of the device of an extension."""
    device = _device(hass, entry, key)
    return device.id if device else None


def _device(
    hass: HomeAssistant, entry: ConfigEntry, key: str
) -> dr.AnyDeviceEntry | None:
    """Return the device of an extension."""
    identifier = extension_identifier(entry, key)
    return dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)


@callback
def device_keys(hass: HomeAssistant, entry: ConfigEntry) -> Iterator[str]:
    """Yield the keys of all extensions that have a device."""
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        if key := device_key(entry, device):
            yield key


def device_key(entry: ConfigEntry, device: dr.AnyDeviceEntry) -> str | None:
    """Return the key of the extension that a device stands for, None for others."""
    prefix = f"{entry.entry_id}_"
    for domain, identifier in device.identifiers:
        if domain == DOMAIN and identifier.startswith(prefix):
            return identifier.removeprefix(prefix)
    return None
