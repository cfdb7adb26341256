import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.errors import NoCallError
from simulator.faults import Drop, DropMidBody, Fault, Hold, Redirect, Status
from simulator.numbers import e164
from simulator.placed import TextMessage

from .helpers import Get, bearer, calls, rows

ANNA, BENGT = "08010203", "08040506"
OUTSIDE = "0313900601"
OK = {"message": "OK"}


async def post(simulator: Simulator, path: str) -> tuple[int, Any]:
    url = f"{simulator.base_url}{path}"
    async with (
        aiohttp.ClientSession(headers=bearer(simulator)) as session,
        session.post(url) as response,
    ):
        return response.status, await response.json()


@pytest.fixture
def pbx(pbx: Simulator) -> Simulator:
    """The example, in which nobody has a call."""
    pbx.world.hang_up(ANNA)
    return pbx


@pytest.mark.parametrize("slash", ["", "/", "?autoanswer=false"])
@pytest.mark.parametrize(
    "number",
    [BENGT, "+468040506", "00468040506", "+46 (0)8-04 05 06", "%2B468040506"],
)
async def test_a_call_to_a_colleague_rings_at_both_ends(
    pbx: Simulator, get: Get, number: str, slash: str
) -> None:
    response = await get(f"dial/{number}{slash}")
    assert (response.status, await rows(response)) == (200, OK)
    (dialed,) = pbx.placed.dialed
    assert dialed == number.replace("%2B", "+")
    assert calls(pbx, ANNA) == [(dialed, "out", "ringing")]
    assert calls(pbx, BENGT) == [(ANNA, "in", "ringing")]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0313900601", "+46313900601"),
        ("+46 31-390 06 01", "+46313900601"),
        ("0047 21000000", "+4721000000"),
        ("+4721000000", "+4721000000"),
        ("112", "112"),
        ("", ""),
    ],
)
def test_a_number_is_converted_to_e164(number: str, expected: str) -> None:
    assert e164(number) == expected


@pytest.mark.parametrize("end", [ANNA, BENGT])
async def test_both_ends_of_a_call_are_answered_and_end_together(
    pbx: Simulator, get: Get, end: str
) -> None:
    pbx.world.ring(BENGT, OUTSIDE)
    await get(f"dial/{BENGT}")
    pbx.world.answer(BENGT, ANNA)
    other = (OUTSIDE, "in", "ringing")
    assert calls(pbx, ANNA) == [(BENGT, "out", "up")]
    assert calls(pbx, BENGT) == [other, (ANNA, "in", "up")]
    pbx.world.hang_up(end, {ANNA: BENGT, BENGT: ANNA}[end], linger=True)
    assert [call for call in calls(pbx, ANNA) if call[2] != "down"] == []
    assert [call for call in calls(pbx, BENGT) if call[2] != "down"] == [other]


@pytest.mark.parametrize("gone", ["release", "remove"])
async def test_a_call_ends_when_one_end_leaves_it(
    pbx: Simulator, get: Get, gone: str
) -> None:
    await get(f"dial/{BENGT}")
    getattr(pbx.world, gone)("2")
    assert calls(pbx, ANNA) == []


async def test_two_calls_to_the_same_number_end_one_by_one(pbx: Simulator) -> None:
    first, second = pbx.placed.dial(BENGT), pbx.placed.dial(BENGT)
    pbx.placed.end(first)
    (left,) = pbx.world.presence(BENGT).state.calls
    assert left.link == second
    with pytest.raises(NoCallError):
        pbx.placed.end(first)


async def test_a_call_to_another_number_rings_while_time_stands_still(
    pbx: Simulator, get: Get
) -> None:
    await get(f"dial/{OUTSIDE}")
    assert calls(pbx, ANNA) == [(OUTSIDE, "out", "ringing")]
    pbx.world.answer(ANNA)
    assert calls(pbx, ANNA) == [(OUTSIDE, "out", "up")]


async def test_a_call_to_another_number_is_answered_while_time_passes() -> None:
    async with Simulator(data="example", speed=10_000) as simulator:
        simulator.placed.dial(OUTSIDE)
        while (OUTSIDE, "out", "up") not in calls(simulator, ANNA):
            await asyncio.sleep(0)


