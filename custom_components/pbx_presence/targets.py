"""Which entities an automation means when it names a person, a group or a place."""

from collections.abc import Iterable

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .const import DOMAIN
from .devices import device_key
from .runtime import PbxConfigEntry


@callback
def matching_entities(
    hass: HomeAssistant, entity_ids: Iterable[str], *roles: str
) -> set[str]:
    """Return the entities of this integration that have one of the roles.

    A role is a translation key. Any entity of a person stands for that person: where it
    has another role, the one of its device that has the role is meant.
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
def extension_of(hass: HomeAssistant, entity_id: str) -> dict[str, str | None]:
    """Return name and number of the extension that an entity belongs to.

    The name is the user's own, if there is one.
    """
    found: dict[str, str | None] = {"name": None, "number": None}
    entity = er.async_get(hass).async_get(entity_id)
    device = (
        entity and entity.device_id and dr.async_get(hass).async_get(entity.device_id)
    )
    if not entity or not device:
        return found
    found["name"] = device.name_by_user or device.name
    entry: PbxConfigEntry | None = hass.config_entries.async_get_entry(
        entity.config_entry_id or ""
    )
    if entry and entry.state is ConfigEntryState.LOADED:
        presence, key = entry.runtime_data.presence, device_key(entry, device)
        if presence and key in presence.data:
            found["number"] = presence.data[key].number
    return found
