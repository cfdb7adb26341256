import pytest

from simulator.clock import SimulatedClock
from simulator.model import Call, Person, Presence, State
from simulator.news import CallNews
from simulator.world import World, still_world

from .helpers import Clock, running

ANNA = Person("1", "Anna", "0800")
BENGT = Person("2", "Bengt", "0801")


@pytest.fixture
def world() -> World:
    rows = [Presence(ANNA, State()), Presence(BENGT, State())]
    return still_world(rows, SimulatedClock(speed=0.0))


@pytest.fixture
def heard(world: World) -> list[CallNews]:
    """What an observer was told."""
    news: list[CallNews] = []
    world.observers.append(news.append)
    return news


def told(heard: list[CallNews]) -> list[tuple[str, str]]:
    return [(news.event, news.call.caller) for news in heard]


def test_an_observer_is_called_for_each_change_of_a_call(
    world: World, heard: list[CallNews]
) -> None:
    world.ring("Anna", "1")
    world.answer("Anna")
    world.hang_up("Anna")
    (id_,) = {news.id for news in heard}
    assert heard == [
        CallNews("ringing", id_, ANNA, Call("1")),
        CallNews("answer", id_, ANNA, Call("1", line_status="up")),
        CallNews("hangup", id_, ANNA, Call("1", line_status="down")),
    ]


def test_every_observer_is_called_even_if_one_is_removed_meanwhile(
    world: World, heard: list[CallNews]
) -> None:
    def once(_: CallNews) -> None:
        world.observers.remove(once)

    world.observers.insert(0, once)
    world.ring("Anna", "1")
    assert told(heard) == [("ringing", "1")]
    assert once not in world.observers


def test_similar_calls_keep_their_ids(world: World, heard: list[CallNews]) -> None:
    for _ in range(2):
        world.ring("Anna", "1")
    first, second = (news.id for news in heard)
    assert first != second
    for _ in range(2):
        world.answer("Anna", "1")
    world.hang_up("Anna")
    assert [news.id for news in heard[2:]] == [first, second] * 2


def test_a_lingering_line_is_hung_up_once(world: World, heard: list[CallNews]) -> None:
    world.ring("Anna", "1")
    world.hang_up("Anna", linger=True)
    assert told(heard) == [("ringing", "1"), ("hangup", "1")]
    world.ring("Anna", "1")
    world.hang_up("Anna")
    assert told(heard[2:]) == [("ringing", "1"), ("hangup", "1")]
    assert heard[0].id == heard[1].id != heard[2].id == heard[3].id


def test_calls_that_are_set_are_reported_ends_first(
    world: World, heard: list[CallNews]
) -> None:
    world.set_calls("Anna", [Call("1"), Call("2"), Call("3", "in", "up")])
    assert told(heard) == [("ringing", "1"), ("ringing", "2"), ("answer", "3")]
    world.set_calls("Anna", [Call("4", "out"), Call("2", "in", "up"), Call("3")])
    assert told(heard[3:]) == [
        ("hangup", "1"),
        ("hangup", "3"),
        ("ringing", "4"),
        ("answer", "2"),
        ("ringing", "3"),
    ]


def test_a_change_without_calls_is_not_reported(
    world: World, heard: list[CallNews]
) -> None:
    world.ring("Anna", "1")
    world.set_profile("Anna", "Lunch", False)
    world.clear_profile("Anna")
    world.rename("Anna", "Annie")
    world.reorder(["2"])
    world.look()
    assert told(heard) == [("ringing", "1")]


def test_a_call_ends_with_its_person_or_when_they_are_released(
    world: World, heard: list[CallNews]
) -> None:
    for ref, end in (("Anna", world.release), ("Bengt", world.remove)):
        world.ring(ref, "1")
        end(ref)
    assert told(heard) == [("ringing", "1"), ("hangup", "1")] * 2


def test_a_call_that_a_new_person_already_has_is_not_reported(
    world: World, heard: list[CallNews]
) -> None:
    world.remove("Bengt")
    world.add(BENGT, State(calls=(Call("1"),)))
    world.look()
    assert heard == []
    world.answer("Bengt")
    assert told(heard) == [("answer", "1")]


def test_each_call_of_a_working_day_keeps_its_id() -> None:
    clock = Clock()
    world = running(clock)
    before = [call for one in world.snapshot() for call in one.state.calls]
    heard: list[CallNews] = []
    world.observers.append(heard.append)
    world.look()
    assert before
    assert heard == []
    for _ in range(60 * 60):
        clock.advance(1)
        world.look()
    events: dict[str, list[str]] = {}
    for news in heard:
        events.setdefault(news.id, []).append(news.event)
    assert ["ringing", "answer", "hangup"] in events.values()
    assert ["ringing", "hangup"] in events.values()
    course = ("ringing", "answer", "hangup")
    assert all(sorted(one, key=course.index) == one for one in events.values())
    assert all(len(set(one)) == len(one) for one in events.values())


def test_a_call_of_the_working_day_ends_when_control_begins() -> None:
    world = running(Clock())
    busy = next(one for one in world.snapshot() if one.state.calls)
    heard: list[CallNews] = []
    world.observers.append(heard.append)
    world.ring(busy.person.id, "1")
    assert told(heard) == [
        ("hangup", busy.state.calls[0].caller),
        ("ringing", "1"),
    ]
