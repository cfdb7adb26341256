from collections.abc import Callable

import aiohttp
import pytest

from simulator import Simulator
from simulator.errors import OptionError
from simulator.faults import (
    Charset,
    Delay,
    Drip,
    Drop,
    Fault,
    Garbage,
    GzipBomb,
    Html,
    Oversized,
    Raw,
    Redirect,
    Status,
)

from .helpers import Get


async def test_a_fault_applies_to_the_given_number_of_requests(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Status(500, times=2))
    assert [(await get()).status for _ in range(4)] == [500, 500, 200, 200]


async def test_faults_apply_in_the_order_they_were_added(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Status(500, times=1), Status(502, times=1))
    pbx.faults.add(Status(503, times=1))
    assert [(await get()).status for _ in range(4)] == [500, 502, 503, 200]


async def test_a_permanent_fault_stays_until_the_faults_are_cleared(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Status(503))
    assert {(await get()).status for _ in range(5)} == {503}
    pbx.faults.clear()
    assert (await get()).status == 200


async def test_counted_faults_apply_before_the_newest_permanent_one(
    pbx: Simulator, get: Get
) -> None:
    pbx.faults.add(Status(500), Status(502), Status(429, times=1))
    assert [(await get()).status for _ in range(3)] == [429, 502, 502]


async def test_a_fault_can_be_for_some_paths_only(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Status(403, path="extensions/me"))
    assert (await get("extensions/")).status == 200
    assert (await get("extensions/me")).status == 403
    assert (await get("extensions/me/")).status == 403
    pbx.faults.add(Status(404, path="extensions/*"))
    assert (await get("extensions")).status == 200
    assert (await get("extensions/08010203")).status == 404


async def test_the_control_api_has_no_faults(pbx: Simulator, get: Get) -> None:
    pbx.faults.add(Drop())
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{pbx.control_url}people") as response,
    ):
        assert response.status == 200


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Status(99), "code must be 200 to 599, not 99"),
        (lambda: Html(code=0), "code must be"),
        (lambda: Redirect(code=1000), "code must be"),
        (lambda: Raw(b"", code=1), "code must be"),
        (lambda: Drop(times=0), "times must be 1 or more"),
        (lambda: Delay(delay=-1), "delay must be seconds"),
        (lambda: Delay(delay=float("nan")), "delay must be seconds"),
        (lambda: Oversized(-1), "size must be 0 or more"),
        (lambda: GzipBomb(-1), "size must be 0 or more"),
        (lambda: Garbage(-1), "size must be 0 or more"),
        (lambda: Drip(chunk=0), "chunk must be 1 or more"),
        (lambda: Drip(interval=-1), "interval must be seconds"),
        (lambda: Charset("klingon"), "encoding must be a known one"),
    ],
)
def test_an_invalid_fault_is_refused(make: Callable[[], Fault], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        make()
