from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.faults import KINDS, Raw

from .helpers import bearer

type Ask = Callable[..., Awaitable[tuple[int, Any]]]


@pytest.fixture
async def ask(example: Simulator) -> AsyncIterator[Ask]:
    """Send a request to the control API; gives status and JSON."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, path: str, body: Any = ...) -> tuple[int, Any]:
            sent = {} if body is ... else {"json": body}
            url = f"{example.control_url}{path}"
            async with session.request(method, url, **sent) as response:
                return response.status, await response.json()

        yield ask


async def test_people_are_listed_with_id_name_number_and_state(ask: Ask) -> None:
    status, people = await ask("GET", "people")
    assert status == 200
    assert [person["id"] for person in people] == ["1", "2", "3"]
    room = people[2]
    assert room == {
        "id": "3",
        "name": "Konferensrum A",
        "number": "08040506",
        "kind": "room",
        "controlled": False,
        "state": {
            "extension": "08040506",
            "name": "Konferensrum A",
            "email": "",
            "mobile": "",
            "profile": None,
            "calls": [],
            "keyWords": [],
        },
    }
    assert await ask("GET", "people/3") == (200, room)


@pytest.mark.parametrize("ref", ["2", "08040506", "Bengt%20Bengtsson"])
async def test_a_call_is_made_answered_and_hung_up(ask: Ask, ref: str) -> None:
    status, person = await ask("POST", f"people/{ref}/ring", {"caller": "0313900601"})
    call = {"callerid": "0313900601", "direction": "in", "linestatus": "ringing"}
    assert (status, person["id"], person["controlled"]) == (200, "2", True)
    assert person["state"]["calls"] == [call]
    _, person = await ask("POST", f"people/{ref}/answer")
    assert person["state"]["calls"] == [call | {"linestatus": "up"}]
    _, person = await ask("POST", f"people/{ref}/hang_up", {"linger": True})
    assert person["state"]["calls"] == [call | {"linestatus": "down"}]
    _, person = await ask("POST", f"people/{ref}/hang_up")
    assert person["state"]["calls"] == []
    _, person = await ask("POST", f"people/{ref}/release")
    assert person["controlled"] is False


async def test_a_person_can_dial(ask: Ask) -> None:
    _, person = await ask("POST", "people/3/ring", {"direction": "out"})
    (call,) = person["state"]["calls"]
    assert call["direction"] == "out"
    assert call["callerid"]


async def test_a_profile_is_set_and_cleared(ask: Ask) -> None:
    lunch = {
        "name": "Lunch",
        "available": False,
        "until": "2026-07-01 13:00:00",
        "message": "Åter 13",
    }
    _, person = await ask("POST", "people/1/profile", lunch)
    assert person["state"]["profile"] == lunch
    abroad = {"name": "Resa", "available": True, "until": "2026-07-01T11:00:00Z"}
    _, person = await ask("POST", "people/1/profile", abroad)
    assert person["state"]["profile"]["until"] == "2026-07-01 13:00:00"
    _, person = await ask("POST", "people/1/profile", {"name": None})
    assert person["state"]["profile"] is None


async def test_people_are_added_changed_and_removed(ask: Ask) -> None:
    dagny = {"name": "Dagny", "number": "0899", "key_words": ["jour"]}
    status, person = await ask("POST", "people", dagny)
    assert (status, person["id"]) == (201, "4")
    assert person["state"]["profile"]["available"] is True
    fax = {"name": "Fax", "number": "0899", "kind": "fax", "email": "", "mobile": "1"}
    _, person = await ask("POST", "people", fax)
    assert (person["id"], person["state"]["profile"]) == ("5", None)
    change: dict[str, Any] = {"name": "Dagny Ek", "number": "0898", "mobile": "07"}
    change |= {"email": "d@example.com", "key_words": []}
    _, person = await ask("PATCH", "people/4", change)
    assert person["state"]["keyWords"] == []
    assert person["state"]["email"] == "d@example.com"
    assert (person["name"], person["number"]) == ("Dagny Ek", "0898")
    assert await ask("DELETE", "people/Dagny%20Ek") == (200, {"removed": "4"})
    assert (await ask("GET", "people/4"))[0] == 404


@pytest.mark.parametrize(
    ("path", "body", "status", "message"),
    [
        ("people/9/ring", {}, 404, "nobody has the id, number or name '9'"),
        ("people/2/answer", {}, 409, "no such call rings at '2'"),
        ("people/2/hang_up", {}, 409, "no such call is there at '2'"),
        ("people/2/ring", [], 400, "body must be an object, not []"),
        ("people/2/ring", {"caller": 5}, 400, "caller must be text, not 5"),
        (
            "people/2/ring",
            {"direction": "up"},
            400,
            "direction must be one of in, out, unknown, not 'up'",
        ),
        (
            "people/2/ring",
            {"calller": "1"},
            400,
            "field must be one that this address knows, not 'calller'",
        ),
        ("people/2/profile", {"name": "Lunch"}, 400, "available must be given"),
        (
            "people/2/profile",
            {"name": "Lunch", "available": "no"},
            400,
            "available must be true or false, not 'no'",
        ),
        (
            "people/2/profile",
            {"name": "Lunch", "available": True, "until": "later"},
            400,
            "until must be like 2030-12-31 15:00:00, not 'later'",
        ),
        ("people", {"name": "Dagny"}, 400, "number must be given"),
        (
            "people",
            {"name": "D", "number": "1", "key_words": [1]},
            400,
            "key_words must be a list of texts, not [1]",
        ),
        ("license", {}, 400, "allowed must be given"),
        ("calls", {"number": "1"}, 400, "kind must be given"),
        ("calls", {"kind": "missed"}, 400, "number must be given"),
        (
            "calls",
            {"kind": "missed", "number": "1", "seconds_ago": -1},
            400,
            "seconds_ago must be 0 or more, not -1",
        ),
        ("people/2/dance", {}, 404, "Not Found"),
        ("people/2", {}, 405, "Method Not Allowed"),
        ("faults", [5], 400, "fault must be an object, not 5"),
        ("faults", {"kind": "status"}, 400, "code must be given"),
        (
            "faults",
            {"kind": "status", "code": 7},
            400,
            "code must be 200 to 599, not 7",
        ),
        ("faults", {"kind": "status", "code": True}, 400, "code must be int, not True"),
        (
            "faults",
            {"kind": "drop", "times": "2"},
            400,
            "times must be int or NoneType",
        ),
        ("faults", {"kind": "raw", "data": 5}, 400, "data must be text or"),
        (
            "faults",
            {"kind": "raw", "data": {"base64": "å"}},
            400,
            "data must be text or",
        ),
        (
            "faults",
            {"kind": "drop", "size": 5},
            400,
            "field must be one of times, path",
        ),
    ],
)
async def test_impossible_requests_have_clear_errors(
    ask: Ask, path: str, body: object, status: int, message: str
) -> None:
    before = await ask("GET", "people"), await ask("GET", "faults")
    answered, error = await ask("POST", path, body)
    assert answered == status
    assert error["message"].startswith(message)
    assert (await ask("GET", "people"), await ask("GET", "faults")) == before


async def test_what_was_placed_is_shown(example: Simulator, ask: Ask) -> None:
    example.placed.dial("0313900601")
    example.placed.send("112", "Hej")
    assert await ask("GET", "placed") == (
        200,
        {"dialed": ["0313900601"], "messages": [{"number": "112", "message": "Hej"}]},
    )


async def test_the_license_to_call_is_changed(example: Simulator, ask: Ask) -> None:
    for allowed in (False, True):
        body = {"allowed": allowed}
        assert await ask("POST", "license", body) == (200, body)
        assert example.placed.allowed is allowed


async def test_a_call_is_added_to_the_log(example: Simulator, ask: Ask) -> None:
    call = {"kind": "incoming", "number": "1", "seconds_ago": 60, "duration": 5}
    status, added = await ask("POST", "calls", call)
    assert status == 201
    await ask("POST", "calls", {"kind": "missed", "number": ""})
    missed, incoming = example.world.call_log()
    assert (missed.kind, missed.number, missed.duration) == ("missed", "", 0)
    assert (incoming.id, incoming.duration) == (added["id"], 5)
    assert 60 <= (missed.at - incoming.at).total_seconds() <= 62


async def test_an_unknown_kind_of_fault_lists_the_known_ones(
    ask: Ask,
) -> None:
    status, error = await ask("POST", "faults", {"kind": "sulk"})
    assert status == 400
    assert all(kind in error["message"] for kind in KINDS)


async def test_a_body_that_is_not_json_is_refused(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    url = f"{example.control_url}people/1/ring"
    async with session.post(url, data=b"\xff{") as response:
        assert response.status == 400
        assert (await response.json())["message"].startswith("body must be JSON")


async def test_faults_are_added_listed_and_cleared(
    example: Simulator, ask: Ask
) -> None:
    faults: list[dict[str, Any]] = [
        {"kind": "status", "code": 429, "retry_after": 5, "times": 2},
        {"kind": "delay", "delay": 3},
        {"kind": "bad_records", "rows": [None, 5]},
        {"kind": "raw", "data": {"base64": "AAE="}, "path": "extensions/me"},
        {"kind": "raw", "data": "ö"},
        {"kind": "shape", "value": {"a": 1}},
    ]
    status, listed = await ask("POST", "faults", faults)
    assert status == 200
    assert await ask("GET", "faults") == (200, listed)
    assert [one["kind"] for one in listed] == [one["kind"] for one in faults]
    assert (listed[0]["code"], listed[0]["times"]) == (429, 2)
    assert listed[1]["delay"] == 3
    assert listed[2]["rows"] == [None, 5]
    assert listed[3]["data"] == {"base64": "AAE="}
    assert example.faults.pending()[4].fault == Raw("ö".encode())
    assert await ask("DELETE", "faults") == (200, [])


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_of_fault_can_be_added(ask: Ask, kind: str) -> None:
    needed: dict[str, dict[str, Any]] = {"status": {"code": 500}, "raw": {"data": ""}}
    status, (listed,) = await ask(
        "POST", "faults", {"kind": kind} | needed.get(kind, {})
    )
    assert status == 200
    assert listed["kind"] == kind


async def test_requests_are_counted_and_shown_without_their_credentials(
    example: Simulator, session: aiohttp.ClientSession, ask: Ask
) -> None:
    url = f"{example.base_url}extensions/?a=b"
    async with session.get(url, headers=bearer(example)):
        pass
    async with session.get(f"{example.base_url}extensions/me"):
        pass
    status, seen = await ask("GET", "requests")
    assert status == 200
    assert (seen["count"], seen["in_flight"], seen["max_in_flight"]) == (2, 0, 1)
    assert seen["requests"] == [
        {"method": "GET", "path": "/api/extensions/?a=b", "scheme": "bearer"},
        {"method": "GET", "path": "/api/extensions/me", "scheme": None},
    ]
    assert (await ask("DELETE", "requests"))[1]["count"] == 0
    assert len(example.requests) == 0


@pytest.mark.parametrize("path", ["", "../"])
async def test_the_addresses_are_listed(ask: Ask, path: str) -> None:
    status, lines = await ask("GET", path)
    assert status == 200
    assert "POST /simulator/people/{ref}/ring" in lines