@pytest.mark.parametrize("ended", [True, False])
async def test_nobody_answers_after_the_end_of_the_call_or_the_simulator(
    ended: bool,
) -> None:
    async with Simulator(data="example", speed=0.001) as simulator:
        simulator.placed.dial(OUTSIDE)
        (timer,) = simulator.placed._answering.values()
        if ended:
            simulator.placed.hang_up()
            assert timer.cancelled()
    assert timer.cancelled()


@pytest.mark.parametrize("path", ["hangup", "hangup/"])
async def test_hanging_up_ends_all_calls_of_the_owner_at_both_ends(
    pbx: Simulator, get: Get, path: str
) -> None:
    await get(f"dial/{BENGT}")
    pbx.world.ring(ANNA, OUTSIDE)
    pbx.world.ring(BENGT, OUTSIDE)
    assert await post(pbx, path) == (200, OK)
    assert calls(pbx, ANNA) == []
    assert calls(pbx, BENGT) == [(OUTSIDE, "in", "ringing")]
    assert await post(pbx, path) == (200, OK)


@pytest.mark.parametrize("slash", ["", "/"])
async def test_a_text_message_is_recorded(pbx: Simulator, get: Get, slash: str) -> None:
    response = await get(f"sms/%2B46313900601{slash}?message=Hej+d%C3%A5")
    assert (response.status, await rows(response)) == (200, OK)
    assert pbx.placed.messages == [TextMessage("+46313900601", "Hej då")]


@pytest.mark.parametrize(
    "path", ["dial/Bengt", "sms/Bengt?message=a", "sms/112", "sms/112?message="]
)
async def test_a_number_without_digits_and_an_empty_message_are_refused(
    pbx: Simulator, get: Get, path: str
) -> None:
    response = await get(path)
    assert response.status == 400
    assert list(await rows(response)) == ["message"]
    assert (pbx.placed.dialed, pbx.placed.messages) == ([], [])


@pytest.mark.parametrize("path", [f"dial/{BENGT}", f"sms/{BENGT}?message=a"])
async def test_nothing_is_placed_without_a_license(
    pbx: Simulator, get: Get, path: str
) -> None:
    pbx.placed.allowed = False
    response = await get(path)
    assert response.status == 400
    assert "no access to this feature" in (await rows(response))["message"]
    assert (pbx.placed.dialed, pbx.placed.messages) == ([], [])


@pytest.mark.parametrize(
    ("method", "authorized", "status"), [("HEAD", True, 405), ("GET", False, 401)]
)
@pytest.mark.parametrize("path", [f"dial/{BENGT}", f"sms/{BENGT}?message=a"])
async def test_nothing_is_placed_by_a_head_request_or_without_credentials(
    pbx: Simulator, method: str, path: str, authorized: bool, status: int
) -> None:
    headers = bearer(pbx) if authorized else {}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{pbx.base_url}{path}") as response,
    ):
        assert response.status == status
    assert (pbx.placed.dialed, pbx.placed.messages) == ([], [])


async def test_nothing_is_placed_after_the_owner_left(pbx: Simulator, get: Get) -> None:
    pbx.world.remove(ANNA)
    assert (await get(f"dial/{BENGT}")).status == 404
    assert (await post(pbx, "hangup"))[0] == 404
    assert pbx.placed.dialed == []


@pytest.mark.parametrize("fault", [Drop(), DropMidBody(), Redirect(""), Status(503)])
async def test_a_number_is_dialed_even_if_the_answer_is_lost(
    pbx: Simulator, fault: Fault
) -> None:
    pbx.faults.add(fault)
    url = f"{pbx.base_url}dial/{BENGT}"
    with suppress(aiohttp.ClientError):
        async with (
            aiohttp.ClientSession(headers=bearer(pbx)) as session,
            session.get(url, max_redirects=1) as response,
        ):
            await response.read()
    assert set(pbx.placed.dialed) == {BENGT}


async def test_a_number_is_dialed_even_if_the_client_stops_waiting(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Hold())
    waiting = asyncio.ensure_future(get(f"dial/{BENGT}"))
    while not pbx.placed.dialed:
        await asyncio.sleep(0)
    waiting.cancel()
    while pbx.requests.in_flight:
        await asyncio.sleep(0)
    assert calls(pbx, BENGT) == [(ANNA, "in", "ringing")]
