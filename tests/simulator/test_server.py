import socket

import aiohttp
import pytest

from simulator import Simulator
from simulator.errors import ListenError, OptionError
from simulator.recorder import MOST_KEPT, RecordedRequest, Requests

from .helpers import Clock, bearer


@pytest.mark.parametrize(
    ("base_path", "base"),
    [
        ("/api", "/api/"),
        ("api/", "/api/"),
        ("", "/"),
        ("/", "/"),
        ("/a/b.c/~d", "/a/b.c/~d/"),
    ],
)
async def test_the_api_is_below_the_base_path(
    session: aiohttp.ClientSession, base_path: str, base: str
) -> None:
    async with Simulator(data="example", base_path=base_path) as simulator:
        assert simulator.base_url == f"{simulator.url}{base}"
        url = f"{simulator.base_url}extensions/me"
        async with session.get(url, headers=bearer(simulator)) as response:
            assert response.status == 200
        async with session.get(f"{simulator.control_url}people") as response:
            assert response.status == 200


@pytest.mark.parametrize(
    "base_path",
    [
        "/simulator",
        "simulator/api",
        "/telecomx",
        "telecomx/pbx",
        "/a b",
        "/../x",
        "/a//b",
        "/{x}",
        "/å",
    ],
)
def test_an_invalid_base_path_is_refused(base_path: str) -> None:
    with pytest.raises(OptionError, match="base-path must be like /api"):
        Simulator(base_path=base_path)


async def test_it_listens_on_loopback_with_the_credentials_of_its_seed(
    simulator: Simulator,
) -> None:
    assert simulator.url == f"http://127.0.0.1:{simulator.port}"
    assert simulator.control_url == f"{simulator.url}/simulator/"
    assert simulator.token == Simulator().token
    assert simulator.token != Simulator(seed=2).token
    assert simulator.username.endswith("@example.com")
    assert simulator.password


async def test_two_simulators_of_one_seed_return_the_same(
    simulator: Simulator, session: aiohttp.ClientSession
) -> None:
    bodies = []
    async with Simulator() as other:
        for one in (simulator, other):
            url = f"{one.base_url}extensions"
            async with session.get(url, headers=bearer(one)) as response:
                bodies.append(
                    [(row["name"], row["calls"]) for row in await response.json()]
                )
    assert bodies[0] == bodies[1]


async def test_a_frozen_world_always_returns_the_same_bytes(
    session: aiohttp.ClientSession,
) -> None:
    clock = Clock()
    bodies = set()
    async with Simulator(clock=clock) as simulator:
        for _ in range(3):
            clock.advance(5000)
            url = f"{simulator.base_url}extensions"
            async with session.get(url, headers=bearer(simulator)) as response:
                bodies.add(await response.read())
    assert len(bodies) == 1


async def test_it_can_stop_and_start_again_on_the_same_port(
    session: aiohttp.ClientSession,
) -> None:
    simulator = Simulator()
    async with simulator:
        first = simulator.url
    with pytest.raises(aiohttp.ClientConnectionError):
        await session.get(first)
    async with simulator:
        assert simulator.url == first
        async with session.get(first) as response:
            assert response.status == 200


async def test_a_port_in_use_has_a_clear_error(simulator: Simulator) -> None:
    expected = f"cannot listen on 127.0.0.1 port {simulator.port}: Address already"
    with pytest.raises(ListenError, match=expected):
        async with Simulator(port=simulator.port):
            pass


async def test_an_unknown_host_has_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    expected = "cannot listen on nowhere.example port 0: .*Name or service not known"
    with pytest.raises(ListenError, match=expected):
        async with Simulator(host="nowhere.example"):
            pass


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "http://127.0.0.1:8080"),
        ("::", "http://[::1]:8080"),
        ("::1", "http://[::1]:8080"),
        ("pbx.example", "http://pbx.example:8080"),
    ],
)
def test_its_url_can_be_connected_to(host: str, url: str) -> None:
    assert Simulator(host=host, port=8080).url == url


# --- what was asked -------------------------------------------------------------------


async def test_each_request_is_recorded_with_its_header(
    simulator: Simulator, session: aiohttp.ClientSession
) -> None:
    url = f"{simulator.base_url}extensions"
    for _ in range(2):
        async with session.get(url, headers=bearer(simulator)):
            pass
    assert len(simulator.requests) == 2
    assert simulator.requests.count("/api/extensions") == 2
    assert simulator.requests.last.authorization == f"Bearer {simulator.token}"
    assert simulator.token not in repr(simulator.requests.last)
    assert simulator.requests.max_in_flight == 1


def test_only_the_newest_requests_are_kept_but_all_are_counted() -> None:
    requests = Requests()
    for number in range(MOST_KEPT + 5):
        with requests.answering(RecordedRequest("GET", f"/x?{number}", None)):
            pass
    assert len(requests) == requests.count("/x") == MOST_KEPT + 5
    assert len(list(requests)) == MOST_KEPT
    assert next(iter(requests)).path == "/x?5"


def test_clearing_the_requests_keeps_those_in_flight() -> None:
    requests = Requests()
    with requests.answering(RecordedRequest("GET", "/x", "Basic eDp5")):
        requests.clear()
        assert (len(requests), requests.in_flight, requests.max_in_flight) == (0, 1, 1)
    assert requests.in_flight == 0
