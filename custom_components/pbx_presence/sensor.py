"""Sensors for the presence, profile and line of each extension, and for their totals."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from typing import Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .adding import async_add_extension_entities, remove_account_entities
from .callers import Caller, Callers
from .consent import follow_consent
from .coordinator import PresenceCoordinator
from .entity import (
    PbxSensorDescription,
    ValueEntity,
    connection_subject,
    fact_subject,
    group_subject,
    shortened,
    totals_subject,
)
from .facts import FACT_SENSORS
from .groups import Group
from .log_sensors import LOG_SENSORS, log_subject
from .pbx.account import Capability
from .pbx.model import Extension, LineStatus, Presence
from .pictures import follow_pictures, picture_fn
from .polling.account import AnyCoordinator
from .polling.topics import Topic
from .polling.totals import Totals
from .runtime import PbxConfigEntry
from .talk_time import EXTENSION_TALK_TIME, TOTAL_TALK_TIME, TalkTimeSensor

PARALLEL_UPDATES = 0
PRESENCE: Final = "presence"

EXTENSION_SENSORS = (
    PbxSensorDescription[Extension](
        key=PRESENCE,
        translation_key=PRESENCE,
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
    PbxSensorDescription[Extension](
        key="line_status",
        translation_key="line_status",
        device_class=SensorDeviceClass.ENUM,
        options=[status.value for status in LineStatus],
        value_fn=lambda extension: extension.line_status,
    ),
    PbxSensorDescription[Extension](
        key="profile",
        translation_key="profile",
        value_fn=lambda extension: (
            shortened(extension.profile.name) if extension.profile else None
        ),
    ),
    PbxSensorDescription[Extension](
        key="profile_until",
        translation_key="profile_until",
        capability=Capability.PROFILE_DETAILS,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda extension: (
            extension.profile.until if extension.profile else None
        ),
    ),
    PbxSensorDescription[Extension](
        key="profile_message",
        translation_key="profile_message",
        capability=Capability.PROFILE_DETAILS,
        entity_registry_enabled_default=False,
        value_fn=lambda extension: (
            shortened(extension.profile.message) if extension.profile else None
        ),
    ),
    PbxSensorDescription[Extension](
        key="active_calls",
        translation_key="active_calls",
        capability=Capability.CALLS,
        state_class=SensorStateClass.MEASUREMENT,
        entity_registry_enabled_default=False,
        value_fn=lambda extension: extension.active_calls,
    ),
    PbxSensorDescription[Extension](
        key="caller",
        translation_key="caller",
        capability=Capability.CALLS,
        entity_registry_enabled_default=False,
        is_private=True,
        # See _with_caller.
        value_fn=lambda _: None,
    ),
)

TOTAL_SENSORS = (
    PbxSensorDescription[Totals](
        key="people_available",
        translation_key="people_available",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda totals: totals.available,
    ),
    PbxSensorDescription[Totals](
        key="people_on_call",
        translation_key="people_on_call",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda totals: totals.on_call,
    ),
    PbxSensorDescription[Totals](
        key="people_ringing",
        translation_key="people_ringing",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda totals: totals.ringing,
    ),
    PbxSensorDescription[Totals](
        key="people_total",
        translation_key="people_total",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda totals: totals.total,
    ),
)

GROUP_SENSORS = (
    PbxSensorDescription[Group](
        key="group_available",
        translation_key="group_available",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda group: group.state.available,
        attributes_fn=lambda group: {"members": group.entity_ids},
    ),
    PbxSensorDescription[Group](
        key="group_on_call",
        translation_key="group_on_call",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda group: group.state.on_call,
    ),
    PbxSensorDescription[Group](
        key="next_available",
        translation_key="next_available",
        value_fn=lambda group: shortened(group.state.next_available),
    ),
)

LAST_SUCCESSFUL_UPDATE = PbxSensorDescription[AnyCoordinator](
    key="last_successful_update",
    translation_key="last_successful_update",
    device_class=SensorDeviceClass.TIMESTAMP,
    entity_category=EntityCategory.DIAGNOSTIC,
    entity_registry_enabled_default=False,
    value_fn=lambda coordinator: coordinator.last_success,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of an account, its extensions and its groups."""
    data = entry.runtime_data
    async_add_entities(_account_sensors(entry))
    if data.presence:
        await _async_add_extensions(hass, entry, data.presence, async_add_entities)
        # Added after their members, whose entity IDs they show.
        for group in data.groups:
            subject = group_subject(entry, group)
            async_add_entities(
                [PbxSensor(subject, sensor) for sensor in GROUP_SENSORS],
                config_subentry_id=group.id,
            )
    else:
        totals_only = (*TOTAL_SENSORS, TOTAL_TALK_TIME)
        remove_account_entities(hass, entry, Platform.SENSOR, totals_only)
    if not data.call_log:
        remove_account_entities(hass, entry, Platform.SENSOR, LOG_SENSORS)


