"""The logbook tells of calls in sentences, and never of the other party."""

from typing import Any

from homeassistant.components.recorder import Recorder
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from simulator import Simulator

from .helpers import ROOM, Changes

CALLER = "0313900600"
PERSON = "Konferensrum A"


@pytest.fixture(autouse=True)
def _custom_integrations(
    recorder_mock: Recorder, enable_custom_integrations: None
) -> None:
    """Let Home Assistant find the integration, after it has a recorder."""


@pytest.fixture
async def watched(
    hass: HomeAssistant, pages: Changes, entry: MockConfigEntry
) -> MockConfigEntry:
    """Set an entry up that may tell callers, with a logbook, while time goes on."""
    options = {"show_caller": True}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await async_setup_component(hass, "logbook", {})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
def told(hass: HomeAssistant) -> list[Event]:
    """Return a list that fills with the events for the logbook."""
    return async_capture_events(hass, "pbx_presence_call")


async def look(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ask the PBX now."""
    await hass.services.async_call(
        "pbx_presence", "refresh", {"config_entry_id": entry.entry_id}, blocking=True
    )
    await hass.async_block_till_done()


async def make_calls(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    """Let six things happen: a call that is answered, one that is missed, one out."""
    for step in (
        lambda: pbx.world.ring(PERSON, caller=CALLER),
        lambda: pbx.world.answer(PERSON),
        lambda: pbx.world.hang_up(PERSON, linger=True),
        lambda: pbx.world.hang_up(PERSON),
        lambda: pbx.world.ring(PERSON, caller=CALLER),
        lambda: pbx.world.hang_up(PERSON, linger=True),
        lambda: pbx.world.hang_up(PERSON),
        lambda: pbx.world.ring(PERSON, caller=CALLER, direction="out"),
        lambda: pbx.world.answer(PERSON),
        lambda: pbx.world.hang_up(PERSON, linger=True),
    ):
        step()
        await look(hass, entry)


async def logged(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, **which: Any
) -> list[dict[str, Any]]:
    """Return what the logbook tells of our calls, as a dashboard would get it."""
    await async_wait_recording_done(hass)
    client = await hass_ws_client()
    start = "2026-01-01T00:00:00+00:00"
    await client.send_json_auto_id(
        {"type": "logbook/get_events", "start_time": start, **which}
    )
    answer = await client.receive_json()
    assert answer["success"]
    return [line for line in answer["result"] if line.get("domain") == "pbx_presence"]


async def test_each_thing_that_happens_to_a_call_is_a_sentence(
    hass: HomeAssistant,
    watched: MockConfigEntry,
    pbx: Simulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await make_calls(hass, watched, pbx)
    lines = await logged(hass, hass_ws_client)
    assert [f"{line['name']} {line['message']}" for line in lines] == [
        "Konferensrum A is being called",
        "Konferensrum A answered a call",
        "Konferensrum A ended a call",
        "Konferensrum A is being called",
        "Konferensrum A missed a call",
        "Konferensrum A is calling somebody",
        "Konferensrum A is talking to somebody",
        "Konferensrum A ended a call",
    ]
    assert [line["icon"] for line in lines] == [
        "mdi:phone-ring",
        "mdi:phone-in-talk",
        "mdi:phone-hangup",
        "mdi:phone-ring",
        "mdi:phone-missed",
        "mdi:phone-outgoing",
        "mdi:phone-in-talk",
        "mdi:phone-hangup",
    ]
    assert {line["entity_id"] for line in lines} == {"event.konferensrum_a_call"}
    assert CALLER not in str(lines)


async def test_the_sentences_are_those_of_an_extension_where_only_that_is_shown(
    hass: HomeAssistant,
    watched: MockConfigEntry,
    pbx: Simulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    pbx.world.ring(PERSON)
    pbx.world.ring("Bengt Bengtsson")
    await look(hass, watched)
    ids = ["event.bengt_bengtsson_call"]
    [line] = await logged(hass, hass_ws_client, entity_ids=ids)
    assert (line["name"], line["message"]) == ("Bengt Bengtsson", "is being called")


async def test_the_sentences_have_the_name_that_the_user_gave(
    hass: HomeAssistant,
    watched: MockConfigEntry,
    pbx: Simulator,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    room = device_registry.async_get_device_by_identifier(
        ("pbx_presence", f"{watched.entry_id}_{ROOM}"), watched.entry_id
    )
    assert room
    device_registry.async_update_device(room.id, name_by_user="The room")
    pbx.world.ring(PERSON)
    await look(hass, watched)
    [line] = await logged(hass, hass_ws_client)
    assert f"{line['name']} {line['message']}" == "The room is being called"


async def test_the_other_party_is_on_no_bus_even_with_consent(
    hass: HomeAssistant, watched: MockConfigEntry, pbx: Simulator, told: list[Event]
) -> None:
    await make_calls(hass, watched, pbx)
    state = hass.states.get("event.konferensrum_a_call")
    assert state
    assert state.attributes["caller"] == CALLER
    assert [event.data for event in told] == [
        {
            "entity_id": "event.konferensrum_a_call",
            "name": "Konferensrum A",
            "call_event": what,
        }
        for what in (
            "incoming",
            "answered",
            "ended",
            "incoming",
            "missed",
            "outgoing",
            "connected",
            "ended",
        )
    ]


async def test_nothing_is_told_where_nothing_happened(
    hass: HomeAssistant,
    watched: MockConfigEntry,
    told: list[Event],
    hass_ws_client: WebSocketGenerator,
) -> None:
    await look(hass, watched)
    await hass.config_entries.async_reload(watched.entry_id)
    await hass.async_block_till_done()
    assert told == []
    assert await logged(hass, hass_ws_client) == []
