from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Simulator
from simulator.faults import Faults

from .helpers import Get, Pauses, bearer


@pytest.fixture(autouse=True)
def _sockets(socket_enabled: None) -> None:
    """Let the tests talk to the simulator on loopback."""


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
def pauses() -> Pauses:
    """What the simulator would have waited for."""
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
    """Ask for the list, or another path; redirects are not followed."""
    async with aiohttp.ClientSession(auto_decompress=False) as session:

        async def get(path: str = "extensions/") -> aiohttp.ClientResponse:
            url = f"{pbx.base_url}{path}"
            headers = bearer(pbx) | {"Accept-Encoding": "gzip"}
            response = await session.get(url, headers=headers, allow_redirects=False)
            await response.read()
            return response

        yield get
