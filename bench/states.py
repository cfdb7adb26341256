"""Find the states that a poll wrote, and write only these by hand."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from homeassistant.core import HomeAssistant, State

from .errors import BenchError

type Written = list[tuple[str, str, dict[str, Any]]]
"""The arguments of `hass.states.async_set`, one tuple for each state."""


class Watch:
    """Returns which of some entities wrote their state since the last look.

    A state that was written without a change counts, and one written twice counts once.
    It looks at the states themselves, because a listener would add to the measured
    time.
    """

    def __init__(self, hass: HomeAssistant, entity_ids: Iterable[str]) -> None:
        """Look for the first time."""
        self._hass = hass
        self._entity_ids = tuple(entity_ids)
        self._seen = self._look()

    def states(self) -> list[State]:
        """Return all states as they were at the last look."""
        return [state for state, _ in self._seen.values()]

    def written(self) -> list[State]:
        """Return the states that were written."""
        before, self._seen = self._seen, self._look()
        return [
            state
            for entity_id, (state, reported) in self._seen.items()
            if before[entity_id][0] is not state or before[entity_id][1] != reported
        ]

    def _look(self) -> Mapping[str, tuple[State, datetime]]:
        """Return every state and when it was last written."""
        states = (needed(self._hass, entity_id) for entity_id in self._entity_ids)
        return {state.entity_id: (state, state.last_reported) for state in states}


def needed(hass: HomeAssistant, entity_id: str) -> State:
    """Return a state, or raise BenchError if there is none."""
    if not (state := hass.states.get(entity_id)):
        raise BenchError(f"{entity_id} has no state")
    return state


def by_hand(states: Iterable[State]) -> Written:
    """Return the arguments that write copies of these states."""
    return [(_copy_id(state), state.state, dict(state.attributes)) for state in states]


def write(hass: HomeAssistant, states: Written) -> None:
    """Write states."""
    for entity_id, state, attributes in states:
        hass.states.async_set(entity_id, state, attributes)


def check_copies(hass: HomeAssistant, states: Iterable[State]) -> None:
    """Raise BenchError if a copy differs because it was not written."""
    for state in states:
        copy = needed(hass, _copy_id(state))
        if (copy.state, copy.attributes) != (state.state, state.attributes):
            raise BenchError(f"{state.entity_id} was not written by hand")


def _copy_id(state: State) -> str:
    """Return the entity ID of the copy of a state."""
    return f"copy_{state.entity_id}"
