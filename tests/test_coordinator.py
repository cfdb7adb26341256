"""Polling: only changes are written, faster during calls, slower after failures."""

import asyncio
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant import SERVICE_UPDATE_ENTITY
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import (
    CONF_FAST_INTERVAL,
    CONF_INTERVAL,
    DOMAIN,
)
from custom_components.pbx_presence.pbx.pingaway import client as pingaway
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway
from custom_components.pbx_presence.polling import topics
from custom_components.pbx_presence.polling.failures import backoff
from simulator import Simulator
from simulator.faults import Drop, Fault, Hold, Html, Shape, Status
from simulator.model import Call

from .helpers import ANNA, BENGT, ROOM, States, entity_id, pass_time, record_changes
from .people import A, B, R


@pytest.fixture
def states(hass: HomeAssistant, loaded: MockConfigEntry) -> States:
    return States(hass, loaded)


@pytest.fixture
def quiet(pbx: Simulator) -> None:
    """End every call before the test."""
    pbx.world.hang_up("Anna Andersson")


async def test_one_request_updates_all_extensions(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    assert [request.path for request in pbx.requests] == ["/api/extensions/"]


@pytest.mark.usefixtures("quiet")
async def test_an_identical_answer_writes_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    written = record_changes(hass)
    await pass_time(hass, freezer, 31)
    assert len(pbx.requests) == 2
    assert written == []


@pytest.mark.usefixtures("quiet")
async def test_only_what_changed_is_written(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    written = record_changes(hass)
    pbx.world.ring("Bengt Bengtsson")
    await pass_time(hass, freezer, 31)
    calls = [write for write in written if write[0].startswith("event.")]
    assert len(calls) == 1
    assert set(written) - set(calls) == {
        ("binary_sensor.bengt_bengtsson_ringing", "on"),
        ("sensor.bengt_bengtsson_line_status", "ringing"),
        ("sensor.bengt_bengtsson", "ringing"),
        ("sensor.pingaway_people_ringing", "1"),
    }


@pytest.mark.usefixtures("quiet")
async def test_polls_are_fast_while_a_phone_rings_and_for_a_while_after_a_change(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    async def polls_in(seconds: float) -> int:
        before = len(pbx.requests)
        await pass_time(hass, freezer, seconds)
        return len(pbx.requests) - before

    pbx.world.ring("Bengt Bengtsson")
    assert await polls_in(11) == 0
    assert await polls_in(20) == 1
    for _ in range(20):
        assert await polls_in(11) == 1
    pbx.world.answer("Bengt Bengtsson")
    for _ in range(12):
        assert await polls_in(11) == 1
    assert await polls_in(11) == 0
    assert await polls_in(20) == 1
    assert await polls_in(11) == 0
    assert await polls_in(20) == 1
    pbx.world.hang_up("Bengt Bengtsson")
    assert await polls_in(31) == 1
    assert await polls_in(11) == 1


async def test_the_intervals_are_options(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    options = {CONF_INTERVAL: 300, CONF_FAST_INTERVAL: 60}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    pbx.world.ring("Bengt Bengtsson")
    await pass_time(hass, freezer, 290)
    assert len(pbx.requests) == 1
    await pass_time(hass, freezer, 11)
    assert len(pbx.requests) == 2
    await pass_time(hass, freezer, 50)
    assert len(pbx.requests) == 2
    await pass_time(hass, freezer, 11)
    assert len(pbx.requests) == 3


async def test_a_pbx_is_polled_once_a_minute_by_default(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    hass.config_entries.async_update_entry(entry, options={})
    await hass.config_entries.async_setup(entry.entry_id)
    for _ in range(10):
        await pass_time(hass, freezer, 61)
    # Anna has been on the phone all the time.
    assert len(pbx.requests) == 11


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "fault",
    [Drop(), Html(), Status(500), Shape(value={}), Shape(value=[]), Shape(value=[{}])],
)
async def test_a_short_outage_changes_only_the_connectivity(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
) -> None:
    written = record_changes(hass)
    pbx.faults.add(fault)
    await pass_time(hass, freezer, 31)
    assert written == [("binary_sensor.pingaway_connectivity", "off")]
    pbx.faults.clear()
    await pass_time(hass, freezer, 60)
    assert written[1:] == [("binary_sensor.pingaway_connectivity", "on")]


@pytest.mark.usefixtures("quiet")
async def test_after_the_grace_all_is_unavailable_until_one_successful_poll(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Drop())
    await pass_time(hass, freezer, 31)
    await pass_time(hass, freezer, 80)
    assert states.binary(f"{ANNA}_available") == "on"
    await pass_time(hass, freezer, 15)
    for key in (ANNA, BENGT, ROOM):
        assert states.binary(f"{key}_on_call") == STATE_UNAVAILABLE
        assert states.full(Platform.EVENT, f"{key}_call").state == STATE_UNAVAILABLE
    assert states.sensor("people_total") == STATE_UNAVAILABLE
    assert states.binary("connectivity") == "off"

    pbx.faults.clear()
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 150)
    assert states.presence(ROOM) == "ringing"
    assert states.binary(f"{ANNA}_on_call") == "off"
    assert states.sensor("people_total") == "3"
    assert states.binary("connectivity") == "on"


@pytest.mark.usefixtures("quiet")
async def test_an_unchanged_answer_ends_an_outage(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    before = {state.entity_id: state.state for state in hass.states.async_all()}
    pbx.faults.add(Html())
    await pass_time(hass, freezer, 31)
    await pass_time(hass, freezer, 100)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert {s.entity_id: s.state for s in hass.states.async_all()} == before


async def test_the_grace_is_three_polls_of_a_long_interval(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.hang_up("Anna Andersson")
    hass.config_entries.async_update_entry(entry, options={CONF_INTERVAL: 300})
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, entry)
    pbx.faults.add(Html())
    await pass_time(hass, freezer, 301)
    await pass_time(hass, freezer, 590)
    assert states.binary(f"{ANNA}_available") == "on"
    await pass_time(hass, freezer, 20)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE


@pytest.mark.usefixtures("quiet", "loaded")
async def test_each_outage_starts_with_quick_retries(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    for _ in range(2):
        pbx.faults.add(Html())
        for _ in range(6):
            await pass_time(hass, freezer, 150)
        pbx.faults.clear()
        await pass_time(hass, freezer, 150)
        pbx.faults.add(Html(times=1))
        await pass_time(hass, freezer, 31)
        polls = len(pbx.requests)
        await pass_time(hass, freezer, 37)
        assert len(pbx.requests) == polls + 1


@pytest.mark.usefixtures("quiet", "loaded")
async def test_a_short_retry_after_does_not_speed_up_polling(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    pbx.faults.add(Status(503, retry_after=1))
    await pass_time(hass, freezer, 31)
    polls = len(pbx.requests)
    await pass_time(hass, freezer, 20)
    assert len(pbx.requests) == polls


async def test_a_short_interval_is_kept_during_calls(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    hass.config_entries.async_update_entry(entry, options={CONF_INTERVAL: 5})
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await pass_time(hass, freezer, 6)
    assert len(pbx.requests) == 2


@pytest.mark.usefixtures("quiet")
async def test_the_grace_ends_in_time_without_a_poll(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Status(503, retry_after=1800))
    await pass_time(hass, freezer, 31)
    polls = len(pbx.requests)
    await pass_time(hass, freezer, 100)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE
    assert len(pbx.requests) == polls


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("status", [429, 503])
async def test_a_busy_pbx_is_not_polled_before_retry_after(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    status: int,
) -> None:
    pbx.faults.add(Status(status, retry_after=600, times=1))
    await pass_time(hass, freezer, 31)
    await pass_time(hass, freezer, 590)
    assert len(pbx.requests) == 2
    await pass_time(hass, freezer, 12)
    assert len(pbx.requests) == 3
    assert states.binary("connectivity") == "on"


@pytest.mark.parametrize(
    ("interval", "failures", "longest"),
    [(30, 1, 36), (30, 2, 72), (30, 9, 144), (5, 1, 6), (3600, 9, 4320)],
)
def test_repeated_failures_delay_polls_with_jitter(
    interval: int, failures: int, longest: float
) -> None:
    waits = {backoff(interval, failures) for _ in range(100)}
    assert len(waits) > 50
    assert longest / 1.5 <= min(waits) <= max(waits) <= longest


@pytest.mark.usefixtures("quiet")
async def test_refused_credentials_have_no_grace_and_are_tried_once(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    loaded: MockConfigEntry,
) -> None:
    pbx.faults.add(Status(401))
    await pass_time(hass, freezer, 31)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE
    assert states.binary("connectivity") == "off"
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH

    polls = len(pbx.requests)
    await async_setup_component(hass, "homeassistant", {})
    await hass.services.async_call(
        "homeassistant",
        SERVICE_UPDATE_ENTITY,
        {"entity_id": entity_id(hass, loaded, Platform.SENSOR, "people_total")},
        blocking=True,
    )
    for _ in range(10):
        await pass_time(hass, freezer, 600)
    assert len(pbx.requests) == polls
    assert len(hass.config_entries.flow.async_progress()) == 1


@pytest.mark.usefixtures("quiet")
async def test_refused_credentials_end_the_grace_of_an_outage(
    hass: HomeAssistant,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Html(times=1), Status(401))
    await pass_time(hass, freezer, 31)
    assert states.binary(f"{ANNA}_available") == "on"
    await pass_time(hass, freezer, 40)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE


@pytest.mark.usefixtures("quiet", "states")
async def test_denied_access_is_an_issue_until_it_is_granted(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    issue_registry: ir.IssueRegistry,
) -> None:
    issue = (DOMAIN, f"access_denied_extensions_{loaded.entry_id}")
    pbx.faults.add(Status(403))
    await pass_time(hass, freezer, 31)
    assert issue_registry.async_get_issue(*issue)
    pbx.faults.clear()
    await pass_time(hass, freezer, 60)
    assert not issue_registry.async_get_issue(*issue)
    pbx.faults.add(Status(500))
    await pass_time(hass, freezer, 31)
    assert not issue_registry.async_get_issue(*issue)


@pytest.mark.usefixtures("quiet")
async def test_an_entity_can_request_a_poll(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator, states: States
) -> None:
    await async_setup_component(hass, "homeassistant", {})
    pbx.world.ring("Konferensrum A")
    entity = entity_id(hass, loaded, Platform.SENSOR, "people_total")
    await hass.services.async_call(
        "homeassistant", SERVICE_UPDATE_ENTITY, {"entity_id": entity}, blocking=True
    )
    await hass.async_block_till_done()
    assert states.presence(ROOM) == "ringing"


async def test_the_totals_are_updated_before_the_extensions(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    written = record_changes(hass)
    pbx.world.hang_up("Anna Andersson")
    await pass_time(hass, freezer, 31)
    assert written[0] == ("sensor.pingaway_people_on_a_call", "0")


@pytest.mark.usefixtures("quiet")
async def test_an_outage_and_its_end_are_logged_once(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    pbx.faults.add(Drop())
    for _ in range(5):
        await pass_time(hass, freezer, 150)
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert caplog.text.count("Error fetching pbx_presence") == 1
    assert caplog.text.count("recovered") == 1
    assert pbx.url in caplog.text


@pytest.mark.usefixtures("quiet")
async def test_an_unexpected_error_counts_as_an_outage(
    hass: HomeAssistant,
    states: States,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(pingaway.Pingaway, "extensions", None)
    await pass_time(hass, freezer, 31)
    assert "Unexpected error fetching pbx_presence" in caplog.text
    assert states.binary("connectivity") == "off"
    assert states.binary(f"{ANNA}_available") == "on"
    await pass_time(hass, freezer, 100)
    assert states.binary(f"{ANNA}_available") == STATE_UNAVAILABLE


@pytest.mark.usefixtures("quiet")
async def test_many_changes_are_all_shown_when_a_refresh_has_ended(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    states: States,
    pbx: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(topics, "CHUNK", 1)
    for name in (A, B, R):
        pbx.world.set_calls(name, [Call("1", "out", "up")])
    pbx.world.set_calls(A, [Call("2")])
    data = {"config_entry_id": loaded.entry_id}
    await hass.services.async_call(DOMAIN, "refresh", data, blocking=True)
    shown = [states.presence(key) for key in (ANNA, BENGT, ROOM)]
    assert shown == ["ringing", "on_call", "on_call"]


async def test_a_failing_listener_does_not_stop_the_others(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise RuntimeError

    loaded.runtime_data.presence._by_topic[ROOM].insert(0, fail)
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 31)
    assert states.presence(ROOM) == "ringing"
    assert "Unexpected error updating a listener" in caplog.text


@pytest.mark.usefixtures("quiet")
async def test_a_slow_answer_does_not_queue_requests(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Hold())
    coordinator = loaded.runtime_data.presence
    polls = [hass.async_create_task(coordinator.async_refresh()) for _ in range(3)]
    while not pbx.requests.in_flight:
        await asyncio.sleep(0)
    assert pbx.requests.in_flight == 1
    pbx.faults.clear()
    await asyncio.gather(*polls)
    assert pbx.requests.max_in_flight == 1


@pytest.mark.usefixtures("quiet")
async def test_a_poll_that_ends_after_the_removal_leaves_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    hass_storage: dict[str, Any],
    issue_registry: ir.IssueRegistry,
) -> None:
    pbx.world.rename("Anna Andersson", "Anna Berg")
    pbx.faults.add(Hold())
    poll = hass.async_create_task(loaded.runtime_data.presence.async_refresh())
    while not pbx.requests.in_flight:
        await asyncio.sleep(0)
    await hass.config_entries.async_remove(loaded.entry_id)
    pbx.faults.clear()
    await poll
    assert f"{DOMAIN}.{loaded.entry_id}" not in hass_storage
    assert not issue_registry.issues


async def test_following_only_unlisted_extensions_creates_an_issue(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    issue_registry: ir.IssueRegistry,
) -> None:
    issue = (DOMAIN, f"nobody_followed_{entry.entry_id}")
    options = {"follow": "key_word", "key_words": ["malmö"], "interval": 30}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert not issue_registry.async_get_issue(*issue)
    for key_words, is_told in (([], True), (["malmö"], False)):
        pbx.world.set_key_words("Anna Andersson", *key_words)
        pbx.world.set_key_words("Bengt Bengtsson", *key_words)
        await pass_time(hass, freezer, 31)
        assert bool(issue_registry.async_get_issue(*issue)) is is_told


@pytest.mark.usefixtures("quiet")
async def test_a_long_max_age_is_not_an_outage(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Pingaway, "max_age", 300.0)
    await pass_time(hass, freezer, 31)
    before = len(pbx.requests)
    written = record_changes(hass)
    for _ in range(3):
        await pass_time(hass, freezer, 200)
        await pass_time(hass, freezer, 101)
    assert len(pbx.requests) - before == 3
    assert written == []
    assert loaded.runtime_data.presence.gaps == 1
