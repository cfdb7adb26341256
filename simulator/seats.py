"""A seat in the world: a person, and what decides their state."""

from dataclasses import dataclass
from typing import TypedDict

from .clock import SimulatedClock
from .model import Person, State
from .routine import Routine, Still


@dataclass(slots=True)
class Seat:
    """A person, their routine, and the state that replaces it under control."""

    person: Person
    routine: Routine
    held: State | None = None

    def state(self, clock: SimulatedClock) -> State:
        """Return the state now."""
        return self.held or self.routine.state(clock)

    def controlled(self, clock: SimulatedClock) -> State:
        """Return the state under control, or the one to start from."""
        return self.held or self.routine.handover(clock)


def still(person: Person, state: State) -> Seat:
    """Return the seat of a person who keeps their state until controlled."""
    return Seat(person, Still(state))


class PersonChanges(TypedDict, total=False):
    """The properties of a person that can be edited: all except the ID."""

    name: str
    number: str
    mobile: str
    email: str
    key_words: tuple[str, ...]
