from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from simulator.clock import DAY, ZONE, SimulatedClock
from simulator.model import Call, Direction, Person, Presence, State
from simulator.news import CallNews
from simulator.world import World, still_world

from .helpers import NOW, TEN, Clock, running

# The first person of this seed misses a call.
SEED = 2
ANNA = Person("1", "Anna", "0800")

type Logged = tuple[str, str, datetime, int]


def logged(world: World) -> list[Logged]:
    return [
        (call.kind, call.number, call.at, call.duration) for call in world.call_log()
    ]


def after(seconds: float, begin: datetime = NOW) -> datetime:
    """Return a later time, even if summer time begins in between."""
    later = begin.astimezone(UTC) + timedelta(seconds=seconds)
    return later.astimezone(ZONE)


def still(clock: Clock, *calls: Call, speed: float = 1.0) -> World:
    simulated = SimulatedClock(speed=speed, clock=clock, wall=NOW.timestamp)
    return still_world([Presence(ANNA, State(calls=calls))], simulated)


# --- the working day ------------------------------------------------------------------


def watched(start: float, seconds: int) -> list[Logged]:
    """Watch the owner's calls every second, and return those that end."""
    clock = Clock()
    world = running(clock, start=start, people=1, seed=SEED)
    begun: dict[str, float] = {}
    answered: dict[str, float] = {}
    ended: list[Logged] = []

    def hear(news: CallNews) -> None:
        if news.event == "ringing":
            begun[news.id] = clock.now
        elif news.event == "answer":
            answered[news.id] = clock.now
        else:
            up = answered.get(news.id)
            kind = "outgoing" if news.call.direction == "out" else "incoming"
            if up is None and kind == "incoming":
                kind = "missed"
            duration = 0 if up is None else round(clock.now - up)
            at = after(begun[news.id] + start - TEN)
            ended.append((kind, news.call.caller, at, duration))

    world.observers.append(hear)
    for _ in range(seconds):
        world.look()
        clock.advance(1)
    return ended[::-1]


def test_calls_of_the_day_are_logged_even_if_nobody_looked() -> None:
    clock = Clock()
    world = running(clock, people=1, seed=SEED)
    assert logged(world) == watched(0, TEN)
    clock.advance(DAY - TEN)
    expected = watched(0, DAY)
    assert {kind for kind, *_ in expected} == {"incoming", "outgoing", "missed"}
    assert logged(world) == expected


def test_the_log_continues_over_midnight_and_keeps_its_ids() -> None:
    clock = Clock()
    world = running(clock, people=1)
    before = world.call_log()
    clock.advance(DAY)
    later = world.call_log()
    assert later[-len(before) :] == before
    assert logged(world)[: len(before)] == [
        (call.kind, call.number, after(DAY, call.at), call.duration) for call in before
    ]
    assert len({UUID(call.id) for call in later}) == len(later)


def idle(clock: Clock) -> World:
    """Return a world whose owner has just ended a call."""
    world = running(clock, people=1)
    while world.owner().state.calls:
        clock.advance(1)
    return world


def under_way(clock: Clock) -> World:
    """Return a world whose owner has been in a call of the day for five seconds."""
    world = idle(clock)
    while not any(call.line_status == "up" for call in world.owner().state.calls):
        clock.advance(1)
    clock.advance(5)
    return world


def test_a_call_of_the_day_that_control_ends_is_logged_once() -> None:
    clock, untouched = Clock(), Clock()
    world, same = under_way(clock), under_way(untouched)
    before = logged(world)
    world.hang_up("1")
    (call, *rest) = logged(world)
    assert rest == before
    untouched.advance(60 * 60)
    began = {one[2]: one[:2] for one in logged(same)}
    assert began[call[2]] == call[:2]
    assert call[3] == 5


def test_a_controlled_person_misses_the_calls_of_the_day_until_released() -> None:
    clock = Clock()
    world = idle(clock)
    before, since = logged(world), clock.now
    world.set_profile("1", "Lunch", available=False)
    clock.advance(2 * 60 * 60)
    assert logged(world) == before
    world.release("1")
    clock.advance(2 * 60 * 60)
    later = [at for *_, at, _ in logged(world)]
    assert len(later) > len(before)
    assert later[-len(before) :] == [at for *_, at, _ in before]
    assert min(later[: -len(before)]) > after(since + 60 * 60)


# --- calls under control --------------------------------------------------------------


@pytest.mark.parametrize("speed", [0.0, 1.0, 60.0])
def test_calls_under_control_are_logged_when_they_end(speed: float) -> None:
    clock = Clock()
    world = still(clock, speed=speed)
    directions: dict[str, Direction] = {"1": "in", "2": "out", "": "unknown"}
    for caller, direction in directions.items():
        world.ring("1", caller, direction)
        clock.advance(5)
        if caller == "1":
            world.answer("1")
            clock.advance(30)
            assert logged(world) == []
        world.hang_up("1", linger=True)
        world.hang_up("1")
    assert logged(world) == [
        ("missed", "", after(40), 0),
        ("outgoing", "2", after(35), 0),
        ("incoming", "1", after(0), 30),
    ]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (Call("1", "in", "up"), [("incoming", "1", NOW, 60)]),
        (Call("1", "in", "ringing"), [("missed", "1", NOW, 0)]),
        (Call("1", "in", "down"), []),
    ],
)
def test_a_call_that_was_always_there_counts_from_control_on(
    call: Call, expected: list[Logged]
) -> None:
    clock = Clock()
    world = still(clock, call)
    world.set_profile("1", "Lunch", available=False)
    clock.advance(60)
    assert logged(world) == []
    world.hang_up("1")
    assert logged(world) == expected


def test_a_call_that_is_set_as_answered_counts_from_then_on() -> None:
    clock = Clock()
    world = still(clock)
    world.set_calls("1", [Call("1", "out", "up")])
    clock.advance(7)
    world.release("1")
    assert logged(world) == [("outgoing", "1", NOW, 7)]


def test_calls_of_other_people_are_not_logged() -> None:
    world = still(Clock())
    world.add(Person("2", "Bengt", "0801"))
    world.ring("2", "1")
    world.hang_up("2")
    assert logged(world) == []


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, NOW),
        (datetime(2026, 7, 1, 13, 0), datetime(2026, 7, 1, 13, 0, tzinfo=ZONE)),
        (
            datetime(2026, 7, 1, 11, 0, tzinfo=UTC),
            datetime(2026, 7, 1, 13, 0, tzinfo=ZONE),
        ),
    ],
)
def test_a_call_can_be_logged_at_any_time(
    at: datetime | None, expected: datetime
) -> None:
    world = still(Clock())
    call = world.log_call("incoming", "1", at, 12)
    assert world.call_log() == [call]
    assert call.at.replace(tzinfo=None) == expected.replace(tzinfo=None)
