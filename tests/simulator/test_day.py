from itertools import groupby, pairwise

from hypothesis import given, strategies as st
import pytest

from simulator.clock import DAY
from simulator.day import (
    AVAILABLE,
    CallChange,
    Event,
    ProfileChange,
    timeline,
    working_day,
)
from simulator.model import Kind
from simulator.people import make_people

HOUR = 60 * 60
kinds = st.sampled_from(("person", "room", "fax", "queue"))
seeds = st.text(max_size=8)


def calls_of(day: tuple[Event, ...]) -> list[list[CallChange]]:
    """Split the changes of calls where one call's row is gone."""
    changes = [event for event in day if isinstance(event, CallChange)]
    calls: list[list[CallChange]] = [[]]
    for change in changes:
        calls[-1].append(change)
        if change.line_status is None:
            calls.append([])
    assert calls.pop() == [], "the last call never ends"
    return calls


@given(kinds, seeds)
def test_the_same_seed_gives_the_same_day(kind: Kind, seed: str) -> None:
    assert working_day(kind, seed) == working_day(kind, seed)


def test_different_seeds_give_different_days() -> None:
    assert working_day("person", "1/1") != working_day("person", "1/2")


@given(kinds, seeds)
def test_events_are_in_order_and_within_the_day(kind: Kind, seed: str) -> None:
    times = [event.at for event in working_day(kind, seed)]
    assert times == sorted(times)
    assert all(0 <= time < DAY for time in times)


@given(kinds, seeds)
def test_every_call_that_rings_ends_before_the_next_one_rings(
    kind: Kind, seed: str
) -> None:
    for call in calls_of(working_day(kind, seed)):
        statuses = [change.line_status for change in call]
        assert statuses[0] == "ringing"
        assert statuses[-1] is None
        assert statuses[1:-1] in ([], ["up"], ["down"], ["up", "down"])
        assert len({(change.caller, change.direction) for change in call}) == 1
        assert all(one.at < next_.at for one, next_ in pairwise(call))


@given(seeds)
def test_nobody_is_on_the_phone_while_not_available(seed: str) -> None:
    for moment in timeline(working_day("person", seed)).moments[1:]:
        assert moment.profile is not None
        assert moment.profile.available or not moment.calls


@given(seeds)
def test_a_person_has_a_profile_all_day(
    seed: str,
) -> None:
    day = working_day("person", seed)
    changes = [event for event in day if isinstance(event, ProfileChange)]
    assert changes[0].at == 0
    for change, following in pairwise(changes):
        assert change.at < following.at
        assert change.until in (None, following.at)
        assert (change.until is None) == change.available
    last_end = changes[-1].until
    assert last_end is not None
    assert last_end > DAY


@given(st.sampled_from(("room", "fax", "queue")), seeds)
def test_rooms_and_queues_have_no_profile(kind: Kind, seed: str) -> None:
    assert not any(
        isinstance(event, ProfileChange) for event in working_day(kind, seed)
    )


def test_people_use_all_profiles_of_a_workplace() -> None:
    names = {
        event.name
        for number in range(200)
        for event in working_day("person", str(number))
        if isinstance(event, ProfileChange)
    }
    assert {AVAILABLE, "Lunch", "Möte", "Semester", "Gått för dagen"} <= names


@pytest.mark.parametrize("seed", range(1, 6))
def test_one_to_four_of_twenty_five_are_usually_on_the_phone(seed: int) -> None:
    people = make_people(25, seed)
    days = [timeline(working_day(who.kind, f"{seed}/{who.id}")) for who in people]
    minutes = range(9 * HOUR, 16 * HOUR, 60)
    talking = [
        sum(bool(day.moments[day.index(minute)].calls) for day in days)
        for minute in minutes
    ]
    usual = sum(1 <= count <= 4 for count in talking)
    assert usual >= 0.75 * len(minutes)


@pytest.mark.parametrize("seed", range(1, 6))
def test_something_happens_every_few_minutes(seed: int) -> None:
    people = make_people(25, seed)
    times = sorted(
        event.at
        for who in people
        for event in working_day(who.kind, f"{seed}/{who.id}")
        if 10 * HOUR <= event.at < 15 * HOUR
    )
    assert max(later - earlier for earlier, later in pairwise(times)) < 10 * 60


def test_at_any_second_the_state_is_that_of_the_last_event() -> None:
    day = working_day("person", "1/1")
    states = timeline(day)
    assert states.moments[states.index(0)].profile == day[0]
    for at, events in groupby(day, key=lambda event: event.at):
        last = list(events)[-1]
        assert states.index(at) == day.index(last) + 1
        assert states.index(at + 0.5) == states.index(at)
