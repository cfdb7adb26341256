"""Count what could be left behind, at the end of each day."""

import asyncio
from dataclasses import dataclass
import gc
import os
from pathlib import Path
import sys
from typing import Any

from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util.async_ import get_scheduled_timer_handles

from .scene import Scene

_MIB = 0x10_0000
_DEPTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The counts at one moment; `blocks` are Python's own allocated blocks."""

    tasks: int
    timers: int
    bus_listeners: int
    coordinator_listeners: int
    files: int
    devices: int
    entities: int
    states: int
    data_items: int
    blocks: int
    rss_mib: int


def sample(scene: Scene) -> Sample:
    """Return the counts now, after a garbage collection."""
    hass, entry_id = scene.hass, scene.entry.entry_id
    # The simulator keeps the last 10,000 requests.
    scene.pbx.requests.clear()
    for _ in range(2):
        gc.collect()
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry_id)
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry_id)
    return Sample(
        tasks=len(asyncio.all_tasks()),
        timers=_timers(),
        bus_listeners=sum(hass.bus.async_listeners().values()),
        coordinator_listeners=_listeners(scene.presence),
        files=len(list(Path("/proc/self/fd").iterdir())),
        devices=len(devices),
        entities=len(entities),
        states=len(hass.states.async_all()),
        data_items=sum(_items(value) for value in hass.data.values()),
        blocks=sys.getallocatedblocks(),
        rss_mib=_resident() // _MIB,
    )


def _listeners(coordinator: Any) -> int:
    """Return the number of listeners by topic, which no property has."""
    by_topic = vars(coordinator)["_by_topic"]
    return len(by_topic) + sum(map(len, by_topic.values()))


def _timers() -> int:
    """Return the number of timers of the loop that were not canceled."""
    handles = get_scheduled_timer_handles(asyncio.get_running_loop())
    return sum(not handle.cancelled() for handle in handles)


def _items(value: Any, depth: int = _DEPTH) -> int:
    """Return how many items a container has, including those of containers in it."""
    if depth == 0 or not isinstance(value, dict | list | set | tuple):
        return 0
    inside = value.values() if isinstance(value, dict) else value
    return len(value) + sum(_items(one, depth - 1) for one in inside)


def _resident() -> int:
    """Return the bytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
