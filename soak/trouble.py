"""Faults of the PBX: good data stay, become unavailable in time, and return."""

import asyncio
from collections.abc import Callable
from random import Random

from simulator.faults import (
    Drop,
    DropMidBody,
    Empty,
    Fault,
    Garbage,
    Hold,
    Html,
    Shape,
    Status,
    Truncated,
)

from .checks import presences, quiet
from .scene import Scene
from .truth import UNAVAILABLE, Identity

_FAULTS: tuple[Callable[[Random], Fault], ...] = (
    lambda _: Drop(),
    lambda _: DropMidBody(),
    lambda _: Html(),
    lambda _: Html(code=502),
    lambda _: Truncated(),
    lambda _: Garbage(),
    lambda _: Empty(),
    lambda _: Shape(),
    lambda _: Status(500),
    lambda rng: Status(503, retry_after=rng.randint(1, 600)),
    lambda rng: Status(429, retry_after=rng.randint(1, 120)),
)
_LONGEST_RETRY = 720
"""Seconds to the next poll after a failure: the longest Retry-After, or the jitter."""
_GRACE_POLLS, _MIN_GRACE = 3, 120
_SLACK = 40
"""Seconds that a poll may take until it fails."""


async def outage(scene: Scene) -> None:
    """Let every request fail for a while, and wait until a scheduled poll succeeds."""
    await quiet(scene)
    before, coordinator = presences(scene), scene.presence
    fault = scene.rng.choice(_FAULTS)(scene.rng)
    since = scene.hass.loop.time()
    scene.pbx.faults.add(fault)
    await coordinator.async_refresh()
    if coordinator.last_update_success:
        scene.findings.add("a fault that is not noticed", f"{fault}")
    if presences(scene) != before:
        scene.findings.add("a fault that changes states", f"{fault}")
    await asyncio.sleep(scene.rng.choice((30, 90, 300, 600, 1200)))
    listed = {who for who, presence in before.items() if presence != UNAVAILABLE}
    _check_age(scene, listed, scene.hass.loop.time() - since, f"{fault}")
    await recover(scene, f"{fault}")


async def hang(scene: Scene) -> None:
    """Let one request hang until it times out."""
    scene.pbx.faults.add(Hold())
    with scene.clock.hanging():
        await scene.presence.async_refresh()
        if scene.presence.last_update_success:
            scene.findings.add("a timeout that is not noticed", "")
        scene.pbx.faults.clear()
    await recover(scene, "hang")


async def unload_while_hanging(scene: Scene) -> None:
    """Unload the account during a request, and set it up again."""
    manager, entry_id = scene.hass.config_entries, scene.entry.entry_id
    scene.pbx.faults.add(Hold())
    with scene.clock.hanging():
        poll = asyncio.create_task(scene.presence.async_refresh())
        await asyncio.sleep(scene.rng.choice((0.1, 5)))
        await manager.async_unload(entry_id)
        scene.pbx.faults.clear()
        await poll
    await manager.async_setup(entry_id)
    await scene.hass.async_block_till_done()
    await quiet(scene)


def _check_age(scene: Scene, who: set[Identity], age: float, fault: str) -> None:
    """Check that old data of listed extensions are unavailable, and recent ones not."""
    interval = float(scene.entry.options["interval"])
    grace = max(_GRACE_POLLS * interval, _MIN_GRACE)
    now = presences(scene)
    states = {now.get(one, UNAVAILABLE) for one in who}
    if age > grace + _SLACK and states - {UNAVAILABLE}:
        scene.findings.add("old data are shown", f"{fault} after {age:.0f} s")
    if age < grace - _SLACK and UNAVAILABLE in states:
        scene.findings.add("good data are gone", f"{fault} after {age:.0f} s")


async def recover(scene: Scene, fault: str) -> None:
    """Remove the faults; check that a scheduled poll succeeds, and that all is right."""
    scene.pbx.faults.clear()
    polls, presence = scene.presence.polls, scene.presence
    for _ in range(_LONGEST_RETRY + _SLACK):
        if presence.polls > polls:
            break
        await asyncio.sleep(1)
    else:
        scene.findings.add("no recovery", fault)
    await quiet(scene)
