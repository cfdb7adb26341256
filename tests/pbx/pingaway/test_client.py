"""The list of extensions is read, and an outage is never an empty list."""

from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web
from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.address import base_url
from custom_components.pbx_presence.pbx.credentials import NOBODY
from custom_components.pbx_presence.pbx.errors import (
    PbxAnswerError,
    PbxAuthenticationError,
    PbxNotFoundError,
    PbxTooManyRowsError,
)
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.model import (
    Call,
    CallStatus,
    Direction,
    LineStatus,
    Presence,
    Profile,
)
from custom_components.pbx_presence.pbx.pingaway.client import (
    PRESETS,
    Pingaway,
    api_base,
)
from simulator import Simulator
from simulator.faults import BadRecords, Fault, Raw, Shape, Status

from ..conftest import STOCKHOLM, Serve
from ..helpers import json_values
from .helpers import ROW, OneAnswer, answer, read, records


async def test_the_documented_example_is_read(pingaway: Pingaway) -> None:
    anna, bengt, room = (await pingaway.extensions()).extensions
    assert anna.calls == (
        Call(caller_id="0701231234", direction=Direction.IN, status=CallStatus.UP),
    )
    assert (anna.presence, anna.available) == (Presence.ON_CALL, True)
    assert anna.key_words == ("support", "stockholm")
    assert bengt.presence is Presence.NOT_AVAILABLE
    assert bengt.profile == Profile(
        available=False,
        name="Semester",
        until=datetime(2015, 3, 14, 8, 26, 53, tzinfo=UTC),
        message="Svarar på mail en gång i veckan",
    )
    assert (room.presence, room.available) == (Presence.IDLE, None)
    assert room.number == bengt.number
    assert len({anna.key, bengt.key, room.key}) == 3


async def test_the_own_extension_identifies_the_account(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    account = await pingaway.verify()
    assert account == f"{pbx.base_url}|08010203"
    assert len(pbx.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Status(404, path="extensions/me"),
        Shape(value={"extension": ""}, path="extensions/me"),
        Shape(value={"extension": None}, path="extensions/me"),
    ],
)
async def test_an_account_without_an_extension_is_identified_by_its_address(
    pingaway: Pingaway, pbx: Simulator, fault: Fault
) -> None:
    pbx.faults.add(fault)
    assert await pingaway.verify() == f"{pbx.base_url}|"


async def test_the_list_is_read_from_the_path_without_a_slash(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    pbx.faults.add(Status(404, times=1))
    assert len((await pingaway.extensions()).extensions) == 3
    await pingaway.extensions()
    paths = [request.path for request in pbx.requests]
    assert paths == ["/api/extensions/", "/api/extensions", "/api/extensions"]
    pbx.faults.add(Status(404, times=1))
    assert len((await pingaway.extensions()).extensions) == 3
    assert pbx.requests.last.path == "/api/extensions/"


async def test_a_list_at_neither_path_raises_not_found(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    pbx.faults.add(Status(404))
    with pytest.raises(PbxNotFoundError):
        await pingaway.extensions()


@pytest.mark.parametrize("value", [{}, {"message": "OK"}, None, 1, "x", True])
async def test_an_answer_that_is_not_a_list_raises_an_error(
    pingaway: Pingaway, pbx: Simulator, value: object
) -> None:
    pbx.faults.add(Shape(value=value, times=1))
    with pytest.raises(PbxAnswerError, match="list"):
        await pingaway.extensions()


async def test_refused_credentials_are_not_retried(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    pbx.faults.add(Status(401))
    with pytest.raises(PbxAuthenticationError):
        await pingaway.verify()
    assert len(pbx.requests) == 1


async def test_an_unreadable_record_is_dropped_and_counted_and_others_are_kept(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    bad: Any = (
        None,
        1,
        "x",
        [],
        {},
        {"extension": ""},
        {"extension": {}},
        {"name": "X"},
    )
    good = await pingaway.extensions()
    pbx.faults.add(BadRecords(rows=bad, times=1))
    listing = await pingaway.extensions()
    assert listing.extensions == good.extensions
    assert listing.dropped == len(bad)
    assert (good.complete, listing.complete) == (True, False)


@pytest.mark.parametrize(
    ("spoilt", "name"),
    [
        (b'"\\ud83d"', "?"),
        (b'"a\tb"', "a\tb"),
        (b'"\xe4"', "\ufffd"),
        (b"NaN", "2"),
    ],
)
async def test_an_invalid_json_value_affects_only_itself(
    pingaway: Pingaway, pbx: Simulator, spoilt: bytes, name: str
) -> None:
    good = b'{"extension": "1", "name": "A"}'
    bad = b'{"extension": "2", "name": ' + spoilt + b"}"
    pbx.faults.add(Raw(b"[" + good + b", " + bad + b", " + good + b"]", times=2))
    listing = await pingaway.extensions()
    assert [ext.name for ext in listing.extensions] == ["A", name, "A"]
    assert await pingaway.extensions() is listing


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"[null, {}]",
        b'[{"extension": NaN}]',
        b'[{"extension": "1", "calls": [{"extension": "8"}, {"extension": "9"}]',
        b'[{"extension": "1"}, {"extension": "2", "calls": []',
        b'[{"extension": "1"}, {"extension": "2"]',
    ],
)
async def test_an_empty_or_unreadable_list_raises_an_error(
    pingaway: Pingaway, pbx: Simulator, body: bytes
) -> None:
    pbx.faults.add(Raw(body, times=1))
    with pytest.raises(PbxAnswerError):
        await pingaway.extensions()


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://pbx.example/api/extensions/", "https://pbx.example/api/"),
        ("https://pbx.example/api/extensions", "https://pbx.example/api/"),
        ("https://pbx.example/extensions/me", "https://pbx.example/"),
        ("https://pbx.example/api", "https://pbx.example/api/"),
    ],
)
def test_the_address_of_the_list_is_accepted_as_base_url(typed: str, base: str) -> None:
    assert str(api_base(typed)) == base


