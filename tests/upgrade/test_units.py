"""Long-term statistics from before counts had units go on."""

from datetime import datetime
from typing import Any

from homeassistant.components.recorder.models import (
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_import_statistics,
    async_list_statistic_ids,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from ..helpers import entity_id


@pytest.fixture(autouse=True)
def _custom_integrations(recorder_mock: Any, enable_custom_integrations: None) -> None:
    """Start the recorder before Home Assistant."""


async def unit(hass: HomeAssistant, count: str) -> str | None:
    """Return the unit in the statistics of a count."""
    await async_wait_recording_done(hass)
    [known] = await async_list_statistic_ids(hass, {count})
    found: str | None = known["statistics_unit_of_measurement"]
    return found


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_the_statistics_of_an_earlier_version_get_the_unit_of_the_sensor(
    hass: HomeAssistant, entry: MockConfigEntry, language: str
) -> None:
    hass.config.language = language
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    count = entity_id(hass, entry, Platform.SENSOR, "people_available")
    await hass.config_entries.async_unload(entry.entry_id)
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC,
        has_sum=False,
        name=None,
        source="recorder",
        statistic_id=count,
        unit_class=None,
        unit_of_measurement=None,
    )
    start = dt_util.as_utc(datetime(2026, 1, 5, 9, tzinfo=dt_util.UTC))
    async_import_statistics(hass, metadata, [{"start": start, "mean": 12.0}])
    assert await unit(hass, count) is None

    hass.config_entries.async_update_entry(entry, minor_version=2)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.minor_version == 3
    state = hass.states.get(count)
    assert state
    assert (
        await unit(hass, count) == state.attributes["unit_of_measurement"] == "people"
    )
