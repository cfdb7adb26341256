import json

import aiohttp
from hypothesis import given, strategies as st
import pytest

from simulator import Simulator
from simulator.clock import SimulatedClock
from simulator.pingaway.api import read_row, row, rows
from simulator.pingaway.auth import Credentials
from simulator.pingaway.example import example_rows
from simulator.world import working_world

from .helpers import basic, bearer

ANNA, BENGT, ROOM = example_rows()
CREDENTIALS = Credentials("token", "anna", "lösen:ord")


# --- rows -----------------------------------------------------------------------------


def test_the_example_is_that_of_the_provider() -> None:
    assert ANNA == {
        "extension": "08010203",
        "name": "Anna Andersson",
        "email": "anna.andersson@mail.se",
        "mobile": "0729913232",
        "profile": {
            "available": True,
            "name": "Tillgänglig",
            "until": "0000-00-00 00:00:00",
            "message": None,
        },
        "calls": [{"callerid": "0701231234", "direction": "in", "linestatus": "up"}],
        "keyWords": ["support", "stockholm"],
    }
    assert (BENGT["extension"], BENGT["name"]) == ("08040506", "Bengt Bengtsson")
    assert BENGT["profile"] == {
        "available": False,
        "name": "Semester",
        "until": "2015-03-14 09:26:53",
        "message": "Svarar på mail en gång i veckan",
    }
    assert ROOM == {
        "extension": "08040506",
        "name": "Konferensrum A",
        "email": "",
        "mobile": "",
        "profile": None,
        "calls": [],
        "keyWords": [],
    }


def test_parsing_and_rendering_the_example_gives_the_example() -> None:
    rendered = [row(read_row("1", one)) for one in example_rows()]
    assert json.dumps(rendered) == json.dumps(example_rows())


def test_rows_of_a_large_world_have_the_fields_of_the_example() -> None:
    clock = SimulatedClock(start=36_000, speed=0.0)
    found = rows(working_world(1000, 1, clock).snapshot())
    assert len(found) == 1000
    assert {tuple(one) for one in found} == {tuple(ANNA)}
    profiles = [one["profile"] for one in found if one["profile"]]
    assert {tuple(one) for one in profiles} == {tuple(ANNA["profile"] or ())}
    calls = [call for one in found for call in one["calls"]]
    assert {tuple(one) for one in calls} == {tuple(ANNA["calls"][0])}


# --- addresses ------------------------------------------------------------------------


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("extensions", [ANNA, BENGT, ROOM]),
        ("extensions/me", ANNA),
        ("extensions/08010203", ANNA),
        ("extensions/08040506", BENGT),
    ],
)
async def test_each_path_works_with_and_without_the_slash(
    example: Simulator,
    session: aiohttp.ClientSession,
    path: str,
    expected: object,
    slash: str,
) -> None:
    url = f"{example.base_url}{path}{slash}"
    async with session.get(url, headers=bearer(example)) as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == "application/json; charset=utf-8"
        assert await response.json() == expected


@pytest.mark.parametrize("number", ["0800", "8010203", "Anna Andersson", "1"])
async def test_an_unknown_number_is_not_found(
    example: Simulator, session: aiohttp.ClientSession, number: str
) -> None:
    url = f"{example.base_url}extensions/{number}"
    async with session.get(url, headers=bearer(example)) as response:
        assert response.status == 404
        assert await response.json() == {"message": "Unknown extension"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "recordings/1", 404),
        ("POST", "extensions/", 405),
        ("GET", "extensions/1/2", 404),
    ],
)
async def test_unknown_paths_are_refused_in_json(
    example: Simulator,
    session: aiohttp.ClientSession,
    method: str,
    path: str,
    status: int,
) -> None:
    url = f"{example.base_url}{path}"
    async with session.request(method, url, headers=bearer(example)) as response:
        assert response.status == status
        assert list(await response.json()) == ["message"]


async def test_changes_in_the_world_are_in_the_next_answer(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    example.world.ring("Konferensrum A", "0313900600", "out")
    example.world.set_profile("Anna Andersson", "Möte", available=False)
    url = f"{example.base_url}extensions/"
    async with session.get(url, headers=bearer(example)) as response:
        anna, _, room = await response.json()
    assert anna["profile"]["name"] == "Möte"
    assert anna["calls"] == ANNA["calls"]
    assert room["calls"] == [
        {"callerid": "0313900600", "direction": "out", "linestatus": "ringing"}
    ]


async def test_the_own_extension_is_not_found_after_its_owner_left(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    example.world.remove("Anna Andersson")
    url = f"{example.base_url}extensions/me"
    async with session.get(url, headers=bearer(example)) as response:
        assert response.status == 404


# --- credentials ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "Bearer token",
        "bearer token",
        "Bearer  token ",
        basic("anna", "lösen:ord"),
        basic("anna", "lösen:ord").replace("Basic", "BASIC"),
    ],
)
def test_the_token_or_the_password_is_accepted(header: str) -> None:
    assert CREDENTIALS.accept(header)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "token",
        "Bearer",
        "Bearer tokens",
        "Token token",
        "Basic token",
        "Basic åäö",
        "Basic /w==",
        "Bearer t\udce5ken",
        basic("anna", "lösen"),
        basic("Anna", "lösen:ord"),
        basic("token", ""),
    ],
)
def test_other_credentials_are_refused(header: str | None) -> None:
    assert not CREDENTIALS.accept(header)


@given(st.text())
def test_no_authorization_header_breaks_the_check(header: str) -> None:
    assert not CREDENTIALS.accept(header)
    assert not CREDENTIALS.accept(f"Basic {header}")


@pytest.mark.parametrize("path", ["extensions/", "extensions/me", "extensions/0800"])
async def test_without_credentials_every_path_is_refused(
    example: Simulator, session: aiohttp.ClientSession, path: str
) -> None:
    async with session.get(f"{example.base_url}{path}") as response:
        assert response.status == 401
        assert await response.json() == {"message": "Unauthorized"}


async def test_username_and_password_work_and_can_be_changed(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    url = f"{example.base_url}extensions/me"
    headers = {"Authorization": basic(example.username, example.password)}
    async with session.get(url, headers=headers) as response:
        assert response.status == 200
    example.credentials = Credentials("new", example.username, "changed")
    async with session.get(url, headers=headers) as response:
        assert response.status == 401
    async with session.get(url, headers=bearer(example)) as response:
        assert response.status == 200
    assert example.token == "new"
