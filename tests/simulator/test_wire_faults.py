import asyncio

import aiohttp
import pytest

from simulator import Simulator
from simulator.errors import OptionError
from simulator.faults import Wire

from .helpers import Get, rows

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"


async def test_exactly_the_given_bytes_are_sent(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Wire(ANSWER, times=1))
    assert await rows(await get()) == []
    assert len(await rows(await get())) == 3


@pytest.mark.parametrize("ending", ["close", "reset"])
@pytest.mark.parametrize("data", [b"", b"SSH-2.0-x\r\n", ANSWER[:30], ANSWER[:-1]])
async def test_the_connection_ends_after_the_bytes(
    pbx: Simulator, get: Get, data: bytes, ending: str
) -> None:
    pbx.faults.add(Wire(data, ending))
    with pytest.raises(aiohttp.ClientError):
        await (await get()).read()
    pbx.faults.clear()
    assert (await get()).status == 200


async def test_the_connection_can_be_held_after_the_bytes(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Wire(ANSWER[:-1], "hold"))
    held = asyncio.ensure_future(get())
    while not pbx.requests.in_flight:
        await asyncio.sleep(0)
    assert not held.done()
    pbx.faults.clear()
    with pytest.raises(aiohttp.ClientPayloadError):
        await held


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(OptionError, match="close, reset, hold"):
        Wire(ending="explode")
