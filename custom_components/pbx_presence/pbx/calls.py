"""What happened to an extension's calls between two looks at them.

Calls carry no id and no start: a call is known by its other party and its direction.
Several rows may describe one call, one for each device that rings, and a `down` row may
linger after the end (seen with Telavox). A call that is missing once, without a `down`
row, may be on hold: it is over when it is missing twice. What is not known to have
happened is no event.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: the calls that are there, and those missing since just now.

    The missing ones have the status that they had when they were last seen.
    """

    live: LiveCalls = field(default_factory=dict)
    missing: LiveCalls = field(default_factory=dict)


def first_look(calls: Iterable[Call]) -> Look:
    """Return the bearings before any news."""
    return Look(_live_calls(calls, {}))


def next_look(calls: Iterable[Call], last: Look) -> tuple[Look, tuple[CallChange, ...]]:
    """Return a look, and what happened since the last one, ends before beginnings."""
    rows = tuple(calls)
    seen = {**last.missing, **last.live}
    live = _live_calls(rows, seen)
    last = Look(_directed(last.live, live), _directed(last.missing, live))
    seen = {**last.missing, **last.live}
    down = _down_calls(rows, seen)
    missing = {
        key: status
        for key, status in last.live.items()
        if key not in live and key not in down
    }
    over = [key for key in seen if key not in live and key not in missing]
    again = [key for key in live if _is_another(key, live[key], last)]
    ends = [_change(_end(key, seen[key]), key) for key in (*over, *again)]
    starts = [
        _change(_progress(key[1], None if key in again else seen.get(key), status), key)
        for key, status in live.items()
    ]
    return Look(live, missing), tuple(change for change in (*ends, *starts) if change)


def _change(event: CallEvent | None, key: CallKey) -> CallChange | None:
    """Return an event of a call, None for none."""
    if event is None:
        return None
    return CallChange(event=event, caller_id=key[0], direction=key[1])


def _live_calls(calls: Iterable[Call], before: LiveCalls) -> LiveCalls:
    """Return the calls that are not down, each once, with its most advanced status.

    A row that does not say its direction belongs to the call of the same party that
    does. A call whose status cannot be read keeps the one it had `before`.
    """
    rows = [call for call in calls if call.status is not CallStatus.DOWN]
    live: dict[CallKey, CallStatus | None] = {}
    for key, call in _keyed(rows, before):
        status = call.status or before.get(key)
        if key not in live or _RANK[status] > _RANK[live[key]]:
            live[key] = status
    return live


def _down_calls(calls: Iterable[Call], before: LiveCalls) -> set[CallKey]:
    """Return the calls of which a row says that they are over."""
    rows = [call for call in calls if call.status is CallStatus.DOWN]
    return {key for key, _ in _keyed(rows, before)}


def _keyed(
    rows: Iterable[Call], before: Iterable[CallKey]
) -> Iterable[tuple[CallKey, Call]]:
    """Return each row with what its call is known by."""
    rows = tuple(rows)
    directions: dict[str, Direction] = {}
    for caller_id, direction in (
        *((row.caller_id, row.direction) for row in rows),
        *before,
    ):
        if direction is not Direction.UNKNOWN:
            directions.setdefault(caller_id, direction)
    for row in rows:
        direction = row.direction
        if direction is Direction.UNKNOWN:
            direction = directions.get(row.caller_id, direction)
        yield (row.caller_id, direction), row


def _directed(before: LiveCalls, live: LiveCalls) -> LiveCalls:
    """Return earlier calls, those with the direction that was found out since.

    One that rang with no direction is left out: that it came in is news now.
    """
    known = {key[0]: key for key in live if key[1] is not Direction.UNKNOWN}
    directed: dict[CallKey, CallStatus | None] = {}
    for key, status in before.items():
        is_vague = key[1] is Direction.UNKNOWN and key not in live
        if not is_vague or key[0] not in known:
            directed[key] = status
        elif status is CallStatus.UP:
            directed.setdefault(known[key[0]], status)
    return directed


def _is_another(key: CallKey, now: CallStatus | None, last: Look) -> bool:
    """Return whether a call that rings is another one by the same party.

    It is if the one before was up, or was missing while it rang.
    """
    if now is not CallStatus.RINGING:
        return False
    was = last.live.get(key)
    return was is CallStatus.UP or bool(last.missing.get(key))


def _end(key: CallKey, was: CallStatus | None) -> CallEvent | None:
    """Return how a call ended, None when nobody knows that it was one."""
    if was is None:
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
