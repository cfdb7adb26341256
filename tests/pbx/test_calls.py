"""Events for what happened to calls, and none for what did not."""

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.pbx_presence.pbx.calls import (
    CallEvent,
    LiveCalls,
    call_changes,
    live_calls,
)
from custom_components.pbx_presence.pbx.model import Call, CallStatus, Direction

UP, RINGING, DOWN = CallStatus.UP, CallStatus.RINGING, CallStatus.DOWN
IN, OUT, UNKNOWN = Direction.IN, Direction.OUT, Direction.UNKNOWN
INCOMING, ANSWERED, MISSED, ENDED, OUTGOING, CONNECTED = CallEvent


def call(
    status: CallStatus | None, direction: Direction = IN, caller_id: str = "070"
) -> Call:
    return Call(caller_id=caller_id, direction=direction, status=status)


def told(*looks: list[Call]) -> list[CallEvent]:
    """Return all events of a series of looks, the first of which is the bearings."""
    live = live_calls(looks[0])
    events = []
    for calls in looks[1:]:
        before, live = live, live_calls(calls, live)
        events += [change.event for change in call_changes(before, live)]
    return events


@pytest.mark.parametrize(
    ("looks", "events"),
    [
        ([[], [call(RINGING)], [call(UP)], []], [INCOMING, ANSWERED, ENDED]),
        ([[], [call(RINGING)], []], [INCOMING, MISSED]),
        ([[], [call(RINGING, OUT)], [call(UP, OUT)], []], [OUTGOING, CONNECTED, ENDED]),
        ([[], [call(RINGING, OUT)], []], [OUTGOING, ENDED]),
        ([[], [call(UP)], []], [ANSWERED, ENDED]),
        ([[], [call(UP, OUT)], []], [CONNECTED, ENDED]),
        ([[call(UP)], [call(UP)]], []),
        ([[call(RINGING)], [call(UP)]], [ANSWERED]),
        ([[call(UP)], []], [ENDED]),
        ([[], []], []),
    ],
)
def test_a_call_is_told_from_its_ring_to_its_end(
    looks: list[list[Call]], events: list[CallEvent]
) -> None:
    assert told(*looks) == events


def test_several_rows_of_one_call_are_one_call() -> None:
    devices = [call(RINGING), call(RINGING), call(RINGING, UNKNOWN)]
    answered = [call(RINGING), call(UP), call(UP, UNKNOWN)]
    assert told([], devices, answered, [call(DOWN)]) == [INCOMING, ANSWERED, ENDED]


def test_a_lingering_row_that_is_down_is_no_call() -> None:
    assert told([], [call(UP)], [call(DOWN)], [call(DOWN)], []) == [ANSWERED, ENDED]


def test_two_calls_at_once_are_told_apart() -> None:
    first, second = call(UP, caller_id="1"), call(RINGING, caller_id="2")
    assert told([], [first], [first, second], [first]) == [ANSWERED, INCOMING, MISSED]


def test_the_same_caller_may_call_again() -> None:
    assert told([], [call(UP)], [call(RINGING)]) == [ANSWERED, ENDED, INCOMING]


def test_a_withheld_number_is_a_caller_too() -> None:
    withheld = call(RINGING, caller_id="")
    assert told([], [withheld], []) == [INCOMING, MISSED]


def test_a_call_of_unknown_direction_is_neither_incoming_nor_missed() -> None:
    assert told([], [call(RINGING, UNKNOWN)], []) == []
    looks = [[], [call(RINGING, UNKNOWN)], [call(UP, UNKNOWN)], []]
    assert told(*looks) == [CONNECTED, ENDED]


def test_a_direction_that_is_lost_on_the_way_is_remembered() -> None:
    looks = [[], [call(RINGING)], [call(UP, UNKNOWN)], []]
    assert told(*looks) == [INCOMING, ANSWERED, ENDED]


def test_a_status_that_cannot_be_read_changes_nothing() -> None:
    looks = [[], [call(RINGING)], [call(None)], [call(UP)], [call(None)], []]
    assert told(*looks) == [INCOMING, ANSWERED, ENDED]
    assert told([], [call(None)], []) == []


NEXT = {None: [RINGING], RINGING: [UP, None], UP: [None]}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1), st.booleans())))
def test_whatever_is_seen_of_random_calls_did_happen(
    steps: list[tuple[int, int, bool]],
) -> None:
    """Several lines live their lives; somebody looks now and then."""
    directions = [IN, OUT, UNKNOWN, IN]
    truth: list[CallStatus | None] = [None] * 4
    happened: list[set[CallStatus | None]] = [set() for _ in truth]
    live: LiveCalls = {}
    open_: list[CallEvent | None] = [None] * 4
    for line, choice, look in steps:
        options = NEXT[truth[line]]
        truth[line] = options[choice % len(options)]
        happened[line].add(truth[line])
        if not look:
            continue
        calls = [
            call(status, directions[line], str(line))
            for line, status in enumerate(truth)
            if status
        ]
        before, live = live, live_calls(calls, live)
        for change in call_changes(before, live):
            line = int(change.caller_id)
            check(change.event, open_[line], happened[line], directions[line])
            over = change.event in {MISSED, ENDED}
            open_[line] = None if over else change.event
        happened = [set() if look else seen for seen in happened]
        # Nothing is stuck: what is open is exactly what is there.
        for line, status in enumerate(truth):
            if directions[line] is not UNKNOWN:
                assert (open_[line] is None) == (status is None)


def check(
    event: CallEvent,
    before: CallEvent | None,
    happened: set[CallStatus | None],
    direction: Direction,
) -> None:
    """Assert that an event tells of something that happened since the last look."""
    if event in {INCOMING, ANSWERED, MISSED}:
        assert direction is IN
    if event is OUTGOING:
        assert direction is OUT
    if event in {INCOMING, OUTGOING}:
        assert RINGING in happened
    if event in {ANSWERED, CONNECTED}:
        assert UP in happened
    if event in {MISSED, ENDED}:
        assert None in happened
    if event is MISSED:
        assert before is INCOMING
