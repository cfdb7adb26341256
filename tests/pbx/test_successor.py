"""What is known of Telavox's newer API fits into the same model."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx import successor
from custom_components.pbx_presence.pbx.calls import CallEvent, first_look, next_look
from custom_components.pbx_presence.pbx.model import Call, CallStatus, Direction
from custom_components.pbx_presence.pbx.reading import Oddities

RINGING = {
    "callDirection": "incoming",
    "callerId": "0701231234",
    "lineStatus": "ringing",
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["items", "data", *RINGING]), inner)
    ),
    max_leaves=9,
)


@pytest.mark.parametrize("envelope", [None, "items", "data"])
def test_a_list_is_bare_or_in_an_envelope(envelope: str | None) -> None:
    raw = {envelope: [RINGING], "page": 1} if envelope else [RINGING]
    assert successor.records(raw, Oddities()) == (RINGING,)


@pytest.mark.parametrize(
    "raw", [None, {}, {"items": 1}, {"items": [], "data": []}, "x"]
)
def test_anything_else_is_no_list(raw: Any) -> None:
    assert successor.records(raw, Oddities()) is None


def test_a_call_has_other_words_and_becomes_the_same_call() -> None:
    assert successor.call(RINGING, Oddities()) == Call(
        caller_id="0701231234", direction=Direction.IN, status=CallStatus.RINGING
    )
    outgoing = {**RINGING, "callDirection": "outgoing", "lineStatus": "up"}
    call = successor.call(outgoing, Oddities())
    assert (call.direction, call.status) == (Direction.OUT, CallStatus.UP)


def test_the_events_of_its_calls_are_the_same() -> None:
    rings = successor.call(RINGING, Oddities())
    talks = successor.call({**RINGING, "lineStatus": "up"}, Oddities())
    look, events = first_look(()), list[CallEvent]()
    for now, calls in enumerate([(rings,), (talks,), (), ()]):
        look, changes = next_look(calls, look, 10.0 * now)
        events += [change.event for change in changes]
    assert events == [CallEvent.INCOMING, CallEvent.ANSWERED, CallEvent.ENDED]


@given(json_values)
def test_no_answer_breaks_the_parser_and_odd_words_are_noted(raw: Any) -> None:
    odd = Oddities()
    for record in successor.records(raw, odd) or ():
        call = successor.call(record, odd)
        assert call.caller_id is None or isinstance(call.caller_id, str)
        if record.get("lineStatus") not in (None, "ringing", "up", "down"):
            assert call.status is None
            assert "lineStatus" in odd.as_dict()
