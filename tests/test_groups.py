"""Users create groups, which show at once who can take a call."""

import asyncio
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import CONF_SOURCE, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownHandler
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx_presence.const import CONF_WITH_EMPLOYEES, DOMAIN
from custom_components.pbx_presence.groups import GroupState
from simulator import Simulator
from simulator.faults import Drop, Hold, Html
from simulator.model import Person

from .helpers import ANNA, BENGT, ROOM, States, pass_time, record_changes

CECILIA = "08070809"
GROUP_KEYS = (
    "group_available",
    "group_on_call",
    "next_available",
    "anyone_available",
    "all_busy",
)


async def ask(hass: HomeAssistant, entry: MockConfigEntry, group: str = "") -> Any:
    """Start the flow that creates or changes a group."""
    context: Any = {CONF_SOURCE: SOURCE_USER}
    if group:
        context = {CONF_SOURCE: SOURCE_RECONFIGURE, "subentry_id": group}
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, "group"), context=context
    )


async def fill(hass: HomeAssistant, flow: Any, **answers: Any) -> Any:
    """Submit the form of a group, along with its effects."""
    result = await hass.config_entries.subentries.async_configure(
        flow["flow_id"], answers
    )
    await hass.async_block_till_done()
    return result


def offered(flow: Any, field: str) -> list[tuple[str, str]]:
    """Return values and labels that a form offers in a field."""
    options = flow["data_schema"].schema[field].config["options"]
    return [(option["value"], option["label"]) for option in options]


def suggested(flow: Any) -> dict[str, Any]:
    """Return the values that a form suggests."""
    return {
        str(marker): marker.description["suggested_value"]
        for marker in flow["data_schema"].schema
        if marker.description
    }


