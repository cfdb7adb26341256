"""Settings, mobile configs and subscriptions of Telecom X: each can fail on its own."""

from collections.abc import AsyncIterator
from dataclasses import replace
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    EVENT_LOGGING_CHANGED,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.helpers.aiohttp_client import async_get_clientsession
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components import pbx_presence
from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics,
)
from simulator import Simulator
from simulator.faults import Drop, Fault, Garbage, Hold, Html, Shape, Status, Truncated
from simulator.telecomx.account import TokenTransport

from .helpers import (
    HOUR,
    MINUTE,
    States,
    as_json,
    asked,
    enable,
    pass_time,
    record_changes,
    write_stores,
)
from .reachable import is_reachable

PATHS = {
    "settings": "pbx/settings",
    "mobile_configs": "pbx/app/mobileconfig",
    "employee_subscriptions": "employeeSubscription",
}
LEVELS = {
    "settings": "PERSONAL",
    "mobile_configs": "VIEWER",
    "employee_subscriptions": "VIEWER",
}
VALUES = {
    "settings": {
        "sensor.telecom_x_default_number": "+4570305050",
        "sensor.telecom_x_default_language": "da",
        "sensor.telecom_x_national_prefix": "+45",
        "sensor.telecom_x_caller_id_mode": "customer",
        "sensor.telecom_x_recording_mode": "always",
        "sensor.telecom_x_recording_quality": "normal",
        "sensor.telecom_x_recording_retention": "7",
        "sensor.telecom_x_invoiced_until": "2019-01-01T00:00:00+00:00",
        "binary_sensor.telecom_x_mobile_number_presented": "off",
    },
    "mobile_configs": {"sensor.telecom_x_mobile_configs": "2"},
    "employee_subscriptions": {"sensor.telecom_x_employee_subscriptions": "1"},
}
CONNECTED = {"binary_sensor.telecom_x_connectivity": "on"}
ALL_GOOD = CONNECTED | {
    key: value for one in VALUES.values() for key, value in one.items()
}
POLL = 6 * HOUR + MINUTE
PIN = "Pin86420975"

endpoint = pytest.mark.parametrize("capability", PATHS)


def shown(hass: HomeAssistant) -> dict[str, str]:
    """Return all states."""
    return {state.entity_id: state.state for state in hass.states.async_all()}


def without(capability: str) -> dict[str, str]:
    """Return all states while one endpoint cannot be read."""
    return ALL_GOOD | dict.fromkeys(VALUES[capability], STATE_UNAVAILABLE)


