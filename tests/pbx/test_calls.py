"""Events report what happened to calls, and nothing else."""

from collections.abc import Iterable
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.calls import (
    CallChange,
    CallEvent,
    first_look,
    next_look,
)
from custom_components.pbx_presence.pbx.model import Call, CallStatus, Direction

UP, RINGING, DOWN = CallStatus.UP, CallStatus.RINGING, CallStatus.DOWN
IN, OUT, UNKNOWN = Direction.IN, Direction.OUT, Direction.UNKNOWN
INCOMING, ANSWERED, MISSED, ENDED, OUTGOING, CONNECTED = CallEvent


def call(
    status: CallStatus | None, direction: Direction = IN, caller_id: str = "070"
) -> Call:
    return Call(caller_id=caller_id, direction=direction, status=status)


def told(*looks: list[Call], every: float = 5) -> list[CallEvent]:
    """Return all events of a series of looks, of which the first reports none."""
    last = first_look(looks[0])
    events = []
    for number, calls in enumerate(looks[1:]):
        last, changes = next_look(calls, last, number * every)
        events += [change.event for change in changes]
    return events


@pytest.mark.parametrize(
    ("looks", "events"),
    [
        ([[], [call(RINGING)], [call(UP)], [], []], [INCOMING, ANSWERED, ENDED]),
        ([[], [call(RINGING)], [], []], [INCOMING, MISSED]),
        (
            [[], [call(RINGING, OUT)], [call(UP, OUT)], [], []],
            [OUTGOING, CONNECTED, ENDED],
        ),
        ([[], [call(RINGING, OUT)], [], []], [OUTGOING, ENDED]),
        ([[], [call(UP)], [], []], [ANSWERED, ENDED]),
        ([[], [call(UP, OUT)], [], []], [CONNECTED, ENDED]),
        ([[call(UP)], [call(UP)]], []),
        ([[call(RINGING)], [call(UP)]], [ANSWERED]),
        ([[call(UP)], [], []], [ENDED]),
        ([[], []], []),
    ],
)
def test_a_call_is_reported_from_ringing_to_its_end(
    looks: list[list[Call]], events: list[CallEvent]
) -> None:
    assert told(*looks) == events


@pytest.mark.parametrize("was", [RINGING, UP])
def test_a_down_row_ends_a_call_at_once(was: CallStatus) -> None:
    end = MISSED if was is RINGING else ENDED
    assert told([call(was)], [call(DOWN)], [call(DOWN)], []) == [end]


def test_a_call_that_is_missing_once_may_be_on_hold() -> None:
    assert told([], [call(UP)], [], [call(UP)], [], []) == [ANSWERED, ENDED]


@pytest.mark.parametrize("every", [0, 0.9])
def test_faster_polls_do_not_end_a_missing_call_earlier(every: float) -> None:
    looks = [[], [call(RINGING)], [], [], [], [call(UP)], [], [], [call(UP)]]
    assert told(*looks, every=every) == [INCOMING, ANSWERED]
    gone: list[list[Call]] = [[]] * 6
    assert told([call(UP)], *gone, every=0.9) == [ENDED]


def test_calls_that_alternate_on_hold_do_not_end() -> None:
    first, second = call(UP, caller_id="1"), call(UP, caller_id="2")
    looks = [[], *([first], [first], [second], [second]) * 3]
    assert told(*looks, every=2) == [ANSWERED, ANSWERED]


def test_a_caller_who_becomes_known_is_still_the_same_call() -> None:
    withheld, known = call(RINGING, caller_id=""), call(UP, caller_id="070")
    assert told([], [withheld], [known], [known], [], []) == [INCOMING, ANSWERED, ENDED]
    out: Any = [call(RINGING, OUT, "070")], [call(UP, OUT, "+4670")], [], []
    assert told([], *out) == [OUTGOING, CONNECTED, ENDED]


def test_a_caller_who_gave_up_is_not_reported_as_answered() -> None:
    down, other = call(DOWN, caller_id="1"), call(UP, caller_id="2")
    looks = [[], [call(RINGING, caller_id="1")], [down, other]]
    assert told(*looks) == [INCOMING, MISSED, ANSWERED]
    outgoing = call(UP, OUT, "2")
    looks = [[], [call(RINGING, caller_id="1")], [outgoing], [outgoing]]
    assert told(*looks) == [INCOMING, CONNECTED, MISSED]


