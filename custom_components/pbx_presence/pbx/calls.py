"""Find out what happened to the calls of an extension between two polls.

A `down` row can stay in the list after a call ended (seen with Telavox). A call that is
missing without a `down` row may be on hold, and counts as ended if it is still missing
a while later. Events that are not certain are not reported.
"""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from .looks import (
    CallKey,
    LiveCalls,
    Look,
    decided,
    down_rows,
    keyed,
    live_calls,
    matched,
    unread_calls,
)
from .model import Call, CallStatus, Direction

HOLD: Final = 4.0
"""Seconds for which a missing call counts as on hold; less than the shortest interval.
"""


NO_CALLS: Final = Look()
"""The look at an extension without calls, which most of them share."""


class CallEvent(StrEnum):
    """What can happen to a call.

    `connected` means that a call other than an incoming one was answered.
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


def first_look(calls: Iterable[Call]) -> Look:
    """Return the first look at the calls, which reports no events."""
    listed = tuple(calls)
    if not listed:
        return NO_CALLS
    rows = keyed(listed, Look())
    return Look(
        live_calls(rows, {}), down=down_rows(rows), decided=decided(listed, rows)
    )


def next_look(
    calls: Iterable[Call], last: Look, now: float
) -> tuple[Look, tuple[CallChange, ...]]:
    """Return the next look, and the events since the last one.

    The ends of calls come first. A second look at the same time reports nothing twice.
    If the other party of a call is unreadable, known calls go on for one poll.
    """
    # A `down` row without a readable party could be any call.
    listed = tuple(call for call in calls if not _is_unclear_end(call))
    seen = last.seen
    if not listed and not seen and not last.down:
        return last, ()
    is_unreadable = any(call.caller_id is None for call in listed)
    if is_unreadable and any(party for party, _ in seen):
        paused_at = now if last.paused_at is None else last.paused_at
        if now - paused_at < HOLD:
            return replace(last, paused_at=paused_at), ()
    rows = keyed(listed, last)
    live, down = live_calls(rows, seen), down_rows(rows)
    last = matched(last, live, down)
    seen = last.seen
    missing = _missing(live, last, _ended(down, last.down), now)
    over = [key for key in seen if key not in live and key not in missing]
    unread = unread_calls(rows, live)
    again = [
        key for key in live if key not in unread and _is_another(key, live[key], last)
    ]
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
        unread | (last.unread & missing.keys()),
        decided(listed, rows),
    )
    return look, tuple(change for change in (*ends, *starts) if change)


def _is_unclear_end(call: Call) -> bool:
    """Return whether a row says that a call ended, but not which one."""
    return call.caller_id is None and call.status is CallStatus.DOWN


def _missing(
    live: LiveCalls, last: Look, ended: Container[CallKey], now: float
) -> LiveCalls:
    """Return the missing calls that may not have ended yet."""
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
    """Return an event of a call, or None without one."""
    if event is None:
        return None
    return CallChange(event=event, caller_id=key[0], direction=key[1])


def _ended(down: Counter[CallKey], before: Counter[CallKey]) -> Container[CallKey]:
    """Return the calls for which more `down` rows are listed than before."""
    return down - before if down else down


def _is_another(key: CallKey, now: CallStatus | None, last: Look) -> bool:
    """Return whether a ringing call is a new one with the same party.

    It is if the call was up or missing in the last poll.
    """
    if now is not CallStatus.RINGING:
        return False
    missing = last.missing.get(key)
    if missing is CallStatus.RINGING and key in last.unread:
        return False
    return last.live.get(key) is CallStatus.UP or bool(missing)


def _end(key: CallKey, was: CallStatus | None, *, is_unread: bool) -> CallEvent | None:
    """Return how a call ended, or None if that is unknown.

    A call that rang and then had an unreadable status may have been answered.
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
    """Return how a call started or continued, or None if it did neither."""
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
