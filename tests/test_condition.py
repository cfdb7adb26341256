"""Conditions are true for the state that they ask for, and never for unknown people."""

from collections.abc import Awaitable, Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.condition import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Html

from .helpers import (
    ANNA,
    BENGT,
    ROOM,
    Target,
    TargetKind,
    automate,
    device_id,
    entity_id,
    pass_time,
    presence_id,
    target,
)
from .people import A, B, R, Step, clear, come, dial, leave, ring, talk

KINDS: list[TargetKind] = ["entity", "device", "area", "floor", "label", "entity label"]

type Ask = Callable[..., Awaitable[list[bool]]]
type Let = Callable[..., Awaitable[None]]


def be_free(pbx: Simulator, who: str) -> None:
    come(pbx, who)
    clear(pbx, who)


HOLDS: dict[str, list[Step]] = {
    "is_available": [come],
    "is_unavailable": [leave],
    "is_free": [be_free],
    "is_on_call": [talk],
    "is_ringing": [ring],
    "is_idle": [clear],
}
FAILS: dict[str, list[Step]] = {
    "is_available": [leave],
    "is_unavailable": [come],
    "is_free": [talk, ring, leave],
    "is_on_call": [ring, dial, clear],
    "is_ringing": [talk, dial, clear],
    "is_idle": [ring, dial, talk],
}
EACH_ONCE = [
    *((name, "entity") for name in HOLDS),
    *(("is_on_call", kind) for kind in KINDS[1:]),
]
"""Every condition, and every kind of target, which are independent."""
ROLES = {
    "is_available": "binary_sensor.anna_andersson_available",
    "is_unavailable": "binary_sensor.anna_andersson_available",
    "is_free": "sensor.anna_andersson",
    "is_on_call": "binary_sensor.anna_andersson_on_a_call",
    "is_ringing": "binary_sensor.anna_andersson_ringing",
    "is_idle": "sensor.anna_andersson_line_status",
}
"""The entities whose states are checked."""


def when(name: str, of: Target, **options: Any) -> dict[str, Any]:
    """Return a condition of this integration on a target."""
    return {
        "condition": f"{DOMAIN}.{name}",
        "target": of,
        **({"options": options} if options else {}),
    }


@pytest.fixture
def pbx(pbx: Simulator) -> Simulator:
    """End every call before the test."""
    pbx.world.hang_up(A)
    return pbx


@pytest.fixture
def let(hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory) -> Let:
    """Return a function that ends people's calls, runs a step, and waits for a poll."""

    async def let(act: Step | None = None, *who: str) -> None:
        for one in who:
            assert act
            clear(pbx, one)
            act(pbx, one)
        await pass_time(hass, freezer, 31)

    return let


@pytest.fixture
def ask(hass: HomeAssistant) -> Ask:
    """Return a function that checks conditions in real automations."""
    calls = async_mock_service(hass, "test", "holds")
    asked: list[dict[str, Any]] = []

    async def ask(*conditions: dict[str, Any]) -> list[bool]:
        if not asked:
            asked.extend(conditions)
            automations = [
                {
                    "triggers": [{"trigger": "event", "event_type": "ask"}],
                    "conditions": [condition],
                    "actions": [{"action": "test.holds", "data": {"number": number}}],
                }
                for number, condition in enumerate(asked)
            ]
            await automate(hass, *automations)
        assert list(conditions) in (asked, [])
        calls.clear()
        hass.bus.async_fire("ask")
        await hass.async_block_till_done()
        held = {call.data["number"] for call in calls}
        return [number in held for number in range(len(asked))]

    return ask


@pytest.fixture
def anna(hass: HomeAssistant, loaded: MockConfigEntry) -> Target:
    return {"entity_id": presence_id(hass, loaded, ANNA)}


@pytest.fixture
def both(hass: HomeAssistant, loaded: MockConfigEntry) -> Target:
    """Return a target with Anna and Bengt."""
    return {"entity_id": [presence_id(hass, loaded, key) for key in (ANNA, BENGT)]}


