"""Add and remove the entities of an account.

Home Assistant would add or remove thousands of them in one go, which blocks everything
else for seconds. So do a few at a time, and let other work run in between.
"""

import asyncio
from collections.abc import Callable, Iterable
from itertools import batched
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import (
    AddConfigEntryEntitiesCallback,
    async_get_platforms,
)

from .const import DOMAIN
from .coordinator import PresenceCoordinator
from .entity import Subject, extension_subject
from .pbx.model import Extension
from .polling.topics import Topic
from .runtime import PbxConfigEntry

ADDED: Final = 20
"""How many extensions get their entities at a time."""
REMOVED: Final = 100
"""How many entities are removed at a time."""
UNLOADING: Final = ConfigEntryState.UNLOAD_IN_PROGRESS


@callback
def remove_account_entities(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    platform: Platform,
    descriptions: Iterable[EntityDescription],
) -> None:
    """Remove the entities of an account that an option no longer adds."""
    registry = er.async_get(hass)
    for description in descriptions:
        unique_id = f"{entry.entry_id}_{description.key}"
        if entity_id := registry.async_get_entity_id(platform, DOMAIN, unique_id):
            registry.async_remove(entity_id)


async def async_remove_entities(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Remove all entities of an account."""
    for platform in async_get_platforms(hass, DOMAIN):
        if platform.config_entry is entry:
            for chunk in batched(
                tuple(platform.entities.values()), REMOVED, strict=False
            ):
                for entity in chunk:
                    await entity.async_remove()
                await asyncio.sleep(0)


@callback
def forget_entities(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Forget the removed entities of a deleted account.

    Their unique IDs contain the ID of the account, so they can never return. Home
    Assistant would keep their names for 30 days, and update all of them in one go.
    """
    registry = er.async_get(hass)
    for key, removed in tuple(registry.deleted_entities.items()):
        # Those of a deleted group no longer name the account.
        is_ours = removed.platform == DOMAIN
        if is_ours and removed.unique_id.startswith(f"{entry.entry_id}_"):
            del registry.deleted_entities[key]
    registry.async_schedule_save()


async def async_add_extension_entities(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    presence: PresenceCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
    create: Callable[[Subject[Extension]], Iterable[Entity]],
    on_returned: Callable[[], None] | None = None,
) -> None:
    """Add the entities of every extension, now and whenever one is new or returns.

    `on_returned` is called after the entities of later extensions were added. Home
    Assistant restores what it remembers of deleted entities.
    """
    served: set[str] = set()

    def take_new() -> list[str]:
        served.intersection_update(presence.attendance.present)
        new = [key for key in presence.data if key not in served]
        served.update(new)
        return new

    async def add(keys: Iterable[str]) -> None:
        for chunk in batched(keys, ADDED, strict=False):
            subjects = [
                extension_subject(entry, presence, key)
                for key in chunk
                if key in presence.data
            ]
            async_add_entities(
                [entity for subject in subjects for entity in create(subject)]
            )
            await asyncio.sleep(0)

    async def add_later(keys: Iterable[str]) -> None:
        await add(keys)
        if on_returned:
            on_returned()

    @callback
    def add_new() -> None:
        if entry.state is not UNLOADING and (new := take_new()):
            entry.async_create_task(hass, add_later(new), "new extensions")

    entry.async_on_unload(presence.async_add_listener(add_new, Topic.EXTENSIONS))
    await add(take_new())
