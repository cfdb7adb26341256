"""What an extension does while it is not controlled: work its day, or stay as it is."""

from dataclasses import dataclass, field, replace
from datetime import datetime
import math
from typing import Protocol

from .clock import DAY, SimulatedClock
from .day import DayCall, Event, Moment, Timeline, timeline, whole_calls, working_day
from .model import Person, Profile, State


class Routine(Protocol):
    """Returns the state of an extension at the current simulated time."""

    def state(self, clock: SimulatedClock) -> State:
        """Return the current state; an unchanged state is the same object."""

    def handover(self, clock: SimulatedClock) -> State:
        """Return the state to start from when the extension is controlled."""

    def calls(self, since: float, until: float) -> list[DayCall]:
        """Return the calls that start up to `until` and end after `since`.

        Times are seconds since midnight of the first day.
        """


@dataclass(frozen=True, slots=True)
class Still:
    """Always the same state."""

    always: State = field(default_factory=State)

    def state(self, clock: SimulatedClock) -> State:
        """Return the one state."""
        return self.always

    def handover(self, clock: SimulatedClock) -> State:
        """Return the one state."""
        return self.always

    def calls(self, since: float, until: float) -> list[DayCall]:
        """Return the calls of the one state, which start at `until` and never end."""
        return [
            DayCall(
                call.caller,
                call.direction,
                until,
                until if call.line_status == "up" else None,
                math.inf,
            )
            for call in self.always.calls
            if call.line_status != "down"
        ]


class WorkingDay:
    """A working day that repeats every day; created when it is first needed."""

    def __init__(self, person: Person, seed: int) -> None:
        """Prepare the day of a person among the people of a seed."""
        self._person = person
        self._seed = f"{seed}/{person.id}"
        self._events: tuple[Event, ...] | None = None
        self._timeline: Timeline | None = None
        self._last: tuple[tuple[int, int], State] | None = None

    def state(self, clock: SimulatedClock) -> State:
        """Return the state at this second of the day."""
        if self._timeline is None:
            self._timeline = timeline(self._day())
        days, second = divmod(clock.now(), DAY)
        key = (int(days), self._timeline.index(second))
        if self._last is None or self._last[0] != key:
            moment = self._timeline.moments[key[1]]
            self._last = (key, _state(moment, days * DAY, clock))
        return self._last[1]

    def handover(self, clock: SimulatedClock) -> State:
        """Return the state without a call, because the day would no longer end it."""
        return replace(self.state(clock), calls=())

    def calls(self, since: float, until: float) -> list[DayCall]:
        """Return the calls of every day in between."""
        days = range(int(since // DAY), int(until // DAY) + 1)
        every = (
            call.after(day * DAY) for day in days for call in whole_calls(self._day())
        )
        return [call for call in every if call.started <= until and call.ended > since]

    def _day(self) -> tuple[Event, ...]:
        if self._events is None:
            self._events = working_day(self._person.kind, self._seed)
        return self._events


def _state(moment: Moment, midnight: float, clock: SimulatedClock) -> State:
    change = moment.profile
    if change is None:
        return State(calls=moment.calls)
    until: datetime | None = None
    if change.until is not None:
        until = clock.real(midnight + change.until)
    profile = Profile(change.name, change.available, until, change.message)
    return State(profile, moment.calls)
