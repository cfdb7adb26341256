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
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .consent import follow_consent
from .const import CONF_SHOW_CALLER, DOMAIN
from .entity import (
    ConnectionEntity,
    ExtensionEntity,
    FactEntity,
    GroupEntity,
    TotalsEntity,
    ValueEntity,
    add_extension_entities,
    shortened,
)
from .facts import FACT_SENSORS, FactSensorDescription
from .pbx.account import Capability
from .pbx.model import Extension, LineStatus, Presence
from .polling.topics import Topic
from .runtime import PbxConfigEntry
from .settings_coordinator import SettingsCoordinator

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ExtensionSensorDescription(SensorEntityDescription):
    """Describes a sensor of an extension; what is private needs the user's consent.

    It exists where the provider has the capability.
    """

    value_fn: Callable[[Extension], StateType | datetime]
    attributes_fn: Callable[[Extension], dict[str, Any]] | None = None
    is_private: bool = False
    capability: Capability = Capability.EXTENSIONS


@dataclass(frozen=True, kw_only=True)
class AccountSensorDescription(SensorEntityDescription):
    """Describes a sensor of an account, or of one of its groups."""

    value_fn: Callable[[Any], StateType | datetime]
    attributes_fn: Callable[[Any], dict[str, Any]] | None = None


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
            "message": extension.profile.message if extension.profile else None,
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
        capability=Capability.CALLS,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda extension: (
            extension.profile.until if extension.profile else None
        ),
    ),
    ExtensionSensorDescription(
        key="profile_message",
        translation_key="profile_message",
        capability=Capability.CALLS,
        entity_registry_enabled_default=False,
        value_fn=lambda extension: (
            shortened(extension.profile.message) if extension.profile else None
        ),
    ),
    ExtensionSensorDescription(
        key="active_calls",
        translation_key="active_calls",
        capability=Capability.CALLS,
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=lambda extension: extension.active_calls,
    ),
    ExtensionSensorDescription(
        key="caller",
        translation_key="caller",
        capability=Capability.CALLS,
        entity_registry_enabled_default=False,
        is_private=True,
        value_fn=lambda extension: shortened(extension.caller_id),
    ),
)

TOTAL_SENSORS = (
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
)

GROUP_SENSORS = (
    AccountSensorDescription(
        key="group_available",
        translation_key="group_available",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda group: group.state.available,
        attributes_fn=lambda group: {"members": group.entity_ids},
    ),
    AccountSensorDescription(
        key="group_on_call",
        translation_key="group_on_call",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda group: group.state.on_call,
    ),
    AccountSensorDescription(
        key="next_available",
        translation_key="next_available",
        value_fn=lambda group: shortened(group.state.next_available),
    ),
)

LAST_SUCCESSFUL_UPDATE = AccountSensorDescription(
    key="last_successful_update",
    translation_key="last_successful_update",
    device_class=SensorDeviceClass.TIMESTAMP,
    entity_category=EntityCategory.DIAGNOSTIC,
    entity_registry_enabled_default=False,
    value_fn=lambda coordinator: coordinator.last_success,
)


def _hidden(_: Extension) -> None:
    """Return nothing of what the user did not consent to show."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of an account and of its extensions."""
    data = entry.runtime_data
    async_add_entities([ConnectionSensor(entry, Topic.POLL, LAST_SUCCESSFUL_UPDATE)])
    if facts := data.settings:
        async_add_entities(FactSensor(entry, facts, fact) for fact in FACT_SENSORS)
    if presence := data.presence:
        async_add_entities(
            TotalSensor(entry, presence, Topic.TOTALS, total) for total in TOTAL_SENSORS
        )
        private = {sensor.key for sensor in EXTENSION_SENSORS if sensor.is_private}
        follow_consent(hass, entry, private)
        descriptions = _extension_sensors(entry)
        add_extension_entities(
            entry,
            async_add_entities,
            lambda key: (
                ExtensionSensor(entry, key, sensor) for sensor in descriptions
            ),
        )
        # After their members, whose ids they tell.
        for group in data.groups:
            async_add_entities(
                (GroupSensor(entry, group, sensor) for sensor in GROUP_SENSORS),
                config_subentry_id=group.id,
            )
    else:
        _remove_totals(hass, entry)


@callback
def _remove_totals(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Remove the counts of extensions that somebody no longer wants."""
    registry = er.async_get(hass)
    for total in TOTAL_SENSORS:
        unique_id = f"{entry.entry_id}_{total.key}"
        if entity_id := registry.async_get_entity_id(
            Platform.SENSOR, DOMAIN, unique_id
        ):
            registry.async_remove(entity_id)


def _extension_sensors(entry: PbxConfigEntry) -> list[ExtensionSensorDescription]:
    """Return what the provider can tell and the user consented to show."""
    show_private = entry.options.get(CONF_SHOW_CALLER, False)
    return [
        (
            replace(sensor, entity_registry_enabled_default=True)
            if show_private
            else replace(sensor, value_fn=_hidden)
        )
        if sensor.is_private
        else sensor
        for sensor in EXTENSION_SENSORS
        if entry.runtime_data.can(sensor.capability)
    ]


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

    _unrecorded_attributes = frozenset({"number", "key_words", "message"})
    entity_description: ExtensionSensorDescription


class ConnectionSensor(PbxSensor, ConnectionEntity):
    """A sensor of the connection of an account."""


class TotalSensor(PbxSensor, TotalsEntity):
    """A sensor that counts the extensions of an account."""


class GroupSensor(PbxSensor, GroupEntity):
    """A sensor of a group."""

    _unrecorded_attributes = frozenset({"members"})


class FactSensor(PbxSensor, FactEntity):
    """A sensor of what an endpoint tells of the PBX."""

    _unrecorded_attributes = frozenset({"names", "titles"})

    def __init__(
        self,
        entry: PbxConfigEntry,
        coordinator: SettingsCoordinator,
        description: FactSensorDescription,
    ) -> None:
        """Show what the description says."""
        super().__init__(entry, coordinator, description.capability, description)
