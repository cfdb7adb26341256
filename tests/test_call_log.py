"""The call log adds what polls cannot see, and is read rarely."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics,
)
from simulator import Simulator
from simulator.faults import Html, Status

from .helpers import ANNA, BENGT, States, device_id, entity_id, pass_time, presence_id
from .people import A

type Told = Callable[[], list[dict[str, Any]]]

OPTIONS = {"interval": 60, "call_log": True, "show_caller": True, "country": "SE"}
OPTIONAL = ("missed_calls_today", "last_missed_call", "last_call", "text_message")
CALLER, NOON = "0701740605", "2026-11-26 12:00:00+01:00"


@pytest.fixture
async def logged(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
) -> MockConfigEntry:
    """Set the entry up with an empty call log, at noon and without a call."""
    await hass.config.async_set_time_zone("Europe/Stockholm")
    pbx.world.hang_up(A)
    pbx.world._log._ended.clear()
    freezer.move_to(NOON)
    hass.config_entries.async_update_entry(entry, options=OPTIONS)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


@pytest.fixture
def told(hass: HomeAssistant, logged: MockConfigEntry) -> Told:
    """Return a function that returns Anna's missed calls since the last call."""
    missed: dict[str, dict[str, Any]] = {}
    entity = entity_id(hass, logged, Platform.EVENT, f"{ANNA}_call")

    @callback
    def on_change(event: Event) -> None:
        state = event.data["new_state"]
        if event.data["entity_id"] == entity:
            missed.setdefault(state.state, dict(state.attributes))

    hass.bus.async_listen("state_changed", on_change)

    def told() -> list[dict[str, Any]]:
        heard = list(missed.values())
        missed.update({at: {} for at in missed})
        return [one for one in heard if one.get("event_type") == "missed"]

    return told


def miss(pbx: Simulator, number: str = CALLER, ago: float = 0) -> None:
    """Add a missed call to the log that no poll sees."""
    pbx.world.log_call("missed", number, dt_util.utcnow() - timedelta(seconds=ago))


def readings(pbx: Simulator) -> int:
    """Return how often the log was read."""
    return pbx.requests.count("/api/calls")


async def get_calls(hass: HomeAssistant, **data: Any) -> list[dict[str, Any]]:
    """Return the calls that the action returns."""
    response: Any = await hass.services.async_call(
        DOMAIN,
        "get_calls",
        {"config_entry_id": "01ENTRY"} | data,
        blocking=True,
        return_response=True,
    )
    return list(response["calls"])


