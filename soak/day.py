"""One simulated day: work with faults and changes, a calm hour, and a common evening."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from homeassistant.util import dt as dt_util

from . import account, crowd, trouble
from .checks import complete, quiet
from .scene import MORNING, Scene, settle

type Act = Callable[[Scene], None] | Callable[[Scene], Awaitable[None]]

_ACTS: Mapping[Act, int] = {
    crowd.ring: 40,
    crowd.answer: 30,
    crowd.hang_up: 25,
    crowd.choose_profile: 20,
    crowd.release: 30,
    crowd.leave: 4,
    crowd.come: 3,
    crowd.start_work: 2,
    crowd.rename: 3,
    crowd.change_key_words: 3,
    crowd.reorder: 1,
    quiet: 12,
    account.hint: 8,
    account.read_call_log: 2,
    account.change_options: 2,
    account.add_group: 1,
    account.remove_group: 1,
    account.reload: 1,
    account.pause: 1,
    account.sign_in_again: 1,
    trouble.outage: 5,
    trouble.hang: 1,
    trouble.unload_while_hanging: 1,
}
"""How often each thing happens in a day, at random times."""
_WORK, _CALM, _EVENING, _NIGHT = 7, 10, 19, 23
_CALM_MINUTES = 45


async def work(scene: Scene) -> None:
    """Live through the working hours of today, then bring everything back in order."""
    today = _midnight()
    plan = _plan(scene)
    for act in plan[: len(plan) // 2]:
        await _act(scene, act, today + timedelta(hours=_CALM), plan)
    await _sleep_until(today + timedelta(hours=_CALM))
    await calm(scene)
    for act in plan[len(plan) // 2 :]:
        await _act(scene, act, today + timedelta(hours=_EVENING), plan)
    await _sleep_until(today + timedelta(hours=_EVENING))
    await evening(scene)
    await _sleep_until(today + timedelta(hours=_NIGHT))


async def _act(scene: Scene, act: Act, end: datetime, plan: list[Act]) -> None:
    """Do one thing after a random time, if there is enough time left."""
    left = (end - dt_util.now()).total_seconds()
    await asyncio.sleep(max(1, scene.rng.randrange(max(2, int(3 * left / len(plan))))))
    scene.done[getattr(act, "__name__", "")] += 1
    before = scene.done["set-ups"]
    if doing := act(scene):
        await doing
    if scene.done["set-ups"] > before:
        await account.await_second_reload(scene)


def _plan(scene: Scene) -> list[Act]:
    """Return what happens today, in a random order."""
    acts = [act for act, count in _ACTS.items() for _ in range(count)]
    scene.rng.shuffle(acts)
    return acts


async def calm(scene: Scene) -> None:
    """Let people only work for a while; each call that polls see is reported once."""
    await quiet(scene)
    await settle(scene)
    before = scene.ledger.counts()
    await asyncio.sleep(_CALM_MINUTES * 60)
    await quiet(scene)
    await settle(scene)
    people = scene.choice.of(scene.pbx.world.snapshot())
    numbers = {row.person.number for row in people}
    for difference in scene.ledger.differences(before, numbers):
        scene.findings.add("events differ from calls", difference)


async def evening(scene: Scene) -> None:
    """Return to a state that is the same every day, so that days can be compared."""
    crowd.go_home(scene)
    while scene.groups:
        await account.remove_group(scene)
    await account.default_options(scene)
    await account.pause(scene)
    await complete(scene)


async def night(scene: Scene) -> None:
    """Sleep until the next morning."""
    await _sleep_until(_midnight() + timedelta(days=1, hours=MORNING))


def _midnight() -> datetime:
    return dt_util.start_of_local_day()


async def _sleep_until(moment: datetime) -> None:
    left = (moment - dt_util.now()).total_seconds()
    await asyncio.sleep(max(0, left))
