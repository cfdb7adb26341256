"""The device of an account, and one for each of its extensions."""

from collections.abc import Iterator

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from yarl import URL

from .const import BRANDS, CONF_PROVIDER, DOMAIN, PORTALS
from .pbx.model import Extension


def account_identifier(entry: ConfigEntry) -> tuple[str, str]:
    """Return what the device of an account is known by."""
    return (DOMAIN, entry.entry_id)


def extension_identifier(entry: ConfigEntry, key: str) -> tuple[str, str]:
    """Return what the device of an extension is known by."""
    return (DOMAIN, f"{entry.entry_id}_{key}")


def manufacturer(entry: ConfigEntry) -> str:
    """Return the brand of the PBX, or else its host."""
    return BRANDS.get(_provider(entry)) or _host(entry)


def _portal(entry: ConfigEntry) -> str | None:
    """Return where people change their PBX, None if that is not known."""
    return PORTALS.get(_provider(entry))


def _provider(entry: ConfigEntry) -> str:
    """Return the provider; of another PBX, the one that its host belongs to, if any."""
    provider: str = entry.data[CONF_PROVIDER]
    if provider in BRANDS:
        return provider
    labels = _host(entry).split(".")
    return next((key for key in PORTALS if key in labels), provider)


def _host(entry: ConfigEntry) -> str:
    """Return the host of the PBX."""
    return URL(entry.data[CONF_URL]).host or ""


def _model(extension: Extension) -> str:
    """Return what an extension is: only people have a profile, as far as is documented."""
    return "Person" if extension.profile else "Extension"


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
        configuration_url=_portal(entry),
        manufacturer=manufacturer(entry),
        model=_model(extension),
        name=extension.name,
        serial_number=extension.number or None,
        via_device_id=account_device_id,
    )


def group_info(
    entry: ConfigEntry, group_id: str, name: str, account_device_id: str
) -> DeviceInfo:
    """Return the device of a group."""
    return DeviceInfo(
        identifiers={(DOMAIN, group_id)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=manufacturer(entry),
        model="Group",
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
        configuration_url=_portal(entry),
        manufacturer=manufacturer(entry),
        model="PBX account",
        name=entry.title,
    )
    return device.id


@callback
def update_device(hass: HomeAssistant, entry: ConfigEntry, ext: Extension) -> None:
    """Update name, number and model of an extension's device; a user's own name stays."""
    device = _device(hass, entry, ext.key)
    if not isinstance(device, dr.DeviceEntry):
        return
    now = (ext.name, ext.number or None, _model(ext))
    if now != (device.name, device.serial_number, device.model):
        dr.async_get(hass).async_update_device(
            device.id, name=now[0], serial_number=now[1], model=now[2]
        )


@callback
def rename_account(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Let the device of an account follow the entry's title; a user's own name stays."""
    registry = dr.async_get(hass)
    identifier = account_identifier(entry)
    device = registry.async_get_device_by_identifier(identifier, entry.entry_id)
    if device and device.name != entry.title:
        registry.async_update_device(device.id, name=entry.title)


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
