import aiohttp
import pytest

from simulator import Simulator

from .helpers import Ask, calls

ANNA, BENGT = "08010203", "08040506"
CALL, HANG_UP = "pbx/app/action/call", "pbx/app/action/hangup"


@pytest.mark.parametrize("target", ["employee", "extension", "number"])
async def test_telecomx_calls_an_id_or_a_number_and_ends_the_call(
    example: Simulator, ask_telecomx: Ask, target: str
) -> None:
    _, (_, bengt) = await ask_telecomx("pbx/app/employees")
    ids = {
        "employee": bengt["_id"],
        "extension": bengt["extensions"][0]["_id"],
        "number": "+46 8-04 05 06",
    }
    (device,) = example.telecomx.devices
    params = {"device": device, "target": ids[target]}
    status, placed = await ask_telecomx(CALL, params=params)
    assert (status, placed["success"]) == (200, True)
    assert calls(example, BENGT) == [(ANNA, "in", "ringing")]
    hang_up = {"target": placed["_id"]}
    assert await ask_telecomx(HANG_UP, params=hang_up) == (200, {"success": True})
    assert calls(example, BENGT) == []
    ended = await ask_telecomx(HANG_UP, params=hang_up)
    assert ended == (422, {"message": "target"})


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"target": BENGT}, "device"),
        ({"device": "1" * 24, "target": BENGT}, "device"),
        ({"device": "own"}, "target"),
        ({"device": "own", "target": ""}, "target"),
        ({"device": "own", "target": "Bengt"}, "target"),
        ({"device": "own", "target": "1" * 24}, "target"),
    ],
)
async def test_telecomx_refuses_an_unknown_device_or_target(
    example: Simulator, ask_telecomx: Ask, params: dict[str, str], word: str
) -> None:
    example.telecomx.devices = ("own",)
    assert await ask_telecomx(CALL, params=params) == (422, {"message": word})
    assert example.placed.dialed == []


@pytest.mark.parametrize("path", [CALL, HANG_UP])
async def test_telecomx_ignores_head_requests(
    example: Simulator, session: aiohttp.ClientSession, path: str
) -> None:
    async with session.head(f"{example.telecomx_url}{path}") as response:
        assert response.status == 405
