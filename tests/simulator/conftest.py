from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.faults import Faults

from .helpers import Ask, Get, Pauses, bearer


@pytest.fixture(autouse=True)
def _sockets(socket_enabled: None) -> None:
    """Allow the tests to connect to the simulator on loopback."""


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Twenty-five people in a frozen world."""
    async with Simulator() as simulator:
        yield simulator


@pytest.fixture
async def example() -> AsyncIterator[Simulator]:
    """The provider's own three extensions."""
    async with Simulator(data="example") as simulator:
        yield simulator


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A client without credentials."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def cookies() -> AsyncIterator[aiohttp.ClientSession]:
    """A client without credentials that keeps cookies, even of an IP address."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield session


@pytest.fixture
async def ask_telecomx(example: Simulator) -> AsyncIterator[Ask]:
    """Ask Telecom X with the pasted token; return status and JSON."""
    example.telecomx.transports = {"bearer"}
    headers = {"Authorization": f"Bearer {example.telecomx.m2m_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def ask(path: str, method: str = "GET", **sent: Any) -> tuple[int, Any]:
            url = f"{example.telecomx_url}{path}"
            async with session.request(method, url, **sent) as response:
                return response.status, await response.json()

        yield ask


@pytest.fixture
def pauses() -> Pauses:
    """The pauses that the simulator would have made."""
    return Pauses()


@pytest.fixture
async def pbx(pauses: Pauses) -> AsyncIterator[Simulator]:
    """The example, with pauses that take no time."""
    simulator = Simulator(data="example")
    simulator.faults = Faults(pauses)
    async with simulator:
        yield simulator


@pytest.fixture
async def get(pbx: Simulator) -> AsyncIterator[Get]:
    """Request the list or another path; redirects are not followed."""
    async with aiohttp.ClientSession(auto_decompress=False) as session:

        async def get(path: str = "extensions/") -> aiohttp.ClientResponse:
            url = f"{pbx.base_url}{path}"
            headers = bearer(pbx) | {"Accept-Encoding": "gzip"}
            response = await session.get(url, headers=headers, allow_redirects=False)
            await response.read()
            return response

        yield get