def ours(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    """Return what we logged at a level."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno == level and "pbx_presence" in record.name
    ]


async def test_the_documented_example_becomes_these_states(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry
) -> None:
    assert shown(hass) == ALL_GOOD


async def test_an_account_without_employees_has_one_device(
    hass: HomeAssistant,
    telecomx_loaded: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    entry_id = telecomx_loaded.entry_id
    [device] = dr.async_entries_for_config_entry(device_registry, entry_id)
    assert (device.manufacturer, device.name) == ("Telecom X", "Telecom X")
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    entities = er.async_entries_for_config_entry(entity_registry, entry_id)
    assert {entity.device_id for entity in entities} == {device.id}
    assert {(entity.domain, entity.unique_id) for entity in entities} == {
        *(
            ("binary_sensor", f"01TELECOMX_{key}")
            for key in (
                "connectivity",
                "mobile_number_presented",
                "music_on_hold",
                "voicemail_breakout",
            )
        ),
        *(
            ("sensor", f"01TELECOMX_{key}")
            for key in (
                "caller_id_mode",
                "default_language",
                "default_number",
                "employee_subscriptions",
                "invoiced_until",
                "last_successful_update",
                "mobile_configs",
                "national_prefix",
                "recording_mode",
                "recording_quality",
                "recording_retention",
            )
        ),
    }
    assert {entity.translation_key for entity in entities if entity.disabled_by} == {
        "last_successful_update",
        "music_on_hold",
        "voicemail_breakout",
    }


@pytest.mark.parametrize(
    ("breakout", "music", "states"),
    [
        (None, "12345789012345678901234", ("off", "on")),
        ("NUMBER", None, ("on", "off")),
    ],
)
async def test_voicemail_breakout_and_music_on_hold_can_be_shown(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    breakout: str | None,
    music: str | None,
    states: tuple[str, str],
) -> None:
    binary, off = Platform.BINARY_SENSOR, ("voicemail_breakout", "music_on_hold")
    enable(hass, telecomx_entry, *off, platform=binary)
    pbx.telecomx.settings["voicemailBreakout"] = breakout
    pbx.telecomx.settings["defaultMusicOnHold"] = music
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert tuple(map(States(hass, telecomx_entry).binary, off)) == states


async def test_missing_settings_are_unknown(
    hass: HomeAssistant, pbx: Simulator, telecomx_entry: MockConfigEntry
) -> None:
    pbx.telecomx.settings = {}
    pbx.telecomx.mobile_configs = []
    pbx.telecomx.subscriptions = []
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass) == {
        **CONNECTED,
        **dict.fromkeys(VALUES["settings"], STATE_UNKNOWN),
        "sensor.telecom_x_mobile_configs": "0",
        "sensor.telecom_x_employee_subscriptions": "0",
    }


@pytest.mark.parametrize(
    ("change", "key", "field"),
    [
        ({"callerIdNameOutbound": "FANCY"}, "caller_id_mode", "callerIdNameOutbound"),
        ({"recording": {"mode": "FANCY"}}, "recording_mode", "recording.mode"),
        ({"recording": {"quality": "FANCY"}}, "recording_quality", "recording.quality"),
    ],
)
async def test_an_undocumented_word_is_unknown_and_in_the_diagnostics(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    change: dict[str, Any],
    key: str,
    field: str,
) -> None:
    pbx.telecomx.settings |= change
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert States(hass, telecomx_entry).sensor(key) == STATE_UNKNOWN
    diagnostics = await async_get_config_entry_diagnostics(hass, telecomx_entry)
    assert diagnostics["undocumented_values"] == {field: ["FANCY"]}
    assert caplog.text.count(f"undocumented value for {field}") == 1
    assert "FANCY" not in caplog.text


async def test_names_and_titles_are_limited_and_not_recorded(
    hass: HomeAssistant, pbx: Simulator, telecomx_entry: MockConfigEntry
) -> None:
    everybody = [{"_id": f"E{n}", "name": f"Name {n:03}"} for n in range(60)]
    colleagues = {"type": "COLLEAGUES", "items": everybody}
    pbx.telecomx.mobile_configs = [
        {"_id": f"E{n}", "configs": [colleagues]} for n in range(60)
    ]
    pbx.telecomx.subscriptions = [{"title": f"Title {n:03}"} for n in range(60)]
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, telecomx_entry)
    for key, attribute, word in (
        ("mobile_configs", "names", "Name"),
        ("employee_subscriptions", "titles", "Title"),
    ):
        state = states.full(Platform.SENSOR, key)
        assert state.state == "60"
        assert state.attributes[attribute] == [f"{word} {n:03}" for n in range(50)]
        assert state.state_info
        assert attribute in state.state_info["unrecorded_attributes"]


async def test_each_endpoint_is_polled_every_six_hours(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    assert asked(pbx) == list(PATHS.values())
    for _ in range(3):
        pbx.requests.clear()
        for _ in range(5):
            await pass_time(hass, freezer, HOUR)
        assert asked(pbx) == []
        await pass_time(hass, freezer, HOUR + 2)
        assert asked(pbx) == list(PATHS.values())
    assert pbx.requests.max_in_flight == 1


async def test_an_ordinary_user_requests_what_is_allowed(
    hass: HomeAssistant, pbx: Simulator, telecomx_entry: MockConfigEntry
) -> None:
    pbx.telecomx.access_level = "VIEWER"
    grant = telecomx_entry.data["grant"] | {"access_level": "VIEWER"}
    data = {**telecomx_entry.data, "grant": grant}
    hass.config_entries.async_update_entry(telecomx_entry, data=data)
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert [request.path for request in pbx.requests] == [
        "/telecomx/pbx/settings",
        "/telecomx/pbx/app/mobileconfig",
        f"/telecomx/employeeSubscription?customer={pbx.telecomx.customer}",
    ]
    assert shown(hass) == ALL_GOOD


async def test_only_what_changed_is_written(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    written = record_changes(hass)
    await pass_time(hass, freezer, POLL)
    assert written == []
    pbx.telecomx.settings["recording"]["retension"] = 30
    await pass_time(hass, freezer, POLL)
    assert written == [("sensor.telecom_x_recording_retention", "30")]


@pytest.mark.parametrize(
    ("capability", "status"), list(zip(PATHS, (403, 404, 500), strict=True))
)
async def test_an_endpoint_that_fails_at_setup_does_not_affect_the_others(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    capability: str,
    status: int,
) -> None:
    pbx.faults.add(Status(status, path=PATHS[capability]))
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert telecomx_entry.state is ConfigEntryState.LOADED
    assert shown(hass) == without(capability)
    pbx.faults.clear()
    await pass_time(hass, freezer, POLL)
    assert shown(hass) == ALL_GOOD


@pytest.mark.parametrize(
    ("capability", "status"), list(zip(PATHS, (400, 403, 404), strict=True))
)
async def test_an_endpoint_that_refuses_later_is_unavailable_at_once(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    capability: str,
    status: int,
) -> None:
    pbx.faults.add(Status(status, path=PATHS[capability]))
    for _ in range(2):
        pbx.requests.clear()
        await pass_time(hass, freezer, POLL)
        assert shown(hass) == without(capability)
        # Polling more often would not help.
        assert asked(pbx) == list(PATHS.values())
    pbx.faults.clear()
    await pass_time(hass, freezer, POLL)
    assert shown(hass) == ALL_GOOD
    name = capability.replace("_", " ")
    [warning] = ours(caplog, logging.WARNING)
    assert warning.startswith(f"Cannot read {name}: {pbx.url}: ")
    assert f"Can read {name} again" in ours(caplog, logging.INFO)


@pytest.mark.parametrize(
    ("capability", "fault"),
    [
        ("settings", Status(500)),
        ("settings", Status(503)),
        ("mobile_configs", Drop()),
        ("mobile_configs", Html()),
        ("employee_subscriptions", Garbage()),
        ("employee_subscriptions", Shape(value=1)),
    ],
)
async def test_a_temporary_failure_has_a_grace_of_three_polls(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    capability: str,
    fault: Fault,
) -> None:
    pbx.faults.add(replace(fault, path=PATHS[capability]))
    await pass_time(hass, freezer, POLL)
    assert shown(hass) == ALL_GOOD
    await pass_time(hass, freezer, 75)
    assert shown(hass) == ALL_GOOD
    await pass_time(hass, freezer, 150)
    assert shown(hass) == without(capability)
    pbx.requests.clear()
    await pass_time(hass, freezer, 300)
    assert set(asked(pbx)) == set(PATHS.values()), "it is asked again sooner"
    assert shown(hass) == without(capability)
    pbx.faults.clear()
    await pass_time(hass, freezer, 600)
    assert shown(hass) == ALL_GOOD
    pbx.requests.clear()
    for _ in range(5):
        await pass_time(hass, freezer, HOUR)
    assert asked(pbx) == []


async def test_retries_slow_down_up_to_the_interval(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    options = {"settings_interval": 15}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    pbx.faults.add(Status(500, path="pbx/settings"))
    await pass_time(hass, freezer, 16 * MINUTE)
    waits = [await seconds_to_next_poll(hass, pbx, freezer) for _ in range(7)]
    bounds = [60, 120, 240, 480, 900, 900, 900]
    assert all(
        bound * 0.8 <= wait <= bound * 1.2 + 12
        for bound, wait in zip(bounds, waits, strict=True)
    )


async def seconds_to_next_poll(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> int:
    """Let time pass until Telecom X is polled again, and return the duration."""
    pbx.requests.clear()
    waited = 0
    while not pbx.requests:
        await pass_time(hass, freezer, 10)
        waited += 10
    return waited


async def test_an_outage_is_shown_at_once_in_the_connectivity_only(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    disconnected = {"binary_sensor.telecom_x_connectivity": "off"}
    pbx.faults.add(Drop())
    await pass_time(hass, freezer, POLL)
    assert shown(hass) == ALL_GOOD | disconnected
    await pass_time(hass, freezer, 75)
    assert shown(hass) == ALL_GOOD | disconnected
    await pass_time(hass, freezer, 150)
    assert shown(hass) == dict.fromkeys(ALL_GOOD, STATE_UNAVAILABLE) | disconnected
    for _ in range(5):
        await pass_time(hass, freezer, HOUR)
    assert caplog.text.count("Error fetching pbx_presence settings") == 1
    assert "Cannot read" not in caplog.text
    pbx.faults.clear()
    await pass_time(hass, freezer, 8 * HOUR)
    assert shown(hass) == ALL_GOOD
    assert "again" not in caplog.text


async def test_a_pbx_that_hangs_delays_the_start_by_one_request(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pbx_presence, "FIRST_TIMEOUT", 0.05)
    hass.set_state(CoreState.not_running)
    pbx.faults.add(Hold())
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    assert telecomx_entry.state is ConfigEntryState.SETUP_RETRY
    assert asked(pbx) == ["pbx/settings"]


async def test_an_outage_of_two_endpoints_is_not_one_of_the_account(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Drop(path="pbx/*"))
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert shown(hass) == {
        **dict.fromkeys(ALL_GOOD, STATE_UNAVAILABLE),
        **CONNECTED,
        **VALUES["employee_subscriptions"],
    }
    pbx.faults.clear()
    await pass_time(hass, freezer, 75)
    assert shown(hass) == ALL_GOOD


@pytest.mark.parametrize(
    "fault", [Drop(), Html(), Status(500), Status(429, retry_after=1), Status(503)]
)
async def test_setup_is_retried_if_the_pbx_does_not_answer(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
) -> None:
    pbx.faults.add(fault)
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert telecomx_entry.state is ConfigEntryState.SETUP_RETRY
    assert pbx.url in (telecomx_entry.reason or "")
    assert shown(hass) == {}
    pbx.faults.clear()
    await pass_time(hass, freezer, 10)
    assert telecomx_entry.state is ConfigEntryState.LOADED
    assert shown(hass) == ALL_GOOD


async def test_an_account_without_any_access_is_loaded_with_issues(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    pbx.telecomx.access_level = "NO_LOGIN"
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    assert telecomx_entry.state is ConfigEntryState.LOADED
    assert shown(hass) == dict.fromkeys(ALL_GOOD, STATE_UNAVAILABLE) | CONNECTED
    assert len(issue_registry.issues) == 3


@endpoint
async def test_denied_access_to_an_endpoint_is_an_issue_until_it_is_granted(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    issue_registry: ir.IssueRegistry,
    capability: str,
) -> None:
    pbx.faults.add(Status(403, path=PATHS[capability]))
    await pass_time(hass, freezer, POLL)
    [issue] = issue_registry.issues.values()
    assert issue.issue_id == f"access_denied_{capability}_01TELECOMX"
    assert issue.translation_key == "endpoint_denied"
    assert issue.translation_placeholders == {
        "account": "Telecom X",
        "endpoint": PATHS[capability],
        "level": LEVELS[capability],
    }
    await pass_time(hass, freezer, POLL)
    assert len(issue_registry.issues) == 1
    pbx.faults.clear()
    await pass_time(hass, freezer, POLL)
    assert not issue_registry.issues


async def test_an_unloaded_account_has_no_issues(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    pbx.telecomx.access_level = "PERSONAL"
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    assert {issue.translation_key for issue in issue_registry.issues.values()} == {
        "endpoint_denied"
    }
    assert len(issue_registry.issues) == 2
    await hass.config_entries.async_unload(telecomx_entry.entry_id)
    assert not issue_registry.issues


@endpoint
@pytest.mark.parametrize("status", [429, 503])
async def test_a_busy_pbx_is_not_polled_before_retry_after(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    capability: str,
    status: int,
) -> None:
    pbx.faults.add(Status(status, retry_after=1800, times=1, path=PATHS[capability]))
    pbx.requests.clear()
    await pass_time(hass, freezer, POLL)
    assert asked(pbx)[-1] == PATHS[capability]
    assert {**shown(hass), **CONNECTED} == ALL_GOOD
    pbx.requests.clear()
    for _ in range(6):
        await pass_time(hass, freezer, 298)
    assert asked(pbx) == []
    await pass_time(hass, freezer, 15)
    assert asked(pbx) == list(PATHS.values())
    assert shown(hass) == ALL_GOOD


async def test_the_last_update_is_that_of_the_last_successful_poll(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    enable(hass, telecomx_entry, "last_successful_update")
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, telecomx_entry)
    assert states.sensor("last_successful_update") == "2026-11-21T12:00:00+00:00"
    pbx.faults.add(Drop())
    await pass_time(hass, freezer, POLL)
    assert states.sensor("last_successful_update") == "2026-11-21T12:00:00+00:00"
    pbx.faults.clear()
    await pass_time(hass, freezer, 2 * MINUTE)
    assert states.sensor("last_successful_update") == "2026-11-21T18:03:00+00:00"


async def test_a_poll_that_ends_after_the_removal_leaves_nothing(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    pbx.faults.add(Status(403))
    poll = hass.async_create_task(telecomx_loaded.runtime_data.settings.async_refresh())
    await hass.config_entries.async_remove(telecomx_loaded.entry_id)
    await poll
    assert not issue_registry.issues


@pytest.fixture
async def everything_logged(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[None]:
    """Log everything, including every event of Home Assistant."""
    with caplog.at_level(logging.DEBUG):
        hass.bus.async_fire(EVENT_LOGGING_CHANGED)
        yield


ACTIONS = ("get_settings", "get_mobile_configs", "get_employee_subscriptions")


async def responses(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    """Return the responses of all actions."""
    return as_json(
        [
            await hass.services.async_call(
                DOMAIN,
                action,
                {"config_entry_id": entry.entry_id},
                blocking=True,
                return_response=True,
            )
            for action in ACTIONS
        ]
    )


@pytest.mark.usefixtures("everything_logged", "all_enabled")
@pytest.mark.parametrize(
    "fault", [None, Truncated(), Shape(value=[{"masterPinCode": PIN}])]
)
async def test_the_master_pin_is_not_kept_after_a_poll(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    hass_storage: dict[str, Any],
    issue_registry: ir.IssueRegistry,
    fault: Fault | None,
) -> None:
    entry = telecomx_entry
    pbx.telecomx.settings = {"masterPinCode": PIN} | pbx.telecomx.settings
    pbx.telecomx.settings["masterPinCode"] = PIN
    carried = await async_get_clientsession(hass).get(
        f"{pbx.telecomx_url}pbx/settings",
        headers={"Cookie": entry.data["grant"]["cookie"]},
    )
    assert PIN in await carried.text()

    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    if fault:
        pbx.faults.add(replace(fault, path="pbx/settings"))
        await pass_time(hass, freezer, POLL)
        assert entry.runtime_data.settings.data["settings"].error
        pbx.faults.clear()
    states = [state.as_dict() for state in hass.states.async_all()]
    assert len(states) == 15
    places = {
        "objects": (entry, entry.runtime_data, issue_registry.issues),
        "states": states,
        "diagnostics": await async_get_config_entry_diagnostics(hass, entry),
        "responses": await responses(hass, entry),
        "stores": await write_stores(hass, hass_storage),
        "log": caplog.text,
    }
    assert "Bus:Handling <Event state_changed" in caplog.text
    for place, content in places.items():
        assert not is_reachable(PIN, content), place
        # Data that are not secret are found in the same way, so the search works.
        public = "settings" if place == "diagnostics" else "default_number"
        assert is_reachable(public, content), place
    assert is_reachable("+4570305050", entry.runtime_data)
    assert is_reachable(entry.data["grant"]["token"], entry.runtime_data)


@pytest.mark.usefixtures("everything_logged", "all_enabled")
@pytest.mark.parametrize("transport", ["cookie", "bearer", "query"])
async def test_credentials_are_in_no_state_log_or_diagnostics(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    transport: TokenTransport,
) -> None:
    entry = telecomx_entry
    pbx.telecomx.transports = {transport}
    grant = entry.data["grant"] | {"carrier": transport}
    data = {**entry.data, "grant": grant}
    hass.config_entries.async_update_entry(entry, data=data)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    everything = [await responses(hass, entry)]
    for fault in (Drop(), Html(), Garbage(), Status(403), Status(500), Status(401)):
        pbx.faults.clear()
        pbx.faults.add(fault)
        await pass_time(hass, freezer, POLL)
        everything += [
            as_json([state.as_dict() for state in hass.states.async_all()]),
            as_json(await async_get_config_entry_diagnostics(hass, entry)),
        ]
    pbx.faults.clear()
    flow = hass.config_entries.flow.async_progress()[0]
    pbx.telecomx.password = "Correct-Horse-7"
    flow = await hass.config_entries.flow.async_configure(
        flow["flow_id"],
        {"username": "demo@example.com", "password": "Correct-Horse-7"},
    )
    assert flow["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    everything += [
        as_json([state.as_dict() for state in hass.states.async_all()]),
        as_json(await async_get_config_entry_diagnostics(hass, entry)),
        caplog.text,
    ]
    text = "\n".join(everything)
    assert len(pbx.telecomx.tokens) == 2
    for secret in ("Correct-Horse-7", "simulated_token", *pbx.telecomx.tokens):
        assert secret not in text
