"""Run a row in Home Assistant: a good poll, the fault, and one good poll."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
import logging
from typing import ClassVar, Final, override

import aiohttp
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.pbx import http
from simulator import Simulator
from simulator.faults import Fault

from ..helpers import fill, pass_time
from .look import became_unavailable, changed, look
from .row import MARKER, SECRET, Row
from .telecomx import hidden

POLL: Final = 31
GRACE: Final = 100
"""Seconds after a failed poll until the states are more than two minutes old."""
LONGEST_BACKOFF: Final = 150
_TICK: Final = 0.1
_TURNS: Final = 25
_MINE: Final = "custom_components.pbx_presence"
_SIMULATORS: Final = ("aiohttp.server", "aiohttp.web")


@dataclass(slots=True)
class Trial:
    """One Home Assistant with one account, for one row after another."""

    poll: ClassVar[float] = POLL
    hass: HomeAssistant
    entry: MockConfigEntry
    pbx: Simulator
    elsewhere: Simulator
    freezer: FrozenDateTimeFactory
    caplog: pytest.LogCaptureFixture
    monkeypatch: pytest.MonkeyPatch
    events: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Log what the integration logs, and everybody else's warnings."""
        self.caplog.set_level(logging.WARNING)
        self.caplog.set_level(logging.DEBUG, logger=_MINE)
        self.hass.bus.async_listen("state_changed", self._on_change)

    @callback
    def _on_change(self, event: Event) -> None:
        """Note the event that an event entity reports."""
        old, new = event.data["old_state"], event.data["new_state"]
        if event.data["entity_id"].startswith("event.") and old and new:
            is_gone = STATE_UNAVAILABLE in {old.state, new.state}
            if not is_gone and old.state != new.state:
                self.events.append(new.attributes["event_type"])

    async def wait(self, seconds: float, *, slow: bool = False) -> None:
        """Let time pass, along with the poll that is due, however slow it is."""
        ticking = asyncio.create_task(self._tick()) if slow else None
        await pass_time(self.hass, self.freezer, seconds)
        if ticking:
            ticking.cancel()
            with suppress(asyncio.CancelledError):
                await ticking

    async def _tick(self) -> None:
        """Let time pass while a request is under way."""
        while True:
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            self.freezer.tick(_TICK)

    async def run(self, row: Row) -> None:
        """Check what users see before, during and after a fault."""
        before = self._begin()
        with self._short_timeout(row.slow):
            await self._break(row)
            await self.wait(self.poll, slow=row.slow)
            stale = became_unavailable(before) if row.seen.kind == "refused" else {}
            assert self._changed(before) == {**stale, **row.seen.changes}
            self._check_answer(row)
            if row.seen.kind == "kept":
                await self._check_grace(row, before)
        await self._mend(row)
        assert self._changed(before) == {}
        assert tuple(self.events) == row.events
        await self._forget_strangers()
        self.check_log(errors=self._errors(row))

    def _begin(self) -> dict[str, str]:
        """Return what users see after the last good poll."""
        self.caplog.clear()
        self.events.clear()
        self.entry.runtime_data.provider.odd._words.clear()
        before = look(self.hass, self.entry)
        assert before["connectivity"] == "on"
        return before

    def _changed(self, before: dict[str, str]) -> dict[str, str]:
        return changed(before, look(self.hass, self.entry))

    @contextmanager
    def _short_timeout(self, slow: bool) -> Iterator[None]:
        """Do not wait long for an answer that never ends."""
        with self.monkeypatch.context() as patch:
            if slow:
                patch.setattr(http, "TIMEOUT", aiohttp.ClientTimeout(total=2))
            yield

    async def _break(self, row: Row) -> None:
        """Start the fault."""
        self.elsewhere.requests.clear()
        fault = row.fault
        if fault is None:
            await self.pbx.__aexit__()
        elif isinstance(fault, Fault):
            self.pbx.faults.add(fault)
        else:
            self.pbx.faults.add(fault(self.pbx, self.elsewhere))

    def _check_answer(self, row: Row) -> None:
        """Check what the diagnostics say about an answer that was read."""
        assert len(self.elsewhere.requests) == 0
        if row.seen.kind in {"nothing", "read"}:
            data = self.entry.runtime_data
            assert tuple(data.provider.odd.as_dict()) == row.noted
            assert not data.presence or data.presence.listing.dropped == row.dropped

    async def _check_grace(self, row: Row, before: dict[str, str]) -> None:
        """Check that old states are not shown for long, and when a request is due."""
        self.pbx.requests.clear()
        await self.wait(GRACE, slow=row.slow)
        assert self._changed(before) == {
            **became_unavailable(before),
            **row.seen.changes,
        }
        if row.fault:
            assert bool(len(self.pbx.requests)) is (row.asks_after < GRACE)
        if row.asks_after > GRACE:
            await self.wait(row.asks_after - GRACE - 5)
            assert len(self.pbx.requests) == 0

    async def _mend(self, row: Row) -> None:
        """End the fault, and let one good poll happen."""
        if row.fault is None:
            await self.pbx.__aenter__()
        self.pbx.faults.clear()
        self.pbx.requests.clear()
        if row.seen.kind == "refused":
            await self._sign_in()
        else:
            await self._good_poll()

    async def _good_poll(self) -> None:
        """Let one poll happen, which is one request."""
        await self.wait(LONGEST_BACKOFF)
        assert len(self.pbx.requests) == 1

    async def _sign_in(self) -> None:
        """Sign in again, as the user is asked to."""
        [flow] = self.hass.config_entries.flow.async_progress()
        await fill(self.hass, flow, token=self.pbx.token)
        await self.hass.async_block_till_done()

    async def _forget_strangers(self) -> None:
        """Check that extensions of the fault lose their devices after three polls."""
        for _ in range(3):
            if self._devices() == 4:
                break
            await self.wait(POLL)
        assert self._devices() == 4

    def _devices(self) -> int:
        registry = dr.async_get(self.hass)
        return len(dr.async_entries_for_config_entry(registry, self.entry.entry_id))

    def _errors(self, row: Row) -> int:
        """Return how many errors a fault is worth."""
        return int(row.seen.kind in {"kept", "refused"})

    def check_log(self, *, errors: int) -> None:
        """Check that the log holds nothing private, and one line per failure."""
        mine = [
            record
            for record in self.caplog.records
            if not record.name.startswith(_SIMULATORS)
        ]
        text = "\n".join(map(logging.Formatter().format, mine))
        assert not [word for word in private(self.pbx) if word in text]
        assert sum(record.levelno >= logging.ERROR for record in mine) == errors