def add_group(
    hass: HomeAssistant, entry: MockConfigEntry, title: str, **data: list[str]
) -> str:
    """Add a group, and return its ID."""
    group = ConfigSubentry(
        data=MappingProxyType({"key_words": [], "chosen": [], **data}),
        subentry_type="group",
        title=title,
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, group)
    return group.subentry_id


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> States:
    """Set the entry up and return its states."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return States(hass, entry)


def shown(states: States, group: str) -> tuple[str, ...]:
    """Return the states of a group: available, on a call, anyone, all busy, the next."""
    return (
        states.sensor(f"{group}_group_available"),
        states.sensor(f"{group}_group_on_call"),
        states.binary(f"{group}_anyone_available"),
        states.binary(f"{group}_all_busy"),
        states.sensor(f"{group}_next_available"),
    )


def add_cecilia(pbx: Simulator, *key_words: str, position: int | None = None) -> Person:
    """Add Cecilia, who is available."""
    person = Person(id="9", name="Cecilia", number=CECILIA, key_words=key_words)
    return pbx.world.add(person, position=position)


# --- creating and changing ---------------------------------------------------------------


async def test_a_group_is_created_from_a_name_key_words_and_extensions(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await ask(hass, loaded)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "user")
    assert not flow["errors"]
    flow = await fill(
        hass, flow, name=" Support ", key_words=["support"], chosen=[BENGT]
    )
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    [group] = loaded.subentries.values()
    assert (group.subentry_type, group.title) == ("group", "Support")
    assert group.data == {"key_words": ["support"], "chosen": [BENGT]}
    assert hass.states.get("sensor.support_available")


@pytest.mark.parametrize(
    ("answers", "data"),
    [
        ({"key_words": ["malmö"]}, {"key_words": ["malmö"], "chosen": []}),
        ({"chosen": [ROOM]}, {"key_words": [], "chosen": [ROOM]}),
    ],
)
async def test_a_group_needs_either_key_words_or_extensions(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    answers: dict[str, Any],
    data: dict[str, Any],
) -> None:
    flow = await ask(hass, loaded)
    flow = await fill(hass, flow, name="One", **answers)
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    [group] = loaded.subentries.values()
    assert group.data == data


async def test_all_key_words_and_all_followed_extensions_are_offered(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await ask(hass, loaded)
    assert offered(flow, "key_words") == [
        ("business", "business (1)"),
        ("malmö", "malmö (1)"),
        ("stockholm", "stockholm (1)"),
        ("support", "support (1)"),
    ]
    assert offered(flow, "chosen") == [
        (ANNA, "Anna Andersson (08010203)"),
        (BENGT, "Bengt Bengtsson (08040506)"),
        (ROOM, "Konferensrum A (08040506)"),
    ]


async def test_only_followed_extensions_are_offered(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    options = {"follow": "chosen", "chosen": [ANNA]}
    hass.config_entries.async_update_entry(entry, options=options)
    await set_up(hass, entry)
    flow = await ask(hass, entry)
    assert [value for value, _ in offered(flow, "chosen")] == [ANNA]
    words = [value for value, _ in offered(flow, "key_words")]
    assert words == ["stockholm", "support"]


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        ({"key_words": [], "chosen": []}, {"base": "nobody_chosen"}),
        (
            {"name": "", "key_words": [], "chosen": []},
            {"name": "name_missing", "base": "nobody_chosen"},
        ),
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
async def test_wrong_answers_have_a_message_and_can_be_corrected(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    is_new: bool,
    wrong: dict[str, Any],
    errors: dict[str, str],
) -> None:
    await set_up(hass, entry)
    right = {"name": "Sales", "key_words": ["malmö"], "chosen": [ROOM]}
    flow = await ask(hass, entry, "" if is_new else support.subentry_id)
    step = flow["step_id"]
    flow = await fill(hass, flow, **right | wrong)
    assert (flow["step_id"], flow["errors"]) == (step, errors)
    assert suggested(flow) == right | wrong
    assert [group.title for group in entry.subentries.values()] == ["Support"]
    flow = await fill(hass, flow, **right)
    assert flow["type"] is not FlowResultType.FORM
    titles = ["Support", "Sales"] if is_new else ["Sales"]
    assert [group.title for group in entry.subentries.values()] == titles


async def test_changing_a_group_starts_with_its_current_values(
    hass: HomeAssistant, entry: MockConfigEntry, support: ConfigSubentry
) -> None:
    await set_up(hass, entry)
    flow = await ask(hass, entry, support.subentry_id)
    assert flow["step_id"] == "reconfigure"
    assert suggested(flow) == {
        "name": "Support",
        "key_words": ["support"],
        "chosen": [BENGT],
    }
    flow = await fill(hass, flow, name="Sales", key_words=["business"], chosen=[])
    assert (flow["type"], flow["reason"]) == (
        FlowResultType.ABORT,
        "reconfigure_successful",
    )
    [group] = entry.subentries.values()
    assert (group.title, group.subentry_id) == ("Sales", "01SUPPORT")
    assert group.data == {"key_words": ["business"], "chosen": []}


async def test_missing_extensions_and_key_words_can_stay_in_a_group(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    group = add_group(hass, entry, "Old", key_words=["night"], chosen=["999", ROOM])
    await set_up(hass, entry)
    flow = await ask(hass, entry, group)
    assert ("night", "night") in offered(flow, "key_words")
    assert ("999", "999") in offered(flow, "chosen")
    assert (ROOM, "Konferensrum A (08040506)") in offered(flow, "chosen")
    await fill(hass, flow, **suggested(flow) | {"name": "New"})
    assert entry.subentries[group].data == {
        "key_words": ["night"],
        "chosen": ["999", ROOM],
    }


async def test_a_group_can_be_changed_during_an_outage(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
) -> None:
    pbx.faults.add(Drop())
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    flow = await ask(hass, entry, support.subentry_id)
    assert offered(flow, "key_words") == [("support", "support")]
    assert offered(flow, "chosen") == [(BENGT, BENGT)]
    await fill(hass, flow, name="Help", key_words=["support"], chosen=[])
    assert entry.subentries[support.subentry_id].title == "Help"
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def test_telecom_x_has_groups_only_with_employees(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry, entry: MockConfigEntry
) -> None:
    assert set(entry.supported_subentry_types) == {"group"}
    assert telecomx_entry.supported_subentry_types == {}
    with pytest.raises(UnknownHandler):
        await ask(hass, telecomx_entry)
    hass.config_entries.async_update_entry(
        telecomx_entry, options={CONF_WITH_EMPLOYEES: True}
    )
    await set_up(hass, telecomx_entry)
    flow = await ask(hass, telecomx_entry)
    assert offered(flow, "key_words") == [
        ("business", "business (1)"),
        ("support", "support (1)"),
    ]
    await fill(hass, flow, name="Support", key_words=["support"])
    assert hass.states.get("sensor.support_on_a_call")


# --- what a group shows ----------------------------------------------------------------


@pytest.mark.usefixtures("support")
async def test_the_state_of_a_group_follows_its_members(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = await set_up(hass, entry)
    seen = [shown(states, "01SUPPORT")]
    anna, bengt = "Anna Andersson", "Bengt Bengtsson"
    for step in (
        lambda: pbx.world.hang_up(anna),
        lambda: pbx.world.ring(anna),
        lambda: pbx.world.answer(anna),
        lambda: pbx.world.set_profile(bengt, "Tillgänglig", True),
        lambda: pbx.world.ring(bengt, direction="out"),
        lambda: pbx.world.set_profile(anna, "Lunch", False),
        lambda: pbx.world.hang_up(bengt),
        lambda: pbx.world.set_profile(bengt, "Möte", False),
        lambda: pbx.world.clear_profile(anna),
        lambda: pbx.world.clear_profile(bengt),
    ):
        step()
        await pass_time(hass, freezer, 31)
        seen.append(shown(states, "01SUPPORT"))
    assert seen == [
        ("1", "1", "on", "on", "unknown"),
        ("1", "0", "on", "off", "Anna Andersson"),
        ("1", "0", "on", "on", "unknown"),
        ("1", "1", "on", "on", "unknown"),
        ("2", "1", "on", "off", "Bengt Bengtsson"),
        ("2", "1", "on", "on", "unknown"),
        ("1", "1", "on", "on", "unknown"),
        ("1", "1", "on", "off", "Bengt Bengtsson"),
        ("0", "1", "off", "off", "unknown"),
        ("0", "1", "off", "off", "unknown"),
        ("0", "1", "unknown", "unknown", "unknown"),
    ]


async def test_the_availability_of_a_room_is_unknown(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    group = add_group(hass, entry, "Rooms", chosen=[ROOM])
    states = await set_up(hass, entry)
    assert shown(states, group) == ("0", "0", "unknown", "unknown", "unknown")


async def test_a_group_without_listed_members_is_unknown(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    group = add_group(hass, entry, "Old", key_words=["night"], chosen=["999"])
    states = await set_up(hass, entry)
    assert shown(states, group) == ("0", "0", "unknown", "unknown", "unknown")


async def test_an_ended_call_does_not_make_a_member_busy(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    group = add_group(hass, entry, "Anna", chosen=[ANNA])
    pbx.world.hang_up("Anna Andersson", linger=True)
    states = await set_up(hass, entry)
    assert shown(states, group) == ("1", "0", "on", "off", "Anna Andersson")


async def test_a_member_with_two_calls_is_busy(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    group = add_group(hass, entry, "Anna", chosen=[ANNA])
    pbx.world.ring("Anna Andersson")
    states = await set_up(hass, entry)
    assert shown(states, group) == ("1", "1", "on", "on", "unknown")


async def test_the_next_available_is_the_first_free_member_of_the_list(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.hang_up("Anna Andersson")
    pbx.world.set_profile("Bengt Bengtsson", "Tillgänglig", True)
    add_cecilia(pbx, position=0)
    group = add_group(hass, entry, "All", chosen=[ANNA, BENGT, CECILIA])
    states = await set_up(hass, entry)
    named = [states.sensor(f"{group}_next_available")]
    for person in ("Cecilia", "Anna Andersson", "Bengt Bengtsson"):
        pbx.world.ring(person)
        await pass_time(hass, freezer, 31)
        named.append(states.sensor(f"{group}_next_available"))
    assert named == ["Cecilia", "Anna Andersson", "Bengt Bengtsson", "unknown"]


async def test_a_long_name_is_cut_so_that_it_fits_into_a_state(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.world.hang_up("Anna Andersson")
    pbx.world.rename("Anna Andersson", "A" * 300)
    group = add_group(hass, entry, "Anna", chosen=[ANNA])
    states = await set_up(hass, entry)
    assert states.sensor(f"{group}_next_available") == "A" * 99 + "…"


async def test_members_by_key_word_follow_the_pbx(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    group = add_group(hass, entry, "Support", key_words=["support"])
    states = await set_up(hass, entry)
    assert shown(states, group) == ("1", "1", "on", "on", "unknown")
    cecilia = add_cecilia(pbx, "support")
    await pass_time(hass, freezer, 31)
    assert shown(states, group) == ("2", "1", "on", "off", "Cecilia")
    pbx.world.set_key_words("Anna Andersson", "sales")
    await pass_time(hass, freezer, 31)
    assert shown(states, group) == ("1", "0", "on", "off", "Cecilia")
    pbx.world.set_key_words("Cecilia", "SUPPORT")
    await pass_time(hass, freezer, 31)
    assert shown(states, group) == ("0", "0", "unknown", "unknown", "unknown")
    pbx.world.set_key_words("Cecilia", "stockholm", "support")
    await pass_time(hass, freezer, 31)
    assert shown(states, group) == ("1", "0", "on", "off", "Cecilia")
    pbx.world.remove(cecilia.id)
    await pass_time(hass, freezer, 31)
    assert shown(states, group) == ("0", "0", "unknown", "unknown", "unknown")


async def test_a_member_chosen_twice_counts_once(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    group = add_group(
        hass, entry, "Anna", key_words=["support", "stockholm"], chosen=[ANNA]
    )
    states = await set_up(hass, entry)
    assert shown(states, group) == ("1", "1", "on", "on", "unknown")


@pytest.mark.usefixtures("support")
async def test_a_group_writes_only_changed_states(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    await set_up(hass, entry)
    written = record_changes(hass)

    async def written_after(*steps: Any) -> dict[str, str]:
        written.clear()
        for step in steps:
            step()
        await pass_time(hass, freezer, 31)
        ours = [write for write in written if "support" in write[0]]
        assert len(ours) == len(dict(ours))
        return dict(ours)

    assert await written_after() == {}
    assert await written_after(lambda: pbx.world.ring("Konferensrum A")) == {}
    bengt = "Bengt Bengtsson"
    assert await written_after(lambda: pbx.world.set_profile(bengt, "X", False)) == {}
    assert await written_after(lambda: pbx.world.ring(bengt)) == {}
    assert await written_after(lambda: pbx.world.answer(bengt)) == {
        "sensor.support_on_a_call": "2"
    }
    assert await written_after(lambda: pbx.world.hang_up("Anna Andersson")) == {
        "sensor.support_on_a_call": "1",
        "binary_sensor.support_all_busy": "off",
        "sensor.support_next_available": "Anna Andersson",
    }


async def test_a_group_is_computed_once_per_changed_poll(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for title in ("One", "Two"):
        add_group(hass, entry, title, chosen=[ANNA])
    await set_up(hass, entry)
    work_out, times = GroupState.of, []

    def of(members: Any) -> GroupState:
        times.append(members)
        return work_out(members)

    monkeypatch.setattr(GroupState, "of", of)
    await pass_time(hass, freezer, 31)
    assert len(times) == 0
    pbx.world.ring("Konferensrum A")
    pbx.world.ring("Bengt Bengtsson")
    await pass_time(hass, freezer, 31)
    assert len(times) == 3


@pytest.mark.usefixtures("support")
async def test_a_group_is_unavailable_after_a_long_outage(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = await set_up(hass, entry)
    before = shown(states, "01SUPPORT")
    pbx.faults.add(Html())
    await pass_time(hass, freezer, 31)
    assert shown(states, "01SUPPORT") == before
    await pass_time(hass, freezer, 100)
    assert set(shown(states, "01SUPPORT")) == {STATE_UNAVAILABLE}
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert shown(states, "01SUPPORT") == before


async def test_a_group_of_employees_with_unknown_availability_is_unknown(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry
) -> None:
    options = {CONF_WITH_EMPLOYEES: True}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    words = ("support", "business")
    both, away = (
        add_group(hass, telecomx_entry, "Both", key_words=[*words]),
        add_group(hass, telecomx_entry, "Away", key_words=["business"]),
    )
    states = await set_up(hass, telecomx_entry)
    # AT_WORK does not say whether Anna takes calls.
    assert shown(states, both) == ("0", "1", "unknown", "unknown", "unknown")
    assert shown(states, away) == ("0", "0", "off", "off", "unknown")


# --- devices, and changes without a restart ----------------------------------------------


async def test_a_group_has_a_device_linked_to_that_of_the_account(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
) -> None:
    await set_up(hass, entry)
    hub = device_registry.async_get_device_by_identifier(
        (DOMAIN, entry.entry_id), entry.entry_id
    )
    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, support.subentry_id), entry.entry_id
    )
    assert hub
    assert device
    assert device.name == "Support"
    assert device.via_device_id == hub.id
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    entities = er.async_entries_for_device(entity_registry, device.id)
    assert {entity.unique_id for entity in entities} == {
        f"01ENTRY_01SUPPORT_{key}" for key in GROUP_KEYS
    }
    assert {entity.config_subentry_id for entity in entities} == {"01SUPPORT"}


def devices(hass: HomeAssistant, entry: MockConfigEntry) -> set[str | None]:
    """Return the names of an entry's devices."""
    found = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return {device.name for device in found}


