from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from simulator import Simulator
from simulator.pingaway.calls import MOST_CALLS

from .helpers import Get, rows

TODAY = {"fromDate": "2026-03-28", "toDate": "2026-03-28"}


def path(query: dict[str, str], slash: str = "") -> str:
    pairs = "&".join(f"{name}={value}" for name, value in query.items())
    return f"calls{slash}?{pairs}"


@pytest.mark.parametrize("slash", ["", "/"])
async def test_the_log_has_three_lists_of_calls(
    pbx: Simulator, get: Get, slash: str
) -> None:
    at = datetime(2026, 3, 28, 9, 30, 5)
    world = pbx.world
    found = [
        world.log_call("incoming", "0313900601", at, 61),
        world.log_call("outgoing", "112", at, 0),
        world.log_call("missed", "", at),
    ]
    response = await get(path(TODAY | {"withRecordings": "false"}, slash))
    assert response.status == 200
    shared = {
        "datetime": "2026-03-28 09:30:05",
        "dateTimeISO": "2026-03-28T09:30:05.000+0100",
    }
    incoming: dict[str, Any] = {
        "duration": 61,
        "number": "0313900601",
        "numberE164": "+46313900601",
    }
    outgoing: dict[str, Any] = {"duration": 0, "number": "112", "numberE164": "112"}
    missed: dict[str, Any] = {"duration": 0, "number": "", "numberE164": ""}
    assert await rows(response) == {
        "incoming": [shared | incoming | {"callId": found[0].id}],
        "outgoing": [shared | outgoing | {"callId": found[1].id}],
        "missed": [shared | missed | {"callId": found[2].id}],
    }


async def test_both_dates_are_included_in_the_zone_of_the_provider(
    pbx: Simulator, get: Get
) -> None:
    for hour in (22, 23):
        pbx.world.log_call("missed", str(hour), datetime(2026, 3, 27, hour, tzinfo=UTC))
    pbx.world.log_call("missed", "late", datetime(2026, 3, 29, 0))

    async def numbers(**query: str) -> list[str]:
        told = await rows(await get(path(TODAY | query)))
        return [row["number"] for row in told["missed"]]

    assert await numbers() == ["23"]
    assert await numbers(fromDate="2026-03-27") == ["23", "22"]
    assert await numbers(toDate="2026-03-29") == ["late", "23"]
    assert await numbers(fromDate="2026-03-29") == []


async def test_the_log_has_only_the_newest_calls(pbx: Simulator, get: Get) -> None:
    for second in range(MOST_CALLS + 5):
        kind: Any = ("missed", "incoming")[second % 2]
        pbx.world.log_call(kind, str(second), datetime(2026, 3, 28, 9, 0, second))
    told = await rows(await get(path(TODAY)))
    found = [int(row["number"]) for name in told for row in told[name]]
    assert sorted(found) == list(range(5, MOST_CALLS + 5))
    assert [int(row["number"]) for row in told["missed"]] == list(range(34, 4, -2))


@pytest.mark.parametrize(
    "change",
    [
        lambda query: query.pop("fromDate"),
        lambda query: query.pop("toDate"),
        lambda query: query.update(toDate=""),
        lambda query: query.update(fromDate="20260328"),
        lambda query: query.update(toDate="2026-02-30"),
        lambda query: query.update(toDate="today"),
    ],
)
async def test_the_log_needs_two_valid_dates(
    get: Get, change: Callable[[dict[str, str]], object]
) -> None:
    query = dict(TODAY)
    change(query)
    response = await get(path(query))
    assert response.status == 400
    assert list(await rows(response)) == ["message"]


async def test_a_placed_call_is_in_the_log_of_the_api(pbx: Simulator, get: Get) -> None:
    pbx.placed.dial("0313900601")
    pbx.placed.hang_up()
    day = pbx.world.real_now.date().isoformat()
    told = await rows(await get(path({"fromDate": day, "toDate": day})))
    assert [row["number"] for row in told["outgoing"]] == ["0313900601"]


async def test_there_is_no_log_after_the_owner_left(pbx: Simulator, get: Get) -> None:
    pbx.world.remove("1")
    assert (await get(path(TODAY))).status == 404
