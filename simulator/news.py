"""What happened to calls: told from one look at an extension's calls to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
import secrets
from typing import Literal

from .model import Call, LineStatus, Person

type CallEvent = Literal["ringing", "answer", "hangup"]

_EVENTS: Mapping[LineStatus, CallEvent] = {
    "ringing": "ringing",
    "up": "answer",
    "down": "hangup",
}
_COURSE: tuple[LineStatus, ...] = ("ringing", "up", "down")


@dataclass(frozen=True, slots=True)
class CallNews:
    """One change of one call; `id` is made up and the same for as long as it lasts.

    `call` is as it is now, with line status "down" after a hangup. Events are named as
    by the portal of Telavox.
    """

    event: CallEvent
    id: str
    person: Person
    call: Call


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    call: Call

    def may_become(self, call: Call) -> bool:
        """Return whether this may be the same call: no line goes back to ringing."""
        order = _COURSE.index
        same = (call.caller, call.direction) == (self.call.caller, self.call.direction)
        return same and order(self.call.line_status) <= order(call.line_status)


class KnownCalls:
    """The calls of everyone when last looked at, each with its id."""

    def __init__(self) -> None:
        """Begin without having looked at anyone."""
        self._known: dict[str, list[_Known]] = {}

    def update(self, person: Person, calls: Sequence[Call]) -> list[CallNews]:
        """Return what changed since the last look at this person, ends first.

        One piece of news for each call that changed, even if it was answered without
        having been seen to ring. The first look only takes bearings. Rows have no id,
        so calls with the same caller and direction are told apart by their order.
        """
        before = self._known.get(person.id)
        left = list(before or ())
        old = [_take(left, call) for call in calls]
        now = [
            _Known(known.id if known else secrets.token_hex(8), call)
            for known, call in zip(old, calls, strict=True)
        ]
        self._known[person.id] = now
        if before is None:
            return []
        ended = [
            _Known(known.id, replace(known.call, line_status="down"))
            for known in left
            if known.call.line_status != "down"
        ]
        changed = [
            after for known, after in zip(old, now, strict=True) if known != after
        ]
        return [
            CallNews(_EVENTS[one.call.line_status], one.id, person, one.call)
            for one in (*ended, *changed)
        ]

    def forget(self, person: Person) -> None:
        """Take bearings anew when somebody has this id again."""
        self._known.pop(person.id, None)


def _take(left: list[_Known], call: Call) -> _Known | None:
    """Take the first that may have become this call, None if it is a new one."""
    for known in left:
        if known.may_become(call):
            left.remove(known)
            return known
    return None
