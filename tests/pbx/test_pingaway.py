"""What Pingaway and Telavox send, and what they might."""

from datetime import UTC, datetime
import json
from typing import Any

import aiohttp
from aiohttp import web
from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.address import base_url
from custom_components.pbx_presence.pbx.answer import Answer
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

from .conftest import STOCKHOLM, Serve
from .helpers import json_values

ROW = {
    "extension": "08010203",
    "name": "Anna",
    "email": "",
    "mobile": "",
    "profile": None,
    "calls": [],
    "keyWords": [],
}


async def read(pingaway: Pingaway, pbx: Simulator, *rows: Any) -> tuple[Any, ...]:
    """Return the extensions of a list with just these rows."""
    pbx.faults.add(Shape(value=list(rows), times=1))
    return (await pingaway.extensions()).extensions


async def read_call(pingaway: Pingaway, pbx: Simulator, **fields: Any) -> Any:
    """Return an extension with one call."""
    [extension] = await read(pingaway, pbx, {**ROW, "calls": [fields]})
    return extension


async def test_the_example_of_the_provider_is_read(pingaway: Pingaway) -> None:
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


async def test_me_tells_whose_credentials_these_are(
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
async def test_an_account_without_an_extension_is_known_by_its_address(
    pingaway: Pingaway, pbx: Simulator, fault: Fault
) -> None:
    pbx.faults.add(fault)
    assert await pingaway.verify() == f"{pbx.base_url}|"


async def test_a_list_without_the_slash_is_found(
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


async def test_no_list_at_either_path_is_not_found(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    pbx.faults.add(Status(404))
    with pytest.raises(PbxNotFoundError):
        await pingaway.extensions()


@pytest.mark.parametrize("value", [{}, {"message": "OK"}, None, 1, "x", True])
async def test_what_is_no_list_is_an_error_and_not_an_empty_list(
    pingaway: Pingaway, pbx: Simulator, value: object
) -> None:
    pbx.faults.add(Shape(value=value, times=1))
    with pytest.raises(PbxAnswerError, match="list"):
        await pingaway.extensions()


async def test_a_refusal_is_not_retried(pingaway: Pingaway, pbx: Simulator) -> None:
    pbx.faults.add(Status(401))
    with pytest.raises(PbxAuthenticationError):
        await pingaway.verify()
    assert len(pbx.requests) == 1


async def test_an_identical_answer_is_the_same_listing(
    pingaway: Pingaway, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await pingaway.extensions()
    monkeypatch.delattr("orjson.loads")
    assert await pingaway.extensions() is first


async def test_only_who_changed_becomes_a_new_object(
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


async def test_keys_are_remembered_by_who_starts_with_them(
    client: HttpClient, pingaway: Pingaway, pbx: Simulator
) -> None:
    before = {ext.name: ext.key for ext in (await pingaway.extensions()).extensions}
    pbx.world.remove("Bengt Bengtsson")
    later = Pingaway(client, STOCKHOLM, pingaway.known)
    assert {ext.name: ext.key for ext in (await later.extensions()).extensions} == {
        name: key for name, key in before.items() if name != "Bengt Bengtsson"
    }
    assert later.known == pingaway.known


async def test_known_keys_are_another_object_only_when_there_is_news(
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


async def test_a_bad_record_is_dropped_and_counted_and_costs_no_other(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    bad = (None, 1, "x", [], {}, {"extension": ""}, {"extension": {}}, {"name": "X"})
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
async def test_a_value_that_spoils_the_json_costs_only_itself(
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
async def test_a_list_of_nobody_or_a_broken_one_is_an_error(
    pingaway: Pingaway, pbx: Simulator, body: bytes
) -> None:
    pbx.faults.add(Raw(body, times=1))
    with pytest.raises(PbxAnswerError):
        await pingaway.extensions()


async def test_who_is_listed_outranks_who_is_long_gone(
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


async def test_only_the_number_is_needed(pingaway: Pingaway, pbx: Simulator) -> None:
    [extension] = await read(pingaway, pbx, {"extension": 8010203})
    assert (extension.number, extension.name) == ("8010203", "8010203")
    assert extension.presence is Presence.IDLE


async def test_the_same_row_twice_is_two_extensions(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    first, second = await read(pingaway, pbx, ROW, ROW)
    assert (first.key, second.key) == ("08010203", "08010203_2")


@pytest.mark.parametrize(
    ("profile", "presence"),
    [
        (None, Presence.IDLE),
        ({"available": True}, Presence.AVAILABLE),
        ({"available": False}, Presence.NOT_AVAILABLE),
        ({}, None),
        ({"available": None}, None),
        ({"available": "true"}, None),
        ({"available": 1}, None),
        ("Lunch", None),
        ([], None),
    ],
)
async def test_nobody_is_available_who_does_not_say_so(
    pingaway: Pingaway, pbx: Simulator, profile: object, presence: Presence | None
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "profile": profile})
    assert extension.presence is presence


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("0000-00-00 00:00:00", None),
        ("", None),
        (None, None),
        ("2026-07-01 12:00:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-12-01 12:00:00", datetime(2026, 12, 1, 11, tzinfo=UTC)),
        # The hour that is skipped, and the hour that comes twice.
        ("2026-03-29 02:30:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25 02:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-07-01T12:00:00+00:00", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("0001-01-01 00:00:00", None),
        ("2026-13-45 99:00:00", None),
        ("later", None),
        (12, None),
        ([], None),
    ],
)
async def test_the_end_of_a_profile_is_local_time(
    pingaway: Pingaway, pbx: Simulator, until: object, expected: datetime | None
) -> None:
    profile = {"available": False, "until": until}
    [extension] = await read(pingaway, pbx, {**ROW, "profile": profile})
    assert extension.profile.until == expected


@pytest.mark.parametrize(
    ("call", "line_status", "ringing"),
    [
        ({"direction": "in", "linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"direction": "out", "linestatus": "ringing"}, LineStatus.DIALING, False),
        ({"direction": "unknown", "linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"direction": "in", "linestatus": "up"}, LineStatus.ON_CALL, False),
        ({"direction": "incoming", "linestatus": " UP "}, LineStatus.ON_CALL, False),
        ({"direction": "in", "linestatus": "down"}, LineStatus.IDLE, False),
        ({"direction": "in", "linestatus": "held"}, None, None),
        ({"direction": "in"}, None, None),
        ({}, None, None),
    ],
)
async def test_an_undocumented_call_is_neither_idle_nor_on_a_call(
    pingaway: Pingaway,
    pbx: Simulator,
    call: dict[str, str],
    line_status: LineStatus | None,
    ringing: bool | None,
) -> None:
    extension = await read_call(pingaway, pbx, **call)
    assert (extension.line_status, extension.ringing) == (line_status, ringing)
    if line_status is None:
        assert (extension.presence, extension.on_call) == (None, None)


@pytest.mark.parametrize(
    ("statuses", "line_status"),
    [
        (("ringing", "up"), LineStatus.ON_CALL),
        (("down", "ringing"), LineStatus.RINGING),
        (("held", "up"), LineStatus.ON_CALL),
        (("held", "ringing"), LineStatus.RINGING),
        (("down", "down"), LineStatus.IDLE),
    ],
)
async def test_up_outranks_ringing_and_ringing_outranks_down(
    pingaway: Pingaway,
    pbx: Simulator,
    statuses: tuple[str, ...],
    line_status: LineStatus,
) -> None:
    calls = [{"direction": "in", "linestatus": status} for status in statuses]
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is line_status
    active = [status for status in statuses if status != "down"]
    assert extension.active_calls == len(active)


@pytest.mark.parametrize("calls", [None, [], {}, "", False])
async def test_no_calls_are_idle(
    pingaway: Pingaway, pbx: Simulator, calls: object
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is LineStatus.IDLE


@pytest.mark.parametrize("calls", ["on a call", 1, {"linestatus": 1}, ["up"], [None]])
async def test_calls_that_cannot_be_read_are_not_idle(
    pingaway: Pingaway, pbx: Simulator, calls: object
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is None


async def test_the_other_party_is_that_of_the_most_advanced_call(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    calls = [
        {"callerid": "1", "linestatus": "ringing"},
        {"callerid": 2, "linestatus": "up"},
        {"callerid": None, "linestatus": "up"},
        {"callerid": "4", "linestatus": "down"},
    ]
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.caller_id == "2"
    assert (await read_call(pingaway, pbx, linestatus="up")).caller_id is None


async def test_an_undocumented_word_is_logged_once_and_kept_for_diagnostics(
    pingaway: Pingaway, pbx: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    for word in ("held", "parked", "0701231234"):
        await read_call(pingaway, pbx, linestatus=word)
    assert caplog.text.count("undocumented") == 1
    assert pingaway.odd.as_dict() == {"linestatus": ["(str)", "held", "parked"]}
    assert "0701231234" not in caplog.text


async def test_what_may_be_personal_is_kept_as_its_type_only(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    await read(
        pingaway,
        pbx,
        {**ROW, "profile": "Anna", "calls": ["Kalle"]},
        {**ROW, "profile": {"available": "Anna", "until": "Kalle"}},
    )
    assert pingaway.odd.as_dict() == {
        "available": ["(str)"],
        "calls": ["(str)"],
        "profile": ["(str)"],
        "until": ["(str)"],
    }


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://pbx.example/api/extensions/", "https://pbx.example/api/"),
        ("https://pbx.example/api/extensions", "https://pbx.example/api/"),
        ("https://pbx.example/extensions/me", "https://pbx.example/"),
        ("https://pbx.example/api", "https://pbx.example/api/"),
    ],
)
def test_the_address_of_the_list_is_understood_too(typed: str, base: str) -> None:
    assert str(api_base(typed)) == base


def test_the_presets_are_the_documented_addresses() -> None:
    assert PRESETS == {
        "pingaway": "https://admin.pingaway.se/api/",
        "telavox": "https://api.telavox.se/",
    }
    assert [str(api_base(url)) for url in PRESETS.values()] == [*PRESETS.values()]


calls = st.fixed_dictionaries(
    {},
    optional={
        "callerid": json_values,
        "direction": st.sampled_from(["in", "out", "unknown"]) | json_values,
        "linestatus": st.sampled_from(["up", "down", "ringing"]) | json_values,
    },
)
records = st.fixed_dictionaries(
    {"extension": st.sampled_from(["1", "2", "3"]) | json_values},
    optional={
        "name": json_values,
        "email": json_values,
        "mobile": json_values,
        "profile": json_values
        | st.fixed_dictionaries(
            {},
            optional={
                "available": json_values,
                "name": json_values,
                "until": st.text(max_size=20) | json_values,
                "message": json_values,
            },
        ),
        "calls": st.lists(calls | json_values, max_size=3) | json_values,
        "keyWords": st.lists(json_values, max_size=3) | json_values,
    },
)


def answer(rows: list[Any]) -> Answer:
    """Return rows as a server would send them."""
    return Answer("http://pbx", json.dumps(rows).encode(), "utf-8")


class OneAnswer(HttpClient):
    """A client without a network, for many bodies in a row."""

    def __init__(self) -> None:
        pass


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


@given(st.lists(st.lists(records, max_size=5), min_size=2, max_size=4))
def test_reading_what_changed_gives_the_same_as_reading_everything(
    lists: list[list[Any]],
) -> None:
    provider = Pingaway(OneAnswer(), STOCKHOLM)
    for rows in lists:
        known = provider.known
        listing = provider._read(answer(rows))
        afresh = Pingaway(OneAnswer(), STOCKHOLM, known)
        assert listing == afresh._read(answer(rows))


async def test_a_number_that_cannot_be_read_makes_no_extension(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    body = b'[{"extension": "1"}, {"extension": "2\xff"}]'
    pbx.faults.add(Raw(body, times=1))
    listing = await pingaway.extensions()
    assert [extension.key for extension in listing.extensions] == ["1"]
    assert not listing.complete


async def test_one_row_without_calls_beside_others_says_nothing(
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


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "9" * 400, "9" * 5000])
async def test_a_number_out_of_range_costs_no_row(
    pingaway: Pingaway, pbx: Simulator, number: str
) -> None:
    body = json.dumps([ROW, {**ROW, "extension": "2", "x": 0}])
    body = body.replace('"x": 0', f'"x": {number}')
    pbx.faults.add(Raw(body.encode(), times=1))
    assert len((await pingaway.extensions()).extensions) == 2


async def test_a_deeply_nested_value_costs_no_row(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    nested: list[Any] = []
    for _ in range(300):
        nested = [nested]
    rows = await read(pingaway, pbx, {"x": nested, **ROW}, {**ROW, "extension": "2"})
    assert len(rows) == 2


async def test_texts_and_lists_have_limits(pingaway: Pingaway, pbx: Simulator) -> None:
    long = "📞" * 2000
    [extension] = await read(
        pingaway,
        pbx,
        {
            **ROW,
            "name": long,
            "profile": {"available": True, "name": long, "message": long},
            "calls": [{"callerid": long, "linestatus": "up"}] * 100,
            "keyWords": [f"{number}{long[:200]}" for number in range(400)],
        },
    )
    assert (len(extension.name), extension.name[-1]) == (100, "…")
    assert len(extension.profile.name) == 255
    assert len(extension.profile.message) == 1024
    assert (len(extension.calls), len(extension.caller_id)) == (64, 64)
    assert len(extension.key_words) == 256
    assert {len(word) for word in extension.key_words} == {100}


@pytest.mark.parametrize("row", ["[]", '{"a":1}', '{"b":1},{"a":1}'])
async def test_a_list_that_no_pbx_has_is_refused(
    pingaway: Pingaway, pbx: Simulator, row: str
) -> None:
    body = f"[{','.join([row] * 20_001)}]".encode()
    pbx.faults.add(Raw(body, times=1))
    with pytest.raises(PbxTooManyRowsError):
        await pingaway.extensions()


async def test_an_answer_that_is_still_right_is_not_sent_again(
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
