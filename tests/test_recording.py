"""Callers leave no trace in logs, recordings and diagnostics."""

from collections.abc import Iterator
from datetime import timedelta
import logging

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.util import session_scope
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
from sqlalchemy import MetaData

from custom_components.pbx_presence import activity
from custom_components.pbx_presence.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.store import PhoneBookStore
from simulator import Simulator

from .helpers import ANNA, as_json, entity_id
from .people import A

NUMBER, NAME = "0701740605", "Doris Dahl"
MARKS = ("Doris", "701740605", "729913232")
# They log what they store, at levels that nobody uses.
OTHERS = ("aiohttp", "homeassistant", "pytest_homeassistant", "sqlalchemy")
OPTIONS = {"allow_actions": True, "call_log": True, "country": "SE"}


@pytest.fixture(autouse=True)
def _custom_integrations(
    recorder_mock: Recorder, enable_custom_integrations: None
) -> None:
    """Start the recorder before Home Assistant."""


def recorded(recorder: Recorder) -> Iterator[tuple[int | None, str]]:
    """Yield every row that is recorded, with the entity if it is a state."""
    tables = MetaData()
    with session_scope(session=recorder.get_session()) as session:
        tables.reflect(session.connection())
        for table in tables.sorted_tables:
            for row in session.execute(table.select()):
                is_state = table.name == "states"
                yield row.metadata_id if is_state else None, str(row)


def state_rows_of(recorder: Recorder, entity: str) -> int | None:
    """Return the number by which the recorder knows an entity."""
    with session_scope(session=recorder.get_session(), read_only=True) as session:
        return recorder.states_meta_manager.get(entity, session, False)


async def lines_about(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, entity: str
) -> list[str]:
    """Return the lines that Activity shows about an entity."""
    client = await hass_ws_client()
    start = (dt_util.utcnow() - timedelta(hours=1)).isoformat()
    request = {"type": "logbook/get_events", "entity_ids": [entity]}
    await client.send_json_auto_id(request | {"start_time": start})
    answer = await client.receive_json()
    return [line["message"] for line in answer["result"] if "message" in line]


async def let_them_call(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    """Let a call ring and end, and another one that only the log has."""
    data = entry.runtime_data
    pbx.world.ring(A, NUMBER)
    await data.presence.async_refresh()
    await hass.async_block_till_done()
    pbx.world.log_call("missed", NUMBER)
    await data.call_log.async_refresh()
    await data.actions.async_dial(NUMBER)
    await data.actions.async_send_text(NUMBER, NAME)
    await data.presence.async_refresh()
    await hass.async_block_till_done()


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("has_consent", [True, False])
async def test_callers_are_in_no_log_recording_or_diagnostics(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
    has_consent: bool,
) -> None:
    """Only the state of the caller sensor is recorded, because every state is."""
    caplog.set_level(logging.DEBUG)
    assert await async_setup_component(hass, "logbook", {})
    options = OPTIONS | {"show_caller": has_consent}
    hass.config_entries.async_update_entry(entry, options=options)
    contact = Contact(name=NAME, numbers=("070-174 06 05",))
    await PhoneBookStore(hass, entry.entry_id).async_save([contact])
    pbx.world.hang_up(A)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    await let_them_call(hass, entry, pbx)
    sensor = entity_id(hass, entry, Platform.SENSOR, f"{ANNA}_caller")
    state = hass.states.get(sensor)
    assert bool(state and state.state == NAME) is has_consent

    await async_wait_recording_done(hass)
    event = entity_id(hass, entry, Platform.EVENT, f"{ANNA}_call")
    lines = await lines_about(hass, hass_ws_client, event)
    assert (f"Incoming: {NAME}" in lines) is has_consent
    recorder = get_instance(hass)
    excluded = await recorder.async_add_executor_job(state_rows_of, recorder, sensor)
    rows = await recorder.async_add_executor_job(lambda: list(recorded(recorder)))
    kept = [row for entity, row in rows if entity is None or entity != excluded]
    logged = [
        record.getMessage()
        for record in caplog.records
        if record.levelno > logging.INFO or not record.name.startswith(OTHERS)
    ]
    everything = "\n".join((*kept, *logged))
    everything += as_json(await async_get_config_entry_diagnostics(hass, entry))
    assert event in everything
    found = [line for line in everything.splitlines() if any(m in line for m in MARKS)]
    assert not found


@pytest.mark.usefixtures("pages")
async def test_activity_forgets_the_oldest_callers_and_those_of_withdrawn_consent(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(activity, "_MOST", 1)
    assert await async_setup_component(hass, "logbook", {})
    pbx.world.hang_up(A)
    options = {"show_caller": True, "country": "SE"}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    for number in (NUMBER, "0701740606"):
        pbx.world.ring(A, number)
        await entry.runtime_data.presence.async_refresh()
        await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    event = entity_id(hass, entry, Platform.EVENT, f"{ANNA}_call")
    lines = await lines_about(hass, hass_ws_client, event)
    assert "Incoming: 0701740606" in lines
    assert f"Incoming: {NUMBER}" not in lines

    hass.config_entries.async_update_entry(entry, options={})
    assert await hass.config_entries.async_reload(entry.entry_id)
    await async_wait_recording_done(hass)
    lines = await lines_about(hass, hass_ws_client, event)
    assert "Incoming" in lines and "Incoming: 0701740606" not in lines
