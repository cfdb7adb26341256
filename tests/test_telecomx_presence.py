"""The experimental employees of Telecom X, which never affect anything else."""

import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx_presence.const import CONF_WITH_EMPLOYEES, DOMAIN
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics,
)
from simulator import Simulator
from simulator.faults import Drop, Fault, Garbage, Html, Shape, Status, Truncated

from .helpers import HOUR, MINUTE, States, as_json, asked, pass_time, write_stores
from .reachable import is_reachable

EMPLOYEES = "pbx/app/employees"
DOCUMENTED = {
    "binary_sensor.telecom_x_connectivity": "on",
    "binary_sensor.telecom_x_mobile_number_presented": "off",
    "sensor.telecom_x_caller_id_mode": "customer",
    "sensor.telecom_x_default_language": "da",
    "sensor.telecom_x_default_number": "+4570305050",
    "sensor.telecom_x_employee_subscriptions": "1",
    "sensor.telecom_x_invoiced_until": "2019-01-01T00:00:00+00:00",
    "sensor.telecom_x_mobile_configs": "2",
    "sensor.telecom_x_national_prefix": "+45",
    "sensor.telecom_x_recording_mode": "always",
    "sensor.telecom_x_recording_quality": "normal",
    "sensor.telecom_x_recording_retention": "7",
}
FAULTS = [
    Status(401, path=EMPLOYEES),
    Status(403, path=EMPLOYEES),
    Status(404, path=EMPLOYEES),
    Status(429, path=EMPLOYEES),
    Status(429, path=EMPLOYEES, retry_after=60),
    Status(500, path=EMPLOYEES),
    Html(path=EMPLOYEES),
    Drop(path=EMPLOYEES),
    Garbage(path=EMPLOYEES),
    Truncated(path=EMPLOYEES),
    Shape(path=EMPLOYEES, value=None),
    Shape(path=EMPLOYEES, value={"employees": []}),
    Shape(path=EMPLOYEES, value=[]),
    Shape(path=EMPLOYEES, value=[None, 1, "x", [], {}]),
]
PEOPLE = {"Anna Andersson", "Bengt Bengtsson"}


def dag(**fields: Any) -> dict[str, Any]:
    """Return an employee as Telecom X may describe one."""
    return {
        "_id": "DAG",
        "type": "EMPLOYEE",
        "name": "Dag Danielsson",
        "department": "Support",
        "birthdate": "1961-02-03T00:00:00.000Z",
        "extensions": [{"_id": "X1", "number": "101", "state": "IDLE"}],
        **fields,
    }


@pytest.fixture
def opted_in(hass: HomeAssistant, telecomx_entry: MockConfigEntry) -> MockConfigEntry:
    """Turn on the employees, before setup."""
    options = {CONF_WITH_EMPLOYEES: True, "interval": 30}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    return telecomx_entry


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> States:
    """Set the entry up and return its states."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return States(hass, entry)


def documented(hass: HomeAssistant) -> dict[str, str]:
    """Return the states that have nothing to do with employees."""
    return {
        state.entity_id: state.state
        for state in hass.states.async_all()
        if state.entity_id in DOCUMENTED
    }


def people(hass: HomeAssistant, entry: MockConfigEntry) -> set[str | None]:
    """Return the names of the devices other than the account's."""
    registry = dr.async_get(hass)
    devices = dr.async_entries_for_config_entry(registry, entry.entry_id)
    return {device.name for device in devices} - {"Telecom X"}


async def test_employees_become_devices_with_the_known_properties(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    entity_registry: er.EntityRegistry,
) -> None:
    pbx.telecomx.employees = [dag(presence="OFF_WORK")]
    states = await set_up(hass, opted_in)
    assert people(hass, opted_in) == {"Dag Danielsson"}
    assert documented(hass) == DOCUMENTED
    main = states.full(Platform.SENSOR, "DAG_presence")
    assert main.state == "not_available"
    assert main.attributes["number"] == "101"
    assert main.attributes["key_words"] == ["Support"]
    assert states.sensor("DAG_profile") == "Off work"
    assert states.sensor("DAG_line_status") == "idle"
    assert states.binary("DAG_available") == "off"
    assert states.binary("DAG_on_call") == "off"
    assert states.binary("DAG_ringing") == "off"
    assert states.sensor("people_total") == "1"
    entities = er.async_entries_for_config_entry(entity_registry, opted_in.entry_id)
    assert {entity.domain for entity in entities} == {"binary_sensor", "sensor"}
    assert {
        entity.unique_id.removeprefix("01TELECOMX_DAG_")
        for entity in entities
        if "_DAG_" in entity.unique_id
    } == {
        *("presence", "profile", "line_status", "available", "on_call", "ringing"),
        "talk_time",
    }

    pbx.requests.clear()
    pbx.telecomx.employees = [
        dag(presence="OFF_WORK", extensions=[{"number": "101", "state": "UP"}])
    ]
    await pass_time(hass, freezer, 31)
    assert asked(pbx) == [EMPLOYEES]
    assert states.presence("DAG") == "on_call"
    assert states.binary("DAG_on_call") == "on"
    assert states.sensor("people_on_call") == "1"


