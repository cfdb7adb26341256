import base64
from collections.abc import Awaitable, Callable
from datetime import datetime
import json
from typing import Any

import aiohttp

from simulator import Simulator
from simulator.clock import ZONE, SimulatedClock
from simulator.world import World, working_world

TEN = 10 * 60 * 60
NOW = datetime(2026, 3, 28, 22, 17, 5, tzinfo=ZONE)


type Get = Callable[..., Awaitable[aiohttp.ClientResponse]]
type Ask = Callable[..., Awaitable[tuple[int, Any]]]


class Clock:
    """Real seconds that pass only when a test lets them."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class Pauses:
    """Replaces sleep: records the pauses without making them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def bearer(simulator: Simulator) -> dict[str, str]:
    """Return the headers of a client with the token."""
    return {"Authorization": f"Bearer {simulator.token}"}


def basic(username: str, password: str) -> str:
    """Return the header for a username and password (RFC 7617)."""
    return f"Basic {base64.b64encode(f'{username}:{password}'.encode()).decode()}"


def telecomx_credentials(simulator: Simulator) -> dict[str, Any]:
    """Return what a login at Telecom X needs."""
    account = simulator.telecomx
    return {"username": account.username, "password": account.password}


async def log_in(
    session: aiohttp.ClientSession, simulator: Simulator, **more: Any
) -> tuple[int, Any]:
    """Log in at Telecom X; give status and JSON."""
    url = f"{simulator.telecomx_url}auth/login"
    body = telecomx_credentials(simulator) | more
    async with session.post(url, json=body) as response:
        return response.status, await response.json()


async def get_telecomx(
    session: aiohttp.ClientSession, simulator: Simulator, path: str, **sent: Any
) -> tuple[int, Any]:
    """Get a path below Telecom X's address; give status and JSON."""
    async with session.get(f"{simulator.telecomx_url}{path}", **sent) as response:
        return response.status, await response.json()


def refused(status: int, word: str) -> tuple[int, dict[str, str]]:
    """Return status and JSON of an error of Telecom X."""
    return status, {"message": word}


async def rows(response: aiohttp.ClientResponse) -> Any:
    """Return the JSON of a body, whatever its headers say."""
    return json.loads(await response.read())


def calls(simulator: Simulator, ref: str) -> list[tuple[str, str, str]]:
    """Return caller, direction and line status of each call of a person."""
    found = simulator.world.presence(ref).state.calls
    return [(call.caller, call.direction, call.line_status) for call in found]


def running(
    clock: Clock,
    speed: float = 1.0,
    start: float = TEN,
    people: int = 25,
    seed: int = 1,
) -> World:
    """Return a working world that moves with the clock."""
    simulated = SimulatedClock(
        start=start, speed=speed, clock=clock, wall=NOW.timestamp
    )
    return working_world(people, seed, simulated)
