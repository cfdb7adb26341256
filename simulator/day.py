"""The working day of one extension: its profile and its calls over time.

Everything here is pure: the same seed, person and day give the same events. Times are
whole seconds since midnight, and the last one is before the next midnight, so that a
day can be repeated.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
import math
import random

from .clock import DAY
from .model import Call, Direction, Kind, LineStatus
from .people import EXTERNAL_NUMBERS

MINUTE = 60
HOUR = 60 * MINUTE

AVAILABLE = "Tillgänglig"
AWAY_FOR_TODAY = "Gått för dagen"


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A change of profile at second `at`; `until` may be after midnight."""

    at: int
    name: str
    available: bool
    until: int | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class CallChange:
    """A change of the call's line at second `at`; None removes its row."""

    at: int
    caller: str
    direction: Direction
    line_status: LineStatus | None


type Event = ProfileChange | CallChange


@dataclass(frozen=True, slots=True)
class DayCall:
    """A whole call, in seconds since midnight; `answered` is None if nobody answers."""

    caller: str
    direction: Direction
    started: float
    answered: float | None
    ended: float

    def after(self, midnight: float) -> DayCall:
        """Return the same call on the day that begins at `midnight`."""
        answered = None if self.answered is None else self.answered + midnight
        return replace(
            self,
            started=self.started + midnight,
            answered=answered,
            ended=self.ended + midnight,
        )


