"""Only changed records are parsed, with the same result as parsing them all."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.model import LineStatus
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway
from simulator import Simulator

from ..conftest import STOCKHOLM
from .helpers import ROW, OneAnswer, answer, read, records


async def test_an_identical_answer_is_the_same_listing(
    pingaway: Pingaway, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pingaway.extensions()
    monkeypatch.delattr("orjson.loads")
    assert await pingaway.extensions() is first


async def test_only_changed_extensions_become_new_objects(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    anna, bengt, room = (await pingaway.extensions()).extensions
    pbx.world.hang_up("Anna Andersson")
    pbx.world.reorder(["Konferensrum A"])
    listing = await pingaway.extensions()
    assert [extension.key for extension in listing.extensions] == [
        room.key,
        anna.key,
        bengt.key,
    ]
    assert listing.extensions[0] is room
    assert listing.extensions[1].line_status is LineStatus.IDLE
    assert listing.extensions[2] is bengt


async def test_known_keys_are_assigned_again_after_a_restart(
    client: HttpClient, pingaway: Pingaway, pbx: Simulator
) -> None:
    before = {ext.name: ext.key for ext in (await pingaway.extensions()).extensions}
    pbx.world.remove("Bengt Bengtsson")
    later = Pingaway(client, STOCKHOLM, pingaway.known)
    assert {ext.name: ext.key for ext in (await later.extensions()).extensions} == {
        name: key for name, key in before.items() if name != "Bengt Bengtsson"
    }
    assert later.known == pingaway.known


async def test_known_keys_are_a_new_object_only_when_one_changes(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    await pingaway.extensions()
    known = pingaway.known
    pbx.world.ring("Bengt Bengtsson")
    await pingaway.extensions()
    assert pingaway.known is known
    pbx.world.rename("Bengt Bengtsson", "Bengt-Åke Bengtsson")
    await pingaway.extensions()
    assert pingaway.known is not known


async def test_a_listed_record_keeps_its_key_before_a_missing_one(
    client: HttpClient, pingaway: Pingaway, pbx: Simulator
) -> None:
    rooms = [{**ROW, "name": name} for name in ("Room A", "Room B")]
    keys = {ext.name: ext.key for ext in await read(pingaway, pbx, *rooms)}
    await read(pingaway, pbx, rooms[0])
    await read(pingaway, pbx, rooms[1])
    for provider in (pingaway, Pingaway(client, STOCKHOLM, pingaway.known)):
        [renamed] = await read(provider, pbx, {**ROW, "name": "Room C"})
        assert renamed.key == keys["Room B"]
        await read(pingaway, pbx, rooms[1])


async def test_the_same_record_twice_is_two_extensions(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    first, second = await read(pingaway, pbx, ROW, ROW)
    assert (first.key, second.key) == ("08010203", "08010203_2")


@given(st.lists(st.lists(records, max_size=5), min_size=2, max_size=4))
def test_parsing_changed_records_gives_the_same_as_parsing_all(
    lists: list[list[Any]],
) -> None:
    provider = Pingaway(OneAnswer(), STOCKHOLM)
    for rows in lists:
        known = provider.known
        listing = provider._read(answer(rows))
        afresh = Pingaway(OneAnswer(), STOCKHOLM, known)
        assert listing == afresh._read(answer(rows))


async def test_a_number_that_lost_its_zero_is_recognized(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    anna = {**ROW, "extension": "08010203", "name": "Anna", "email": "anna@mail.se"}
    [before] = await read(pingaway, pbx, anna)
    as_number = {**anna, "extension": 8010203}
    assert await read(pingaway, pbx, as_number) == (before,)
    assert await read(pingaway, pbx, anna) == (before,)
    [stranger] = await read(
        pingaway, pbx, {**as_number, "name": "Eva", "email": "eva@mail.se"}
    )
    assert stranger.key != before.key
