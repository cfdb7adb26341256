"""Triggers fire for their change, for the targeted people, and for nothing else."""

from datetime import timedelta
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    mock_restore_cache_with_extra_data,
)

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Html, Shape
from simulator.model import Call, Person
from simulator.pingaway.api import rows as simulated_rows

from .helpers import (
    ANNA,
    BENGT,
    ROOM,
    Target,
    TargetKind,
    device_id,
    entity_id,
    listen,
    on,
    pass_time,
    presence_id,
    target,
)
from .people import A, B, R, Step, answer, clear, come, end, leave, ring, talk

KEYS = {A: ANNA, B: BENGT, R: ROOM}
KINDS: list[TargetKind] = ["entity", "device", "area", "floor", "label", "entity label"]

CAUSES: dict[str, list[Step]] = {
    "became_available": [leave, come],
    "became_unavailable": [leave],
    "became_free": [leave, come],
    "started_ringing": [ring],
    "call_answered": [ring, answer],
    "call_ended": [ring, answer, end],
    "call_missed": [ring, end],
    "profile_changed": [leave],
    "anyone_became_available": [leave, come],
}
"""What an available person without a call does; the last step triggers."""

FIRES_ON = {
    "became_available": "binary_sensor.anna_andersson_available",
    "became_unavailable": "binary_sensor.anna_andersson_available",
    "became_free": "sensor.anna_andersson",
    "started_ringing": "binary_sensor.anna_andersson_ringing",
    "call_answered": "event.anna_andersson_call",
    "call_ended": "event.anna_andersson_call",
    "call_missed": "event.anna_andersson_call",
    "profile_changed": "sensor.anna_andersson_profile",
    "anyone_became_available": "binary_sensor.anna_andersson_available",
}


EVERYTHING = [leave, come, ring, answer, clear, ring, end]
"""Steps that fire every trigger."""

EACH_ONCE = [
    *((trigger, "entity") for trigger in CAUSES),
    *(("started_ringing", kind) for kind in KINDS[1:]),
]
"""Every trigger, and every kind of target, which are independent."""


@pytest.fixture
def pbx(pbx: Simulator) -> Simulator:
    """End every call before the test."""
    pbx.world.hang_up(A)
    return pbx


@pytest.fixture
def people(hass: HomeAssistant, loaded: MockConfigEntry) -> Target:
    """Return a target with everyone."""
    return {"entity_id": [presence_id(hass, loaded, key) for key in KEYS.values()]}