@dataclass(slots=True)
class TelecomXTrial(Trial):
    """One account of Telecom X, which is polled every 15 minutes."""

    poll: ClassVar[float] = 901

    @override
    async def _check_grace(self, row: Row, before: dict[str, str]) -> None:
        """Check that old values are unavailable after three failed polls."""
        path = row.fault.path if isinstance(row.fault, Fault) else "*"
        stale = became_unavailable(before) if path == "*" else hidden(path)
        for _ in range(2):
            assert self._changed(before) == row.seen.changes
            await self.wait(self.poll, slow=row.slow)
        assert self._changed(before) == {**stale, **row.seen.changes}

    @override
    async def _good_poll(self) -> None:
        """Let one poll happen, which is one request for each endpoint."""
        await self.wait(2 * self.poll)
        assert len(self.pbx.requests) == 3

    @override
    async def _sign_in(self) -> None:
        [flow] = self.hass.config_entries.flow.async_progress()
        account = self.pbx.telecomx
        login = {"username": account.username, "password": account.password}
        await fill(self.hass, flow, **login)
        await self.hass.async_block_till_done()

    @override
    async def _forget_strangers(self) -> None:
        """Do nothing, because there are no extensions."""

    @override
    def _errors(self, row: Row) -> int:
        """Return how many errors; one endpoint alone is worth a warning."""
        is_off = row.seen.changes.get("connectivity") == "off"
        return int(is_off or row.seen.kind == "refused")


def private(pbx: Simulator) -> set[str]:
    """Return the words that must never be logged."""
    account = pbx.telecomx
    words = {MARKER, SECRET, pbx.token, pbx.password, account.password}
    for presence in pbx.world.snapshot():
        person, state = presence.person, presence.state
        words |= {person.name, person.number, person.mobile, person.email}
        words |= {call.caller for call in state.calls}
        if state.profile:
            words |= {state.profile.name, state.profile.message or ""}
    words |= {account.settings["masterPinCode"], account.settings["defaultNumber"]}
    return words - {""}
