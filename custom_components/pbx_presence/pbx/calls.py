"""What happened to an extension's calls between two looks at them.

Calls carry no id and no start: a call is known by its other party and its direction.
Several rows may describe one call, one for each device that rings, and a `down` row may
linger after the end (seen with Telavox). What is not known to have happened is no event.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .model import Call, CallStatus, Direction

type CallKey = tuple[str, Direction]
type LiveCalls = Mapping[CallKey, CallStatus | None]


class CallEvent(StrEnum):
    """What can happen to a call.

    `connected` is the start of a conversation that was not an incoming one.
    """

    INCOMING = "incoming"
    ANSWERED = "answered"
    MISSED = "missed"
    ENDED = "ended"
    OUTGOING = "outgoing"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallChange:
    """One event of one call."""

    event: CallEvent
    caller_id: str
    direction: Direction


_RANK = {CallStatus.UP: 2, CallStatus.RINGING: 1, None: 0}


def live_calls(calls: Iterable[Call], before: LiveCalls | None = None) -> LiveCalls:
    """Return the calls that are not down, each once, with its most advanced status.

    A row that does not say its direction belongs to the call of the same party that
    does. A call whose status cannot be read keeps the one it had `before`.
    """
    rows = [call for call in calls if call.status is not CallStatus.DOWN]
    before = before or {}
    directions = _directions(
        (*((row.caller_id, row.direction) for row in rows), *before)
    )
    live: dict[CallKey, CallStatus | None] = {}
    for call in rows:
        direction = call.direction
        if direction is Direction.UNKNOWN:
            direction = directions.get(call.caller_id, direction)
        key = (call.caller_id, direction)
        status = call.status or before.get(key)
        if key not in live or _RANK[status] > _RANK[live[key]]:
            live[key] = status
    return live


def _directions(keys: Iterable[CallKey]) -> dict[str, Direction]:
    """Return the first direction that is known for each party."""
    directions: dict[str, Direction] = {}
    for caller_id, direction in keys:
        if direction is not Direction.UNKNOWN:
            directions.setdefault(caller_id, direction)
    return directions


def call_changes(before: LiveCalls, after: LiveCalls) -> tuple[CallChange, ...]:
    """Return what happened between two looks, ends before beginnings."""
    ends = [
        CallChange(event=event, caller_id=key[0], direction=key[1])
        for key, status in before.items()
        if (event := _end(key, status, after))
    ]
    starts = [
        CallChange(event=event, caller_id=key[0], direction=key[1])
        for key, status in after.items()
        if (event := _progress(key[1], before.get(key), status))
    ]
    return (*ends, *starts)


def _end(key: CallKey, was: CallStatus | None, after: LiveCalls) -> CallEvent | None:
    """Return how a call ended, None when it did not.

    A call that rings after it was up is another one by the same party.
    """
    is_over = key not in after
    rings_again = was is CallStatus.UP and after.get(key) is CallStatus.RINGING
    if not was or not (is_over or rings_again):
        return None
    if was is CallStatus.RINGING and key[1] is Direction.IN:
        return CallEvent.MISSED
    if was is CallStatus.RINGING and key[1] is Direction.UNKNOWN:
        return None
    return CallEvent.ENDED


def _progress(
    direction: Direction, was: CallStatus | None, now: CallStatus | None
) -> CallEvent | None:
    """Return how a call began or went on, None when it did neither."""
    if now is was:
        return None
    if now is CallStatus.UP:
        is_incoming = direction is Direction.IN
        return CallEvent.ANSWERED if is_incoming else CallEvent.CONNECTED
    if now is CallStatus.RINGING and direction is Direction.IN:
        return CallEvent.INCOMING
    if now is CallStatus.RINGING and direction is Direction.OUT:
        return CallEvent.OUTGOING
    return None
