"""The call event reports what polls saw, and nothing else."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from simulator.faults import Html, Shape
from simulator.model import Call
from simulator.pingaway.api import rows as simulated_rows

from .helpers import ROOM, States, entity_id, pass_time

type Told = Callable[[], list[str]]


@pytest.fixture
def told(hass: HomeAssistant, loaded: MockConfigEntry) -> Told:
    """Return a function that returns the events of the room since the last call."""
    events: list[str] = []
    seen = {("unavailable", None), ("unknown", None)}
    entity = entity_id(hass, loaded, Platform.EVENT, f"{ROOM}_call")

    @callback
    def on_change(event: Event) -> None:
        new = event.data["new_state"]
        if event.data["entity_id"] != entity or not new:
            return
        what = (new.state, new.attributes.get("event_type"))
        if what not in seen:
            seen.add(what)
            events.append(new.attributes["event_type"])

    hass.bus.async_listen("state_changed", on_change)

    def told() -> list[str]:
        heard = events.copy()
        events.clear()
        return heard

    return told


async def test_a_call_is_reported_from_ring_to_end(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    room = "Konferensrum A"
    pbx.world.ring(room)
    await pass_time(hass, freezer, 31)
    assert told() == ["incoming"]
    pbx.world.answer(room)
    await pass_time(hass, freezer, 31)
    assert told() == ["answered"]
    pbx.world.hang_up(room, linger=True)
    await pass_time(hass, freezer, 31)
    assert told() == ["ended"]
    pbx.world.hang_up(room)
    await pass_time(hass, freezer, 31)
    assert told() == []


async def test_several_changes_in_one_poll_are_several_events(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    calls = [Call("1", "in"), Call("2", "out")]
    pbx.world.set_calls("Konferensrum A", calls)
    await pass_time(hass, freezer, 31)
    await pass_time(hass, freezer, 1)
    assert told() == ["incoming", "outgoing"]
    pbx.world.hang_up("Konferensrum A")
    await pass_time(hass, freezer, 31)
    assert told() == []
    await pass_time(hass, freezer, 31)
    await pass_time(hass, freezer, 1)
    assert told() == ["missed", "ended"]


async def test_a_call_that_is_missing_for_one_poll_has_not_ended(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    call = Call("1", "in", "up")
    for calls, events in (
        ([call], ["answered"]),
        ([], []),
        ([call], []),
        ([], []),
        ([], ["ended"]),
        ([], []),
    ):
        pbx.world.set_calls("Konferensrum A", calls)
        await pass_time(hass, freezer, 31)
        assert told() == events


async def test_a_call_missing_from_one_poll_is_not_a_missed_call(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    first, second = Call("1", "in", "up"), Call("2", "in", "ringing")
    polls: Any = [first], [first, second], [second], [], [Call("2", "in", "up")]
    for calls in polls:
        pbx.world.set_calls("Konferensrum A", calls)
        await pass_time(hass, freezer, 31)
        await pass_time(hass, freezer, 1)
    assert told() == ["answered", "incoming", "ended", "answered"]


async def test_polling_more_often_does_not_end_a_missing_call_earlier(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    async def ask(calls: list[Call]) -> None:
        pbx.world.set_calls("Konferensrum A", calls)
        freezer.tick(1)
        await loaded.runtime_data.presence.async_refresh()
        await hass.async_block_till_done()

    await ask([Call("1", "in", "ringing")])
    await ask([])
    await ask([])
    await ask([Call("1", "in", "up")])
    assert told() == ["incoming", "answered"]
    for _ in range(6):
        await ask([])
    assert told() == ["ended"]


async def test_nothing_is_reported_again_after_a_reload(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 31)
    assert told() == ["incoming"]
    await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert told() == []
    pbx.world.answer("Konferensrum A")
    await pass_time(hass, freezer, 31)
    assert told() == ["answered"]


async def test_calls_during_a_long_outage_are_not_reported(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    pbx.faults.add(Html())
    for _ in range(3):
        await pass_time(hass, freezer, 100)
    pbx.world.ring("Konferensrum A")
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert told() == []
    pbx.world.hang_up("Konferensrum A", linger=True)
    await pass_time(hass, freezer, 31)
    assert told() == ["missed"]


async def test_calls_during_a_short_outage_are_reported(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    pbx.faults.add(Html(times=1))
    await pass_time(hass, freezer, 31)
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 40)
    assert told() == ["incoming"]


async def test_calls_are_not_reported_after_the_machine_slept(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 3600)
    assert told() == []


async def test_an_extension_that_returns_in_a_call_reports_nothing(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    room = pbx.world.remove("Konferensrum A")
    await pass_time(hass, freezer, 31)
    pbx.world.add(room)
    pbx.world.ring("Konferensrum A")
    await pass_time(hass, freezer, 31)
    assert told() == []


async def test_a_watched_call_is_checked_once_per_poll(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, told: Told
) -> None:
    """A missing call is checked at every poll, and so is one that changes."""
    room = "Konferensrum A"
    for call, events in (
        (Call("1", "in", "up"), ["answered"]),
        (Call("1", "out", "ringing"), ["outgoing"]),
        (Call("1", "unknown", "ringing"), ["ended"]),
        (Call("1", "unknown", "ringing"), []),
    ):
        pbx.world.set_calls(room, [call])
        await pass_time(hass, freezer, 31)
        await pass_time(hass, freezer, 1)
        assert told() == events


async def test_nothing_is_reported_while_a_record_has_no_calls(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    told: Told,
) -> None:
    room = "Konferensrum A"
    pbx.world.set_calls(room, [Call("1", "in", "up")])
    await pass_time(hass, freezer, 31)
    assert told() == ["answered"]
    rows: Any = simulated_rows(pbx.world.snapshot())
    del rows[-1]["calls"]
    pbx.faults.add(Shape(value=rows, path="extensions", times=2))
    for _ in range(2):
        await pass_time(hass, freezer, 31)
        assert told() == []
        assert States(hass, loaded).binary(f"{ROOM}_on_call") == "unknown"
    await pass_time(hass, freezer, 31)
    assert told() == []
    assert States(hass, loaded).binary(f"{ROOM}_on_call") == "on"


async def test_a_caller_is_forgotten_when_consent_is_withdrawn(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    hass.config_entries.async_update_entry(
        loaded, options={"show_caller": True, "interval": 30}
    )
    await hass.config_entries.async_reload(loaded.entry_id)
    await pass_time(hass, freezer, 31)
    pbx.world.ring("Konferensrum A", caller="0313900600")
    await pass_time(hass, freezer, 31)
    for consent in (True, False):
        options = {"show_caller": consent, "interval": 30}
        hass.config_entries.async_update_entry(loaded, options=options)
        await hass.config_entries.async_reload(loaded.entry_id)
        await hass.async_block_till_done()
        state = States(hass, loaded).full(Platform.EVENT, f"{ROOM}_call")
        assert state.attributes["event_type"] == "incoming"
        assert ("caller" in state.attributes) is consent


@pytest.mark.parametrize("consent", [False, True])
async def test_callers_are_reported_only_with_consent(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    consent: bool,
) -> None:
    hass.config_entries.async_update_entry(
        loaded, options={"show_caller": consent, "interval": 30}
    )
    await hass.config_entries.async_reload(loaded.entry_id)
    # Home Assistant reloads once more after entities were enabled.
    await pass_time(hass, freezer, 31)
    pbx.world.ring("Konferensrum A", caller="0313900600")
    await pass_time(hass, freezer, 31)
    state = States(hass, loaded).full(Platform.EVENT, f"{ROOM}_call")
    assert state.attributes["direction"] == "in"
    assert state.attributes.get("caller") == ("0313900600" if consent else None)
