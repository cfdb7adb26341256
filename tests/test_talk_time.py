"""The time on calls adds up between polls, and starts again at midnight."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import CoreState, HomeAssistant, State
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    mock_restore_cache_with_extra_data,
)

from simulator import Simulator
from simulator.faults import Drop, Shape

from .helpers import BENGT, States, enable, entity_id, pass_time, record_changes
from .people import B, answer, clear, talk

ACCOUNT, PERSON = "talk_time", f"{BENGT}_talk_time"


@pytest.fixture
async def states(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> States:
    """Return the states of an account that is polled every minute, at ten."""
    await hass.config.async_set_time_zone("Europe/Stockholm")
    freezer.move_to("2026-03-02T09:00:00+00:00")
    options = {"interval": 60, "fast_interval": 60}
    hass.config_entries.async_update_entry(entry, options=options)
    clear(pbx, "Anna Andersson")
    enable(hass, entry, PERSON)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return States(hass, entry)


async def minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, count: int
) -> None:
    """Let some polls happen."""
    for _ in range(count):
        await pass_time(hass, freezer, 61)


async def test_a_call_counts_from_the_poll_that_saw_it_until_one_that_does_not(
    hass: HomeAssistant, states: States, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    assert (states.sensor(ACCOUNT), states.sensor(PERSON)) == ("0", "0")
    pbx.world.ring(B)
    await minutes(hass, freezer, 3)
    assert states.sensor(PERSON) == "0"
    answer(pbx, B)
    await minutes(hass, freezer, 4)
    clear(pbx, B)
    await minutes(hass, freezer, 5)
    assert (states.sensor(ACCOUNT), states.sensor(PERSON)) == ("4", "4")


async def test_the_time_of_an_outage_does_not_count(
    hass: HomeAssistant, states: States, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    talk(pbx, B)
    await minutes(hass, freezer, 2)
    pbx.faults.add(Drop())
    await minutes(hass, freezer, 30)
    assert states.sensor(PERSON) == STATE_UNAVAILABLE
    pbx.faults.clear()
    await minutes(hass, freezer, 3)
    clear(pbx, B)
    await minutes(hass, freezer, 1)
    assert 2 <= int(states.sensor(PERSON)) <= 5


async def test_at_midnight_a_new_day_begins(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    states: States,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    talk(pbx, B)
    await minutes(hass, freezer, 3)
    freezer.move_to("2026-03-02T22:58:00+00:00")
    # The first of these polls comes after hours without one, and counts nothing.
    await minutes(hass, freezer, 1)
    written = record_changes(hass)
    await minutes(hass, freezer, 1)
    mine = entity_id(hass, entry, Platform.SENSOR, PERSON)
    assert [value for name, value in written if name == mine] == ["3", "0"]
    state = states.full(Platform.SENSOR, PERSON)
    assert state.attributes["last_reset"] == "2026-03-03T00:00:00+01:00"
    clear(pbx, B)
    await minutes(hass, freezer, 1)
    assert states.sensor(PERSON) == "1"


async def test_a_long_call_is_shown_every_five_minutes(
    hass: HomeAssistant, states: States, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    talk(pbx, B)
    await minutes(hass, freezer, 1)
    written = record_changes(hass)
    await minutes(hass, freezer, 11)
    mine = {value for name, value in written if name.endswith("talk_time_today")}
    assert mine == {"5", "10"}


async def test_nothing_is_known_while_the_calls_are_unreadable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    call = {"callerid": "1", "direction": "in", "linestatus": "odd"}
    pbx.faults.add(Shape([{"extension": BENGT, "name": B, "calls": [call]}]))
    enable(hass, entry, PERSON)
    await hass.config_entries.async_setup(entry.entry_id)
    await minutes(hass, freezer, 3)
    assert States(hass, entry).sensor(PERSON) == STATE_UNKNOWN


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ({"day": "2026-03-02", "seconds": 754.5, "is_known": True}, "12"),
        ({"day": "2026-03-01", "seconds": 754.5, "is_known": True}, "0"),
        ({"day": "odd"}, "0"),
    ],
)
async def test_the_time_of_today_continues_after_a_restart(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    stored: dict[str, object],
    shown: str,
) -> None:
    freezer.move_to("2026-03-02T09:00:00+00:00")
    hass.set_state(CoreState.not_running)
    enable(hass, entry, PERSON)
    state = State(entity_id(hass, entry, Platform.SENSOR, PERSON), "12")
    mock_restore_cache_with_extra_data(hass, [(state, stored)])
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert States(hass, entry).sensor(PERSON) == shown
