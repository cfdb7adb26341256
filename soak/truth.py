"""What Home Assistant should show, from the simulator's world alone.

Nothing here uses the integration: the words and rules are those of its documentation.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.model import Person, Presence, Profile, State

UNKNOWN = "unknown"
UNAVAILABLE = "unavailable"

type Identity = tuple[str, str]
"""The number and the name of an extension, which are unique together here."""
type Shown = dict[str, str]
"""States by the translation key of their entity."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some people: everyone, or those with certain numbers or keywords."""

    numbers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    is_everyone: bool = False

    def includes(self, person: Person) -> bool:
        """Return whether a person is chosen."""
        if self.is_everyone or person.number in self.numbers:
            return True
        return any(word in self.words for word in person.key_words)

    def of(self, rows: Iterable[Presence]) -> list[Presence]:
        """Return the chosen rows."""
        return [row for row in rows if self.includes(row.person)]


EVERYONE = Choice(is_everyone=True)


def identity(person: Person) -> Identity:
    """Return the number and the name of a person."""
    return (person.number, person.name)


def line(state: State) -> str:
    """Return the line status: a call that is down does not count."""
    if _any(state, "up"):
        return "on_call"
    if _rings(state):
        return "ringing"
    return "dialing" if _any(state, "ringing") else "idle"


def person_states(state: State) -> Shown:
    """Return the states of one extension."""
    profile = state.profile
    return {
        "presence": _presence(profile, line(state)),
        "line_status": line(state),
        "profile": profile.name if profile else UNKNOWN,
        "profile_until": profile.until.isoformat()
        if profile and profile.until
        else UNKNOWN,
        "available": _on(profile.available) if profile else UNKNOWN,
        "on_call": _on(_any(state, "up")),
        "ringing": _on(_rings(state)),
    }


def total_states(rows: Iterable[Presence]) -> Shown:
    """Return the states of the counts over some extensions."""
    rows = list(rows)
    return {
        "people_available": str(sum(_is_available(row) for row in rows)),
        "people_on_call": str(sum(_any(row.state, "up") for row in rows)),
        "people_ringing": str(sum(_rings(row.state) for row in rows)),
        "people_total": str(len(rows)),
    }


def group_states(rows: Iterable[Presence]) -> Shown:
    """Return the states of a group with these members, in the order of the list."""
    rows = list(rows)
    ready = [row for row in rows if _is_available(row)]
    free = [row.person.name for row in ready if line(row.state) == "idle"]
    says = [row for row in rows if row.state.profile]
    return {
        "group_available": str(len(ready)),
        "group_on_call": str(sum(_any(row.state, "up") for row in rows)),
        "anyone_available": _on(bool(ready)) if says else UNKNOWN,
        "next_available": free[0] if free else UNKNOWN,
    }


def _presence(profile: Profile | None, line_status: str) -> str:
    if line_status != "idle" or profile is None:
        return line_status
    return "available" if profile.available else "not_available"


def _any(state: State, status: str) -> bool:
    return any(call.line_status == status for call in state.calls)


def _rings(state: State) -> bool:
    return any(
        call.line_status == "ringing" and call.direction != "out"
        for call in state.calls
    )


def _is_available(row: Presence) -> bool:
    return row.state.profile is not None and row.state.profile.available


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"
