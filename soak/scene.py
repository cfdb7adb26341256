"""Everything that a run consists of, and the Home Assistant that it runs in."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import time
from functools import wraps
import logging
from random import Random
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant, callback
from pytest_homeassistant_custom_component.common import MockConfigEntry

from bench.home import running_home
from custom_components.pbx_presence.const import (
    CONF_PROVIDER,
    CONFIG_MINOR_VERSION,
    DOMAIN,
)
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.polling.topics import Topic
from simulator import Simulator
from simulator.model import Person

from .clock import Clock
from .errors import SoakError
from .findings import Findings, LogWatch
from .ledger import Ledger
from .truth import EVERYONE, Choice

MORNING = 6
"""The hour at which each simulated day starts."""
INTERVAL, FAST_INTERVAL = 300, 60


@dataclass(slots=True)
class Scene:
    """A Home Assistant, a PBX, and what is true about both."""

    hass: HomeAssistant
    pbx: Simulator
    entry: ConfigEntry[Any]
    clock: Clock
    rng: Random
    findings: Findings
    ledger: Ledger
    choice: Choice = EVERYONE
    """Who is followed."""
    groups: dict[str, Choice] = field(default_factory=dict)
    """The members of the groups by their names."""
    gone: list[Person] = field(default_factory=list)
    """Who left and can come back."""
    newcomers: list[Person] = field(default_factory=list)
    """Who is new today."""
    done: Counter[str] = field(default_factory=Counter)
    """How often each thing was done."""

    @property
    def presence(self) -> Any:
        """Return the coordinator; raise SoakError if the entry is not loaded."""
        if self.entry.state is not ConfigEntryState.LOADED:
            raise SoakError(f"The entry is {self.entry.state}: {self.entry.reason}")
        return self.entry.runtime_data.presence

    @callback
    def follow_polls(self) -> None:
        """Count calls at each good poll of an entry that was just loaded."""
        if self.entry.state is not ConfigEntryState.LOADED:
            return
        presence = self.presence
        if self.hass.loop.time() - presence.success_at > 0.5:
            raise SoakError("Setting up took simulated time")
        self.ledger.start(self.pbx.world.snapshot())
        self.entry.async_on_unload(
            presence.async_add_listener(self._on_poll, Topic.POLL)
        )
        self.done["set-ups"] += 1

    @callback
    def _on_poll(self) -> None:
        """Count what a good poll could see."""
        self.ledger.look(self.pbx.world.snapshot())
        self.done["good polls"] += 1


@asynccontextmanager
async def scene(clock: Clock, people: int, seed: int) -> AsyncIterator[Scene]:
    """Provide a loaded account of a PBX with these people."""
    findings = Findings()
    async with Simulator(
        people=people, seed=seed, speed=1.0, start=time(MORNING)
    ) as pbx:
        with _counted_requests(clock), _watched_log(findings):
            async with running_home() as hass:
                await hass.config.async_set_time_zone("Europe/Stockholm")
                hass.config.country = "SE"
                entry, ledger = _add_entry(hass, pbx), Ledger(hass)
                rng = Random(seed)
                made = Scene(hass, pbx, entry, clock, rng, findings, ledger)
                entry.async_on_state_change(made.follow_polls)
                await hass.config_entries.async_setup(entry.entry_id)
                await hass.async_block_till_done()
                yield made


def _add_entry(hass: HomeAssistant, pbx: Simulator) -> ConfigEntry[Any]:
    """Add the account as the configuration flow does."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Pingaway",
        unique_id=f"{pbx.base_url}|{pbx.world.owner().person.number}",
        data={
            CONF_PROVIDER: "pingaway",
            CONF_URL: pbx.base_url,
            CONF_TOKEN: pbx.token,
        },
        options={"interval": INTERVAL, "fast_interval": FAST_INTERVAL},
        minor_version=CONFIG_MINOR_VERSION,
    )
    entry.add_to_hass(hass)
    return hass.config_entries.async_get_known_entry(entry.entry_id)


@contextmanager
def _counted_requests(clock: Clock) -> Iterator[None]:
    """Let time stand still while the integration waits for an answer."""

    def counted(
        send: Callable[..., Awaitable[Any]],
    ) -> Callable[..., Awaitable[Any]]:
        @wraps(send)
        async def request(*args: Any, **kwargs: Any) -> Any:
            with clock.at_work():
                return await send(*args, **kwargs)

        return request

    with (
        patch.object(HttpClient, "get", counted(HttpClient.get)),
        patch.object(HttpClient, "post", counted(HttpClient.post)),
        patch.object(HttpClient, "once", counted(HttpClient.once)),
    ):
        yield


@contextmanager
def _watched_log(findings: Findings) -> Iterator[None]:
    """Report the tracebacks in the log."""
    watch, root = LogWatch(findings), logging.getLogger()
    level = root.level
    root.setLevel(logging.WARNING)
    root.addHandler(watch)
    try:
        yield
    finally:
        root.removeHandler(watch)
        root.setLevel(level)


async def settle(made: Scene) -> None:
    """Wait until events of the last poll are reported, which takes milliseconds."""
    await made.hass.async_block_till_done()
    await asyncio.sleep(0.3)
    await made.hass.async_block_till_done()
