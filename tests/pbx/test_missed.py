"""Each missed call is reported once, whether polls or only the call log saw it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from hypothesis import given, strategies as st

from custom_components.pbx_presence.pbx.call_log import CallKind, LoggedCall
from custom_components.pbx_presence.pbx.calls import CallEvent, first_look, next_look
from custom_components.pbx_presence.pbx.missed import MissedCalls
from custom_components.pbx_presence.pbx.model import Call, CallStatus, Direction

START = datetime(2026, 11, 26, 9, tzinfo=UTC)
NUMBERS = ("0701740605", "0701740606", "")
LONG_AFTER = 5000
OTHER_NOTATION = {"0701740605": "+46701740605"}


@dataclass(frozen=True)
class Missed:
    """A call that rings from one second to another and is not answered."""

    begin: int
    end: int
    number: str


def same(number: str) -> str | None:
    """Return the last digits of a number, or None if it is withheld."""
    return number[-9:] or None


def at(second: float) -> datetime:
    """Return the time of a second."""
    return START + timedelta(seconds=second)


def log(calls: Sequence[Missed], second: float, skew: int = 0) -> list[LoggedCall]:
    """Return the log at a time, in another notation than polls see.

    The clock of the PBX is ahead by a number of seconds.
    """
    return [
        LoggedCall(
            kind=CallKind.MISSED,
            at=at(call.begin + skew),
            number=OTHER_NOTATION.get(call.number, call.number),
            duration=0,
        )
        for call in reversed(calls)
        if call.end <= second
    ]


def rows(calls: Sequence[Missed], second: float) -> list[Call]:
    """Return what a poll sees at a time."""
    return [
        Call(caller_id=call.number, direction=Direction.IN, status=CallStatus.RINGING)
        for call in calls
        if call.begin <= second < call.end
    ]


@st.composite
def lanes(draw: st.DrawFn, number: str) -> list[Missed]:
    """Draw the calls from one number, one after the other."""
    calls, second = [], 300
    for _ in range(draw(st.integers(0, 5))):
        begin = second + draw(st.integers(1, 400))
        second = begin + draw(st.integers(1, 90))
        calls.append(Missed(begin, second, number))
    return calls


def histories() -> st.SearchStrategy[list[Missed]]:
    """Draw calls from several numbers, which can ring at the same time."""
    numbers = st.tuples(*(lanes(number) for number in NUMBERS))
    return numbers.map(lambda drawn: sorted(chain(*drawn), key=lambda one: one.begin))


def steps(gaps: st.SearchStrategy[int]) -> st.SearchStrategy[list[int]]:
    """Draw the seconds of something that repeats until long after the last call."""
    return st.lists(gaps, min_size=1).map(
        lambda drawn: [sum(drawn[:place]) for place in range(1, len(drawn) + 1)]
    )


@given(
    calls=histories(),
    every=st.integers(5, 300),
    readings=steps(st.integers(10, 900)),
    lost=st.sets(st.integers(0, 40)),
    outage=st.tuples(st.integers(0, 2000), st.integers(0, 1000)),
    skew=st.integers(-200, 200),
)
def test_every_missed_call_is_reported_exactly_once(
    calls: list[Missed],
    every: int,
    readings: list[int],
    lost: set[int],
    outage: tuple[int, int],
    skew: int,
) -> None:
    """Polls and readings interleave in any way and can fail, and clocks differ."""
    polls = range(0, LONG_AFTER, every)
    reads = [second for place, second in enumerate(readings) if place not in lost]
    reads += [LONG_AFTER, LONG_AFTER + 1000]
    down = range(outage[0], sum(outage))
    look, missed = first_look(()), MissedCalls(START, same)
    told: list[str] = []
    was_down = False
    for second, is_poll in sorted(
        [(second, True) for second in polls] + [(second, False) for second in reads]
    ):
        if not is_poll:
            told += [
                one.number
                for one in missed.logged(log(calls, second, skew), at(second))
            ]
        elif second in down:
            was_down = True
        else:
            ringing = rows(calls, second)
            look, changes = (
                (first_look(ringing), ())
                if was_down
                else next_look(ringing, look, second)
            )
            was_down = False
            missed.polled(look, changes, at(second))
            told += [one.caller_id for one in changes if one.event is CallEvent.MISSED]
    assert sorted(map(same, told), key=str) == sorted(
        (same(one.number) for one in calls), key=str
    )


@given(calls=histories(), every=st.integers(300, 900), holes=st.sets(st.integers(0, 9)))
def test_a_call_that_one_reading_leaves_out_is_reported_by_the_next(
    calls: list[Missed], every: int, holes: set[int]
) -> None:
    missed = MissedCalls(START, same)
    told: list[LoggedCall] = []
    for place, second in enumerate(range(every, LONG_AFTER, every)):
        listed = log(calls, second)
        # Never the same call twice in a row.
        kept = listed[1:] if place % 2 and place in holes else listed
        told += missed.logged(kept, at(second))
    assert sorted(one.at for one in told) == [at(call.begin) for call in calls]


def test_times_in_a_wrong_zone_report_nothing_twice() -> None:
    """Polls report calls at the right time, and the log an hour earlier."""
    missed = MissedCalls(START, same)
    look = first_look(())
    told: list[LoggedCall] = []
    for begin in range(0, 3 * 3600, 300):
        call = Missed(begin, begin + 60, NUMBERS[0])
        for second in (begin + 30, begin + 70, begin + 90):
            look, changes = next_look(rows([call], second), look, second)
            missed.polled(look, changes, at(second))
        early = replace(call, begin=call.begin - 3600)
        told += missed.logged(log([early], begin + 120), at(begin + 120))
    assert told == []