EVERYBODY = {"Pingaway", "Anna Andersson", "Bengt Bengtsson", "Konferensrum A"}


@pytest.mark.usefixtures("support")
async def test_every_change_of_a_group_takes_effect_with_one_reload(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    states = await set_up(hass, entry)
    # Each reload polls once, and time stands still between two of them.
    assert len(pbx.requests) == 1

    flow = await ask(hass, entry)
    await fill(hass, flow, name="Rooms", chosen=[ROOM])
    [group] = set(entry.subentries) - {"01SUPPORT"}
    assert shown(states, group) == ("0", "0", "unknown", "unknown", "unknown")
    assert devices(hass, entry) == {*EVERYBODY, "Support", "Rooms"}
    assert len(pbx.requests) == 2

    flow = await ask(hass, entry, group)
    await fill(hass, flow, name="Rooms", key_words=[], chosen=[ROOM, ANNA])
    assert shown(states, group) == ("1", "1", "on", "on", "unknown")
    assert len(pbx.requests) == 3

    flow = await ask(hass, entry, group)
    await fill(hass, flow, name="Upstairs", key_words=[], chosen=[ROOM, ANNA])
    assert devices(hass, entry) == {*EVERYBODY, "Support", "Upstairs"}
    state = hass.states.get("binary_sensor.rooms_all_busy")
    assert state
    assert state.name == "Upstairs All busy"
    assert len(pbx.requests) == 4

    hass.config_entries.async_remove_subentry(entry, group)
    await hass.async_block_till_done()
    assert devices(hass, entry) == {*EVERYBODY, "Support"}
    assert not hass.states.get("binary_sensor.rooms_all_busy")
    assert hass.states.get("binary_sensor.support_all_busy")
    assert len(pbx.requests) == 5
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("support")
async def test_a_change_that_does_not_affect_a_group_does_not_reload(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    await set_up(hass, entry)
    flow = await ask(hass, entry, "01SUPPORT")
    await fill(hass, flow, **suggested(flow))
    hass.config_entries.async_update_entry(entry, title="My PBX")
    await hass.async_block_till_done()
    assert len(pbx.requests) == 1


@pytest.mark.usefixtures("support")
async def test_a_change_of_the_options_reloads_once(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    await set_up(hass, entry)
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    options = {
        "follow": "all",
        "updates": {"interval": 60, "fast_interval": 5, "push": False},
        "calls": {},
        "advanced": {"time_zone": "Europe/Stockholm"},
    }
    await hass.config_entries.options.async_configure(flow["flow_id"], options)
    await hass.async_block_till_done()
    assert entry.options["interval"] == 60
    assert len(pbx.requests) == 2


async def test_two_changes_at_once_reload_once(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    groups = [add_group(hass, loaded, title, chosen=[ANNA]) for title in ("A", "B")]
    await hass.async_block_till_done()
    states = States(hass, loaded)
    assert [states.sensor(f"{group}_group_on_call") for group in groups] == ["1", "1"]
    assert len(pbx.requests) == 2


async def test_a_group_created_during_a_reload_exists_after_it(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Hold())
    hass.config_entries.async_schedule_reload(loaded.entry_id)
    while not pbx.requests.in_flight:
        await asyncio.sleep(0)
    group = add_group(hass, loaded, "Anna", chosen=[ANNA])
    pbx.faults.clear()
    await hass.async_block_till_done()
    assert States(hass, loaded).sensor(f"{group}_group_on_call") == "1"
    assert len(pbx.requests) == 2


async def test_the_device_of_a_group_cannot_be_deleted(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await set_up(hass, entry)
    await async_setup_component(hass, "config", {})
    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, support.subentry_id), entry.entry_id
    )
    assert device
    client = await hass_ws_client(hass)
    assert not (await client.remove_device(device.id))["success"]
    assert "Support" in devices(hass, entry)


async def test_a_change_of_another_account_does_not_reload_this_one(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    telecomx_loaded: MockConfigEntry,
    pbx: Simulator,
) -> None:
    polls = len(pbx.requests)
    add_group(hass, loaded, "Rooms", chosen=[ROOM])
    await hass.async_block_till_done()
    assert len(pbx.requests) == polls + 1


async def test_removing_an_account_removes_its_groups(
    hass: HomeAssistant, entry: MockConfigEntry, support: ConfigSubentry
) -> None:
    await set_up(hass, entry)
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert devices(hass, entry) == set()
    assert not hass.states.async_all()
