"""Run days, and return what was found."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
import time
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er

from custom_components.pbx_presence.const import DOMAIN

from .clock import Clock, run_simulated
from .day import evening, night, work
from .errors import SoakError
from .sample import Sample, sample
from .scene import MORNING, Scene, scene
from .verdict import Row, rows

START = datetime(2031, 1, 13, MORNING, tzinfo=ZoneInfo("Europe/Stockholm"))
"""A Monday; summer time begins months later."""

# A function itself would be replaced by one that returns simulated time.
_real_seconds = partial(time.perf_counter)
type Progress = Callable[[int, float, Sample, int], None]
"""Called each day with its number, its real seconds, its sample and all findings."""


@dataclass(frozen=True, slots=True)
class Report:
    """The samples of all days, what was wrong, and the verdict."""

    samples: list[Sample]
    findings: list[str]
    rows: list[Row]
    done: dict[str, int]
    """How often each thing was done, by name."""

    @property
    def holds(self) -> bool:
        """Return whether nothing was wrong."""
        return all(row.holds for row in self.rows)


def soak(days: int, people: int, seed: int, progress: Progress) -> Report:
    """Run some days with an account of some people."""

    async def run(clock: Clock) -> Report:
        async with scene(clock, people, seed) as made:
            samples: list[Sample] = []
            found = made.findings
            try:
                await _live(made, days, samples, progress)
                await _remove(made)
            except (SoakError, HomeAssistantError) as err:
                found.add("the run ended early", f"{err!r}")
            verdict = rows(samples, len(found))
            return Report(samples, found.lines(), verdict, dict(made.done))

    return run_simulated(START, seed, run)


async def _live(
    made: Scene, days: int, samples: list[Sample], progress: Progress
) -> None:
    """Add a sample from before the first day, and one of each day."""
    await evening(made)
    samples.append(sample(made))
    for day in range(1, days + 1):
        began = _real_seconds()
        await work(made)
        samples.append(sample(made))
        progress(day, _real_seconds() - began, samples[-1], len(made.findings))
        await night(made)


async def _remove(made: Scene) -> None:
    """Remove the account, and report what stays."""
    hass, entry_id = made.hass, made.entry.entry_id
    await hass.config_entries.async_remove(entry_id)
    await hass.async_block_till_done()
    await asyncio.sleep(60)
    left: dict[str, list[Any]] = {
        "devices": dr.async_entries_for_config_entry(dr.async_get(hass), entry_id),
        "entities": er.async_entries_for_config_entry(er.async_get(hass), entry_id),
        "states": hass.states.async_all(),
        "files": list(Path(hass.config.path(".storage")).glob(f"{DOMAIN}*")),
    }
    for what, values in left.items():
        if values:
            made.findings.add(f"{what} of a removed account", f"{values[:3]}")
