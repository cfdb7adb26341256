"""The log of the calls of one extension that have ended."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
import uuid

from .clock import DAY, ZONE, SimulatedClock, zoned
from .day import DayCall
from .model import Direction
from .news import CallNews
from .seats import Seat

type CallKind = Literal["incoming", "outgoing", "missed"]

CALL_KINDS: tuple[CallKind, ...] = ("incoming", "outgoing", "missed")
MOST_KEPT = 1000


def _new_id() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """A call that has ended; `number` is the other party, or "" if it was withheld.

    `at` is the real time at which it started to ring, in the provider's zone, and
    `duration` the real seconds from answer to end, 0 if nobody answered.
    """

    kind: CallKind
    number: str
    at: datetime
    duration: int = 0
    id: str = field(default_factory=_new_id)


@dataclass(frozen=True, slots=True)
class _Begun:
    """The real times at which a call in progress started and was answered."""

    started: datetime
    answered: datetime | None = None


class CallLog:
    """The last `MOST_KEPT` calls of an extension, from the start of the first day.

    Calls of the working day come from its timeline, at their exact times, even if
    nobody looked at the extension meanwhile. Calls under control are logged when they
    end.
    """

    def __init__(self, id_: str | None, clock: SimulatedClock) -> None:
        """Log the calls of the person with this ID, from midnight on."""
        self._id = id_
        self._clock = clock
        self._since = clock.now() // DAY * DAY
        self._ended: deque[LoggedCall] = deque(maxlen=MOST_KEPT)
        self._begun: dict[str, _Begun] = {}
        self._of_the_day: dict[tuple[str, Direction], _Begun] = {}

    def add(
        self, kind: CallKind, number: str, at: datetime, duration: int
    ) -> LoggedCall:
        """Add a call at any time, and return it."""
        call = LoggedCall(kind, number, zoned(at).astimezone(ZONE), duration)
        self._ended.append(call)
        return call

    def newest(self) -> list[LoggedCall]:
        """Return the calls, the newest first."""
        # Of calls that started in the same second, the last one added comes first.
        return sorted(self._ended, key=lambda call: call.at.timestamp())[::-1]

    def catch_up(self, seat: Seat) -> None:
        """Add the calls of the person's routine since the last time.

        A controlled person has none. This must come before each change of control.
        """
        if seat.person.id != self._id:
            return
        since, self._since = self._since, self._clock.now()
        if seat.held is None:
            self._add_routine(seat.routine.calls(since, self._since))

    def hear(self, news: CallNews) -> None:
        """Follow a call that control changed right now."""
        if news.person.id != self._id:
            return
        now, call = self._clock.real_now(), news.call
        begun = self._begun.pop(news.id, None) or self._of_the_day.get(
            (call.caller, call.direction), _Begun(now)
        )
        if news.event == "hangup":
            self._end(call.caller, call.direction, begun, now)
        elif news.event == "answer":
            self._begun[news.id] = replace(begun, answered=now)
        else:
            self._begun[news.id] = _Begun(now)

    def _add_routine(self, calls: Iterable[DayCall]) -> None:
        self._of_the_day.clear()
        real = self._clock.real
        for call in calls:
            answered = None if call.answered is None else real(call.answered)
            begun = _Begun(real(call.started), answered)
            if call.ended <= self._since:
                self._end(call.caller, call.direction, begun, real(call.ended))
            else:
                self._of_the_day[call.caller, call.direction] = begun

    def _end(
        self, number: str, direction: Direction, begun: _Begun, ended: datetime
    ) -> None:
        kind: CallKind = "outgoing" if direction == "out" else "incoming"
        seconds = 0.0
        if begun.answered is not None:
            seconds = ended.timestamp() - begun.answered.timestamp()
        elif kind == "incoming":
            kind = "missed"
        self.add(kind, number, begun.started, round(seconds))
