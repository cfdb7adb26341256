"""Start the simulated PBX and control its people."""

import asyncio
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
import contextlib
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

import aiohttp

from .errors import DemoError
from .processes import Child, running

ROOT = Path(__file__).parents[1]
START_TIMEOUT = 20.0

type Person = dict[str, Any]
"""What the simulator returns for one person: ID, name, number, state, and an API row.
"""


@dataclass(frozen=True, slots=True)
class Account:
    """The address and credentials of the simulated PBX."""

    url: str
    token: str
    username: str
    password: str


class Simulator:
    """A running simulator."""

    def __init__(
        self, child: Child, hello: dict[str, str], session: aiohttp.ClientSession
    ) -> None:
        """Take what the simulator printed when it started."""
        self.child = child
        self.account = Account(
            url=hello["base_url"],
            token=hello["token"],
            username=hello["username"],
            password=hello["password"],
        )
        self.telecomx = Account(
            url=hello["telecomx_url"],
            token=hello["telecomx_token"],
            username=hello["telecomx_username"],
            password=hello["telecomx_password"],
        )
        self.control = hello["control_url"]
        self._session = session

    async def people(self) -> list[Person]:
        """Return everyone with their current state."""
        people: list[Person] = await self._request("GET", "people")
        return people

    async def play(self, person: Person, action: str, **details: str) -> None:
        """Do something to a person: `ring` (caller), `answer`, `hang_up`, `profile`."""
        await self._request("POST", f"people/{person['id']}/{action}", details)

    async def dialed(self) -> list[str]:
        """Return every number that was dialed through the API."""
        placed: dict[str, list[str]] = await self._request("GET", "placed")
        return placed["dialed"]

    async def misbehave(self, **fault: Any) -> None:
        """Answer every request with a fault, such as `kind="status", code=503`."""
        await self._request("POST", "faults", fault)

    async def behave(self) -> None:
        """Remove every fault."""
        await self._request("DELETE", "faults")

    async def settings(self) -> dict[str, Any]:
        """Return the settings of the PBX, read with a separate login."""
        account = self.telecomx
        login = {"username": account.username, "password": account.password}
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            url = f"{account.url}auth/login"
            async with session.post(url, json={**login, "cookie": True}) as response:
                response.raise_for_status()
            async with session.get(f"{account.url}pbx/settings") as response:
                response.raise_for_status()
                settings: dict[str, Any] = await response.json()
                return settings

    async def _request(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request to the control API."""
        async with self._session.request(
            method, self.control + path, json=body
        ) as response:
            text = await response.text()
            if not response.ok:
                raise DemoError(
                    f"The simulator refused {path}: {response.status} {text}"
                )
            return json.loads(text) if text else None


@contextlib.asynccontextmanager
async def running_simulator(*arguments: str) -> AsyncIterator[Simulator]:
    """Run a simulator on a free port while the context is open."""
    module = ("simulator", "--port", "0", "--stop-with-stdin", *arguments)
    async with (
        running(
            "The simulator", *module, folder=ROOT, stdin=PIPE, stdout=PIPE
        ) as child,
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
    ):
        yield Simulator(child, await _hello(child), session)


async def _hello(child: Child) -> dict[str, str]:
    """Return the line of JSON that the simulator prints when it is ready."""
    assert child.process.stdout is not None
    try:
        async with asyncio.timeout(START_TIMEOUT):
            line = await child.process.stdout.readline()
    except TimeoutError:
        raise DemoError(
            f"The simulator printed nothing for {START_TIMEOUT:.0f} s."
        ) from None
    if not line:
        raise DemoError("The simulator ended right after it started.")
    hello: dict[str, str] = json.loads(line)
    return hello