def test_the_presets_are_the_documented_addresses() -> None:
    assert PRESETS == {
        "pingaway": "https://admin.pingaway.se/api/",
        "telavox": "https://api.telavox.se/",
    }
    assert [str(api_base(url)) for url in PRESETS.values()] == [*PRESETS.values()]


@given(st.lists(st.lists(records | json_values, max_size=6), min_size=1, max_size=4))
def test_no_list_of_json_values_breaks_the_parser(lists: list[list[Any]]) -> None:
    provider = Pingaway(OneAnswer(), STOCKHOLM)
    for rows in lists:
        listing = provider._read(answer(rows))
        assert len(listing.extensions) + listing.dropped == len(rows)
        keys = [extension.key for extension in listing.extensions]
        assert len(set(keys)) == len(keys)
        for extension in listing.extensions:
            assert extension.number
            assert extension.name
            if extension.presence is Presence.AVAILABLE:
                assert extension.available is True
        assert provider._read(answer(rows)) is listing


async def test_a_record_without_calls_beside_others_has_unknown_calls(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    busy = {**ROW, "calls": [{"direction": "in", "linestatus": "up"}]}
    other = {**ROW, "extension": "2", "calls": []}
    silent = {key: value for key, value in ROW.items() if key != "calls"}
    await read(pingaway, pbx, busy, other)
    for row in (silent, {**ROW, "calls": None}):
        first, second = await read(pingaway, pbx, row, other)
        assert (first.calls, first.line_status, first.presence) == (None, None, None)
        assert second.line_status is LineStatus.IDLE
    first, second = await read(pingaway, pbx, silent, {**other, "calls": None})
    assert (first.line_status, second.line_status) == (LineStatus.IDLE, LineStatus.IDLE)


async def test_a_deeply_nested_value_does_not_drop_its_record(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    nested: list[Any] = []
    for _ in range(300):
        nested = [nested]
    rows = await read(pingaway, pbx, {"x": nested, **ROW}, {**ROW, "extension": "2"})
    assert len(rows) == 2


@pytest.mark.parametrize("row", ["[]", '{"a":1}', '{"b":1},{"a":1}'])
async def test_a_list_longer_than_any_pbx_has_raises_an_error(
    pingaway: Pingaway, pbx: Simulator, row: str
) -> None:
    body = f"[{','.join([row] * 20_001)}]".encode()
    pbx.faults.add(Raw(body, times=1))
    with pytest.raises(PbxTooManyRowsError):
        await pingaway.extensions()


async def test_an_unchanged_answer_is_not_sent_again(
    session: aiohttp.ClientSession, serve: Serve
) -> None:
    rows = [ROW]
    asked: list[str | None] = []

    async def answer(request: web.Request) -> web.Response:
        etag = f'"{len(rows)}"'
        asked.append(request.headers.get("If-None-Match"))
        headers = {"ETag": etag, "Cache-Control": "private, max-age=20"}
        if asked[-1] == etag:
            return web.Response(status=304, headers=headers)
        return web.json_response(rows, headers=headers)

    http = HttpClient(session, base_url(await serve(answer)), NOBODY)
    pingaway = Pingaway(http, STOCKHOLM)
    first = await pingaway.extensions()
    assert pingaway.max_age == 20
    assert await pingaway.extensions() is first
    rows.append({**ROW, "extension": "2"})
    assert len((await pingaway.extensions()).extensions) == 2
    assert asked == [None, '"1"', '"1"']
