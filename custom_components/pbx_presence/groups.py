"""Groups of extensions that the user created, and who in them can take a call."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from . import devices
from .const import CONF_CHOSEN, CONF_KEY_WORDS, DOMAIN, EntryData
from .coordinator import PresenceCoordinator
from .pbx.model import Extension
from .runtime import PbxConfigEntry

GROUP: Final = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The members of a group: chosen extensions, and all with certain keywords."""

    chosen: frozenset[str]
    key_words: frozenset[str]

    @classmethod
    def from_data(cls, data: EntryData) -> Self:
        """Return the members in the data of a subentry."""
        return cls(
            chosen=frozenset(data.get(CONF_CHOSEN, ())),
            key_words=frozenset(data.get(CONF_KEY_WORDS, ())),
        )

    def of(self, extensions: Iterable[Extension]) -> list[Extension]:
        """Return which of some extensions are members, in their order."""
        return [
            extension
            for extension in extensions
            if extension.key in self.chosen
            or not self.key_words.isdisjoint(extension.key_words)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupState:
    """The state of a group at one moment.

    `members` are the keys of the members. `anyone_available` and `all_busy` are None if
    it is unknown whether anyone is available. `all_busy` is true if some members are
    available and all of those are known to have a call. `next_available` is the name of
    the first member, in the order of the list, who is available and has no call.
    """

    members: tuple[str, ...]
    available: int
    on_call: int
    anyone_available: bool | None
    all_busy: bool | None
    next_available: str | None

    @classmethod
    def of(cls, members: Iterable[Extension]) -> Self:
        """Return the state of a group with these members."""
        members = tuple(members)
        ready = [member for member in members if member.available]
        free = [member for member in ready if member.active_calls == 0]
        says = [member.available for member in members if member.profile]
        anyone = bool(ready) or (None if None in says or not says else False)
        return cls(
            members=tuple(member.key for member in members),
            available=len(ready),
            on_call=sum(member.on_call is True for member in members),
            anyone_available=anyone,
            all_busy=anyone and all(member.active_calls for member in ready),
            next_available=free[0].name if free else None,
        )


class Group:
    """A group of an account, whose state is computed once for all its entities."""

    def __init__(self, subentry: ConfigSubentry, presence: PresenceCoordinator) -> None:
        """Take the name and the members from a subentry."""
        self.id = subentry.subentry_id
        self.name = subentry.title
        self._members = Members.from_data(subentry.data)
        self.presence = presence
        self._seen: dict[str, Extension] | None = None
        self._state = GroupState.of(())

    @property
    def state(self) -> GroupState:
        """Return the state of the group now."""
        if self._seen is not self.presence.data:
            self._seen = self.presence.data
            self._state = GroupState.of(self._members.of(self._seen.values()))
        return self._state

    @property
    def members(self) -> list[Extension]:
        """Return the members, in the order of the list of extensions."""
        data = self.presence.data
        return [data[key] for key in self.state.members]

    @property
    def entity_ids(self) -> list[str]:
        """Return the entity IDs of the members' presence sensors, in their order."""
        registry = er.async_get(self.presence.hass)
        prefix = self.presence.config_entry.entry_id
        ids = (
            registry.async_get_entity_id(
                Platform.SENSOR, DOMAIN, f"{prefix}_{key}_presence"
            )
            for key in self.state.members
        )
        return [entity_id for entity_id in ids if entity_id]


def groups_of(
    entry: PbxConfigEntry, presence: PresenceCoordinator
) -> tuple[Group, ...]:
    """Return the groups of an account."""
    return tuple(
        Group(subentry, presence) for subentry in entry.get_subentries_of_type(GROUP)
    )


@callback
def async_follow_changes(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Reload an account when the user adds, changes or removes a group.

    If the user renames the account, rename its device.
    """
    before = _groups(entry)

    @callback
    def on_change(change: ConfigEntryChange, changed: ConfigEntry) -> None:
        is_ours = change is ConfigEntryChange.UPDATED and changed is entry
        # Home Assistant also signals that an entry is being unloaded.
        is_loaded = is_ours and entry.state is ConfigEntryState.LOADED
        if is_loaded:
            devices.rename_account(hass, entry)
        if is_loaded and _groups(entry) != before:
            hass.config_entries.async_schedule_reload(entry.entry_id)

    entry.async_on_unload(
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, on_change)
    )


def _groups(entry: PbxConfigEntry) -> dict[str, tuple[str, EntryData]]:
    """Return the titles and data of an entry's groups."""
    return {
        subentry.subentry_id: (subentry.title, dict(subentry.data))
        for subentry in entry.get_subentries_of_type(GROUP)
    }
