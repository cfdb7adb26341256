"""What all entities of an account and of its extensions share."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, Protocol, override

from homeassistant.core import callback
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import PbxConfigEntry, PresenceCoordinator
from .devices import account_info, extension_info
from .pbx.model import Extension
from .topics import Topic

MAX_STATE = 255


class Description[SubjectT](Protocol):
    """What a description says besides what Home Assistant asks for."""

    key: str
    value_fn: Callable[[SubjectT], Any]
    attributes_fn: Callable[[SubjectT], dict[str, Any]] | None


def shortened(text: str | None) -> str | None:
    """Return a text that fits into a state, with a mark where it was cut."""
    if text and len(text) > MAX_STATE:
        return f"{text[: MAX_STATE - 1]}…"
    return text


class PbxEntity(CoordinatorEntity[PresenceCoordinator]):
    """An entity about one topic of an account."""

    _attr_has_entity_name = True

    def __init__(
        self, entry: PbxConfigEntry, topic: Topic | str, unique_id: str
    ) -> None:
        """Listen to a topic: an extension's key, or one of the account's."""
        super().__init__(entry.runtime_data.presence, topic)
        self._attr_unique_id = f"{entry.entry_id}_{unique_id}"

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the topic from now on."""
        self._take_bearings()
        await super().async_added_to_hass()

    @abstractmethod
    def _take_bearings(self) -> None:
        """Note how things are before there is any news."""


class ExtensionEntity(PbxEntity):
    """An entity of one extension, on the extension's device."""

    def __init__(
        self, entry: PbxConfigEntry, key: str, description: EntityDescription
    ) -> None:
        """Describe the extension with a key."""
        super().__init__(entry, key, f"{key}_{description.key}")
        self.entity_description = description
        self.key = key
        self._attr_device_info = extension_info(
            entry, self.subject, entry.runtime_data.account_device_id
        )

    @property
    def subject(self) -> Extension:
        """Return the extension; raises KeyError while it is not listed."""
        return self.coordinator.data[self.key]

    @property
    @override
    def available(self) -> bool:
        """Return whether the extension is listed and the list is fresh enough."""
        return self.coordinator.is_fresh and self.key in self.coordinator.data


class AccountEntity(PbxEntity):
    """An entity of the account itself."""

    def __init__(
        self, entry: PbxConfigEntry, topic: Topic, description: EntityDescription
    ) -> None:
        """Describe an account; counts are unavailable with their extensions."""
        super().__init__(entry, topic, description.key)
        self.entity_description = description
        self._attr_device_info = account_info(entry)

    @property
    def subject(self) -> PresenceCoordinator:
        """Return what knows the account."""
        return self.coordinator

    @property
    @override
    def available(self) -> bool:
        """Return whether there is something true to say about the topic."""
        return self.coordinator.is_fresh or self.coordinator_context is not Topic.TOTALS


class ValueEntity(PbxEntity):
    """An entity that shows one value of its subject, and writes only changes."""

    entity_description: Any
    subject: Any
    _value: Any = None
    _seen: object = None

    @override
    def _take_bearings(self) -> None:
        """Look before the first state is written."""
        self._look()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state if it is another one than the last."""
        if self._look():
            self.async_write_ha_state()

    def _look(self) -> bool:
        """Take over what the subject says and return whether that is new."""
        description: Description[Any] = self.entity_description
        seen: object = None
        if self.available:
            self._value = description.value_fn(self.subject)
            seen = (self._value,)
            if attributes_fn := description.attributes_fn:
                self._attr_extra_state_attributes = attributes_fn(self.subject)
                seen = (self._value, self._attr_extra_state_attributes)
        if seen == self._seen:
            return False
        self._seen = seen
        return True


@callback
def add_extension_entities(
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    create: Callable[[str], Iterable[Entity]],
) -> None:
    """Add the entities of every extension, now and whenever one is new or back."""
    coordinator = entry.runtime_data.presence
    served: set[str] = set()

    @callback
    def add_new() -> None:
        served.intersection_update(coordinator.keys)
        new = [key for key in coordinator.data if key not in served]
        served.update(new)
        if new:
            async_add_entities([entity for key in new for entity in create(key)])

    entry.async_on_unload(coordinator.async_add_listener(add_new, Topic.EXTENSIONS))
    add_new()