def _account_sensors(entry: PbxConfigEntry) -> Iterator[SensorEntity]:
    """Yield the sensors of an account, and those of its owner."""
    data = entry.runtime_data
    yield PbxSensor(connection_subject(entry, Topic.POLL), LAST_SUCCESSFUL_UPDATE)
    for fact in FACT_SENSORS if data.settings else ():
        if data.settings and data.can(fact.capability):
            yield PbxSensor(fact_subject(entry, data.settings, fact.capability), fact)
    if data.presence:
        totals = totals_subject(entry, data.presence)
        yield from (PbxSensor(totals, total) for total in TOTAL_SENSORS)
        yield TalkTimeSensor(totals, TOTAL_TALK_TIME)
    if log := data.call_log:
        subject = log_subject(entry, log)
        yield from (PbxSensor(subject, sensor) for sensor in LOG_SENSORS)


async def _async_add_extensions(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    presence: PresenceCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the extensions, now and later."""
    private = {sensor.key for sensor in EXTENSION_SENSORS if sensor.is_private}
    apply_consent = partial(follow_consent, hass, entry, private)
    apply_consent()
    sensors = _extension_sensors(hass, entry)
    await async_add_extension_entities(
        hass,
        entry,
        presence,
        async_add_entities,
        lambda subject: (
            *(PbxSensor(subject, sensor) for sensor in sensors),
            TalkTimeSensor(subject, EXTENSION_TALK_TIME),
        ),
        apply_consent,
    )
    follow_pictures(hass, entry, presence)


def _extension_sensors(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> list[PbxSensorDescription[Extension]]:
    """Return the sensors that the provider supports."""
    data, picture = entry.runtime_data, picture_fn(hass, entry)

    def completed(
        sensor: PbxSensorDescription[Extension],
    ) -> PbxSensorDescription[Extension]:
        if sensor.key == PRESENCE:
            return replace(sensor, picture_fn=picture)
        return _with_caller(sensor, data.callers) if sensor.is_private else sensor

    return [
        completed(sensor) for sensor in EXTENSION_SENSORS if data.can(sensor.capability)
    ]


def _with_caller(
    sensor: PbxSensorDescription[Extension], callers: Callers
) -> PbxSensorDescription[Extension]:
    """Return a sensor that shows who calls, with the user's consent."""

    def caller(extension: Extension) -> Caller:
        return callers.find(extension.caller_id)

    return replace(
        sensor,
        entity_registry_enabled_default=callers.has_consent,
        value_fn=lambda extension: shortened(caller(extension).shown),
        attributes_fn=lambda extension: asdict(caller(extension)),
    )


class PbxSensor[T](ValueEntity[T, StateType | datetime], SensorEntity):
    """A sensor that shows a value of its subject."""

    _unrecorded_attributes = frozenset(
        {
            *("duration", "entity_picture", "key_words", "kind", "members", "message"),
            *("name", "names", "number", "titles"),
        }
    )
    entity_description: PbxSensorDescription[T]
    _attr_entity_picture: str | None = None

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the last value."""
        return self._value

    @override
    def _look(self) -> bool:
        """Read the values and the picture, and return whether they changed."""
        has_changed = super()._look()
        if (picture_fn := self.entity_description.picture_fn) and self.available:
            before = self._attr_entity_picture
            self._attr_entity_picture = picture_fn(self.subject.read())
            has_changed = has_changed or self._attr_entity_picture != before
        return has_changed
