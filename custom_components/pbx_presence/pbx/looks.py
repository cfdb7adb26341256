"""Match the rows of calls between two polls.

Calls have no ID and no start time, so the other party and the direction identify a
call. Several rows can describe the same call, one for each device that rings, and a row
may lack the direction.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from .model import Call, CallStatus, Direction

type CallKey = tuple[str, Direction]
type LiveCalls = Mapping[CallKey, CallStatus | None]
type FoundCall = tuple[str, Direction, CallStatus | None]
type Vague = tuple[str, CallStatus | None]
type KeyedRows = tuple[tuple[CallKey, CallStatus | None], ...]

_RANK: Final = {CallStatus.UP: 2, CallStatus.RINGING: 1, None: 0}


@dataclass(frozen=True, slots=True)
class Look:
    """The calls found by one poll.

    `missing` calls have the status that they last had, and a time in seconds `since`
    when they are missing. `down` is the number of rows for each call that say it ended.
    `unread` are the calls whose status was last unreadable. `decided` are the
    directions assigned to rows that have none. `paused_at` is the time of the first
    poll whose calls were not compared, because one was unreadable.
    """

    live: LiveCalls = field(default_factory=dict)
    missing: LiveCalls = field(default_factory=dict)
    since: Mapping[CallKey, float] = field(default_factory=dict)
    down: Counter[CallKey] = field(default_factory=Counter)
    unread: frozenset[CallKey] = frozenset()
    decided: Mapping[Vague, Direction] = field(default_factory=dict)
    paused_at: float | None = None

    @property
    def seen(self) -> LiveCalls:
        """Return all calls that may still be in progress."""
        return {**self.live, **self.missing}


def keyed(rows: tuple[Call, ...], last: Look) -> KeyedRows:
    """Return the identity of the call of each row, and the status of the row."""
    return tuple(((row.party, _direction(row, rows, last)), row.status) for row in rows)


def _direction(row: Call, rows: tuple[Call, ...], last: Look) -> Direction:
    """Return the direction of a row, or the one that other rows or polls suggest.

    If the party has a call in each direction, use the one with the same status. Keep an
    earlier decision, so that the same row does not count as a new call.
    """
    if row.direction is not Direction.UNKNOWN:
        return row.direction
    now = [(call.party, call.direction, call.status) for call in rows]
    before = last.decided.get((row.party, row.status), Direction.UNKNOWN)
    live = [(*key, status) for key, status in last.live.items()]
    known = [
        *_of_status(now, row.status),
        (row.party, before, row.status),
        *_of_status(live, row.status),
        *now,
        *live,
        *((*key, None) for key in last.missing),
    ]
    directions = (
        direction
        for caller_id, direction, _ in known
        if caller_id == row.party and direction is not Direction.UNKNOWN
    )
    return next(directions, row.direction)


def _of_status(
    calls: Iterable[FoundCall], status: CallStatus | None
) -> list[FoundCall]:
    """Return the calls that have a status."""
    return [call for call in calls if call[2] is status]


def decided(calls: Iterable[Call], rows: KeyedRows) -> Mapping[Vague, Direction]:
    """Return the directions assigned to rows that have none."""
    return {
        (call.party, call.status): key[1]
        for call, (key, _) in zip(calls, rows, strict=True)
        if call.direction is Direction.UNKNOWN
    }


def live_calls(rows: KeyedRows, before: LiveCalls) -> LiveCalls:
    """Return every call that is not down, with its most advanced status.

    A call with an unreadable status keeps the one that it had before.
    """
    live: dict[CallKey, CallStatus | None] = {}
    for key, read in rows:
        status = read or before.get(key)
        if read is not CallStatus.DOWN and (
            key not in live or _RANK[status] > _RANK[live[key]]
        ):
            live[key] = status
    return live


def down_rows(rows: KeyedRows) -> Counter[CallKey]:
    """Return the number of `down` rows for each call."""
    return Counter(key for key, status in rows if status is CallStatus.DOWN)


def unread_calls(rows: KeyedRows, live: LiveCalls) -> frozenset[CallKey]:
    """Return the calls of which no row has a readable status."""
    if all(status for _, status in rows):
        return frozenset()
    read = {key for key, status in rows if status and status is not CallStatus.DOWN}
    return frozenset(live.keys() - read)


def matched(last: Look, live: LiveCalls, down: Container[CallKey]) -> Look:
    """Return the last look with the present identity of its calls."""
    before = _renamed(_directed(last.live, live), last.seen, live, down)
    return replace(last, live=before, missing=_directed(last.missing, live))


def _directed(before: LiveCalls, live: LiveCalls) -> LiveCalls:
    """Return earlier calls, with their direction if it has become known.

    A call that rang without a direction is left out, so that it is reported as a new
    one.
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
    """Return earlier calls with the other party that is known by now.

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