def test_a_down_row_from_before_ends_nothing() -> None:
    looks = [[], [call(RINGING)] * 2, [call(UP), call(DOWN)], [call(DOWN)]]
    assert told(*looks, [call(UP), call(DOWN)]) == [INCOMING, ANSWERED]
    assert told(*looks, [call(DOWN)]) == [INCOMING, ANSWERED, ENDED]


def test_a_ringing_call_with_an_unreadable_status_is_not_missed() -> None:
    assert told([], [call(RINGING)], [call(None)], [call(None)], [], []) == [INCOMING]


def test_a_call_that_is_answered_after_it_was_missing_was_not_missed() -> None:
    assert told([], [call(RINGING)], [], [call(UP)]) == [INCOMING, ANSWERED]


def test_several_rows_of_one_call_are_one_call() -> None:
    devices = [call(RINGING), call(RINGING), call(RINGING, UNKNOWN)]
    answered = [call(RINGING), call(UP), call(UP, UNKNOWN)]
    assert told([], devices, answered, [call(DOWN)]) == [INCOMING, ANSWERED, ENDED]


def test_one_device_that_declines_does_not_end_a_call_that_rings_at_another() -> None:
    looks = [[], [call(RINGING), call(RINGING)], [call(DOWN), call(RINGING)]]
    assert told(*looks) == [INCOMING]


def test_two_simultaneous_calls_are_told_apart() -> None:
    first, second = call(UP, caller_id="1"), call(RINGING, caller_id="2")
    looks = [[], [first], [first, second], [first], [first]]
    assert told(*looks) == [ANSWERED, INCOMING, MISSED]


@pytest.mark.parametrize(
    ("looks", "end"),
    [
        ([[call(UP)], [call(RINGING)]], ENDED),
        ([[call(UP)], [], [call(RINGING)]], ENDED),
        ([[call(RINGING)], [], [call(RINGING)]], MISSED),
        ([[call(UP)], [call(DOWN), call(RINGING)]], ENDED),
    ],
)
def test_the_same_caller_can_call_again(
    looks: list[list[Call]], end: CallEvent
) -> None:
    assert told(*looks) == [end, INCOMING]


def test_a_withheld_number_is_a_caller_too() -> None:
    withheld = call(RINGING, caller_id="")
    assert told([], [withheld], [], []) == [INCOMING, MISSED]


def test_a_call_of_unknown_direction_is_neither_incoming_nor_missed() -> None:
    assert told([], [call(RINGING, UNKNOWN)], [], []) == []
    looks = [[], [call(RINGING, UNKNOWN)], [call(UP, UNKNOWN)], [], []]
    assert told(*looks) == [CONNECTED, ENDED]


def test_a_direction_that_disappears_is_remembered() -> None:
    looks = [[], [call(RINGING)], [call(UP, UNKNOWN)], [], []]
    assert told(*looks) == [INCOMING, ANSWERED, ENDED]


def test_a_direction_that_becomes_known_is_still_the_same_call() -> None:
    looks = [[], [call(UP, UNKNOWN)], [call(UP, IN)], [call(UP, IN)], [], []]
    assert told(*looks) == [CONNECTED, ENDED]
    looks = [[], [call(RINGING, UNKNOWN)], [call(RINGING, IN)], [call(UP, IN)]]
    assert told(*looks) == [INCOMING, ANSWERED]


def test_an_unreadable_status_changes_nothing() -> None:
    looks = [[], [call(RINGING)], [call(None)], [call(UP)], [call(None)], [], []]
    assert told(*looks) == [INCOMING, ANSWERED, ENDED]
    assert told([], [call(None)], [], []) == []


class Line:
    """A party that calls again and again, and what really happened to each call."""

    def __init__(self, caller_id: str, direction: Direction) -> None:
        self.caller_id = caller_id
        self.direction = direction
        self.status: CallStatus | None = None
        self.truth: list[CallEvent] = []
        """What happened since the last look."""
        self.told: list[CallEvent] = []

    def step(self, choice: int) -> None:
        """Let the next thing happen."""
        is_in = self.direction is IN
        if self.status is None:
            self.status = RINGING
            self.truth.append(INCOMING if is_in else OUTGOING)
        elif self.status is RINGING and choice % 2:
            self.status = UP
            self.truth.append(ANSWERED if is_in else CONNECTED)
        else:
            is_missed = self.status is RINGING and is_in
            self.truth.append(MISSED if is_missed else ENDED)
            self.status = None

    def rows(self, devices: int, is_lingering: bool) -> list[Call]:
        """Return the rows that the PBX lists: one for each device, perhaps a down one."""
        status = DOWN if is_lingering and self.status is None else self.status
        row = call(status, self.direction, self.caller_id)
        return [row] * devices if status else []


