from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from simulator.clock import DAY, SimulatedClock

from .helpers import NOW, TEN, Clock, running


def test_a_frozen_world_never_changes() -> None:
    clock = Clock()
    world = running(clock, speed=0)
    before = world.snapshot()
    clock.advance(3 * DAY)
    assert world.now == TEN
    assert world.snapshot() == before


def test_simulated_time_runs_at_the_given_speed() -> None:
    clock = Clock(500.0)
    world = running(clock, speed=60)
    clock.advance(30)
    assert world.now == TEN + 30 * 60


def test_at_ten_some_are_available_away_and_on_the_phone() -> None:
    states = [presence.state for presence in running(Clock()).snapshot()]
    profiles = [state.profile for state in states if state.profile]
    assert {profile.available for profile in profiles} == {True, False}
    assert any(state.calls for state in states)


def test_calls_ring_are_answered_and_end_within_an_hour() -> None:
    clock = Clock()
    world = running(clock)
    seen = set()
    for _ in range(60 * 60):
        clock.advance(1)
        now = [presence.state.calls for presence in world.snapshot()]
        seen |= {call.line_status for calls in now for call in calls}
    assert seen == {"ringing", "up", "down"}


@settings(max_examples=20)
@given(st.integers(0, DAY - 1), st.integers(1, 400))
def test_the_day_repeats(second: int, days: int) -> None:
    def shown(start: float) -> list[tuple[object, ...]]:
        presences = running(Clock(), start=start).snapshot()
        return [
            (one.person, one.state.calls, one.state.profile and one.state.profile.name)
            for one in presences
        ]

    assert shown(second) == shown(second + days * DAY)


def test_nobody_is_on_the_phone_at_midnight() -> None:
    presences = running(Clock(), start=DAY).snapshot()
    assert not any(presence.state.calls for presence in presences)


def test_the_end_of_a_profile_is_its_real_end() -> None:
    clock = Clock()
    world = running(clock, speed=60, start=7 * 60 * 60)
    ends: list[datetime] = []
    for minute in range(8 * 60):
        clock.advance(1)
        profile = world.presence("1").state.profile
        assert profile is not None
        real_now = NOW + timedelta(seconds=minute + 1)
        assert profile.until is None or profile.until > real_now
        ends += [profile.until] if profile.until else []
    assert len(set(ends)) > 1
    assert all(one <= other for one, other in pairwise(ends))


def test_the_end_of_a_profile_respects_daylight_saving_time() -> None:
    clock = SimulatedClock(wall=NOW.timestamp)
    later = clock.real(12 * 60 * 60)
    assert later.astimezone(UTC) - NOW.astimezone(UTC) == timedelta(hours=12)
    assert later.strftime("%H:%M") == "11:17"


def test_an_unchanged_state_is_the_same_object() -> None:
    clock = Clock()
    world = running(clock)
    before = world.presence("1").state
    clock.advance(0.25)
    assert world.presence("1").state is before