@pytest.mark.parametrize(("name", "kind"), EACH_ONCE)
async def test_a_condition_is_true_for_its_state_only(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Let,
    ask: Ask,
    name: str,
    kind: TargetKind,
) -> None:
    of = target(hass, presence_id(hass, loaded, ANNA), kind)
    question = when(name, of)
    for act in HOLDS[name]:
        await let(act, A)
        assert await ask(question) == [True]
    for act in FAILS[name]:
        await let(act, A)
        # Another person is not part of the target.
        await let(HOLDS[name][0], B)
        assert await ask(question) == [False]


@pytest.mark.parametrize("name", HOLDS)
async def test_any_entity_of_a_person_means_the_person(
    hass: HomeAssistant, loaded: MockConfigEntry, let: Let, ask: Ask, name: str
) -> None:
    platforms = {
        **dict.fromkeys(("available", "on_call", "ringing"), Platform.BINARY_SENSOR),
        "call": Platform.EVENT,
        "profile": Platform.SENSOR,
    }
    questions = [
        when(name, {"entity_id": entity_id(hass, loaded, platform, f"{ANNA}_{key}")})
        for key, platform in platforms.items()
    ]
    await let(HOLDS[name][0], A)
    assert await ask(*questions) == [True] * len(questions)
    await let(FAILS[name][0], A)
    assert await ask() == [False] * len(questions)


@pytest.mark.parametrize("name", HOLDS)
async def test_the_behavior_means_any_or_all_targets(
    both: Target, let: Let, ask: Ask, name: str
) -> None:
    questions = [
        when(name, both),
        when(name, both, behavior="any"),
        when(name, both, behavior="all"),
    ]
    await let(FAILS[name][0], A, B)
    assert await ask(*questions) == [False, False, False]
    await let(HOLDS[name][0], B)
    assert await ask() == [True, True, False]
    await let(HOLDS[name][0], A)
    assert await ask() == [True, True, True]


@pytest.mark.parametrize(
    ("name", "behavior"), list(zip(HOLDS, ["any", "all"] * 3, strict=True))
)
async def test_a_condition_with_for_must_have_been_true_that_long(
    both: Target,
    pbx: Simulator,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    let: Let,
    ask: Ask,
    name: str,
    behavior: str,
) -> None:
    await let(FAILS[name][0], A, B)
    options = {"behavior": behavior, "for": {"seconds": 50}}
    question = when(name, both, **options)
    await let(HOLDS[name][0], A, B)
    assert await ask(question) == [False]
    await let()
    await pass_time(hass, freezer, 18)
    assert await ask() == [False]
    await pass_time(hass, freezer, 2)
    assert await ask() == [True]
    await let(FAILS[name][0], A)
    assert await ask() == [behavior == "any"]
    await let(HOLDS[name][0], A)
    assert await ask() == [behavior == "any"]
    await let()
    await let()
    assert await ask() == [True]


@pytest.mark.parametrize("name", HOLDS)
async def test_an_outage_restarts_the_time_of_a_condition(
    anna: Target,
    pbx: Simulator,
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    let: Let,
    ask: Ask,
    name: str,
) -> None:
    await let(HOLDS[name][0], A)
    question = when(name, anna, **{"for": {"minutes": 10}})
    pbx.faults.add(Html())
    for _ in range(6):
        await pass_time(hass, freezer, 90)
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert await ask(question) == [False]
    for _ in range(10):
        await pass_time(hass, freezer, 60)
    assert await ask() == [True]


@pytest.mark.parametrize("name", HOLDS)
async def test_unavailable_entities_fulfill_no_condition(
    hass: HomeAssistant,
    both: Target,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    let: Let,
    ask: Ask,
    name: str,
) -> None:
    await let(HOLDS[name][0], A, B)
    questions = [when(name, both, behavior=behavior) for behavior in ("any", "all")]
    assert await ask(*questions) == [True, True]
    pbx.faults.add(Html())
    for _ in range(2):
        await pass_time(hass, freezer, 100)
    state = hass.states.get(ROLES[name])
    assert state and state.state == STATE_UNAVAILABLE
    assert await ask() == [False, False]


