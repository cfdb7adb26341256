"""What happened to an extension's calls between two looks at them.

Calls carry no id and no start: a call is known by its other party and its direction.
Several rows may describe one call, one for each device that rings, and a `down` row may
linger after the end (seen with Telavox). A call that is missing, without a new `down`
row, may be on hold: it is over when it still is a while later. What is not known to have
happened is no event.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from .model import Call, CallStatus, Direction

type CallKey = tuple[str, Direction]
type LiveCalls = Mapping[CallKey, CallStatus | None]
type FoundCall = tuple[str, Direction, CallStatus | None]
type Vague = tuple[str, CallStatus | None]
type KeyedRows = tuple[tuple[CallKey, CallStatus | None], ...]


HOLD: Final = 4.0
"""Seconds that a call may be missing: less than between two polls, however they came."""


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
    """What one look found: the calls that are there, and those that are missing.

    The missing ones have the status that they had when they were last seen, and are
    missing `since` a time in seconds. `down` counts the rows that said that a call is
    over, `unread` those that had a status that cannot be read when they were last seen.
    `decided` has the directions that rows without one were given.
    """

    live: LiveCalls = field(default_factory=dict)
    missing: LiveCalls = field(default_factory=dict)
    since: Mapping[CallKey, float] = field(default_factory=dict)
    down: Counter[CallKey] = field(default_factory=Counter)
    unread: frozenset[CallKey] = frozenset()
    decided: Mapping[Vague, Direction] = field(default_factory=dict)

    @property
    def seen(self) -> LiveCalls:
        """Return all calls that may still be going on."""
        return {**self.live, **self.missing}


def first_look(calls: Iterable[Call]) -> Look:
    """Return the bearings before any news."""
    listed = tuple(calls)
    rows = _keyed(listed, Look())
    return Look(
        _live_calls(rows, {}), down=_down_rows(rows), decided=_decided(listed, rows)
    )


def next_look(
    calls: Iterable[Call], last: Look, now: float
) -> tuple[Look, tuple[CallChange, ...]]:
    """Return a look, and what happened since the last one, ends before beginnings.

    To look twice at the same time tells nothing twice.
    """
    listed, seen = tuple(calls), last.seen
    if not listed and not seen and not last.down:
        return last, ()
    rows = _keyed(listed, last)
    live, down = _live_calls(rows, seen), _down_rows(rows)
    last = _matched(last, live, down)
    seen = last.seen
    missing = _missing(live, last, _ended(down, last.down), now)
    over = [key for key in seen if key not in live and key not in missing]
    again = [key for key in live if _is_another(key, live[key], last)]
    ends = [
        _change(_end(key, seen[key], is_unread=key in last.unread), key)
        for key in (*over, *again)
    ]
    starts = [
        _change(_progress(key[1], None if key in again else seen.get(key), status), key)
        for key, status in live.items()
    ]
    look = Look(
        live,
        missing,
        {key: last.since.get(key, now) for key in missing},
        down,
        _unread_calls(rows, live) | (last.unread & missing.keys()),
        _decided(listed, rows),
    )
    return look, tuple(change for change in (*ends, *starts) if change)


def _matched(last: Look, live: LiveCalls, down: Container[CallKey]) -> Look:
    """Return the last look, its calls known by what they are known by now."""
    before = _renamed(_directed(last.live, live), last.seen, live, down)
    return replace(last, live=before, missing=_directed(last.missing, live))


def _missing(
    live: LiveCalls, last: Look, ended: Container[CallKey], now: float
) -> LiveCalls:
    """Return the calls that are missing, and not for long enough to be over."""
    for_a_while = {
        key: status
        for key, status in last.missing.items()
        if now - last.since.get(key, now) < HOLD
    }
    return {
        key: status
        for key, status in {**for_a_while, **last.live}.items()
        if key not in live and key not in ended
    }


def _change(event: CallEvent | None, key: CallKey) -> CallChange | None:
    """Return an event of a call, None for none."""
    if event is None:
        return None
    return CallChange(event=event, caller_id=key[0], direction=key[1])


def _live_calls(rows: KeyedRows, before: LiveCalls) -> LiveCalls:
    """Return the calls that are not down, each once, with its most advanced status.

    A call whose status cannot be read keeps the one it had `before`.
    """
    live: dict[CallKey, CallStatus | None] = {}
    for key, read in rows:
        status = read or before.get(key)
        if read is not CallStatus.DOWN and (
            key not in live or _RANK[status] > _RANK[live[key]]
        ):
            live[key] = status
    return live


def _down_rows(rows: KeyedRows) -> Counter[CallKey]:
    """Return how many rows of each call say that it is over."""
    return Counter(key for key, status in rows if status is CallStatus.DOWN)


def _ended(down: Counter[CallKey], before: Counter[CallKey]) -> Container[CallKey]:
    """Return the calls of which more rows say that they are over than before."""
    return down - before if down else down


def _unread_calls(rows: KeyedRows, live: LiveCalls) -> frozenset[CallKey]:
    """Return the calls of which no row has a status that can be read."""
    if all(status for _, status in rows):
        return frozenset()
    read = {key for key, status in rows if status and status is not CallStatus.DOWN}
    return frozenset(live.keys() - read)


def _keyed(rows: tuple[Call, ...], last: Look) -> KeyedRows:
    """Return what the call of each row is known by, and the status of the row."""
    return tuple(
        ((row.caller_id, _direction(row, rows, last)), row.status) for row in rows
    )


def _direction(row: Call, rows: tuple[Call, ...], last: Look) -> Direction:
    """Return the direction of a row; if it does not say, as other rows or looks do.

    The party may have a call in each direction: one of the same status is meant first.
    What was decided at the last look stays, or the same rows would be news.
    """
    if row.direction is not Direction.UNKNOWN:
        return row.direction
    now = [(call.caller_id, call.direction, call.status) for call in rows]
    decided = last.decided.get((row.caller_id, row.status), Direction.UNKNOWN)
    live = [(*key, status) for key, status in last.live.items()]
    known = [
        *_of_status(now, row.status),
        (row.caller_id, decided, row.status),
        *_of_status(live, row.status),
        *now,
        *live,
        *((*key, None) for key in last.missing),
    ]
    directions = (
        direction
        for caller_id, direction, _ in known
        if caller_id == row.caller_id and direction is not Direction.UNKNOWN
    )
    return next(directions, row.direction)


def _of_status(
    calls: Iterable[FoundCall], status: CallStatus | None
) -> list[FoundCall]:
    """Return the calls that have a status."""
    return [call for call in calls if call[2] is status]


def _decided(calls: Iterable[Call], rows: KeyedRows) -> Mapping[Vague, Direction]:
    """Return which directions were given to rows that do not say any."""
    return {
        (call.caller_id, call.status): key[1]
        for call, (key, _) in zip(calls, rows, strict=True)
        if call.direction is Direction.UNKNOWN
    }


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


def _renamed(
    before: LiveCalls, seen: LiveCalls, live: LiveCalls, down: Container[CallKey]
) -> LiveCalls:
    """Return earlier calls, one that rang by the other party that it has now.

    A number may become known, or be written in another way, when a call is answered.
    """
    gone = [
        key
        for key, status in before.items()
        if status is CallStatus.RINGING and key not in live and key not in down
    ]
    new = [
        key
        for key, status in live.items()
        if status is CallStatus.UP and key not in seen and key not in before
    ]
    if len(gone) != 1 or len(new) != 1 or gone[0][1] is not new[0][1]:
        return before
    return {new[0] if key == gone[0] else key: status for key, status in before.items()}


def _is_another(key: CallKey, now: CallStatus | None, last: Look) -> bool:
    """Return whether a call that rings is another one by the same party.

    It is if the one before was up, or was missing while it rang.
    """
    if now is not CallStatus.RINGING:
        return False
    missing = last.missing.get(key)
    if missing is CallStatus.RINGING and key in last.unread:
        return False
    return last.live.get(key) is CallStatus.UP or bool(missing)


def _end(key: CallKey, was: CallStatus | None, *, is_unread: bool) -> CallEvent | None:
    """Return how a call ended, None when nobody knows that it was one, or how.

    One that rang, and then had a status that cannot be read, may have been answered.
    """
    if was is CallStatus.UP:
        return CallEvent.ENDED
    if was is None or is_unread:
        return None
    ends = {Direction.IN: CallEvent.MISSED, Direction.OUT: CallEvent.ENDED}
    return ends.get(key[1])


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