@dataclass(frozen=True, slots=True)
class Moment:
    """The state between two events."""

    profile: ProfileChange | None = None
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A day as states instead of events: `moments[n]` begins at `times[n]`."""

    times: tuple[int, ...]
    moments: tuple[Moment, ...]

    def index(self, second: float) -> int:
        """Return the index of the moment at a second since midnight."""
        return bisect_right(self.times, second) - 1


def timeline(events: tuple[Event, ...]) -> Timeline:
    """Convert sorted events into the states between them."""
    times = [0]
    moments = [Moment()]
    for event in events:
        times.append(event.at)
        moments.append(_after(moments[-1], event))
    return Timeline(tuple(times), tuple(moments))


def _after(moment: Moment, event: Event) -> Moment:
    if isinstance(event, ProfileChange):
        return Moment(event, moment.calls)
    if event.line_status is None:
        return Moment(moment.profile)
    call = Call(event.caller, event.direction, event.line_status)
    return Moment(moment.profile, (call,))


def whole_calls(events: tuple[Event, ...]) -> tuple[DayCall, ...]:
    """Return the calls of sorted events in order of time; each ends before the next."""
    calls: list[DayCall] = []
    at: dict[LineStatus | None, int] = {}
    for event in events:
        if not isinstance(event, CallChange):
            continue
        at[event.line_status] = event.at
        if event.line_status is None:
            end = at.get("down", event.at)
            times = (at["ringing"], at.get("up"), end)
            calls.append(DayCall(event.caller, event.direction, *times))
            at = {}
    return tuple(calls)


def working_day(kind: Kind, seed: str) -> tuple[Event, ...]:
    """Return the day's events in order of time.

    Extensions with different seeds have different days. An extension that is not a
    person has no profile. There is one call at a time, and none while the profile is
    unavailable.
    """
    rng = random.Random(f"day/{seed}")
    changes = _profile_changes(rng) if kind == "person" else ()
    free = _free_times(changes) if changes else [(7 * HOUR, 18 * HOUR)]
    calls = [call for span in free for call in _calls(rng, span, _MEAN_GAP[kind])]
    return tuple(sorted((*changes, *calls), key=lambda event: event.at))


# --- profiles -------------------------------------------------------------------------

_WHOLE_DAY: tuple[tuple[str, bool, int, str | None], ...] = (
    ("Semester", False, 5, "Svarar på mail en gång i veckan"),
    ("Sjuk", False, 1, None),
    ("Vård av barn", False, 1, "Åter i morgon"),
    ("Tjänsteresa", False, 2, "Nås på mobilen efter lunch"),
    ("Utbildning", False, 1, None),
)
_MEETING_MESSAGES = (None, None, "Ring växeln om det är bråttom", "Åter efter mötet")
_CHANCE_OF_WHOLE_DAY = 0.14
_CHANCE_OF_MEETING = 0.6


def _profile_changes(rng: random.Random) -> tuple[ProfileChange, ...]:
    if rng.random() < _CHANCE_OF_WHOLE_DAY:
        name, available, days, message = rng.choice(_WHOLE_DAY)
        end = days * DAY + 8 * HOUR
        return (ProfileChange(0, name, available, end, message),)
    arrives = _time(rng, 7 * HOUR, 9 * HOUR + 30 * MINUTE)
    leaves = _time(rng, 15 * HOUR + 30 * MINUTE, 18 * HOUR)
    changes = [
        ProfileChange(0, AWAY_FOR_TODAY, False, arrives),
        ProfileChange(arrives, AVAILABLE, True),
    ]
    for away in _breaks(rng, arrives, leaves):
        changes += [away, ProfileChange(away.until or away.at, AVAILABLE, True)]
    return (*changes, ProfileChange(leaves, AWAY_FOR_TODAY, False, arrives + DAY))


def _breaks(rng: random.Random, arrives: int, leaves: int) -> list[ProfileChange]:
    """Return lunch and meetings in order, with time at the desk around each."""
    lunch = _time(rng, 11 * HOUR, 12 * HOUR + 45 * MINUTE)
    after = lunch + rng.choice((30, 45, 60)) * MINUTE
    breaks = [ProfileChange(lunch, "Lunch", False, after)]
    for start, end in ((arrives, lunch), (after, leaves)):
        if rng.random() < _CHANCE_OF_MEETING:
            breaks.append(_meeting(rng, start, end))
    return sorted(breaks, key=lambda change: change.at)


def _meeting(rng: random.Random, start: int, end: int) -> ProfileChange:
    length = rng.choice((25, 30, 50)) * MINUTE
    at = _time(rng, start + 10 * MINUTE, end - length - 10 * MINUTE)
    return ProfileChange(at, "Möte", False, at + length, rng.choice(_MEETING_MESSAGES))


def _time(rng: random.Random, earliest: int, latest: int) -> int:
    """Return a time in steps of five minutes, as people choose them."""
    return rng.randrange(earliest, latest + 1, 5 * MINUTE)


def _free_times(changes: tuple[ProfileChange, ...]) -> list[tuple[int, int]]:
    return [
        (change.at, following.at)
        for change, following in pairwise(changes)
        if change.available
    ]


# --- calls ----------------------------------------------------------------------------

_MEAN_GAP: dict[Kind, int] = {
    "person": 20 * MINUTE,
    "room": 2 * HOUR,
    "fax": 90 * MINUTE,
    "queue": 10 * MINUTE,
}
_SHORTEST_TALK = 8
_LONGEST_TALK = 25 * MINUTE
_CHANCE_OF_IN = 0.6
_CHANCE_OF_ANSWER = 0.82


def _calls(
    rng: random.Random, span: tuple[int, int], mean_gap: int
) -> list[CallChange]:
    """Return consecutive calls that fit into the time span."""
    changes: list[CallChange] = []
    start, end = span
    at = start + _gap(rng, mean_gap)
    while at < end:
        call = _call(rng, at)
        if call[-1].at < end:
            changes += call
        at = call[-1].at + _gap(rng, mean_gap)
    return changes


def _call(rng: random.Random, at: int) -> list[CallChange]:
    """Return a call from its first ring to the second when its row is removed."""
    caller = rng.choice(EXTERNAL_NUMBERS)
    direction: Direction = "in" if rng.random() < _CHANCE_OF_IN else "out"
    steps: list[tuple[int, LineStatus | None]] = [(at, "ringing")]
    at += rng.randint(4, 24)
    if rng.random() < _CHANCE_OF_ANSWER:
        steps.append((at, "up"))
        at += _talk(rng)
    # The provider may list a line as down for a moment after the call ended.
    lingers = rng.choice((0, 1, 2))
    if lingers:
        steps.append((at, "down"))
    steps.append((at + lingers, None))
    return [CallChange(when, caller, direction, status) for when, status in steps]


def _talk(rng: random.Random) -> int:
    """Return the seconds of a call: mostly two minutes, sometimes much longer."""
    seconds = rng.lognormvariate(math.log(2 * MINUTE), 0.9)
    return round(min(max(seconds, _SHORTEST_TALK), _LONGEST_TALK))


def _gap(rng: random.Random, mean: int) -> int:
    return 1 + round(rng.expovariate(1 / mean))