@pytest.mark.parametrize(
    ("word", "shape"),
    [("AVAILABLE", "string"), ("available", "name"), ("In a meeting", "state")],
)
async def test_an_undocumented_word_is_shown_but_never_means_available(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    word: str,
    shape: str,
) -> None:
    presence = word if shape == "string" else {shape: word}
    pbx.telecomx.employees = [dag(presence=presence)]
    states = await set_up(hass, opted_in)
    assert states.sensor("DAG_profile") == word
    assert states.presence("DAG") == STATE_UNKNOWN
    assert states.binary("DAG_available") == STATE_UNKNOWN
    assert states.sensor("people_available") == "0"
    assert states.sensor("people_total") == "1"


@pytest.mark.parametrize(
    ("presence", "extensions"),
    [(None, 7), (True, [{}]), ({"name": None}, [{"state": "ODD"}]), ([], None)],
)
async def test_an_employee_of_any_shape_is_neither_available_nor_idle(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    presence: Any,
    extensions: Any,
) -> None:
    pbx.telecomx.employees = [dag(presence=presence, extensions=extensions)]
    states = await set_up(hass, opted_in)
    assert states.presence("DAG") == STATE_UNKNOWN
    assert states.binary("DAG_available") == STATE_UNKNOWN
    assert states.sensor("DAG_line_status") == STATE_UNKNOWN
    assert documented(hass) == DOCUMENTED


@pytest.mark.parametrize("fault", FAULTS[:3])
async def test_employees_that_fail_at_setup_appear_later(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
) -> None:
    pbx.faults.add(fault)
    states = await set_up(hass, opted_in)
    assert opted_in.state is ConfigEntryState.LOADED
    assert documented(hass) == DOCUMENTED
    assert people(hass, opted_in) == set()
    assert states.sensor("people_total") == STATE_UNAVAILABLE
    for _ in range(3):
        await pass_time(hass, freezer, 150)
    assert documented(hass) == DOCUMENTED
    assert not hass.config_entries.flow.async_progress()

    pbx.faults.clear()
    await pass_time(hass, freezer, 200)
    if fault == FAULTS[0]:
        # Once refused, they are not requested again before the next setup.
        assert people(hass, opted_in) == set()
        await hass.config_entries.async_reload(opted_in.entry_id)
        await hass.async_block_till_done()
    assert people(hass, opted_in) == PEOPLE
    assert states.sensor("people_total") == "2"
    assert documented(hass) == DOCUMENTED


@pytest.mark.parametrize("fault", FAULTS)
async def test_employees_that_fail_later_recover(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
) -> None:
    states = await set_up(hass, opted_in)
    assert people(hass, opted_in) == PEOPLE
    pbx.faults.add(fault)
    for _ in range(6):
        await pass_time(hass, freezer, 150)
        assert documented(hass) == DOCUMENTED
    assert states.sensor("people_total") == STATE_UNAVAILABLE
    assert people(hass, opted_in) == PEOPLE
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    assert documented(hass) == DOCUMENTED
    assert not hass.config_entries.flow.async_progress()

    pbx.faults.clear()
    await pass_time(hass, freezer, 200)
    if fault == FAULTS[0]:
        assert states.sensor("people_total") == STATE_UNAVAILABLE
        await hass.config_entries.async_reload(opted_in.entry_id)
        await hass.async_block_till_done()
    assert states.sensor("people_total") == "2"
    assert people(hass, opted_in) == PEOPLE


