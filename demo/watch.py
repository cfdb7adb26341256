"""Compare what Home Assistant shows with what the simulated people do."""

import asyncio
from dataclasses import dataclass
import time
from typing import Any

from .client import Client
from .errors import DemoError
from .integration import DOMAIN
from .simulator import Person, Simulator

TIMEOUT = 60.0
PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the expected and the actual presence."""

    person: Person
    wanted: str
    seen: str

    @property
    def fits(self) -> bool:
        """Return whether Home Assistant shows the expected presence."""
        return self.wanted == self.seen


def presence(state: dict[str, Any]) -> str:
    """Return the expected presence of a person: a call outranks the profile.

    This repeats the documented rules on purpose, to check the integration.
    """
    calls = state.get("calls") or []
    if any(call["linestatus"] == "up" for call in calls):
        return "on_call"
    ringing = [call for call in calls if call["linestatus"] == "ringing"]
    if ringing:
        outgoing = all(call["direction"] == "out" for call in ringing)
        return "dialing" if outgoing else "ringing"
    profile = state.get("profile")
    if profile is None:
        return "idle"
    return "available" if profile["available"] else "not_available"


class Watcher:
    """Compares both sides for one entry."""

    def __init__(self, client: Client, simulator: Simulator, entry_id: str) -> None:
        """Watch the entities of this entry."""
        self._client = client
        self._simulator = simulator
        self._entry_id = entry_id

    async def rows(self) -> list[Row]:
        """Return everyone, sorted by name."""
        seen = await self._seen()
        people = await self._simulator.people()
        rows = [
            Row(person, presence(person["state"]), seen.get(person["name"], "missing"))
            for person in people
        ]
        return sorted(rows, key=lambda row: row.person["name"])

    async def wait_for_all(self) -> list[Row]:
        """Wait until Home Assistant shows what everyone does."""
        rows: list[Row] = []
        try:
            async with asyncio.timeout(TIMEOUT):
                while not rows or not all(row.fits for row in rows):
                    await asyncio.sleep(PAUSE)
                    rows = await self.rows()
        except TimeoutError:
            wrong = [row for row in rows if not row.fits]
            raise DemoError(
                f"{len(wrong)} of {len(rows)} states were wrong after {TIMEOUT:.0f} s:\n"
                + table(wrong or rows)
            ) from None
        return rows

    async def wait_for(self, person: Person, wanted: str) -> float:
        """Wait until one person has a state, and return the seconds it took."""
        begin = time.monotonic()
        seen = "nothing"
        try:
            async with asyncio.timeout(TIMEOUT):
                while seen != wanted:
                    await asyncio.sleep(PAUSE)
                    seen = (await self._seen()).get(person["name"], "missing")
        except TimeoutError:
            raise DemoError(
                f"{person['name']} should be {wanted}, but was {seen} for {TIMEOUT:.0f} s."
            ) from None
        return time.monotonic() - begin

    async def _seen(self) -> dict[str, str]:
        """Return the presence that Home Assistant shows, by the person's name."""
        devices = await self._client.call("config/device_registry/list")
        names = {device["id"]: device["name"] for device in devices}
        entities = await self._client.call("config/entity_registry/list")
        states = {
            state["entity_id"]: state["state"]
            for state in await self._client.call("get_states")
        }
        return {
            names[entity["device_id"]]: states.get(entity["entity_id"], "missing")
            for entity in entities
            if entity["platform"] == DOMAIN
            and entity["config_entry_id"] == self._entry_id
            and entity["translation_key"] == "presence"
        }


async def seen_of_account(client: Client, entry_id: str) -> dict[str, str]:
    """Return what Home Assistant shows for an account, by translation key."""
    states = {
        state["entity_id"]: state["state"] for state in await client.call("get_states")
    }
    return {
        entity["translation_key"]: states.get(entity["entity_id"], "missing")
        for entity in await client.call("config/entity_registry/list")
        if entity["config_entry_id"] == entry_id
    }


def table(rows: list[Row]) -> str:
    """Return the rows as a table for a terminal."""
    cells = [("person", "number", "simulator", "Home Assistant")]
    cells += [
        (row.person["name"], str(row.person["number"]), row.wanted, row.seen)
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(map(str.ljust, line, widths, strict=True)).rstrip() for line in cells
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
