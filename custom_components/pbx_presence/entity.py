"""What all entities of an account and of its extensions share."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, Protocol, override

from homeassistant.core import callback
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import PresenceCoordinator
from .devices import account_info, extension_info, group_info
from .groups import Group
from .pbx.account import Capability
from .pbx.model import Extension
from .polling.topics import Topic, TopicCoordinator
from .runtime import PbxConfigEntry
from .settings_coordinator import SettingsCoordinator

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


class PbxEntity[CoordinatorT: TopicCoordinator[Any]](CoordinatorEntity[CoordinatorT]):
    """An entity about one topic of an account."""

    _attr_has_entity_name = True

    def __init__(
        self,
        entry: PbxConfigEntry,
        coordinator: CoordinatorT,
        topic: Topic | str,
        unique_id: str,
    ) -> None:
        """Listen to a topic: an extension's key, or one of the account's."""
        super().__init__(coordinator, topic)
        self._attr_unique_id = f"{entry.entry_id}_{unique_id}"

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the topic from now on."""
        self._take_bearings()
        await super().async_added_to_hass()

    @abstractmethod
    def _take_bearings(self) -> None:
        """Note how things are before there is any news."""


class ExtensionEntity(PbxEntity[PresenceCoordinator]):
    """An entity of one extension, on the extension's device."""

    def __init__(
        self, entry: PbxConfigEntry, key: str, description: EntityDescription
    ) -> None:
        """Describe the extension with a key."""
        data = entry.runtime_data
        assert data.presence
        super().__init__(entry, data.presence, key, f"{key}_{description.key}")
        self.entity_description = description
        self.key = key
        self._attr_device_info = extension_info(
            entry, self.subject, data.account_device_id
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


class AccountEntity[CoordinatorT: TopicCoordinator[Any]](PbxEntity[CoordinatorT]):
    """An entity of the account itself."""

    def __init__(
        self,
        entry: PbxConfigEntry,
        coordinator: CoordinatorT,
        topic: Topic | str,
        description: EntityDescription,
    ) -> None:
        """Describe an account by what one of its coordinators knows of a topic."""
        super().__init__(entry, coordinator, topic, description.key)
        self.entity_description = description
        self._attr_device_info = account_info(entry)

    @property
    def subject(self) -> Any:
        """Return what knows the account."""
        return self.coordinator


class ConnectionEntity(AccountEntity[PresenceCoordinator | SettingsCoordinator]):
    """An entity about the connection to the PBX, which is always known."""

    def __init__(
        self, entry: PbxConfigEntry, topic: Topic, description: EntityDescription
    ) -> None:
        """Describe the connection of an account."""
        super().__init__(entry, entry.runtime_data.main, topic, description)

    @property
    @override
    def available(self) -> bool:
        """Return true: a connection that is lost can be shown as such."""
        return True


class TotalsEntity(AccountEntity[PresenceCoordinator]):
    """An entity that counts extensions, and is unavailable with them."""

    @property
    @override
    def available(self) -> bool:
        """Return whether the extensions are fresh enough to be counted."""
        return self.coordinator.is_fresh


class FactEntity(AccountEntity[SettingsCoordinator]):
    """An entity about what one endpoint tells of the PBX."""

    def __init__(
        self,
        entry: PbxConfigEntry,
        coordinator: SettingsCoordinator,
        capability: Capability,
        description: EntityDescription,
    ) -> None:
        """Describe an account by an endpoint, without which it is unavailable."""
        super().__init__(entry, coordinator, capability, description)
        self._capability = capability

    @property
    @override
    def subject(self) -> Any:
        """Return what the endpoint told last."""
        return self.coordinator.data[self._capability].value

    @property
    @override
    def available(self) -> bool:
        """Return whether the endpoint answers, or did so not long ago."""
        return self.coordinator.can_show(self._capability)


class GroupEntity(PbxEntity[PresenceCoordinator]):
    """An entity of a group, on the group's device."""

    def __init__(
        self, entry: PbxConfigEntry, group: Group, description: EntityDescription
    ) -> None:
        """Describe a group."""
        data = entry.runtime_data
        assert data.presence
        unique_id = f"{group.id}_{description.key}"
        super().__init__(entry, data.presence, Topic.ANY_EXTENSION, unique_id)
        self.entity_description = description
        self._group = group
        self._attr_device_info = group_info(
            entry, group.id, group.name, data.account_device_id
        )

    @property
    def subject(self) -> Group:
        """Return the group."""
        return self._group

    @property
    @override
    def available(self) -> bool:
        """Return whether the extensions are fresh enough to be counted."""
        return self.coordinator.is_fresh


class ValueEntity(PbxEntity[Any]):
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
    assert coordinator
    served: set[str] = set()
    present = coordinator

    @callback
    def add_new() -> None:
        served.intersection_update(present.keys)
        new = [key for key in present.data if key not in served]
        served.update(new)
        if new:
            async_add_entities([entity for key in new for entity in create(key)])

    entry.async_on_unload(present.async_add_listener(add_new, Topic.EXTENSIONS))
    add_new()