@pytest.fixture
async def let(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> Any:
    """Return a function that runs steps for people and waits for a poll."""

    async def let(*steps: Step, who: str | tuple[str, ...] = A) -> None:
        for step in steps:
            for one in (who,) if isinstance(who, str) else who:
                step(pbx, one)
        await pass_time(hass, freezer, 31)

    return let


# --- changes and targets ----------------------------------------------------------


@pytest.mark.parametrize(("trigger", "kind"), EACH_ONCE)
async def test_each_trigger_fires_once_for_its_change(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Any,
    trigger: str,
    kind: TargetKind,
) -> None:
    anna = target(hass, presence_id(hass, loaded, ANNA), kind)
    heard = await listen(hass, on(trigger, anna))
    *before, cause = CAUSES[trigger]
    for step in before:
        await let(step)
        assert heard() == []
    await let(cause)
    assert heard() == [FIRES_ON[trigger]]
    await let()
    await let(clear)
    await let()
    assert heard() == []
    for step in CAUSES[trigger]:
        await let(step, who=R)
    assert heard() == []


@pytest.mark.parametrize(
    ("platform", "key"),
    [
        (Platform.SENSOR, "line_status"),
        (Platform.SENSOR, "profile"),
        (Platform.BINARY_SENSOR, "on_call"),
        (Platform.EVENT, "call"),
    ],
)
async def test_any_entity_of_a_person_means_the_person(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Any,
    platform: Platform,
    key: str,
) -> None:
    anna = {"entity_id": entity_id(hass, loaded, platform, f"{ANNA}_{key}")}
    every = [on(trigger, anna) for trigger in CAUSES]
    says = "{{ trigger.id }} {{ trigger.entity_id }}"
    heard = await listen(hass, *every, says=says)
    for step in EVERYTHING:
        await let(step)
    assert set(heard()) == {f"{trigger} {FIRES_ON[trigger]}" for trigger in CAUSES}


async def test_a_person_targeted_twice_triggers_once(
    hass: HomeAssistant, loaded: MockConfigEntry, let: Any
) -> None:
    anna = presence_id(hass, loaded, ANNA)
    both = {
        "entity_id": [anna, "binary_sensor.anna_andersson_ringing"],
        **target(hass, anna, "device"),
        **target(hass, anna, "area"),
    }
    heard = await listen(hass, on("started_ringing", both))
    await let(ring)
    assert heard() == ["binary_sensor.anna_andersson_ringing"]


async def test_a_device_moved_into_a_targeted_area_triggers(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Any,
    device_registry: dr.DeviceRegistry,
) -> None:
    office = target(hass, presence_id(hass, loaded, ANNA), "area")
    heard = await listen(hass, on("started_ringing", office))
    bengt = device_id(hass, presence_id(hass, loaded, BENGT))
    await let(ring, who=B)
    assert heard() == []
    await let(clear, who=B)
    device_registry.async_update_device(bengt, area_id=str(office["area_id"]))
    await let(ring, who=B)
    assert heard() == ["binary_sensor.bengt_bengtsson_ringing"]


async def test_a_second_ringing_call_does_not_trigger_again(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    heard = await listen(hass, on("started_ringing", people))
    await let(ring)
    assert len(heard()) == 1
    pbx.world.ring(A, caller="1")
    await let()
    await let(answer)
    assert heard() == []


async def test_a_call_that_rings_during_another_one_has_its_own_caller(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    pbx: Simulator,
    let: Any,
) -> None:
    await with_consent(hass, loaded, let)
    says = "{{ trigger.caller or 'withheld' }}"
    heard = await listen(hass, on("started_ringing", people), says=says)
    await let(talk)
    heard()
    for caller in ("0701740605", ""):
        pbx.world.ring(A, caller=caller)
        await let()
        pbx.world.hang_up(A, caller=caller)
        await let()
    assert heard() == ["0701740605", "withheld"]


async def test_an_outgoing_call_does_not_trigger_ringing(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    heard = await listen(hass, on("started_ringing", people))
    pbx.world.ring(A, direction="out")
    await let()
    assert heard() == []


async def test_a_new_end_or_message_is_not_another_profile(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    every = [on(trigger, people) for trigger in CAUSES]
    heard = await listen(hass, *every, says="{{ trigger.id }}")
    pbx.world.set_profile(A, "Tillgänglig", available=True, message="Ring gärna")
    await let()
    assert heard() == []
    pbx.world.set_profile(A, "Kontoret", available=True)
    await let()
    assert heard() == ["profile_changed"]


# --- several people -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behavior", "expected"),
    [("each", [[A], [B], []]), ("first", [[A], [], []]), ("all", [[], [B], []])],
)
async def test_the_behavior_decides_which_of_several_targets_triggers(
    hass: HomeAssistant,
    people: Target,
    let: Any,
    behavior: str,
    expected: list[list[str]],
) -> None:
    says = "{{ device_name(trigger.entity_id) }}"
    # The room has no profile, so it neither counts as available nor as missing.
    trigger = on("became_available", people, behavior=behavior)
    heard = await listen(hass, trigger, says=says)
    await let(leave, who=(A, B))
    told = []
    for who in (A, B, R):
        await let(come, who=who)
        told.append(heard())
    assert told == expected


@pytest.mark.parametrize(
    ("behavior", "expected"), [("each", [A, B]), ("first", [A]), ("all", [B])]
)
async def test_changes_in_one_poll_count_one_by_one(
    hass: HomeAssistant, people: Target, let: Any, behavior: str, expected: list[str]
) -> None:
    says = "{{ device_name(trigger.entity_id) }}"
    trigger = on("became_available", people, behavior=behavior)
    heard = await listen(hass, trigger, says=says)
    await let(leave, who=(A, B))
    await let(come, who=(A, B))
    assert heard() == expected


async def test_anyone_became_available_fires_only_if_nobody_was(
    hass: HomeAssistant, people: Target, let: Any
) -> None:
    heard = await listen(hass, on("anyone_became_available", people))
    await let(come, who=B)
    await let(leave)
    await let(come)
    assert heard() == []
    await let(leave, who=(A, B))
    await let(come, who=B)
    assert heard() == ["binary_sensor.bengt_bengtsson_available"]
    await let(come)
    assert heard() == []


async def test_a_person_becomes_free_after_a_call_unless_called_again(
    hass: HomeAssistant, people: Target, let: Any
) -> None:
    heard = await listen(hass, on("became_free", people, **{"for": {"seconds": 40}}))
    await let(ring)
    await let(answer)
    await let(clear)
    assert heard() == []
    await let(ring)
    await let(clear)
    await let()
    assert heard() == []
    await let()
    assert heard() == ["sensor.anna_andersson"]
    await let(ring, leave)
    await let(clear)
    await let()
    await let()
    assert heard() == []


async def test_a_group_becomes_free_if_no_member_was(
    hass: HomeAssistant, support: ConfigSubentry, loaded: MockConfigEntry, let: Any
) -> None:
    key = f"{support.subentry_id}_group_available"
    group = {"entity_id": entity_id(hass, loaded, Platform.SENSOR, key)}
    says = "{{ trigger.extension.name }} {{ trigger.to_state.state }}"
    heard = await listen(hass, on("became_free", group), says=says)
    await let(leave, who=B)
    assert heard() == []
    await let(ring)
    await let(come, who=B)
    assert heard() == ["Support Bengt Bengtsson"]
    await let(clear)
    assert heard() == []


async def test_all_groups_are_free_if_each_has_a_free_member(
    hass: HomeAssistant,
    support: ConfigSubentry,
    entry: MockConfigEntry,
    let: Any,
) -> None:
    room = ConfigSubentry(
        data=MappingProxyType({"key_words": [], "chosen": [KEYS[R]]}),
        subentry_id="01ROOM",
        subentry_type="group",
        title="Room",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, room)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    groups = {
        "entity_id": [
            entity_id(
                hass, entry, Platform.SENSOR, f"{one.subentry_id}_group_available"
            )
            for one in (support, room)
        ]
    }
    await let(leave, who=(A, B, R))
    heard = await listen(hass, on("became_free", groups, behavior="all"))
    await let(come)
    assert heard() == []
    await let(come, who=R)
    assert heard() == ["sensor.room_next_available"]


async def test_a_record_without_calls_does_not_make_a_person_free(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    await let(ring)
    await let(answer)
    heard = await listen(hass, on("became_free", people))
    rows: Any = simulated_rows(pbx.world.snapshot())
    rows[0]["calls"] = None
    for later in ([], [clear]):
        pbx.faults.add(Shape(value=rows, path="extensions", times=1))
        await let()
        assert heard() == []
        # It is unknown when the person became free.
        await let(*later)
        assert heard() == []


WHO = (
    "{{ trigger.extension.name }}, {{ trigger.extension.number }}, "
    "{{ trigger.profile.name }}, {{ trigger.profile.until }}, "
    "{{ trigger.caller }}, {{ trigger.direction }}"
)


@pytest.mark.parametrize("is_shown", [False, True])
async def test_every_trigger_has_the_same_variables(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    let: Any,
    is_shown: bool,
) -> None:
    if is_shown:
        await with_consent(hass, loaded, let)
    await let(leave, who=B)
    every = [on(trigger, people) for trigger in CAUSES]
    heard = await listen(hass, *every, says=f"{{{{ trigger.id }}}}, {WHO}")
    for step in EVERYTHING:
        await let(step)
    first = {text.split(", ")[0]: text.split(", ")[1:] for text in reversed(heard())}
    assert first.keys() == CAUSES.keys()
    for trigger, (name, number, profile, until, caller, direction) in first.items():
        assert (name, number, until) == ("Anna Andersson", "08010203", "None")
        is_away = CAUSES[trigger][-1] is leave
        assert profile == ("Lunch" if is_away else "Tillgänglig")
        has_call = trigger == "started_ringing" or "call" in trigger
        assert direction == ("in" if has_call else "None")
        assert (caller != "None") is (has_call and is_shown)


async def test_several_people_who_become_available_at_once_trigger_once(
    hass: HomeAssistant, people: Target, let: Any
) -> None:
    heard = await listen(hass, on("anyone_became_available", people))
    await let(leave, who=(A, B))
    await let(come, who=(A, B))
    assert len(heard()) == 1


@pytest.mark.parametrize("key", ["anyone_available", "all_busy", "group_on_call"])
async def test_the_first_member_of_a_group_becomes_available(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    let: Any,
    key: str,
) -> None:
    platform = Platform.SENSOR if key == "group_on_call" else Platform.BINARY_SENSOR
    support_desk = {
        "entity_id": entity_id(hass, loaded, platform, f"{support.subentry_id}_{key}")
    }
    heard = await listen(hass, on("anyone_became_available", support_desk))
    await let(come, who=B)
    await let(leave)
    assert heard() == []
    await let(leave, who=B)
    await let(come, who=R)
    assert heard() == []
    await let(come, who=(A, B))
    assert heard() == ["binary_sensor.support_anyone_available"]


async def test_replacing_the_last_available_member_in_one_poll_triggers_nothing(
    hass: HomeAssistant, support: ConfigSubentry, loaded: MockConfigEntry, let: Any
) -> None:
    key = f"{support.subentry_id}_anyone_available"
    support_desk = target(
        hass, entity_id(hass, loaded, Platform.BINARY_SENSOR, key), "device"
    )
    heard = await listen(hass, on("anyone_became_available", support_desk))
    leave_and_come: list[Step] = [
        lambda pbx, _: leave(pbx, A),
        lambda pbx, _: come(pbx, B),
    ]
    await let(*leave_and_come)
    assert heard() == []


async def test_a_group_and_its_members_together_trigger_once(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    people: Target,
    let: Any,
) -> None:
    key = f"{support.subentry_id}_anyone_available"
    support_desk = entity_id(hass, loaded, Platform.BINARY_SENSOR, key)
    all_of_them = {"entity_id": [support_desk, *people["entity_id"]]}
    heard = await listen(hass, on("anyone_became_available", all_of_them))
    await let(leave)
    await let(come, who=(A, B))
    assert len(heard()) == 1


# --- entities that are ignored -----------------------------------------------------------------


async def test_entities_of_an_account_or_a_group_mean_no_person(
    hass: HomeAssistant,
    all_enabled: None,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    let: Any,
    entity_registry: er.EntityRegistry,
) -> None:
    def everything_of(key: str) -> list[str]:
        device = device_id(hass, entity_id(hass, loaded, Platform.SENSOR, key))
        entities = er.async_entries_for_device(entity_registry, device)
        assert len(entities) >= 5
        return [entity.entity_id for entity in entities]

    account = everything_of("people_total")
    group = everything_of(f"{support.subentry_id}_group_available")
    of_groups = {"anyone_became_available", "became_free"}
    every = [
        on(trigger, {"entity_id": account if trigger in of_groups else account + group})
        for trigger in CAUSES
    ]
    heard = await listen(hass, *every)
    for step in EVERYTHING:
        await let(step, who=(A, B))
    assert heard() == []


FOREIGN = {
    "became_free": ("sensor", "presence", ["ringing", "available"]),
    "started_ringing": ("binary_sensor", "ringing", ["off", "on"]),
    "call_missed": ("event", "call", ["missed", "answered", "missed"]),
    "profile_changed": ("sensor", "profile", ["Lunch", "Kontoret"]),
    "anyone_became_available": ("binary_sensor", "anyone_available", ["off", "on"]),
}
"""What an entity of another integration would have to do."""


@pytest.mark.parametrize(
    ("trigger", "kind"),
    [
        *(("started_ringing", kind) for kind in KINDS),
        ("became_free", "device"),
        ("call_missed", "device"),
        ("profile_changed", "entity"),
        ("anyone_became_available", "entity"),
    ],
)
async def test_entities_of_other_integrations_are_ignored_by_triggers(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Any,
    entity_registry: er.EntityRegistry,
    trigger: str,
    kind: TargetKind,
) -> None:
    platform, role, states = FOREIGN[trigger]
    anna = presence_id(hass, loaded, ANNA)
    # A helper that the user adds to Anna's device.
    foreign = entity_registry.async_get_or_create(
        platform,
        "template",
        "foreign",
        device_id=device_id(hass, anna),
        translation_key=role,
    ).entity_id
    meant = target(hass, anna, kind)
    if kind == "entity":
        meant = {"entity_id": foreign}
    elif kind == "entity label":
        label = str(meant["label_id"])
        entity_registry.async_update_entity(foreign, labels={label})
        entity_registry.async_update_entity(anna, labels=set())
    heard = await listen(hass, on(trigger, meant))
    for number, state in enumerate(states):
        attributes = {"event_type": state} if platform == "event" else {}
        value = f"2026-01-01T00:00:0{number}.000+00:00" if attributes else state
        hass.states.async_set(foreign, value, attributes)
        await let()
    assert heard() == []
    for step in CAUSES[trigger]:
        await let(step)
    # It does not mean the person on whose device it is.
    is_anna = kind not in ("entity", "entity label")
    assert heard() == ([FIRES_ON[trigger]] if is_anna else [])


async def test_unregistered_entities_and_those_without_a_device_are_ignored(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    let: Any,
    entity_registry: er.EntityRegistry,
) -> None:
    lonely = entity_registry.async_get_or_create("binary_sensor", DOMAIN, "lonely")
    nobody = {"entity_id": [lonely.entity_id, "binary_sensor.nobody_ringing"]}
    heard = await listen(hass, *(on(trigger, nobody) for trigger in CAUSES))
    for state in ("off", "on"):
        hass.states.async_set(lonely.entity_id, state)
        hass.states.async_set("binary_sensor.nobody_ringing", state)
    await let(ring)
    assert heard() == []


# --- for ------------------------------------------------------------------------------


@pytest.mark.parametrize("trigger", [one for one in CAUSES if "call" not in one])
async def test_a_change_that_must_last_triggers_afterwards(
    hass: HomeAssistant,
    people: Target,
    let: Any,
    freezer: FrozenDateTimeFactory,
    trigger: str,
) -> None:
    heard = await listen(hass, on(trigger, people, **{"for": {"seconds": 50}}))
    for step in CAUSES[trigger]:
        await let(step)
    await let()
    await pass_time(hass, freezer, 18)
    assert heard() == []
    await pass_time(hass, freezer, 2)
    assert heard() == [FIRES_ON[trigger]]
    await let()
    await let()
    assert heard() == []


@pytest.mark.parametrize(
    ("trigger", "back"),
    [
        ("became_available", leave),
        ("anyone_became_available", leave),
        ("became_unavailable", come),
        ("started_ringing", answer),
        ("started_ringing", end),
    ],
)
async def test_a_change_that_does_not_last_triggers_nothing(
    hass: HomeAssistant, people: Target, let: Any, trigger: str, back: Step
) -> None:
    heard = await listen(hass, on(trigger, people, **{"for": {"seconds": 50}}))
    for step in CAUSES[trigger]:
        await let(step)
    await let(back)
    for _ in range(4):
        await let()
    assert heard() == []


@pytest.mark.parametrize("trigger", [one for one in CAUSES if "call" not in one])
async def test_a_long_outage_ends_the_time(
    hass: HomeAssistant,
    people: Target,
    pbx: Simulator,
    let: Any,
    freezer: FrozenDateTimeFactory,
    trigger: str,
) -> None:
    heard = await listen(hass, on(trigger, people, **{"for": {"minutes": 5}}))
    for step in CAUSES[trigger]:
        await let(step)
    pbx.faults.add(Html())
    for _ in range(2):
        await pass_time(hass, freezer, 80)
    state = hass.states.get(FIRES_ON[trigger])
    assert state and state.state == STATE_UNAVAILABLE
    pbx.faults.clear()
    for _ in range(12):
        await pass_time(hass, freezer, 80)
    state = hass.states.get(FIRES_ON[trigger])
    assert state and state.state != STATE_UNAVAILABLE
    assert heard() == []


async def test_a_failed_poll_does_not_restart_the_time(
    hass: HomeAssistant,
    people: Target,
    pbx: Simulator,
    let: Any,
    freezer: FrozenDateTimeFactory,
) -> None:
    heard = await listen(hass, on("started_ringing", people, **{"for": "00:01:40"}))
    await let(ring)
    pbx.faults.add(Html(times=1))
    await let()
    await pass_time(hass, freezer, 40)
    await let()
    assert len(heard()) == 1


async def test_another_profile_restarts_the_time(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    trigger = on("profile_changed", people, **{"for": {"seconds": 50}})
    heard = await listen(hass, trigger, says="{{ trigger.to_state.state }}")
    await let(leave)
    pbx.world.set_profile(A, "Möte", available=False)
    await let()
    await let()
    assert heard() == []
    await let()
    assert heard() == ["Möte"]


async def test_with_all_the_change_must_last_for_every_target(
    hass: HomeAssistant, people: Target, let: Any
) -> None:
    options = {"behavior": "all", "for": {"seconds": 50}}
    heard = await listen(hass, on("became_available", people, **options))
    await let(come, who=B)
    await let(leave)
    await let()
    await let()
    assert heard() == []
    await let(come)
    await let()
    await let()
    assert heard() == ["binary_sensor.anna_andersson_available"]


async def test_the_available_person_can_change_while_it_lasts(
    hass: HomeAssistant, people: Target, let: Any
) -> None:
    await let(leave)
    options = {"for": {"seconds": 100}}
    heard = await listen(hass, on("anyone_became_available", people, **options))
    await let(come)
    await let(come, who=B)
    await let(leave)
    assert heard() == []
    await let()
    await let()
    assert len(heard()) == 1


# --- calls ----------------------------------------------------------------------------

CALL = "{{ trigger.extension.name }}, {{ trigger.extension.number }}, {{ trigger.direction }}, {{ trigger.caller }}"
CALLS = ("call_answered", "call_ended", "call_missed")


async def with_consent(hass: HomeAssistant, entry: MockConfigEntry, let: Any) -> None:
    """Show callers, after the reload of Home Assistant that enables their sensors."""
    hass.config_entries.async_update_entry(
        entry, options={"show_caller": True, "interval": 30}
    )
    assert await hass.config_entries.async_reload(entry.entry_id)
    await let()
    await hass.async_block_till_done()


@pytest.mark.parametrize("trigger", CALLS)
async def test_a_call_trigger_has_extension_and_direction(
    hass: HomeAssistant, people: Target, let: Any, trigger: str
) -> None:
    heard = await listen(hass, on(trigger, people), says=CALL)
    for step in CAUSES[trigger]:
        await let(step, who=R)
    assert heard() == ["Konferensrum A, 08040506, in, None"]


@pytest.mark.parametrize("trigger", CALLS)
async def test_a_call_trigger_has_the_caller_with_consent(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    pbx: Simulator,
    let: Any,
    trigger: str,
) -> None:
    await with_consent(hass, loaded, let)
    heard = await listen(hass, on(trigger, people), says=CALL)
    pbx.world.ring(A, caller="+46701231234")
    await let()
    for step in CAUSES[trigger][1:]:
        await let(step)
    assert heard() == ["Anna Andersson, 08010203, in, +46701231234"]


async def test_a_withheld_number_is_none(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    pbx: Simulator,
    let: Any,
) -> None:
    await with_consent(hass, loaded, let)
    says = f"{CALL}, {{{{ trigger.caller is none }}}}"
    heard = await listen(hass, on("call_missed", people), says=says)
    pbx.world.ring(A, caller="")
    await let()
    await let(end)
    assert heard() == ["Anna Andersson, 08010203, in, None, True"]


async def test_the_variables_have_the_name_that_the_user_gave(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    let: Any,
    device_registry: dr.DeviceRegistry,
) -> None:
    heard = await listen(hass, on("call_missed", people), says=CALL)
    anna = device_id(hass, presence_id(hass, loaded, ANNA))
    device_registry.async_update_device(anna, name_by_user="Front desk")
    await let(ring)
    await let(end)
    assert heard() == ["Front desk, 08010203, in, None"]


async def test_incoming_and_outgoing_calls_are_answered(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    heard = await listen(hass, on("call_answered", people), says=CALL)
    pbx.world.ring(A)
    pbx.world.ring(B, direction="out")
    await let()
    assert heard() == []
    await let(answer, who=(A, B))
    assert heard() == [
        "Anna Andersson, 08010203, in, None",
        "Bengt Bengtsson, 08040506, out, None",
    ]


async def test_a_call_first_seen_as_up_was_answered(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    heard = await listen(hass, on("call_answered", people), says=CALL)
    pbx.world.set_calls(A, [Call("1", "unknown", "up")])
    await let()
    assert heard() == ["Anna Andersson, 08010203, unknown, None"]


@pytest.mark.parametrize("is_shown", [False, True])
async def test_two_calls_in_one_poll_trigger_twice(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    people: Target,
    pbx: Simulator,
    let: Any,
    is_shown: bool,
) -> None:
    if is_shown:
        await with_consent(hass, loaded, let)
    says = "Call from {{ trigger.caller }}"
    heard = await listen(hass, on("call_missed", people), says=says)
    pbx.world.set_calls(A, [Call("one"), Call("two")])
    await let()
    await let(end)
    await let()
    callers = ["one", "two"] if is_shown else [None, None]
    assert heard() == [f"Call from {caller}" for caller in callers]


async def test_two_calls_within_one_millisecond_trigger_twice(
    hass: HomeAssistant, people: Target, pbx: Simulator, let: Any
) -> None:
    says = "{{ trigger.direction }}"
    heard = await listen(hass, on("call_answered", people), says=says)
    pbx.world.set_calls(A, [Call("1", "in", "up"), Call("2", "out", "up")])
    await let()
    # The wall clock stands still.
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=1))
    await hass.async_block_till_done()
    assert heard() == ["in", "out"]


ONE_CALL = ["call_answered", "call_ended"]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([["ringing"], ["up"], ["down"]], ONE_CALL),
        ([["up"], ["down"], ["down"]], ONE_CALL),
        ([["ringing"], [], ["up"], [], ["up"], [], []], ONE_CALL),
        ([["ringing", "ringing"], ["ringing", "up"], ["up"], ["down"]], ONE_CALL),
        ([["ringing"], ["up", "down"], ["up"], [], []], ONE_CALL),
        ([["ringing"], ["down"], []], ["call_missed"]),
        ([["ringing"], [], []], ["call_missed"]),
        ([["ringing"], ["up"], ["ringing"], ["down"]], [*ONE_CALL, "call_missed"]),
    ],
)
async def test_a_call_is_either_answered_or_missed(
    hass: HomeAssistant,
    people: Target,
    pbx: Simulator,
    let: Any,
    history: list[list[Any]],
    expected: list[str],
) -> None:
    """In the last history the same party calls twice."""
    triggers = [on(trigger, people) for trigger in CALLS]
    heard = await listen(hass, *triggers, says="{{ trigger.id }}")
    for rows in history:
        pbx.world.set_calls(R, [Call("1", "in", status) for status in rows])
        await let()
    assert heard() == expected


async def test_renaming_an_extension_triggers_nothing(
    hass: HomeAssistant,
    people: Target,
    pbx: Simulator,
    let: Any,
    entity_registry: er.EntityRegistry,
) -> None:
    await let(ring)
    await let(answer)
    heard = await listen(hass, *(on(trigger, people) for trigger in CAUSES))
    call = FIRES_ON["call_answered"]
    pbx.world.rename(A, "Anna Bengtsson")
    await let()
    state = hass.states.get(call)
    assert state and state.name == "Anna Bengtsson Call"
    entity_registry.async_update_entity(call, icon="mdi:phone")
    await let()
    state = hass.states.get(call)
    assert state and state.attributes["icon"] == "mdi:phone"
    assert heard() == []


# --- changes that nobody saw ------------------------------------------------------------


@pytest.fixture
async def heard(hass: HomeAssistant, people: Target) -> Any:
    """Listen to every trigger for everyone."""
    every = [on(trigger, people) for trigger in CAUSES]
    return await listen(hass, *every, says="{{ trigger.id }}")


async def test_every_trigger_fires_in_this_setup(let: Any, heard: Any) -> None:
    """Otherwise the silence in the following tests would prove nothing."""
    await let(leave, who=B)
    heard()
    for steps in [leave, ring], [answer], [come, end], [ring], [end]:
        await let(*steps)
    assert set(heard()) == set(CAUSES)


CHANGES: dict[str, tuple[list[Step], list[Step]]] = {
    "Who comes": ([leave], [come]),
    "Who leaves": ([come], [leave]),
    "Who is called": ([], [ring]),
    "Who answers": ([ring], [answer]),
    "Whose caller gives up": ([ring], [clear]),
    "Who misses a call": ([ring], [end]),
    "Who ends a call": ([ring, answer], [end]),
    "Whose call is gone": ([ring, answer], [clear]),
    "Who is called again": ([ring, answer], [ring]),
    "Who does nothing": ([clear], []),
}
"""What people are seen doing, and what they do while nobody looks."""


@pytest.fixture
async def crowd(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator, let: Any
) -> Any:
    """Add a person for each change; return a function that returns what triggered."""
    for number, who in enumerate(CHANGES):
        pbx.world.add(Person(id=f"c{number}", name=who, number=f"90{number}"))
        come(pbx, who)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    every = [
        on(trigger, {"entity_id": presence_id(hass, entry, f"90{number}")})
        for trigger in CAUSES
        for number in range(len(CHANGES))
    ]
    says = "{{ trigger.extension.name }}: {{ trigger.id }}"
    heard = await listen(hass, *every, says=says)
    let_all_be_seen(pbx)
    await let()
    assert heard(), "the triggers listen"
    return heard


def let_all_be_seen(pbx: Simulator) -> None:
    """Run the steps that polls see before the gap."""
    for who, (before, _) in CHANGES.items():
        for step in before:
            step(pbx, who)


def let_all_change(pbx: Simulator) -> None:
    """Run the steps that no poll sees during the gap."""
    for who, (_, meanwhile) in CHANGES.items():
        for step in meanwhile:
            step(pbx, who)


async def test_changes_during_a_reload_trigger_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator, let: Any, crowd: Any
) -> None:
    let_all_change(pbx)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await let()
    await let()
    assert crowd() == []


async def test_changes_during_a_long_outage_trigger_nothing(
    hass: HomeAssistant,
    pbx: Simulator,
    let: Any,
    crowd: Any,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Html())
    for _ in range(3):
        await pass_time(hass, freezer, 100)
    state = hass.states.get(FIRES_ON["call_answered"])
    assert state and state.state == STATE_UNAVAILABLE
    pbx.faults.clear()
    let_all_change(pbx)
    await let()
    await pass_time(hass, freezer, 150)
    state = hass.states.get(FIRES_ON["call_answered"])
    assert state and state.state != STATE_UNAVAILABLE
    await let()
    assert crowd() == []


async def test_a_rename_during_a_long_outage_triggers_nothing_either(
    hass: HomeAssistant,
    people: Target,
    pbx: Simulator,
    let: Any,
    heard: Any,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A device that is renamed makes its entities write their states."""
    pbx.faults.add(Html())
    for _ in range(3):
        await pass_time(hass, freezer, 100)
    pbx.faults.clear()
    ring(pbx, A)
    pbx.world.rename(A, "Anna Bengtsson")
    await pass_time(hass, freezer, 150)
    state = hass.states.get(FIRES_ON["call_answered"])
    assert state and state.name == "Anna Bengtsson Call"
    assert heard() == []


async def test_changes_during_sleep_trigger_nothing(
    hass: HomeAssistant,
    pbx: Simulator,
    let: Any,
    crowd: Any,
    freezer: FrozenDateTimeFactory,
) -> None:
    let_all_change(pbx)
    await pass_time(hass, freezer, 3600)
    await let()
    await let()
    assert crowd() == []


@pytest.mark.parametrize("polls", [1, 4])
async def test_an_extension_that_returns_triggers_nothing(
    pbx: Simulator, let: Any, crowd: Any, polls: int
) -> None:
    states = {who: pbx.world.presence(who).state for who in CHANGES}
    removed = {who: pbx.world.remove(who) for who in CHANGES}
    for _ in range(polls):
        await let()
    assert crowd() == []
    for who, person in removed.items():
        pbx.world.add(person, states[who])
    let_all_change(pbx)
    await let()
    await let()
    await let()
    assert crowd() == []
    await let(come, who=tuple(CHANGES))
    await let(leave, who=tuple(CHANGES))
    assert {f"{who}: became_unavailable" for who in CHANGES} <= set(crowd())


@pytest.mark.parametrize(
    ("kind", "was_registered"),
    [("answered", True), ("connected", False), ("ended", True), ("missed", False)],
)
async def test_changes_during_a_restart_trigger_nothing(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    let: Any,
    freezer: FrozenDateTimeFactory,
    kind: str,
    was_registered: bool,
) -> None:
    leave(pbx, B)
    ring(pbx, B)
    people = {"entity_id": ["sensor.anna_andersson", "sensor.bengt_bengtsson"]}
    if was_registered:
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        assert await hass.config_entries.async_unload(entry.entry_id)
        for state in hass.states.async_all():
            hass.states.async_remove(state.entity_id)
    restored = []
    for name in ("anna_andersson", "bengt_bengtsson"):
        before = State(f"event.{name}_call", "2026-01-01T08:00:00.000+00:00")
        last = {"last_event_type": kind, "last_event_attributes": {"direction": "in"}}
        restored.append((before, last))
    mock_restore_cache_with_extra_data(hass, restored)
    every = [on(trigger, people) for trigger in CAUSES]
    heard = await listen(hass, *every, says="{{ trigger.id }}")
    if was_registered:
        # As Home Assistant does until an integration is loaded.
        for trigger in CAUSES:
            for name in (
                FIRES_ON[trigger],
                FIRES_ON[trigger].replace("anna_andersson", "bengt_bengtsson"),
            ):
                hass.states.async_set(name, STATE_UNAVAILABLE, {"restored": True})
    leave(pbx, A)
    come(pbx, B)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    call = hass.states.get("event.anna_andersson_call")
    assert call and call.attributes["event_type"] == kind
    await let()
    assert heard() == []
    await let(answer, who=B)
    assert heard() == ["call_answered"]


async def test_the_first_call_triggers(let: Any, heard: Any) -> None:
    await let(ring)
    assert heard() == ["started_ringing"]
    await let(end)
    assert heard() == ["became_free", "call_missed"]


async def test_a_disabled_automation_triggers_nothing(
    hass: HomeAssistant, let: Any, heard: Any
) -> None:
    [automation] = hass.states.async_all("automation")
    await hass.services.async_call(
        "automation",
        "turn_off",
        {"entity_id": automation.entity_id},
        blocking=True,
    )
    await let(leave, ring)
    await let(end)
    assert heard() == []


# --- what the editor offers -----------------------------------------------------------


async def test_the_editor_offers_each_trigger_on_entities_of_this_integration(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "automation", {})
    descriptions = await async_get_all_descriptions(hass)
    ours = {
        name.removeprefix(f"{DOMAIN}."): description
        for name, description in descriptions.items()
        if name.startswith(f"{DOMAIN}.")
    }
    assert ours.keys() == CAUSES.keys()
    fields = {}
    for trigger, description in ours.items():
        assert description
        domains = ["binary_sensor", "event", "sensor"]
        [filter_] = description["target"]["entity"]
        assert filter_ == {"integration": DOMAIN, "domain": domains}
        fields[trigger] = set(description["fields"])
    person, call = {"behavior", "for"}, set[str]()
    assert fields == {
        "became_available": person,
        "became_unavailable": person,
        "became_free": person,
        "started_ringing": person,
        "profile_changed": {"for"},
        "anyone_became_available": {"for"},
        "call_answered": call,
        "call_ended": call,
        "call_missed": call,
    }
