from datetime import UTC, datetime

import pytest

from simulator.clock import ZONE, SimulatedClock
from simulator.errors import DuplicateIdError, NoCallError, UnknownPersonError
from simulator.model import Call, Person, Presence, Profile, State
from simulator.world import World, still_world, working_world

from .helpers import Clock, running

ANNA = Person("1", "Anna", "0800", "0700", "anna@example.com", ("växel",))
BENGT = Person("2", "Bengt", "0801")
ROOM = Person("3", "Rum", "0801", kind="room")
HERE = State(Profile("Tillgänglig", available=True))


@pytest.fixture
def world() -> World:
    clock = SimulatedClock(speed=0.0)
    rows = [Presence(ANNA, HERE), Presence(BENGT, HERE), Presence(ROOM, State())]
    return still_world(rows, clock)


def calls(world: World, ref: str) -> list[tuple[str, str, str]]:
    found = world.presence(ref).state.calls
    return [(call.caller, call.direction, call.line_status) for call in found]


def test_a_call_can_ring_be_answered_and_end(world: World) -> None:
    world.ring("0800", "0313900601")
    assert calls(world, "0800") == [("0313900601", "in", "ringing")]
    assert world.answer("0800") == Call("0313900601", "in", "up")
    assert calls(world, "0800") == [("0313900601", "in", "up")]
    world.hang_up("0800")
    assert calls(world, "0800") == []


def test_a_person_can_dial_and_have_several_calls(world: World) -> None:
    world.ring("Anna", "1", "out")
    world.ring("Anna", "2", "unknown")
    world.answer("Anna", "2")
    assert calls(world, "Anna") == [("1", "out", "ringing"), ("2", "unknown", "up")]
    world.hang_up("Anna", "1")
    assert calls(world, "Anna") == [("2", "unknown", "up")]


def test_a_line_can_linger_as_down(world: World) -> None:
    world.ring("Anna", "1")
    world.hang_up("Anna", linger=True)
    assert calls(world, "Anna") == [("1", "in", "down")]
    world.hang_up("Anna")
    assert calls(world, "Anna") == []


def test_any_calls_can_be_set(world: World) -> None:
    world.set_calls("Anna", [Call("1", "unknown", "down"), Call("2")])
    assert calls(world, "Anna") == [("1", "unknown", "down"), ("2", "in", "ringing")]


def test_without_a_call_nothing_can_be_answered_or_hung_up(world: World) -> None:
    with pytest.raises(NoCallError, match="no such call rings at 'Anna'"):
        world.answer("Anna")
    with pytest.raises(NoCallError, match="no such call is there at 'Anna'"):
        world.hang_up("Anna")
    world.ring("Anna", "1")
    with pytest.raises(NoCallError):
        world.answer("Anna", "2")
    with pytest.raises(NoCallError):
        world.hang_up("Anna", "2")


def test_a_profile_can_be_set_and_cleared(world: World) -> None:
    world.set_profile("Anna", "Lunch", False, datetime(2026, 7, 1, 13, 0), "Åter 13")
    until = datetime(2026, 7, 1, 13, 0, tzinfo=ZONE)
    lunch = Profile("Lunch", available=False, until=until, message="Åter 13")
    assert world.presence("Anna").state.profile == lunch
    world.set_profile("Anna", "Möte", False, datetime(2026, 7, 1, 11, 0, tzinfo=UTC))
    meeting = world.presence("Anna").state.profile
    assert meeting is not None
    assert meeting.until == until
    world.clear_profile("Anna")
    assert world.presence("Anna").state.profile is None


def test_a_number_shared_by_two_people_means_the_first(world: World) -> None:
    assert world.presence("0801").person == BENGT
    assert world.presence("Rum").person == ROOM
    assert world.presence("3").person == ROOM
    assert world.by_number("0801").person == BENGT


@pytest.mark.parametrize("ref", ["", "anna", "801", "4"])
def test_an_unknown_person_raises_an_error(world: World, ref: str) -> None:
    with pytest.raises(UnknownPersonError, match="nobody has"):
        world.ring(ref)


def test_a_controlled_person_has_no_working_day_until_released() -> None:
    clock = Clock()
    world, untouched = running(clock), running(clock)
    world.ring("5", "1")
    assert world.is_controlled("5")
    state = world.presence("5").state
    assert state.calls == (Call("1"),)
    clock.advance(5 * 60 * 60)
    assert world.presence("5").state == state
    assert world.presence("6") == untouched.presence("6")
    world.release("5")
    assert not world.is_controlled("5")
    assert world.presence("5") == untouched.presence("5")


def talking(world: World, status: str) -> str:
    return next(
        one.person.id
        for one in world.snapshot()
        if any(call.line_status == status for call in one.state.calls)
    )


def test_a_call_of_the_day_ends_when_control_begins() -> None:
    world = running(Clock())
    busy = talking(world, "up")
    world.ring(busy, "1")
    assert world.presence(busy).state.calls == (Call("1"),)


def test_a_call_of_the_day_can_be_answered_and_hung_up() -> None:
    clock = Clock()
    world = running(clock)
    while not any(
        call.line_status == "ringing"
        for one in world.snapshot()
        for call in one.state.calls
    ):
        clock.advance(1)
    called = talking(world, "ringing")
    world.answer(called)
    clock.advance(60 * 60)
    assert [call.line_status for call in world.presence(called).state.calls] == ["up"]
    world.hang_up(called)
    assert world.presence(called).state.calls == ()


def names(world: World) -> list[str]:
    return [person.name for person in world.people()]


def test_people_can_be_added_and_removed(world: World) -> None:
    dagny = world.add(Person(world.new_id(), "Dagny", "0802"), position=0)
    assert dagny.id == "4"
    assert names(world) == ["Dagny", "Anna", "Bengt", "Rum"]
    assert world.presence("0802").state.profile is not None
    assert world.remove("0801") == BENGT
    assert names(world) == ["Dagny", "Anna", "Rum"]
    with pytest.raises(DuplicateIdError, match="'1' is taken"):
        world.add(ANNA)


def test_a_removed_person_can_be_added_again(world: World) -> None:
    before = world.snapshot()
    gone = world.presence("2")
    world.remove("2")
    world.add(gone.person, gone.state, position=1)
    assert world.snapshot() == before


def test_a_person_can_be_edited(world: World) -> None:
    world.ring("1")
    state = world.presence("1").state
    world.rename("1", "Anna Berg")
    world.set_key_words("1", "jour", "malmö")
    world.edit("1", number="0899", mobile="0799", email="")
    expected = Person("1", "Anna Berg", "0899", "0799", "", ("jour", "malmö"))
    assert world.presence("0899") == Presence(expected, state)


def test_the_list_can_be_reordered(world: World) -> None:
    world.reorder(["Rum", "Anna"])
    assert names(world) == ["Rum", "Anna", "Bengt"]
    assert world.by_number("0801").person == ROOM


def test_the_credentials_always_belong_to_the_first_person(world: World) -> None:
    world.reorder(["2"])
    assert world.owner().person == ANNA
    world.remove("1")
    with pytest.raises(UnknownPersonError):
        world.owner()


def test_a_world_can_be_empty() -> None:
    world = working_world(0, 1, SimulatedClock())
    assert world.snapshot() == []
    assert world.new_id() == "1"
