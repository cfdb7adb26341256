"""Binary sensors for each extension, for groups, and for the account."""

from dataclasses import replace
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .adding import async_add_extension_entities
from .entity import (
    PbxBinarySensorDescription,
    ValueEntity,
    connection_subject,
    fact_subject,
    group_subject,
)
from .facts import FACT_BINARY_SENSORS
from .groups import Group
from .pbx.model import Extension
from .polling.account import AnyCoordinator
from .polling.topics import Topic
from .runtime import PbxConfigEntry, PbxData

PARALLEL_UPDATES = 0

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

CONNECTIVITY = PbxBinarySensorDescription[AnyCoordinator](
    key="connectivity",
    translation_key="connectivity",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
    value_fn=lambda coordinator: coordinator.last_update_success,
)


def _connectivity(data: PbxData) -> PbxBinarySensorDescription[AnyCoordinator]:
    """Return the sensor with why there is no connection, and whether calls can be placed."""
    can_dial = {"can_dial": True} if data.actions.can_dial else {}
    return replace(
        CONNECTIVITY,
        attributes_fn=lambda coordinator: (
            {"reason": coordinator.reason, **can_dial}
            if coordinator.reason
            else can_dial
        ),
    )


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of an account, its extensions and its groups."""
    data = entry.runtime_data
    connection = connection_subject(entry, Topic.CONNECTIVITY)
    async_add_entities([PbxBinarySensor(connection, _connectivity(data))])
    if settings := data.settings:
        async_add_entities(
            PbxBinarySensor(fact_subject(entry, settings, fact.capability), fact)
            for fact in FACT_BINARY_SENSORS
            if data.can(fact.capability)
        )
    for group in data.groups:
        subject = group_subject(entry, group)
        async_add_entities(
            [PbxBinarySensor(subject, sensor) for sensor in GROUP_BINARY_SENSORS],
            config_subentry_id=group.id,
        )
    if data.presence:
        await async_add_extension_entities(
            hass,
            entry,
            data.presence,
            async_add_entities,
            lambda subject: (
                PbxBinarySensor(subject, sensor) for sensor in EXTENSION_BINARY_SENSORS
            ),
        )


class PbxBinarySensor[T](ValueEntity[T, bool | None], BinarySensorEntity):
    """A binary sensor that shows a value of its subject."""

    entity_description: PbxBinarySensorDescription[T]

    @property
    @override
    def is_on(self) -> bool | None:
        """Return the last value."""
        return self._value
