"""What the user does: options, groups, reloads and new credentials."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from homeassistant.components.webhook import async_handle_webhook
from homeassistant.config_entries import (
    RELOAD_AFTER_UPDATE_DELAY,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util.aiohttp import MockRequest

from custom_components.pbx_presence.const import DOMAIN
from simulator.names import DEPARTMENTS, SKILLS

from .checks import compare_call_log, presences, quiet
from .scene import FAST_INTERVAL, INTERVAL, Scene, settle
from .truth import EVERYONE, UNAVAILABLE, Choice

OPTIONS: dict[str, Any] = {
    "interval": INTERVAL,
    "fast_interval": FAST_INTERVAL,
    "show_caller": False,
    "call_log": False,
    "allow_actions": False,
    "push": False,
    "phone_book": False,
    "follow": "all",
    "time_zone": "Europe/Stockholm",
}
_SECTIONS = {
    "updates": ("interval", "fast_interval", "push"),
    "calls": ("show_caller", "call_log", "allow_actions", "phone_book"),
    "advanced": ("time_zone",),
}
_MOST_WAIT = 420
"""Seconds until an error of the credentials must be noticed."""


async def change_options(scene: Scene) -> None:
    """Change the options at random, and compare the states afterward."""
    # The flow offers only what the last poll listed.
    await quiet(scene)
    rng = scene.rng
    steps: dict[str, Any] = {"chosen": {}, "key_word": {}, "push": {}}
    mode = rng.choices(("all", "chosen", "key_word"), (2, 1, 1))[0]
    if mode == "chosen":
        numbers = _unique_numbers(scene)
        numbers = sorted(rng.sample(numbers, 1 + len(numbers) * 2 // 3))
        steps["chosen"], scene.choice = {"chosen": numbers}, Choice(frozenset(numbers))
    elif mode == "key_word":
        words = _key_words(scene)
        steps["key_word"] = {"key_words": words}
        scene.choice = Choice(words=frozenset(words))
    else:
        scene.choice = EVERYONE
    flags = ("show_caller", "call_log", "allow_actions", "push")
    asked = {flag: rng.random() < 0.5 for flag in flags}
    interval = {"interval": rng.choice((120, 300)), "fast_interval": 60}
    options = OPTIONS | interval | asked | {"follow": mode}
    await _save(scene, {**steps, "init": _in_sections(options)})
    await quiet(scene)
    await read_call_log(scene)


async def default_options(scene: Scene) -> None:
    """Follow everyone again, without anything else."""
    scene.choice = EVERYONE
    await _save(scene, {"init": _in_sections(OPTIONS)})
    await quiet(scene)


def _in_sections(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of the first step in the sections of its form."""
    sections = {
        section: {name: options[name] for name in names}
        for section, names in _SECTIONS.items()
    }
    return {"follow": options["follow"], **sections}


def _unique_numbers(scene: Scene) -> list[str]:
    """Return the numbers that one extension has, which are also their keys."""
    numbers = [person.number for person in scene.pbx.world.people()]
    return [number for number in numbers if numbers.count(number) == 1]


