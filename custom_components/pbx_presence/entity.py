"""The base of all entities, and what they are about."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.binary_sensor import BinarySensorEntityDescription
from homeassistant.components.sensor import SensorEntityDescription
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.typing import StateType
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import PresenceCoordinator
from .devices import account_info, extension_info, group_info
from .groups import Group
from .pbx.account import Capability
from .pbx.model import Extension
from .polling.account import AnyCoordinator
from .polling.topics import Topic
from .polling.totals import Totals
from .runtime import PbxConfigEntry
from .settings_coordinator import SettingsCoordinator

MAX_STATE = 255


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Subject[T]:
    """The source of an entity's values and updates.

    `unique_id_prefix` starts the unique IDs of its entities. `read` returns the object
    that they show, and may be called only while `can_show` returns true.
    """

    coordinator: AnyCoordinator
    topic: Topic | str
    unique_id_prefix: str
    device_info: Callable[[], DeviceInfo]
    read: Callable[[], T]
    can_show: Callable[[], bool]


def extension_subject(
    entry: PbxConfigEntry, presence: PresenceCoordinator, key: str
) -> Subject[Extension]:
    """Return the subject of an extension, which all its entities share."""
    data = entry.runtime_data
    if not (subject := data.subjects.get(key)):
        subject = data.subjects[key] = Subject(
            coordinator=presence,
            topic=key,
            unique_id_prefix=f"{entry.entry_id}_{key}",
            device_info=lambda: extension_info(
                entry, presence.data[key], data.account_device_id
            ),
            read=lambda: presence.data[key],
            can_show=lambda: presence.is_fresh and key in presence.data,
        )
    return subject


def totals_subject(
    entry: PbxConfigEntry, presence: PresenceCoordinator
) -> Subject[Totals]:
    """Return the subject of the counts of extensions."""
    return Subject(
        coordinator=presence,
        topic=Topic.TOTALS,
        unique_id_prefix=entry.entry_id,
        device_info=lambda: account_info(entry),
        read=lambda: presence.totals,
        can_show=lambda: presence.is_fresh,
    )


def connection_subject(entry: PbxConfigEntry, topic: Topic) -> Subject[AnyCoordinator]:
    """Return the subject of the connection to the PBX, which can always be shown."""
    coordinator = entry.runtime_data.main
    return Subject(
        coordinator=coordinator,
        topic=topic,
        unique_id_prefix=entry.entry_id,
        device_info=lambda: account_info(entry),
        read=lambda: coordinator,
        can_show=lambda: True,
    )


def fact_subject(
    entry: PbxConfigEntry, settings: SettingsCoordinator, capability: Capability
) -> Subject[Any]:
    """Return the subject of the value that one endpoint returns."""
    return Subject(
        coordinator=settings,
        topic=capability,
        unique_id_prefix=entry.entry_id,
        device_info=lambda: account_info(entry),
        read=lambda: settings.data[capability].value,
        can_show=lambda: settings.can_show(capability),
    )


def group_subject(entry: PbxConfigEntry, group: Group) -> Subject[Group]:
    """Return the subject of a group of extensions."""
    device_id = entry.runtime_data.account_device_id
    return Subject(
        coordinator=group.presence,
        topic=Topic.ANY_EXTENSION,
        unique_id_prefix=f"{entry.entry_id}_{group.id}",
        device_info=lambda: group_info(entry, group.id, group.name, device_id),
        read=lambda: group,
        can_show=lambda: group.presence.is_fresh,
    )


class PbxEntity[T](CoordinatorEntity[AnyCoordinator]):
    """An entity about one subject."""

    _attr_has_entity_name = True

    def __init__(self, subject: Subject[T], description: EntityDescription) -> None:
        """Show what a description says about a subject."""
        super().__init__(subject.coordinator, subject.topic)
        self.subject = subject
        self.entity_description = description
        self._attr_unique_id = f"{subject.unique_id_prefix}_{description.key}"

    @property
    @override
    def device_info(self) -> DeviceInfo:
        """Return the device of the subject."""
        return self.subject.device_info()

    @property
    @override
    def available(self) -> bool:
        """Return whether the subject can be shown."""
        return self.subject.can_show()

    @override
    async def async_added_to_hass(self) -> None:
        """Note the current state, and listen to changes from now on."""
        self._note_current_state()
        await super().async_added_to_hass()

    @abstractmethod
    def _note_current_state(self) -> None:
        """Note the current state, so that only changes are reported."""


@dataclass(frozen=True, kw_only=True)
class ValueDescription[T, V](EntityDescription):
    """Describes an entity that shows a value of its subject, and perhaps attributes.

    `capability` is what the provider must have to return the value.
    """

    value_fn: Callable[[T], V]
    attributes_fn: Callable[[T], dict[str, Any]] | None = None
    capability: Capability = Capability.EXTENSIONS


@dataclass(frozen=True, kw_only=True)
class PbxSensorDescription[T](
    ValueDescription[T, StateType | datetime], SensorEntityDescription
):
    """Describes a sensor; one that is private needs the user's consent.

    `picture_fn` returns the URL of a picture of the subject.
    """

    is_private: bool = False
    picture_fn: Callable[[T], str | None] | None = None


@dataclass(frozen=True, kw_only=True)
class PbxBinarySensorDescription[T](
    ValueDescription[T, bool | None], BinarySensorEntityDescription
):
    """Describes a binary sensor."""


class ValueEntity[T, V](PbxEntity[T]):
    """An entity that shows a value of its subject, and writes only changed states."""

    entity_description: ValueDescription[T, V]
    _value: V | None = None
    _seen: object = None

    @override
    def _note_current_state(self) -> None:
        """Read the values before the first state is written."""
        self._look()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state if it changed."""
        if self._look():
            self.async_write_ha_state()

    def _look(self) -> bool:
        """Read the values, and return whether they changed."""
        seen: object = None
        if self.available:
            subject = self.subject.read()
            self._value = self.entity_description.value_fn(subject)
            seen = (self._value,)
            if attributes_fn := self.entity_description.attributes_fn:
                self._attr_extra_state_attributes = attributes_fn(subject)
                seen = (self._value, self._attr_extra_state_attributes)
        if seen == self._seen:
            return False
        self._seen = seen
        return True


def shortened(text: str | None) -> str | None:
    """Return a text that fits into a state; if it was cut, it ends in an ellipsis."""
    if text and len(text) > MAX_STATE:
        return f"{text[: MAX_STATE - 1]}…"
    return text
