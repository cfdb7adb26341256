"""The devices of an account, of its extensions and of its groups."""

import asyncio
from collections.abc import Iterator
from itertools import batched

from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from yarl import URL

from .const import DOMAIN
from .pbx.model import Extension
from .providers import branded_kind_of
from .runtime import PbxConfigEntry


def account_identifier(entry: PbxConfigEntry) -> tuple[str, str]:
    """Return the identifier of the device of an account."""
    return (DOMAIN, entry.entry_id)


def extension_identifier(entry: PbxConfigEntry, key: str) -> tuple[str, str]:
    """Return the identifier of the device of an extension."""
    return (DOMAIN, f"{entry.entry_id}_{key}")


def manufacturer(entry: PbxConfigEntry) -> str:
    """Return the brand of the PBX, or its host if the brand is unknown."""
    brand = branded_kind_of(entry.data).brand
    return brand or URL(entry.data[CONF_URL]).host or ""


def _model(extension: Extension) -> str:
    """Return the model of an extension; only people are documented to have a profile."""
    return "Person" if extension.profile else "Extension"


def account_info(entry: PbxConfigEntry) -> DeviceInfo:
    """Return a reference to the device of an account, which already exists."""
    return DeviceInfo(identifiers={account_identifier(entry)})


def extension_info(
    entry: PbxConfigEntry, extension: Extension, account_device_id: str
) -> DeviceInfo:
    """Return the device of an extension."""
    return DeviceInfo(
        identifiers={extension_identifier(entry, extension.key)},
        entry_type=DeviceEntryType.SERVICE,
        configuration_url=branded_kind_of(entry.data).portal,
        manufacturer=manufacturer(entry),
        model=_model(extension),
        name=extension.name,
        serial_number=extension.number or None,
        via_device_id=account_device_id,
    )


def group_info(
    entry: PbxConfigEntry, group_id: str, name: str, account_device_id: str
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
def create_account_device(hass: HomeAssistant, entry: PbxConfigEntry) -> str:
    """Create the device of an account and return its ID."""
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={account_identifier(entry)},
        entry_type=DeviceEntryType.SERVICE,
        configuration_url=branded_kind_of(entry.data).portal,
        manufacturer=manufacturer(entry),
        model="PBX account",
        name=entry.title,
    )
    return device.id


@callback
def update_device(hass: HomeAssistant, entry: PbxConfigEntry, ext: Extension) -> None:
    """Update the name, number and model of an extension's device.

    A name that the user gave the device is kept.
    """
    device = _device(hass, entry, ext.key)
    if not isinstance(device, dr.DeviceEntry):
        return
    now = (ext.name, ext.number or None, _model(ext))
    if now != (device.name, device.serial_number, device.model):
        dr.async_get(hass).async_update_device(
            device.id, name=now[0], serial_number=now[1], model=now[2]
        )


@callback
def rename_account(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Name the device of an account after its entry.

    A name that the user gave the device is kept.
    """
    device = _account_device(hass, entry)
    if device and device.name != entry.title:
        dr.async_get(hass).async_update_device(device.id, name=entry.title)


def _account_device(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> dr.AnyDeviceEntry | None:
    """Return the device of an account."""
    identifier = account_identifier(entry)
    return dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)


@callback
def remove_device(hass: HomeAssistant, entry: PbxConfigEntry, key: str) -> None:
    """Remove the device of an extension along with its entities.

    Entities of the account's owner stay, with the device of the account.
    """
    if not (device := _device(hass, entry, key)):
        return
    registry, account = er.async_get(hass), _account_device(hass, entry)
    for entity in er.async_entries_for_device(
        registry, device.id, include_disabled_entities=True
    ):
        if not entity.unique_id.startswith(f"{entry.entry_id}_{key}_"):
            registry.async_update_entity(
                entity.entity_id, device_id=account.id if account else None
            )
    dr.async_get(hass).async_remove_device(device.id)


async def async_remove_devices(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Remove all devices of an account, a few at a time, so that other work can run."""
    registry = dr.async_get(hass)
    found = dr.async_entries_for_config_entry(registry, entry.entry_id)
    for chunk in batched(reversed(found), 20, strict=False):
        for device in chunk:
            registry.async_remove_device(device.id)
        await asyncio.sleep(0)


@callback
def device_id(hass: HomeAssistant, entry: PbxConfigEntry, key: str) -> str | None:
    """Return the ID of the device of an extension."""
    device = _device(hass, entry, key)
    return device.id if device else None


def _device(
    hass: HomeAssistant, entry: PbxConfigEntry, key: str
) -> dr.AnyDeviceEntry | None:
    """Return the device of an extension."""
    identifier = extension_identifier(entry, key)
    return dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)


@callback
def device_keys(hass: HomeAssistant, entry: PbxConfigEntry) -> Iterator[str]:
    """Yield the keys of the extensions that have a device."""
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        if key := device_key(entry, device):
            yield key


def device_key(entry: PbxConfigEntry, device: dr.AnyDeviceEntry) -> str | None:
    """Return the key of the extension of a device, or None for any other device."""
    prefix = f"{entry.entry_id}_"
    for domain, identifier in device.identifiers:
        if domain == DOMAIN and identifier.startswith(prefix):
            return identifier.removeprefix(prefix)
    return None
