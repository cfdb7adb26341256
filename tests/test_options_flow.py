"""Options are checked, kept, and take effect at once."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator
from simulator.faults import Drop

from .helpers import ROOM, States

OPTIONS = {
    "interval": 60,
    "fast_interval": 5,
    "time_zone": "Europe/Helsinki",
    "show_caller": True,
    "follow": "all",
}


async def fill(hass: HomeAssistant, flow: Any, **answers: Any) -> Any:
    """Submit a step of a flow."""
    return await hass.config_entries.options.async_configure(flow["flow_id"], answers)


async def test_options_take_effect_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    assert flow["step_id"] == "init"
    flow = await fill(hass, flow, **OPTIONS)
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert loaded.options == OPTIONS
    assert loaded.runtime_data.presence.interval == 60
    until = States(hass, loaded).sensor("08040506_profile_until")
    assert until == "2015-03-14T07:26:53+00:00"


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"fast_interval": 61}, {"fast_interval": "fast_is_slower"}),
        ({"time_zone": "Europe/Atlantis"}, {"time_zone": "invalid_time_zone"}),
        ({"time_zone": "Europe"}, {"time_zone": "invalid_time_zone"}),
        ({"time_zone": ""}, {"time_zone": "invalid_time_zone"}),
        ({"time_zone": "../etc/passwd"}, {"time_zone": "invalid_time_zone"}),
    ],
)
async def test_wrong_options_have_a_text_and_cost_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    wrong: dict[str, Any],
    errors: dict[str, str],
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | wrong)
    assert flow["errors"] == errors
    assert loaded.options == {}
    flow = await fill(hass, flow, **OPTIONS)
    assert flow["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize("interval", [0, 4, 3601, "often", "nan"])
async def test_an_interval_is_5_seconds_to_an_hour(
    hass: HomeAssistant, loaded: MockConfigEntry, interval: Any
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    with pytest.raises(InvalidData):
        await fill(hass, flow, **OPTIONS | {"interval": interval})


async def test_the_followed_extensions_can_be_changed(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "chosen"})
    assert flow["step_id"] == "chosen"
    flow = await fill(hass, flow, chosen=[ROOM])
    await hass.async_block_till_done()
    assert States(hass, loaded).sensor("people_total") == "1"

    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "key_word"})
    flow = await fill(hass, flow, key_words=["malmö", "stockholm"])
    await hass.async_block_till_done()
    assert States(hass, loaded).sensor("people_total") == "2"


async def test_options_can_be_changed_while_the_pbx_is_away(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    hass.config_entries.async_update_entry(
        entry, options={"follow": "chosen", "chosen": [ROOM]}
    )
    pbx.faults.add(Drop())
    await hass.config_entries.async_setup(entry.entry_id)
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "chosen"})
    [selector] = flow["data_schema"].schema.values()
    assert [option["value"] for option in selector.config["options"]] == [ROOM]
    flow = await fill(hass, flow, chosen=[ROOM])
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options["chosen"] == [ROOM]
    await hass.async_block_till_done()