@pytest.mark.parametrize("name", ["is_available", "is_unavailable"])
async def test_without_a_profile_a_person_is_neither_available_nor_not(
    hass: HomeAssistant, loaded: MockConfigEntry, ask: Ask, name: str
) -> None:
    room: Target = {"entity_id": presence_id(hass, loaded, ROOM)}
    state = hass.states.get("binary_sensor.konferensrum_a_available")
    assert state and state.state == STATE_UNKNOWN
    questions = [when(name, room, behavior=behavior) for behavior in ("any", "all")]
    assert await ask(*questions) == [False, False]


@pytest.mark.parametrize("name", HOLDS)
async def test_unknown_people_do_not_block_a_condition(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    let: Let,
    ask: Ask,
    name: str,
) -> None:
    everybody: Target = {
        "entity_id": [presence_id(hass, loaded, key) for key in (ANNA, BENGT, ROOM)]
    }
    questions = [
        when(name, everybody, behavior=behavior) for behavior in ("any", "all")
    ]
    pbx.world.remove(R)
    await let(HOLDS[name][0], A, B)
    assert await ask(*questions) == [True, True]


@pytest.mark.parametrize("kind", ["entity", "device"])
@pytest.mark.parametrize("key", ["anyone_available", "all_busy", "group_on_call"])
async def test_a_group_is_available_if_any_member_is(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    let: Let,
    ask: Ask,
    key: str,
    kind: TargetKind,
) -> None:
    """Anna and Bengt are members, and the room is not."""
    platform = Platform.SENSOR if key == "group_on_call" else Platform.BINARY_SENSOR
    entity = entity_id(hass, loaded, platform, f"{support.subentry_id}_{key}")
    of = target(hass, entity, kind)
    questions = [when("is_available", of), when("is_unavailable", of)]
    await let(come, A, B)
    assert await ask(*questions) == [True, False]
    await let(leave, B)
    assert await ask() == [True, False]
    await let(leave, A)
    await let(come, R)
    assert await ask() == [False, True]


async def test_a_group_is_free_while_any_member_is(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    let: Let,
    ask: Ask,
) -> None:
    key = f"{support.subentry_id}_group_on_call"
    group = entity_id(hass, loaded, Platform.SENSOR, key)
    room = presence_id(hass, loaded, ROOM)
    of: Target = {"entity_id": [group, room]}
    lasting = {"for": {"seconds": 60}}
    questions = [
        when("is_free", {"entity_id": group}),
        when("is_free", {"entity_id": group}, **lasting),
        when("is_free", of, behavior="all"),
    ]
    await let(leave, A, B)
    await let(come, R)
    assert await ask(*questions) == [False, False, False]
    await let(be_free, B)
    assert await ask() == [True, False, True]
    # Now she is the first who is free, which does not change the group.
    await let(be_free, A)
    await let(talk, B)
    await let()
    assert await ask() == [True, True, True]
    await let(talk, A)
    assert await ask() == [False, False, False]


@pytest.mark.parametrize("behavior", ["any", "all"])
async def test_a_condition_on_a_group_can_have_a_duration(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    let: Let,
    ask: Ask,
    behavior: str,
) -> None:
    key = f"{support.subentry_id}_anyone_available"
    of: Target = {"entity_id": entity_id(hass, loaded, Platform.BINARY_SENSOR, key)}
    options = {"behavior": behavior, "for": {"seconds": 60}}
    await let(leave, A, B)
    assert await ask(when("is_unavailable", of, **options)) == [False]
    await let()
    await let()
    assert await ask() == [True]


