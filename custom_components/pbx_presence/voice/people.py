"""The people and groups that may be talked about: those exposed to an assistant."""

from collections.abc import Iterable, Iterator, Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from homeassistant.components.homeassistant import async_should_expose
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.intent import async_get_entity_aliases

from ..const import CONF_SHOW_CALLER, DOMAIN
from ..coordinator import PresenceCoordinator
from ..pbx.model import Extension, Profile
from ..runtime import PbxConfigEntry
from .answer import Known
from .question import Vocabulary, spellings

ASSISTANT: Final = "conversation"
PRESENCE: Final = "presence"
SET_UP: Final = {
    ConfigEntryState.LOADED,
    ConfigEntryState.SETUP_RETRY,
    ConfigEntryState.SETUP_ERROR,
}
"""The states of an account that the user did not turn off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A group or a keyword, and the keys of its exposed members."""

    key: str
    name: str
    members: frozenset[str]


@callback
def exposed_people(
    hass: HomeAssistant,
    assistant: str = ASSISTANT,
    only: AbstractSet[str] | None = None,
) -> list[Known]:
    """Return everyone whose presence is exposed to an assistant, in their order.

    With `only`, return those of them with these presence sensors.
    """
    return [
        person
        for entry in hass.config_entries.async_entries(DOMAIN, include_disabled=False)
        if entry.state in SET_UP
        for person in _of_account(hass, entry, _Exposed(hass, assistant, only))
    ]


@dataclass(frozen=True, slots=True)
class _Exposed:
    """Whether an entity is exposed to an assistant, and is one of those wanted."""

    hass: HomeAssistant
    assistant: str
    only: AbstractSet[str] | None

    def __call__(self, entity_id: str) -> bool:
        """Return whether an entity may be talked about."""
        is_wanted = self.only is None or entity_id in self.only
        return is_wanted and async_should_expose(self.hass, self.assistant, entity_id)


def _of_account(
    hass: HomeAssistant, entry: PbxConfigEntry, is_exposed: _Exposed
) -> Iterator[Known]:
    """Yield the exposed people of an account."""
    presence = entry.runtime_data.presence if _is_loaded(entry) else None
    if presence and presence.last_success:
        yield from _of_presence(hass, entry, presence, is_exposed)
        return
    # The PBX has not answered since Home Assistant started.
    for one in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id):
        if one.translation_key == PRESENCE and is_exposed(one.entity_id):
            state = hass.states.get(one.entity_id)
            name = state.name if state else one.entity_id
            unknown = Extension(key="", number="", name=name, profile=Profile())
            yield Known(
                key=one.entity_id,
                name=name,
                extension=unknown,
                silent_minutes=None,
                is_lost=True,
            )


def _of_presence(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    presence: PresenceCoordinator,
    is_exposed: _Exposed,
) -> Iterator[Known]:
    """Yield the exposed people of the last list that the PBX returned."""
    registry = er.async_get(hass)
    shows_caller = entry.options.get(CONF_SHOW_CALLER, False)
    silent = _silent_minutes(presence)
    for key, extension in presence.data.items():
        unique_id = f"{entry.entry_id}_{key}_presence"
        entity_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        if not entity_id or not is_exposed(entity_id):
            continue
        state = hass.states.get(entity_id)
        yield Known(
            key=entity_id,
            name=state.name if state else extension.name,
            extension=extension,
            caller=extension.caller_id if shows_caller else None,
            silent_minutes=silent,
            is_lost=not presence.is_fresh,
        )


def _is_loaded(entry: PbxConfigEntry) -> bool:
    """Return whether an account has runtime data."""
    return entry.state is ConfigEntryState.LOADED


def _silent_minutes(presence: PresenceCoordinator) -> int:
    """Return for how long the PBX has not answered."""
    if presence.last_update_success:
        return 0
    seconds = presence.hass.loop.time() - presence.success_at
    return max(1, round(seconds / 60))


@callback
def teams(hass: HomeAssistant, people: Iterable[Known]) -> dict[str, Team]:
    """Return the groups and keywords that exposed people belong to, by their key."""
    people = tuple(people)
    keys = {person.key for person in people}
    found: dict[str, Team] = {}
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        for group in entry.runtime_data.groups:
            members = frozenset(keys.intersection(group.entity_ids))
            found[group.id] = Team(key=group.id, name=group.name, members=members)
    for person in people:
        for word in person.extension.key_words:
            key = f"keyword {word.casefold()}"
            before = found.get(key)
            others = before.members if before else frozenset[str]()
            found[key] = Team(key=key, name=word, members=others | {person.key})
    return {key: team for key, team in found.items() if team.members}


@callback
def vocabulary(hass: HomeAssistant, people: Iterable[Known]) -> Vocabulary:
    """Return the names by which people and their groups can be asked about."""
    people = tuple(people)
    return Vocabulary(
        people=_by_spelling((one.key, _names_of(hass, one)) for one in people),
        groups=_by_spelling(
            (team.key, (team.name,)) for team in teams(hass, people).values()
        ),
    )


def _names_of(hass: HomeAssistant, person: Known) -> set[str]:
    """Return the name, the aliases, and for a human being the first name."""
    registry = er.async_get(hass)
    names = {person.name}
    if state := hass.states.get(person.key):
        entry = registry.async_get(person.key)
        names.update(async_get_entity_aliases(hass, entry, state=state))
    if person.extension.profile:
        names.add(person.name.partition(" ")[0])
    return names


def _by_spelling(
    named: Iterable[tuple[str, Iterable[str]]],
) -> dict[str, frozenset[str]]:
    """Return keys by every spelling of their names."""
    found: dict[str, set[str]] = {}
    for key, names in named:
        for name in names:
            for spelling in spellings(name):
                found.setdefault(spelling, set()).add(key)
    return {spelling: frozenset(keys) for spelling, keys in found.items()}