async def test_a_missed_call_that_no_poll_saw_is_reported_once_and_counted(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    states = States(hass, logged)
    assert states.sensor("missed_calls_today") == "0"
    assert states.sensor("last_call") == "unknown"
    miss(pbx)
    await pass_time(hass, freezer, 15 * 60)
    [event] = told()
    assert event["seen_by"] == "call_log"
    assert event["called_at"] == "2026-11-26T12:00:00+01:00"
    assert event["caller"] == "0701740605"
    missed = states.full(Platform.SENSOR, "last_missed_call")
    assert missed.state == "2026-11-26T11:00:00+00:00"
    assert missed.attributes["number"] == CALLER
    assert states.sensor("missed_calls_today") == "1"
    await pass_time(hass, freezer, 15 * 60)
    assert told() == []
    freezer.move_to("2026-11-27 00:00:01+01:00")
    await pass_time(hass, freezer, 0)
    assert states.sensor("missed_calls_today") == "0"


async def test_a_missed_call_that_polls_saw_is_not_reported_again(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    pbx.world.ring(A, "+46701740605")
    await pass_time(hass, freezer, 60)
    pbx.world.hang_up(A)
    for _ in range(6):
        await pass_time(hass, freezer, 11)
    [event] = told()
    assert "seen_by" not in event
    [call] = await get_calls(hass, kind="missed")
    assert call["number"] in {CALLER, "+46701740605"}
    await pass_time(hass, freezer, 15 * 60)
    assert told() == []


async def test_calls_from_before_the_start_are_shown_and_not_reported(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    miss(pbx, ago=3600)
    assert await hass.config_entries.async_reload(logged.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert States(hass, logged).sensor("missed_calls_today") == "1"
    assert told() == []


async def test_the_log_is_read_every_15_minutes_and_once_after_a_call(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    assert readings(pbx) == 1
    for _ in range(14):
        await pass_time(hass, freezer, 60)
    assert readings(pbx) == 1
    await pass_time(hass, freezer, 61)
    assert readings(pbx) == 2
    for step in (pbx.world.ring, pbx.world.answer, pbx.world.hang_up):
        step(A)
        await pass_time(hass, freezer, 60)
    for _ in range(6):
        await pass_time(hass, freezer, 10)
    assert readings(pbx) == 3


async def test_a_call_is_read_10_to_30_seconds_after_it_ended(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.ring(A)
    pbx.world.answer(A)
    await pass_time(hass, freezer, 60)
    pbx.world.hang_up(A, linger=True)
    await pass_time(hass, freezer, 10)
    assert States(hass, logged).sensor(f"{ANNA}_line_status") == "idle"
    await pass_time(hass, freezer, 9)
    assert readings(pbx) == 1
    await pass_time(hass, freezer, 21)
    assert readings(pbx) == 2
    assert States(hass, logged).sensor("last_call") != "unknown"


async def test_the_sensors_belong_to_the_owner_and_follow_consent(
    hass: HomeAssistant, logged: MockConfigEntry, pbx: Simulator
) -> None:
    last = entity_id(hass, logged, Platform.SENSOR, "last_call")
    assert device_id(hass, last) == device_id(hass, presence_id(hass, logged, ANNA))
    pbx.world.log_call("incoming", "+46729913299", duration=61)
    options = OPTIONS | {"show_caller": False}
    hass.config_entries.async_update_entry(logged, options=options)
    assert await hass.config_entries.async_reload(logged.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = States(hass, logged).full(Platform.SENSOR, "last_call").attributes
    assert (shown["kind"], shown["duration"]) == ("incoming", 61)
    assert (shown["number"], shown["name"]) == (None, None)
    [call] = await get_calls(hass)
    assert call == {
        "kind": "incoming",
        "time": call["time"],
        "duration": 61,
        "number": None,
        "name": None,
    }


async def test_a_failing_log_costs_nothing_else_and_recovers(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    states = States(hass, logged)
    pbx.faults.add(Html(path="calls"))
    for shown in ("0", "0", "unavailable"):
        await pass_time(hass, freezer, 15 * 60 + 1)
        assert states.sensor("missed_calls_today") == shown
        assert states.presence(ANNA) == "available"
    pbx.faults.clear()
    miss(pbx)
    await pass_time(hass, freezer, 15 * 60 + 1)
    assert states.sensor("missed_calls_today") == "1"
    assert len(told()) == 1


async def test_without_the_option_the_log_is_never_read(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    assert not readings(pbx)
    assert not pbx.requests.count("/api/extensions/me")
    with pytest.raises(ServiceValidationError) as error:
        await get_calls(hass)
    assert error.value.translation_key == "no_call_log"
    assert not readings(pbx)


async def test_calls_are_returned_for_a_time_and_a_kind(
    hass: HomeAssistant, logged: MockConfigEntry, pbx: Simulator
) -> None:
    now = dt_util.now()
    pbx.world.log_call("missed", CALLER, now - timedelta(days=1))
    pbx.world.log_call("outgoing", CALLER, now - timedelta(days=2))
    pbx.world.log_call("incoming", CALLER, now - timedelta(days=60))
    await logged.runtime_data.call_log.async_refresh()
    before = readings(pbx)
    assert [call["kind"] for call in await get_calls(hass)] == ["missed", "outgoing"]
    assert len(await get_calls(hass, kind=["outgoing"])) == 1
    start = (now - timedelta(days=1, hours=1)).isoformat()
    assert len(await get_calls(hass, **{"from": start})) == 1
    assert readings(pbx) == before
    start, end = ((now - timedelta(days=days)).isoformat() for days in (70, 1.5))
    for _ in range(3):
        calls = await get_calls(hass, **{"from": start, "to": end})
        assert [call["kind"] for call in calls] == ["outgoing", "incoming"]
    assert readings(pbx) == before + 1
    with pytest.raises(ServiceValidationError) as error:
        await get_calls(hass, **{"from": end, "to": start})
    assert error.value.translation_key == "from_after_to"
    pbx.faults.add(Status(500, path="calls"))
    start = (now - timedelta(days=90)).isoformat()
    with pytest.raises(HomeAssistantError) as failed:
        await get_calls(hass, **{"from": start})
    assert failed.value.translation_key == "server_error"


async def test_the_entities_go_when_the_options_are_turned_off(
    hass: HomeAssistant, logged: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    options = OPTIONS | {"allow_actions": True}
    for changed, count in ((options, 4), ({"interval": 60}, 0)):
        hass.config_entries.async_update_entry(logged, options=changed)
        assert await hass.config_entries.async_reload(logged.entry_id)
        entities = er.async_entries_for_config_entry(entity_registry, logged.entry_id)
        keys = [entity.translation_key for entity in entities]
        assert sum(key in OPTIONAL for key in keys) == count


async def test_missed_calls_stay_counted_when_they_leave_the_log(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """The log contains only the last 30 calls."""
    miss(pbx)
    await pass_time(hass, freezer, 15 * 60)
    for _ in range(30):
        pbx.world.log_call("outgoing", CALLER)
    await pass_time(hass, freezer, 15 * 60)
    assert [call["kind"] for call in await get_calls(hass, kind="missed")] == []
    assert States(hass, logged).sensor("missed_calls_today") == "1"


async def test_the_owners_entities_stay_when_the_extension_goes_and_comes_back(
    hass: HomeAssistant,
    logged: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    anna = pbx.world.remove(A)
    for _ in range(4):
        await pass_time(hass, freezer, 61)
    states = States(hass, logged)
    assert states.sensor("missed_calls_today") == "0"
    last = entity_id(hass, logged, Platform.SENSOR, "last_call")
    assert device_id(hass, last) == logged.runtime_data.account_device_id
    pbx.world.add(anna)
    await pass_time(hass, freezer, 61)
    assert states.presence(ANNA) == "available"
    assert states.sensor("missed_calls_today") == "0"


async def test_without_the_owners_device_the_sensors_belong_to_the_account(
    hass: HomeAssistant, logged: MockConfigEntry
) -> None:
    options = OPTIONS | {"follow": "chosen", "chosen": [BENGT]}
    hass.config_entries.async_update_entry(logged, options=options)
    assert await hass.config_entries.async_reload(logged.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    last = entity_id(hass, logged, Platform.SENSOR, "last_call")
    assert device_id(hass, last) == logged.runtime_data.account_device_id
    assert States(hass, logged).sensor("missed_calls_today") == "0"


async def test_the_diagnostics_say_how_reading_the_log_goes(
    hass: HomeAssistant, logged: MockConfigEntry, pbx: Simulator
) -> None:
    miss(pbx)
    await logged.runtime_data.call_log.async_refresh()
    diagnostics = await async_get_config_entry_diagnostics(hass, logged)
    assert diagnostics["call_log"] == {
        "calls": 1,
        "last_success": "2026-11-26T11:00:00+00:00",
        "error": None,
        "owner_is_known": True,
        "owner_is_followed": True,
    }


async def test_telecom_x_has_no_call_log(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await get_calls(hass, config_entry_id=telecomx_loaded.entry_id)
    assert error.value.translation_key == "not_supported"
