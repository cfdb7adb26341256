"""Find out what happened to an extension's calls between two checks."""

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
    """One change of one call; `id` is made up and stays the same during the call.

    `call` is the call after the change, with line status "down" after a hangup. Events
    have the names that the portal of Telavox uses.
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
        """Return whether this can be the same call: no line goes back to ringing."""
        order = _COURSE.index
        same = replace(call, line_status=self.call.line_status) == self.call
        return same and order(self.call.line_status) <= order(call.line_status)


class KnownCalls:
    """The calls of everyone at the last check, each with its ID."""

    def __init__(self) -> None:
        """Start without any calls."""
        self._known: dict[str, list[_Known]] = {}

    def update(self, person: Person, calls: Sequence[Call]) -> list[CallNews]:
        """Return what changed since the last check of this person, ends first.

        Each changed call gives one event, even if it was answered without having been
        seen to ring. The first check gives none. Rows have no ID, so their order tells
        calls with the same caller and direction apart.
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
        """Start again when a new person has this ID."""
        self._known.pop(person.id, None)


def _take(left: list[_Known], call: Call) -> _Known | None:
    """Remove and return the first call that can have become this one, if any."""
    for known in left:
        if known.may_become(call):
            left.remove(known)
            return known
    return None