ACTIONS = st.tuples(
    st.integers(0, 3), st.integers(0, 1), st.integers(1, 3), st.booleans()
)


@given(st.lists(ACTIONS, max_size=40), st.integers(1, 5))
def test_every_event_of_a_random_history_really_happened(
    actions: list[tuple[int, int, int, bool]], rate: int
) -> None:
    """Several parties call, and polls see them after every few changes."""
    lines = [Line("1", IN), Line("2", OUT), Line("", IN), Line("4", IN)]
    last = first_look([])
    happened: dict[str, list[CallEvent]] = {line.caller_id: [] for line in lines}
    for number, (which, choice, devices, is_lingering) in enumerate(actions):
        lines[which].step(choice)
        if number % rate:
            continue
        rows = [row for line in lines for row in line.rows(devices, is_lingering)]
        last, changes = next_look(rows, last, number * 5)
        for line in lines:
            happened[line.caller_id] += line.truth
            line.truth = []
            line.told += events_of(changes, line.caller_id)
            check_history(line.told, happened[line.caller_id])
    for number in range(2):
        last, changes = next_look([], last, (number + 1000) * 5)
        for line in lines:
            line.told += events_of(changes, line.caller_id)
    for line in lines:
        if rate == 1:
            assert not line.told or line.told[-1] in {MISSED, ENDED}, "it is stuck"
            whole = line.told[: len(happened[line.caller_id])]
            assert whole == happened[line.caller_id]
    assert not last.seen, "it is stuck"
    assert next_look([], last, 9999) == (last, ())


def events_of(changes: Iterable[CallChange], caller_id: str) -> list[CallEvent]:
    """Return the events of one party."""
    return [change.event for change in changes if change.caller_id == caller_id]


def check_history(told: list[CallEvent], happened: list[CallEvent]) -> None:
    """Check that the reported events are a part of what happened, in order.

    A call that was answered and ended between two looks looks like a missed one.
    """
    rest = iter(over(happened))
    assert all(event in rest for event in over(told)), (told, happened)


def over(events: list[CallEvent]) -> list[CallEvent]:
    """Return events with one word for both kinds of end."""
    return [ENDED if event is MISSED else event for event in events]


@given(
    st.lists(
        st.lists(
            st.builds(
                call,
                st.sampled_from([None, *CallStatus]),
                st.sampled_from(list(Direction)),
                st.sampled_from(["", "1", "2"]),
            ),
            max_size=4,
        )
    )
)
def test_a_call_never_ends_twice_or_both_as_ended_and_as_missed(
    looks: list[list[Call]],
) -> None:
    """Whatever a PBX lists, each call starts before it ends, and ends once."""
    last = first_look([])
    open_: dict[tuple[str, Direction], CallEvent] = {}
    for number, calls in enumerate(looks):
        last, changes = next_look(calls, last, number * 5)
        for change in changes:
            key = (change.caller_id, change.direction)
            if change.event in {MISSED, ENDED}:
                was = open_.pop(key, None) or open_.pop((key[0], UNKNOWN), None)
                seen = (
                    {INCOMING} if change.event is MISSED else {*CallEvent} - {INCOMING}
                )
                assert was in seen
            else:
                assert change.event not in {INCOMING, OUTGOING} or key not in open_
                open_[key] = change.event
        # The call got another caller or direction when it was answered, or its direction is unknown.
        for key in open_.keys() - last.seen.keys():
            if open_[key] in {INCOMING, OUTGOING}:
                del open_[key]


def test_a_row_without_direction_belongs_to_the_call_of_the_same_status() -> None:
    """An incoming call ended, an outgoing one rings, and then loses its direction."""
    looks = [[call(UP, IN)], [call(RINGING, OUT)], [call(RINGING, UNKNOWN)]]
    assert told(*looks) == [OUTGOING, ENDED]
    assert told(*looks, looks[-1], looks[-1]) == [OUTGOING, ENDED]


rows_of_a_look = st.lists(
    st.builds(
        call,
        st.sampled_from([None, *CallStatus]),
        st.sampled_from(list(Direction)),
        st.sampled_from(["", "1"]),
    ),
    max_size=5,
)


@given(st.lists(rows_of_a_look, max_size=6), st.integers(0, 5))
def test_two_looks_at_the_same_time_report_nothing_twice(
    looks: list[list[Call]], every: int
) -> None:
    last = first_look([])
    for number, calls in enumerate(looks):
        last, _ = next_look(calls, last, number * every)
        last, changes = next_look(calls, last, number * every)
        assert changes == ()
