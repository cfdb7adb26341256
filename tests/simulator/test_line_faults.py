import asyncio
import gzip
import json

import aiohttp
import pytest

from simulator import Simulator
from simulator.faults import (
    Delay,
    Drip,
    Drop,
    DropMidBody,
    GzipBomb,
    Hold,
    Oversized,
    Status,
)
from simulator.pingaway.example import example_rows

from .helpers import Get, Pauses, bearer, rows

MIB = 1024 * 1024


async def test_the_right_answer_comes_after_a_delay(
    pbx: Simulator, get: Get, pauses: Pauses
) -> None:
    pbx.faults.add(Delay(delay=40, times=1), Status(503, delay=2.5, times=1))
    assert await rows(await get()) == example_rows()
    assert (await get()).status == 503
    assert pauses.seconds == [40, 2.5]


async def test_held_requests_are_answered_once_the_faults_are_cleared(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Hold(times=3))
    held = [asyncio.ensure_future(get()) for _ in range(3)]
    while pbx.requests.in_flight < 3:
        await asyncio.sleep(0)
    assert (await get()).status == 200
    assert not any(one.done() for one in held)
    assert (pbx.requests.in_flight, pbx.requests.max_in_flight) == (3, 4)
    pbx.faults.clear()
    assert [(await one).status for one in held] == [200, 200, 200]
    assert pbx.requests.in_flight == 0


async def test_the_connection_can_end_before_the_headers(
    pbx: Simulator, get: Get
) -> None:
    # aiohttp's client tries once more by itself.
    pbx.faults.add(Drop(times=2))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await get()
    assert (await get()).status == 200


async def test_the_connection_can_end_in_the_middle_of_the_body(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(DropMidBody(times=1))
    with pytest.raises(aiohttp.ClientPayloadError):
        await get()
    assert (await get()).status == 200


async def test_the_body_can_be_sent_slowly(
    pbx: Simulator, get: Get, pauses: Pauses
) -> None:
    pbx.faults.add(Drip(interval=0.5, chunk=100))
    response = await get()
    assert await rows(response) == example_rows()
    length = int(response.headers["Content-Length"])
    assert pauses.seconds == [0.5] * -(-length // 100)


@pytest.mark.parametrize("declared", [True, False])
async def test_a_body_can_be_too_large_and_still_valid_json(
    pbx: Simulator, get: Get, declared: bool
) -> None:
    pbx.faults.add(Oversized(3 * MIB + 5, declared))
    response = await get()
    assert ("Content-Length" in response.headers) is declared
    assert len(await response.read()) == 3 * MIB + 5
    assert await rows(response) == example_rows()


async def test_a_gzip_bomb_is_sent_compressed(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(GzipBomb(20 * MIB))
    response = await get()
    assert response.headers["Content-Encoding"] == "gzip"
    packed = await response.read()
    assert len(packed) < 20 * MIB / 500
    body = gzip.decompress(packed)
    assert len(body) == 20 * MIB
    assert json.loads(body) == example_rows()


async def test_a_client_that_disconnects_does_not_harm_the_simulator(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Oversized(500 * MIB, times=1))
    async with aiohttp.ClientSession() as session:
        response = await session.get(
            f"{pbx.base_url}extensions", headers=bearer(pbx), read_bufsize=1024
        )
        response.close()
    while pbx.requests.in_flight:
        await asyncio.sleep(0)
    assert (await get()).status == 200
