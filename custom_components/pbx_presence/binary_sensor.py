"""Binary sensors: the yes and no of a person, a line and an account."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import (
    ConnectionEntity,
    ExtensionEntity,
    FactEntity,
    GroupEntity,
    ValueEntity,
    add_extension_entities,
)
from .facts import FACT_BINARY_SENSORS, FactBinarySensorDescription
from .groups import Group
from .pbx.model import Extension
from .polling.topics import Topic
from .runtime import PbxConfigEntry
from .settings_coordinator import SettingsCoordinator

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PbxBinarySensorDescription[SubjectT](BinarySensorEntityDescription):
    """Describes a binary sensor of an extension or of an account."""

    value_fn: Callable[[SubjectT], bool | None]
    attributes_fn: Callable[[SubjectT], dict[str, Any]] | None = None


EXTENSION_BINARY_SENSORS = (
    PbxBinarySensorDescription[Extension](
        key="available",
        translation_key="available",
        value_fn=lambda extension: extension.available,
    ),
    PbxBinarySensorDescription[Extension](
        key="on_call",
        translation_key="on_call",
        value_fn=lambda extension: extension.on_call,
    ),
    PbxBinarySensorDescription[Extension](
        key="ringing",
        translation_key="ringing",
        value_fn=lambda extension: extension.ringing,
    ),
)

GROUP_BINARY_SENSORS = (
    PbxBinarySensorDescription[Group](
        key="anyone_available",
        translation_key="anyone_available",
        value_fn=lambda group: group.state.anyone_available,
    ),
    PbxBinarySensorDescription[Group](
        key="all_busy",
        translation_key="all_busy",
        value_fn=lambda group: group.state.all_busy,
    ),
)

CONNECTIVITY = PbxBinarySensorDescription[Any](
    key="connectivity",
    translation_key="connectivity",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
    value_fn=lambda coordinator: coordinator.last_update_success,
    attributes_fn=lambda coordinator: (
        {"reason": coordinator.reason} if coordinator.reason else {}
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of an account and of its extensions."""
    data = entry.runtime_data
    async_add_entities(
        [ConnectionBinarySensor(entry, Topic.CONNECTIVITY, CONNECTIVITY)]
    )
    if facts := data.settings:
        async_add_entities(
            FactBinarySensor(entry, facts, fact) for fact in FACT_BINARY_SENSORS
        )
    for group in data.groups:
        async_add_entities(
            (
                GroupBinarySensor(entry, group, description)
                for description in GROUP_BINARY_SENSORS
            ),
            config_subentry_id=group.id,
        )
    if data.presence:
        add_extension_entities(
            entry,
            async_add_entities,
            lambda key: (
                ExtensionBinarySensor(entry, key, description)
                for description in EXTENSION_BINARY_SENSORS
            ),
        )


class PbxBinarySensor(ValueEntity, BinarySensorEntity):
    """A binary sensor that shows what its description takes from its subject."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the value that was last seen."""
        value: bool | None = self._value
        return value


class ExtensionBinarySensor(PbxBinarySensor, ExtensionEntity):
    """A binary sensor of one extension."""

    entity_description: PbxBinarySensorDescription[Extension]


class ConnectionBinarySensor(PbxBinarySensor, ConnectionEntity):
    """A binary sensor of the connection of an account."""


class GroupBinarySensor(PbxBinarySensor, GroupEntity):
    """A binary sensor of a group."""


class FactBinarySensor(PbxBinarySensor, FactEntity):
    """A binary sensor of what an endpoint tells of the PBX."""

    def __init__(
        self,
        entry: PbxConfigEntry,
        coordinator: SettingsCoordinator,
        description: FactBinarySensorDescription,
    ) -> None:
        """Show what the description says."""
        super().__init__(entry, coordinator, description.capability, description)
