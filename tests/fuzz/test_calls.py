"""Whatever calls a PBX lists, the events tell of calls that were there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import given, strategies as st
import orjson

from custom_components.pbx_presence.pbx.calls import (
    HOLD,
    CallChange,
    CallEvent,
    first_look,
    next_look,
)
from custom_components.pbx_presence.pbx.looks import Look
from custom_components.pbx_presence.pbx.model import Call, CallStatus, Direction
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway

from ..pbx.conftest import STOCKHOLM
from .helpers import Fed, outcome
from .mutations import cases, sequences
from .samples import EXTENSIONS

STARTS = {
    CallEvent.INCOMING: CallStatus.RINGING,
    CallEvent.OUTGOING: CallStatus.RINGING,
    CallEvent.ANSWERED: CallStatus.UP,
    CallEvent.CONNECTED: CallStatus.UP,
}
"""The status of a call in the poll that reports an event."""
ENDS = (CallEvent.ENDED, CallEvent.MISSED)

calls = st.builds(
    Call,
    caller_id=st.sampled_from(["", "1", "2", "+461", None]),
    direction=st.sampled_from(Direction),
    status=st.sampled_from([None, *CallStatus]),
)
pauses = st.sampled_from([0.0, 0.9, 3.9, 4.0, 10.0, 1e9])
histories = st.lists(st.tuples(st.lists(calls, max_size=5), pauses), max_size=8)


class History:
    """The looks at one extension, each checked against what was listed."""

    def __init__(self, listed: Iterable[Call]) -> None:
        self.rows = tuple(listed)
        self.look = first_look(self.rows)
        self.now = 0.0
        self.open = len(self.look.seen)
        """How many calls can still end."""

    def poll(self, listed: Iterable[Call], pause: float) -> None:
        """Look again after a pause."""
        rows, last = tuple(listed), self.look
        self.now += pause
        self.look, changes = next_look(rows, last, self.now)
        for change in changes:
            self._check(change, rows, last)
        assert set(Counter(changes).values()) <= {1}
        again, nothing = next_look(rows, self.look, self.now)
        assert nothing == (), "the same poll reports something twice"
        assert again == self.look or again.seen == self.look.seen
        if self.look.paused_at is not None:
            assert None in {row.caller_id for row in rows}
            assert changes == ()
            return
        listed_now = {
            row.caller_id or "" for row in rows if row.status is not CallStatus.DOWN
        }
        assert {key[0] for key in self.look.live} == listed_now
        assert not self.look.live.keys() & self.look.missing.keys()
        self.rows = rows

    def _check(self, change: CallChange, rows: tuple[Call, ...], last: Look) -> None:
        """Check that the call of an event is there, or was there before its end."""
        who = change.caller_id
        if change.event in ENDS:
            self.open -= 1
            # A number that is written in another way once it is known.
            renamed = {
                row.caller_id or "" for row in rows if row.status is CallStatus.UP
            }
            assert who in {key[0] for key in last.seen} | renamed
            assert self.open >= 0, "more calls ended than there were"
            if change.event is CallEvent.MISSED:
                assert change.direction is Direction.IN
                ringing = [
                    key[0]
                    for key, status in last.seen.items()
                    if status is CallStatus.RINGING
                ]
                assert who in ringing or who in renamed
            return
        self.open += 1
        # An unreadable status counts as the one that the call had before.
        statuses = {STARTS[change.event], None}
        assert any(
            (row.caller_id or "") == who and row.status in statuses for row in rows
        )
        if change.event in {CallEvent.INCOMING, CallEvent.ANSWERED}:
            assert change.direction is Direction.IN

    def end(self) -> None:
        """Check that no call stays when nothing is listed anymore."""
        for _ in range(3):
            self.poll((), HOLD)
        assert not self.look.seen
        assert next_look((), self.look, self.now + 1)[1] == ()


@cases(4)
@given(st.lists(calls, max_size=5), histories)
def test_every_event_belongs_to_a_call_that_is_or_was_there(
    first: list[Call], polls: list[tuple[list[Call], float]]
) -> None:
    history = History(first)
    for listed, pause in polls:
        history.poll(listed, pause)
    history.end()


def listed_calls(body: bytes) -> list[tuple[Call, ...]]:
    """Return the known calls of each extension of a list."""
    listing = outcome(Pingaway(Fed(body), STOCKHOLM).extensions())
    extensions = [] if isinstance(listing, type) else listing.extensions
    return [one.calls for one in extensions if one.calls is not None]


def with_calls(body: bytes) -> bytes:
    """Return a list in which everyone has some calls."""
    rows: list[dict[str, Any]] = orjson.loads(body)
    statuses = ["ringing", "up", "down"]
    for index, row in enumerate(rows):
        row["calls"] = [
            {"callerid": f"070{index % 3}", "direction": way, "linestatus": status}
            for way, status in zip(["in", "out", "unknown"], statuses, strict=True)
        ]
    return orjson.dumps(rows)


@cases(3)
@given(sequences(*EXTENSIONS, *map(with_calls, EXTENSIONS)), pauses)
def test_mutated_lists_report_only_calls_that_are_or_were_there(
    bodies: list[bytes], pause: float
) -> None:
    history = History(())
    for body in bodies:
        for listed in listed_calls(body):
            history.poll(listed, pause)
    history.end()


def test_an_unreadable_status_does_not_report_a_missing_call_as_a_new_one() -> None:
    rings = Call(caller_id="1", direction=Direction.IN, status=CallStatus.RINGING)
    look, events = first_look([]), list[CallEvent]()
    for number, listed in enumerate([[rings], [], [replace(rings, status=None)]]):
        look, changes = next_look(listed, look, number)
        events += [change.event for change in changes]
    assert events == [CallEvent.INCOMING]