@pytest.mark.parametrize("status", [401, 403])
async def test_denied_employees_are_an_issue(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
    status: int,
) -> None:
    pbx.faults.add(Status(status, path=EMPLOYEES))
    await set_up(hass, opted_in)
    [issue] = issue_registry.issues.values()
    assert issue.translation_key == "endpoint_denied"
    assert issue.translation_placeholders == {
        "account": "Telecom X",
        "endpoint": "pbx/app/employees",
        "level": "PERSONAL",
    }
    pbx.faults.clear()
    await hass.config_entries.async_reload(opted_in.entry_id)
    assert not issue_registry.issues


async def test_a_refusal_of_employees_is_confirmed_once(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    await set_up(hass, opted_in)
    pbx.faults.add(Status(401, path=EMPLOYEES))
    pbx.requests.clear()
    for _ in range(10):
        await pass_time(hass, freezer, 150)
    assert asked(pbx) == [EMPLOYEES, "pbx/settings"]


async def test_a_token_refused_everywhere_starts_one_reauthentication(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = await set_up(hass, opted_in)
    pbx.telecomx.expire()
    pbx.requests.clear()
    await pass_time(hass, freezer, 31)
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert asked(pbx) == [EMPLOYEES, "pbx/settings"]
    assert states.sensor("people_total") == STATE_UNAVAILABLE
    assert states.binary("connectivity") == "off"
    assert states.sensor("default_number") == STATE_UNAVAILABLE
    for _ in range(10):
        await pass_time(hass, freezer, HOUR)
    assert asked(pbx) == [EMPLOYEES, "pbx/settings"]
    assert len(hass.config_entries.flow.async_progress()) == 1


@pytest.mark.parametrize("status", [401, 429])
async def test_employees_are_not_requested_after_a_refusal(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    status: int,
) -> None:
    options = {**opted_in.options, "interval": 3600}
    hass.config_entries.async_update_entry(opted_in, options=options)
    pbx.world.hang_up("Anna Andersson")
    states = await set_up(hass, opted_in)
    pbx.faults.add(Status(status, retry_after=3600, path="pbx/settings"))
    pbx.requests.clear()
    coordinator = opted_in.runtime_data.settings
    await coordinator.async_refresh()
    await opted_in.runtime_data.presence.async_refresh()
    await hass.async_block_till_done()
    assert asked(pbx) == ["pbx/settings"]
    flows = hass.config_entries.flow.async_progress()
    assert len(flows) == (1 if status == 401 else 0)
    assert states.binary("connectivity") == "off"


async def test_documented_endpoints_are_polled_while_employees_are_busy(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    await set_up(hass, opted_in)
    pbx.faults.add(Status(429, retry_after=3600, times=1, path=EMPLOYEES))
    await pass_time(hass, freezer, 31)
    pbx.requests.clear()
    pbx.telecomx.settings["defaultLanguage"] = "sv"
    await opted_in.runtime_data.settings.async_refresh()
    assert asked(pbx) == [
        "pbx/settings",
        "pbx/app/mobileconfig",
        "employeeSubscription",
    ]
    assert States(hass, opted_in).sensor("default_language") == "sv"
    for _ in range(11):
        await pass_time(hass, freezer, 300)
    assert EMPLOYEES not in asked(pbx)
    await pass_time(hass, freezer, 300)
    assert EMPLOYEES in asked(pbx)


async def test_an_unexpected_error_with_employees_affects_nothing_else(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    employees = "custom_components.pbx_presence.pbx.telecomx.employees"
    monkeypatch.setattr(f"{employees}._extension", None)
    await set_up(hass, opted_in)
    assert opted_in.state is ConfigEntryState.LOADED
    assert documented(hass) == DOCUMENTED


async def test_employees_are_removed_and_added_like_extensions(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.telecomx.employees = [dag(), dag(_id="EVA", name="Eva Ek")]
    await set_up(hass, opted_in)
    pbx.telecomx.employees = [
        dag(_id="EVA", name="Eva Falk"),
        dag(_id="F", name="Filip"),
    ]
    for _ in range(4):
        await pass_time(hass, freezer, 31)
    assert people(hass, opted_in) == {"Eva Falk", "Filip"}


async def test_employees_with_one_name_keep_their_own_devices(
    hass: HomeAssistant, pbx: Simulator, opted_in: MockConfigEntry
) -> None:
    pbx.telecomx.employees = [dag(), dag(_id="DAG2", presence="HOLIDAY")]
    states = await set_up(hass, opted_in)
    assert states.sensor("people_total") == "2"
    assert states.presence("DAG2") == "not_available"


async def test_only_unneeded_devices_can_be_deleted_without_the_option(
    hass: HomeAssistant,
    telecomx_loaded: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await async_setup_component(hass, "config", {})
    client = await hass_ws_client(hass)
    [account] = dr.async_entries_for_config_entry(
        device_registry, telecomx_loaded.entry_id
    )
    left_over = device_registry.async_get_or_create(
        config_entry_id=telecomx_loaded.entry_id,
        identifiers={(DOMAIN, f"{telecomx_loaded.entry_id}_DAG")},
        name="Dag Danielsson",
    )
    assert not (await client.remove_device(account.id))["success"]
    assert (await client.remove_device(left_over.id))["success"]
    assert people(hass, telecomx_loaded) == set()


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Html(path=EMPLOYEES),
        Shape(path=EMPLOYEES, value={"employees": [dag()]}),
        Truncated(path=EMPLOYEES),
    ],
)
async def test_birthdates_are_not_kept(
    hass: HomeAssistant,
    pbx: Simulator,
    opted_in: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    hass_storage: dict[str, Any],
    fault: Fault | None,
) -> None:
    caplog.set_level(logging.DEBUG)
    pbx.telecomx.employees = [dag(presence="ODD"), dag(_id="DAG2")]
    await set_up(hass, opted_in)
    if fault:
        pbx.faults.add(fault)
        await pass_time(hass, freezer, 31)
        assert opted_in.runtime_data.presence.last_exception
    places = {
        "objects": (opted_in, opted_in.runtime_data),
        "states": [state.as_dict() for state in hass.states.async_all()],
        "stores": await write_stores(hass, hass_storage),
    }
    for place, content in places.items():
        assert not is_reachable("1961-02-03", content), place
        assert is_reachable("Dag Danielsson", content), place
    diagnostics = await async_get_config_entry_diagnostics(hass, opted_in)
    assert "1961-02-03" not in as_json(diagnostics) + caplog.text


async def test_diagnostics_contain_the_shape_but_no_values_of_the_answer(
    hass: HomeAssistant, pbx: Simulator, opted_in: MockConfigEntry
) -> None:
    pbx.telecomx.employees = [
        dag(presence={"name": "ODD", "until": 7, "Dag Danielsson": True}),
        dag(_id="EVA", name="Eva Ek", presence="SMOKING", extensions=[], picture=None),
    ]
    await set_up(hass, opted_in)
    diagnostics = await async_get_config_entry_diagnostics(hass, opted_in)
    common = {
        "_id": "str",
        "type": "str",
        "name": "str",
        "department": "str",
        "birthdate": "str",
    }
    line = {"_id": "str", "number": "str", "state": "str"}
    assert diagnostics["provider"]["employees_shape"] == [
        {
            **common,
            "extensions": [line],
            "presence": {"name": "str", "until": "int", "(key)": "bool"},
        },
        {**common, "extensions": [], "presence": "str", "picture": "NoneType"},
    ]
    assert diagnostics["provider"]["employees_words"] == {
        "presence": ["ODD", "SMOKING"]
    }
    assert diagnostics["undocumented_values"] == {}
    # Ports and times can have any digits.
    del diagnostics["data"]["url"]
    del diagnostics["polling"]["last_success"]
    del diagnostics["settings_polling"]["last_success"]
    text = as_json(diagnostics)
    assert not [
        word
        for word in ("Dag", "Eva", "Support", "101", "DAG", "1961", "X1")
        if word in text
    ]


async def test_the_shape_of_an_answer_that_is_not_a_list_is_in_the_diagnostics(
    hass: HomeAssistant, pbx: Simulator, opted_in: MockConfigEntry
) -> None:
    wrapped = {"employees": [{"name": "Dag Danielsson"}]}
    pbx.faults.add(Shape(path=EMPLOYEES, value=wrapped))
    await set_up(hass, opted_in)
    diagnostics = await async_get_config_entry_diagnostics(hass, opted_in)
    shape = diagnostics["provider"]["employees_shape"]
    assert shape == {"employees": [{"name": "str"}]}
    assert diagnostics["polling"]["error"] == "PbxAnswerError"
