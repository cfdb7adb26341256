"""Sensors: what a person chose, what the line does, and how many do so."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .const import CONF_SHOW_CALLER
from .coordinator import PbxConfigEntry, PresenceCoordinator
from .entity import (
    AccountEntity,
    ExtensionEntity,
    ValueEntity,
    add_extension_entities,
    shortened,
)
from .pbx.model import Extension, LineStatus, Presence
from .topics import Topic

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ExtensionSensorDescription(SensorEntityDescription):
    """Describes a sensor of an extension; what is private needs the user's consent."""

    value_fn: Callable[[Extension], StateType | datetime]
    attributes_fn: Callable[[Extension], dict[str, Any]] | None = None
    is_private: bool = False


@dataclass(frozen=True, kw_only=True)
class AccountSensorDescription(SensorEntityDescription):
    """Describes a sensor of an account."""

    value_fn: Callable[[PresenceCoordinator], StateType | datetime]
    attributes_fn: Callable[[PresenceCoordinator], dict[str, Any]] | None = None
    topic: Topic = Topic.TOTALS


EXTENSION_SENSORS = (
    ExtensionSensorDescription(
        key="presence",
        translation_key="presence",
        name=None,
        device_class=SensorDeviceClass.ENUM,
        options=[presence.value for presence in Presence],
        value_fn=lambda extension: extension.presence,
        attributes_fn=lambda extension: {
            "number": extension.number,
            "key_words": list(extension.key_words),
        },
    ),
    ExtensionSensorDescription(
        key="line_status",
        translation_key="line_status",
        device_class=SensorDeviceClass.ENUM,
        options=[status.value for status in LineStatus],
        value_fn=lambda extension: extension.line_status,
    ),
    ExtensionSensorDescription(
        key="profile",
        translation_key="profile",
        value_fn=lambda extension: (
            shortened(extension.profile.name) if extension.profile else None
        ),
    ),
    ExtensionSensorDescription(
        key="profile_until",
        translation_key="profile_until",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda extension: (
            extension.profile.until if extension.profile else None
        ),
    ),
    ExtensionSensorDescription(
        key="profile_message",
        translation_key="profile_message",
        entity_registry_enabled_default=False,
        value_fn=lambda extension: (
            shortened(extension.profile.message) if extension.profile else None
        ),
    ),
    ExtensionSensorDescription(
        key="active_calls",
        translation_key="active_calls",
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=lambda extension: extension.active_calls,
    ),
    ExtensionSensorDescription(
        key="caller",
        translation_key="caller",
        entity_registry_enabled_default=False,
        is_private=True,
        value_fn=lambda extension: shortened(extension.caller_id),
    ),
)

ACCOUNT_SENSORS = (
    AccountSensorDescription(
        key="people_available",
        translation_key="people_available",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: coordinator.totals.available,
    ),
    AccountSensorDescription(
        key="people_on_call",
        translation_key="people_on_call",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: coordinator.totals.on_call,
    ),
    AccountSensorDescription(
        key="people_ringing",
        translation_key="people_ringing",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: coordinator.totals.ringing,
    ),
    AccountSensorDescription(
        key="people_total",
        translation_key="people_total",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: coordinator.totals.total,
    ),
    AccountSensorDescription(
        key="last_successful_update",
        translation_key="last_successful_update",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        topic=Topic.POLL,
        value_fn=lambda coordinator: coordinator.last_success,
    ),
)


def _hidden(_: Extension) -> None:
    """Return nothing of what the user did not consent to show."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of an account and of its extensions."""
    show_private = entry.options.get(CONF_SHOW_CALLER, False)
    descriptions = [
        replace(sensor, value_fn=_hidden)
        if sensor.is_private and not show_private
        else sensor
        for sensor in EXTENSION_SENSORS
    ]
    async_add_entities(AccountSensor(entry, sensor) for sensor in ACCOUNT_SENSORS)
    add_extension_entities(
        entry,
        async_add_entities,
        lambda key: (ExtensionSensor(entry, key, sensor) for sensor in descriptions),
    )


class PbxSensor(ValueEntity, SensorEntity):
    """A sensor that shows the value its description takes from its subject."""

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value that was last seen."""
        value: StateType | datetime = self._value
        return value


class ExtensionSensor(PbxSensor, ExtensionEntity):
    """A sensor of one extension."""

    _unrecorded_attributes = frozenset({"number", "key_words"})
    entity_description: ExtensionSensorDescription


class AccountSensor(PbxSensor, AccountEntity):
    """A sensor of an account."""

    entity_description: AccountSensorDescription

    def __init__(
        self, entry: PbxConfigEntry, description: AccountSensorDescription
    ) -> None:
        """Show what the description says."""
        super().__init__(entry, description.topic, description)
