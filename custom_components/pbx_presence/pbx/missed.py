"""Find out which missed calls of the log no poll has seen.

A poll sees a call only while it rings, and has no ID for it. The log has the time and
the number of each call, but only after it ended.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
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
_FORGET: Final = timedelta(hours=1)

type CallId = tuple[datetime, str | None]
type Same = Callable[[str], str | None]
"""Returns one notation of a number, or None if a number is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A call that polls saw ringing first at a time."""

    at: datetime
    number: str


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
                self._seen.append(Ring(at=at, number=change.caller_id))
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
        unseen = self._without_seen(new)
        waiting = {self._id(call) for call in unseen if self._may_ring(call)}
        kept = self._waiting.difference(map(self._id, new))
        self._waiting = waiting | {call for call in kept if now - call[0] < _FORGET}
        self._decide(missed, now)
        self._seen = [ring for ring in self._seen if now - ring.at < _FORGET]
        self._read_at = now
        news = [call for call in unseen if self._id(call) not in waiting]
        return tuple(sorted(news, key=lambda call: call.at))

    def _decide(self, missed: list[LoggedCall], now: datetime) -> None:
        """Remember the calls that are decided, for as long as they could look new.

        A log can leave out a call for a while.
        """
        listed = {self._id(call): call.at for call in missed}
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

    def _without_seen(self, calls: list[LoggedCall]) -> list[LoggedCall]:
        """Return the calls that polls did not report; the nearest times belong together."""
        pairs = sorted(
            (self._distance(call.number, call.at, ring), place, seen)
            for (place, call), (seen, ring) in product(
                enumerate(calls), enumerate(self._seen)
            )
            if self._can_be(call, ring)
        )
        found: dict[int, int] = {}
        for _, place, seen in pairs:
            if place not in found and seen not in found.values():
                found[place] = seen
        used = set(found.values())
        self._seen = [ring for seen, ring in enumerate(self._seen) if seen not in used]
        return [call for place, call in enumerate(calls) if place not in found]

    def _can_be(self, call: LoggedCall, ring: Ring) -> bool:
        """Return whether a call of the log can be the one that rang."""
        numbers = {self._same(call.number), self._same(ring.number)}
        return abs(call.at - ring.at) <= WINDOW and (
            len(numbers) == 1 or None in numbers
        )

    def _distance(
        self, number: str, at: datetime, ring: Ring
    ) -> tuple[bool, timedelta]:
        """Return how far a call of the log is from one that rang."""
        is_other = self._same(number) != self._same(ring.number)
        return is_other, abs(at - ring.at)

    def _may_ring(self, call: LoggedCall) -> bool:
        """Return whether polls see a call that can be this one."""
        rings = (Ring(at=at, number=number) for number, at in self._ringing.items())
        return any(self._can_be(call, ring) for ring in rings)

    def _id(self, call: LoggedCall) -> CallId:
        """Return what identifies a call in the log, also in another notation."""
        return call.at.replace(microsecond=0), self._same(call.number)
