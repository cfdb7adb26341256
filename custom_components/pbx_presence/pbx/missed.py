"""Find out which missed calls of the log no poll has seen.

A poll sees a call only while it rings, and has no ID for it. The log has the time and
the number of each call, but only after it ended.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from .call_log import CallKind, LoggedCall
from .calls import CallChange, CallEvent
from .looks import Look
from .model import CallStatus, Direction

WINDOW: Final = timedelta(minutes=5)
"""How far apart the times of one call can be: it rings for a while, and clocks differ.
"""
LATE: Final = timedelta(minutes=45)
"""How late a call can appear in the log; less than any wrong time zone."""
MOST_SEEN: Final = 100
"""How many calls are kept while the log cannot be read."""
_FORGET: Final = timedelta(hours=1)

type CallId = tuple[datetime, str | None]
type Pairing = tuple[int, int, float, tuple[tuple[LoggedCall, Ring], ...]]
"""The number of pairs, of reported ones, their negative distance, and the pairs."""
type Test = Callable[[str], bool]
type Same = Callable[[str], str | None]
"""Returns one notation of a number, or None if a number is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A call that polls saw ringing first at a time, and perhaps reported as missed."""

    at: datetime
    number: str
    is_reported: bool


class MissedCalls:
    """Compares the missed calls of the log with those that polls reported."""

    def __init__(self, start: datetime, same: Same) -> None:
        """Ignore calls from before `start`; compare numbers in one notation."""
        self._start = start
        self._read_at = start
        self._same = same
        self._ringing: dict[str, datetime] = {}
        self._seen: list[Ring] = []
        self._decided: dict[CallId, datetime] = {}
        self._waiting: set[CallId] = set()

    def polled(self, look: Look, changes: Iterable[CallChange], now: datetime) -> None:
        """Note what a poll saw and reported."""
        for change in changes:
            if change.event is CallEvent.MISSED:
                at = self._ringing.pop(change.caller_id, now)
                seen = Ring(at=at, number=change.caller_id, is_reported=True)
                self._seen = [*self._seen[-MOST_SEEN:], seen]
        ringing = {
            number
            for (number, direction), status in look.seen.items()
            if direction is Direction.IN and status is CallStatus.RINGING
        }
        self._ringing = {
            number: self._ringing.get(number, now) for number in sorted(ringing)
        }

    def logged(
        self, calls: Iterable[LoggedCall], now: datetime
    ) -> tuple[LoggedCall, ...]:
        """Return the missed calls that no poll saw, once each, the oldest first.

        A call is decided later while a call from the same number rings, because a poll
        will report it.
        """
        missed = [call for call in calls if call.kind is CallKind.MISSED]
        new = [call for call in missed if self._is_new(call)]
        found = self._matched(new)
        waiting = {
            self._id(call) for call, ring in found.items() if not ring.is_reported
        }
        kept = self._waiting.difference(map(self._id, new))
        self._waiting = waiting | {call for call in kept if now - call[0] < _FORGET}
        self._decide(missed, now)
        used = list(found.values())
        self._seen = [
            ring for ring in self._seen if ring not in used and now - ring.at < _FORGET
        ]
        self._read_at = now
        news = [call for call in new if call not in found]
        return tuple(sorted(news, key=lambda call: call.at))

    def _decide(self, missed: list[LoggedCall], now: datetime) -> None:
        """Remember the calls that are decided, for as long as they could look new.

        A log can leave out a call for a while.
        """
        recent = (call for call in missed if now - call.at < _FORGET)
        listed = {self._id(call): call.at for call in recent}
        decided = {**self._decided, **listed}
        self._decided = {
            call: at
            for call, at in decided.items()
            if call not in self._waiting and now - at < _FORGET
        }

    def _is_new(self, call: LoggedCall) -> bool:
        """Return whether a call was missed since the last reading of the log.

        An older call that was not there before has a wrong time.
        """
        if call.at < self._start or self._id(call) in self._decided:
            return False
        return call.at >= self._read_at - LATE or self._id(call) in self._waiting

    def _matched(self, calls: list[LoggedCall]) -> dict[LoggedCall, Ring]:
        """Return the calls that polls reported, or will report because they still ring.

        Calls with the same number belong together first, then those of which one number
        is withheld.
        """
        rings = [
            *self._seen,
            *(
                Ring(at=at, number=number, is_reported=False)
                for number, at in self._ringing.items()
            ),
        ]
        found: dict[LoggedCall, Ring] = {}
        numbers = dict.fromkeys(self._same(call.number) for call in calls)
        tests: list[Test] = [partial(self._is, number) for number in numbers]
        for wanted in [*tests, _is_any]:
            used = list(found.values())
            found |= _paired(
                [one for one in calls if one not in found and wanted(one.number)],
                [one for one in rings if one not in used and wanted(one.number)],
                self._can_be,
            )
        return found

    def _is(self, wanted: str | None, number: str) -> bool:
        """Return whether a number is the wanted one, in any notation."""
        return self._same(number) == wanted

    def _can_be(self, call: LoggedCall, ring: Ring) -> bool:
        """Return whether a call of the log can be the one that rang."""
        numbers = {self._same(call.number), self._same(ring.number)}
        return (len(numbers) == 1 or None in numbers) and _is_near(call, ring)

    def _id(self, call: LoggedCall) -> CallId:
        """Return what identifies a call in the log, also in another notation."""
        return call.at.replace(microsecond=0), self._same(call.number)


def _is_any(_number: str) -> bool:
    """Return true for every number."""
    return True


def _is_near(call: LoggedCall, ring: Ring) -> bool:
    """Return whether two times can be those of one call."""
    return abs(call.at - ring.at) <= WINDOW


def _paired(
    calls: Iterable[LoggedCall],
    rings: Iterable[Ring],
    allowed: Callable[[LoggedCall, Ring], bool],
) -> dict[LoggedCall, Ring]:
    """Return as many pairs as possible, in order of time.

    Of these prefer reported calls, then the nearest. With clocks that differ, the
    nearest pairs alone could leave calls without a pair.
    """
    best: list[Pairing] = [(0, 0, 0.0, ())]
    ordered = sorted(rings, key=lambda ring: ring.at)
    best *= len(ordered) + 1
    for call in sorted(calls, key=lambda call: call.at):
        row = best[:1]
        for place, ring in enumerate(ordered):
            options = [row[-1], best[place + 1]]
            if allowed(call, ring):
                options.append(_with_pair(best[place], call, ring))
            row.append(max(options, key=lambda option: option[:3]))
        best = row
    return dict(best[-1][3])


def _with_pair(before: Pairing, call: LoggedCall, ring: Ring) -> Pairing:
    """Return pairs with another one."""
    count, reported, near, pairs = before
    distance = abs(call.at - ring.at).total_seconds()
    pair = (call, ring)
    return count + 1, reported + ring.is_reported, near - distance, (*pairs, pair)