def _key_words(scene: Scene) -> list[str]:
    """Return some keywords that somebody has."""
    people = scene.pbx.world.people()
    known = sorted({word for person in people for word in person.key_words})
    return known[: len(known) * 2 // 3 + 1]


async def _save(scene: Scene, answers: Mapping[str, dict[str, Any]]) -> None:
    """Answer the options flow step by step until the options are saved."""
    flows = scene.hass.config_entries.options
    result: Any = await flows.async_init(scene.entry.entry_id)
    while result["type"] is FlowResultType.FORM:
        if result["errors"] and set(result["errors"].values()) - _HARMLESS:
            scene.findings.add("options refused", f"{result['errors']}")
            flows.async_abort(result["flow_id"])
            return
        answer = answers[result["step_id"]]
        result = await flows.async_configure(result["flow_id"], answer)
    await scene.hass.async_block_till_done()


_HARMLESS = {"address_not_reachable"}


async def await_second_reload(scene: Scene) -> None:
    """Wait until Home Assistant reloads the account, because entities were enabled.

    That is the case after the consent to show callers, and is counted, but no fault. It
    would also load an account that the run unloads meanwhile.
    """
    before = scene.done["set-ups"]
    await asyncio.sleep(RELOAD_AFTER_UPDATE_DELAY + 1)
    await scene.hass.async_block_till_done()
    scene.done["second reloads"] += scene.done["set-ups"] - before


async def read_call_log(scene: Scene) -> None:
    """Read the call log now if there is one, and compare it."""
    log = scene.entry.runtime_data.call_log
    if not log:
        return
    await settle(scene)
    await log.async_refresh()
    if log.last_update_success:
        compare_call_log(scene)


async def add_group(scene: Scene) -> None:
    """Add a group of some people, which reloads the account."""
    name = f"Grupp {len(scene.groups) + 1}"
    numbers = scene.rng.sample(_unique_numbers(scene), 3)
    words = scene.rng.sample((*DEPARTMENTS, *SKILLS), 1)
    group = ConfigSubentry(
        data=MappingProxyType({"key_words": words, "chosen": numbers}),
        subentry_type="group",
        title=name,
        unique_id=None,
    )
    scene.groups[name] = Choice(frozenset(numbers), frozenset(words))
    scene.hass.config_entries.async_add_subentry(scene.entry, group)
    await scene.hass.async_block_till_done()
    await quiet(scene)


async def remove_group(scene: Scene) -> None:
    """Remove the last group, which reloads the account."""
    groups = list(scene.entry.subentries.values())
    if not groups:
        return
    del scene.groups[groups[-1].title]
    manager = scene.hass.config_entries
    manager.async_remove_subentry(scene.entry, groups[-1].subentry_id)
    await scene.hass.async_block_till_done()
    await quiet(scene)


async def reload(scene: Scene) -> None:
    """Reload the account."""
    await scene.hass.config_entries.async_reload(scene.entry.entry_id)
    await scene.hass.async_block_till_done()
    await quiet(scene)


async def pause(scene: Scene) -> None:
    """Unload the account, and set it up again later."""
    manager, entry_id = scene.hass.config_entries, scene.entry.entry_id
    await await_second_reload(scene)
    await manager.async_unload(entry_id)
    await settle(scene)
    asked = len(scene.pbx.requests)
    await asyncio.sleep(scene.rng.randint(10, 1800))
    if set(presences(scene).values()) - {UNAVAILABLE}:
        scene.findings.add("a state of an unloaded account", f"{presences(scene)}")
    if len(scene.pbx.requests) > asked:
        scene.findings.add(
            "a request of an unloaded account", scene.pbx.requests.last.path
        )
    await manager.async_setup(entry_id)
    await scene.hass.async_block_till_done()
    await quiet(scene)


async def hint(scene: Scene) -> None:
    """Call the webhook many times at once, if there is one."""
    webhook_id = scene.entry.options.get(CONF_WEBHOOK_ID)
    if not webhook_id:
        return
    polls = scene.presence.polls
    for _ in range(scene.rng.randint(1, 20)):
        request = MockRequest(b"{}", "soak", method="POST", remote="127.0.0.1")
        await async_handle_webhook(scene.hass, webhook_id, request)
    await asyncio.sleep(3)
    done = scene.presence.polls - polls
    # One at once, one for the hints meanwhile, and one that was due anyway.
    if not 1 <= done <= 3:
        scene.findings.add("polls after hints", f"{done}")


async def sign_in_again(scene: Scene) -> None:
    """Change the token at the PBX, wait until that is noticed, and enter the new one.

    It is noticed by a poll or while the account is set up.
    """
    token = f"token-{scene.rng.getrandbits(64):x}"
    scene.pbx.credentials = replace(scene.pbx.credentials, token=token)
    if scene.rng.random() < 0.5:
        await scene.hass.config_entries.async_reload(scene.entry.entry_id)
    await asyncio.sleep(_MOST_WAIT)
    if set(presences(scene).values()) - {UNAVAILABLE}:
        scene.findings.add("a state without access", f"{presences(scene)}")
    flows = scene.hass.config_entries.flow
    asked = flows.async_progress_by_handler(DOMAIN)
    if [one["context"]["source"] for one in asked] != ["reauth"]:
        scene.findings.add("not one reauth flow", f"{asked}")
    for flow in asked:
        await flows.async_configure(flow["flow_id"], {"token": token})
    await scene.hass.async_block_till_done()
    if scene.entry.state is not ConfigEntryState.LOADED:
        scene.findings.add("not loaded after reauth", f"{scene.entry.state}")
    await quiet(scene)