async def test_entities_of_an_account_or_a_group_mean_no_person(
    hass: HomeAssistant,
    all_enabled: None,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    let: Let,
    ask: Ask,
) -> None:
    def everything_of(key: str) -> list[str]:
        device = device_id(hass, entity_id(hass, loaded, Platform.SENSOR, key))
        entities = er.async_entries_for_device(entity_registry, device)
        assert len(entities) >= 5
        return [entity.entity_id for entity in entities]

    account = everything_of("people_total")
    group = everything_of(f"{support.subentry_id}_group_available")
    of_groups = {"is_available", "is_unavailable", "is_free"}
    questions = [
        when(
            name,
            {"entity_id": account if name in of_groups else account + group},
            behavior=behavior,
        )
        for name in HOLDS
        for behavior in ("any", "all")
    ]
    for name in HOLDS:
        await let(HOLDS[name][0], A, B)
        assert not any(await ask(*questions))


@pytest.mark.parametrize(
    ("name", "kind"), [*(("is_on_call", kind) for kind in KINDS), ("is_free", "device")]
)
async def test_entities_of_other_integrations_are_ignored_by_conditions(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    let: Let,
    ask: Ask,
    name: str,
    kind: TargetKind,
) -> None:
    anna = presence_id(hass, loaded, ANNA)
    ours = entity_registry.async_get(ROLES[name])
    assert ours
    foreign = entity_registry.async_get_or_create(
        ours.domain,
        "template",
        "foreign",
        device_id=device_id(hass, anna),
        translation_key=ours.translation_key,
    ).entity_id
    of = target(hass, anna, kind)
    is_anna = kind not in ("entity", "entity label")
    if kind == "entity":
        of = {"entity_id": foreign}
    elif kind == "entity label":
        entity_registry.async_update_entity(foreign, labels={str(of["label_id"])})
        entity_registry.async_update_entity(anna, labels=set())
    questions = [when(name, of, behavior=behavior) for behavior in ("any", "all")]

    await let(HOLDS[name][0], A)
    state = hass.states.get(ROLES[name])
    assert state
    good = state.state
    hass.states.async_set(foreign, "something else")
    assert await ask(*questions) == [is_anna, is_anna]
    await let(FAILS[name][0], A)
    hass.states.async_set(foreign, good)
    assert await ask() == [False, False]


@pytest.mark.parametrize(
    ("name", "kind"), [("is_free", "entity"), ("is_on_call", "area")]
)
async def test_the_editor_shows_at_once_whether_a_condition_is_true(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    loaded: MockConfigEntry,
    let: Let,
    name: str,
    kind: TargetKind,
) -> None:
    assert await async_setup_component(hass, "automation", {})
    of = target(hass, presence_id(hass, loaded, ANNA), kind)
    await let(FAILS[name][0], A)
    client = await hass_ws_client(hass)
    subscribe = {"type": "subscribe_condition", "condition": when(name, of)}
    await client.send_json_auto_id(subscribe)
    answer = await client.receive_json()
    assert answer["success"]
    for act, holds in ((None, False), (HOLDS, True), (FAILS, False)):
        if act:
            await let(act[name][0], A)
        # If nothing arrived before, the answer to this does.
        await client.send_json_auto_id({"type": "ping"})
        answer = await client.receive_json()
        assert answer.get("event") == {"result": holds}
        answer = await client.receive_json()
        assert answer["type"] == "pong"


async def test_the_editor_offers_each_condition_on_entities_of_this_integration(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "automation", {})
    descriptions = await async_get_all_descriptions(hass)
    ours = {
        name.removeprefix(f"{DOMAIN}."): description
        for name, description in descriptions.items()
        if name.startswith(f"{DOMAIN}.")
    }
    assert ours.keys() == HOLDS.keys()
    for description in ours.values():
        assert description
        domains = ["binary_sensor", "event", "sensor"]
        [filter_] = description["target"]["entity"]
        assert filter_ == {"integration": DOMAIN, "domain": domains}
        assert set(description["fields"]) == {"behavior", "for"}
