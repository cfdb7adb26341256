"""Compare what Home Assistant shows with the truth, at moments without a fault."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from homeassistant.core import State
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util

from simulator.model import Presence

from .scene import Scene, settle
from .truth import (
    UNAVAILABLE,
    UNKNOWN,
    Identity,
    Shown,
    group_states,
    identity,
    person_states,
    total_states,
)

_TRIES = 5
LISTS_UNTIL_REMOVED = 3
"""After as many complete lists, a device without an extension is removed."""


async def quiet(scene: Scene) -> None:
    """Poll once without a fault, and compare every state with the truth."""
    for _ in range(_TRIES):
        if await _poll(scene):
            return
    scene.findings.add("no good poll", "without any fault")


async def _poll(scene: Scene) -> bool:
    """Poll and compare; return false if that was not possible."""
    presence = scene.presence
    await presence.async_refresh()
    rows, polls = scene.pbx.world.snapshot(), presence.polls
    if not presence.last_update_success:
        return False
    await scene.hass.async_block_till_done()
    if presence.polls != polls or presence is not scene.presence:
        return False
    compare(scene, rows)
    return True


def compare(scene: Scene, rows: list[Presence]) -> None:
    """Report every state that differs from the truth."""
    scene.done["comparisons"] += 1
    followed = scene.choice.of(rows)
    people, others = shown(scene)
    _compare_people(scene, followed, people)
    _compare(scene, "totals", total_states(followed), others[scene.entry.title])
    for name, members in scene.groups.items():
        _compare(scene, "group", group_states(members.of(followed)), others[name])
    for excess in scene.ledger.excess():
        scene.findings.add("more events than calls", excess)


def _compare_people(
    scene: Scene, rows: list[Presence], people: Mapping[Identity, Shown]
) -> None:
    """Report extensions that are wrong, not there, or there although they are gone."""
    for row in rows:
        who = identity(row.person)
        _compare(scene, f"{who}", person_states(row.state), people.get(who, {}))
    for who in people.keys() - {identity(row.person) for row in rows}:
        if set(people[who].values()) - {UNAVAILABLE}:
            scene.findings.add("an extension that is gone", f"{who}: {people[who]}")


def _compare(scene: Scene, what: str, truth: Shown, states: Shown) -> None:
    """Report the states that differ."""
    wrong = {key: states.get(key) for key in truth if states.get(key) != truth[key]}
    for key, state in wrong.items():
        scene.findings.add(f"wrong {key}", f"{what}: {state}, not {truth[key]}")


def shown(scene: Scene) -> tuple[dict[Identity, Shown], dict[str, Shown]]:
    """Return the states of each extension, and of the other devices by name."""
    registry = dr.async_get(scene.hass)
    people: defaultdict[Identity, Shown] = defaultdict(dict)
    others: defaultdict[str, Shown] = defaultdict(dict)
    entities = er.async_get(scene.hass).entities
    for entity in entities.get_entries_for_config_entry_id(scene.entry.entry_id):
        state = scene.hass.states.get(entity.entity_id)
        device = registry.async_get(entity.device_id) if entity.device_id else None
        if state is None or not isinstance(device, dr.DeviceEntry):
            continue
        name, key = device.name or "", entity.translation_key or entity.domain
        if device.serial_number:
            people[device.serial_number, name][key] = _value(state)
        else:
            others[name][key] = _value(state)
    return people, others


def _value(state: State) -> str:
    """Return a state; a time is local, as the simulator has it."""
    if state.attributes.get("device_class") != "timestamp":
        return state.state
    if state.state in (UNKNOWN, UNAVAILABLE):
        return state.state
    return dt_util.as_local(datetime.fromisoformat(state.state)).isoformat()


def presences(scene: Scene) -> dict[Identity, str]:
    """Return the presence of every extension that has one."""
    people, _ = shown(scene)
    return {who: one["presence"] for who, one in people.items() if "presence" in one}


def compare_call_log(scene: Scene) -> None:
    """Compare the call log of the owner, which was just read, with the truth.

    The PBX returns only the newest calls, so missed calls of today may be left out.
    """
    calls, midnight = scene.pbx.world.call_log(), dt_util.start_of_local_day()
    missed = [call for call in calls if call.kind == "missed" and call.at >= midnight]
    people, others = shown(scene)
    states = people.get(identity(scene.pbx.world.owner().person), {})
    states = states | others[scene.entry.title]
    if calls and states.get("last_call") != calls[0].at.isoformat():
        detail = f"{states.get('last_call')}, not {calls[0].at.isoformat()}"
        scene.findings.add("wrong last_call", detail)
    if not states.get("missed_calls_today", "").isdecimal():
        scene.findings.add("no missed_calls_today", f"{states}")
    elif int(states["missed_calls_today"]) > len(missed):
        detail = f"{states['missed_calls_today']}, not {len(missed)}"
        scene.findings.add("too many missed_calls_today", detail)


async def complete(scene: Scene) -> None:
    """Poll until what is gone is removed, and compare the registries with the people."""
    for _ in range(LISTS_UNTIL_REMOVED + 1):
        await quiet(scene)
    await settle(scene)
    registry, entry_id = dr.async_get(scene.hass), scene.entry.entry_id
    devices = [
        device
        for device in dr.async_entries_for_config_entry(registry, entry_id)
        if isinstance(device, dr.DeviceEntry) and device.serial_number
    ]
    found = sorted((one.serial_number or "", one.name or "") for one in devices)
    followed = scene.choice.of(scene.pbx.world.snapshot())
    wanted = sorted(identity(row.person) for row in followed)
    if found != wanted:
        odd = set(found) ^ set(wanted)
        scene.findings.add("devices differ from people", f"{odd or found}")
