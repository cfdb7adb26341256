"""Long-term statistics from before counts had units go on."""

from datetime import datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.models import (
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_import_statistics,
    async_list_statistic_ids,
)
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

COUNT = "sensor.pingaway_people_available"


@pytest.fixture(autouse=True)
def _custom_integrations(recorder_mock: Any, enable_custom_integrations: None) -> None:
    """Start the recorder before Home Assistant."""


async def unit(hass: HomeAssistant) -> str | None:
    """Return the unit in the statistics of the count."""
    await async_wait_recording_done(hass)
    [known] = await async_list_statistic_ids(hass, {COUNT})
    found: str | None = known["statistics_unit_of_measurement"]
    return found


async def test_the_statistics_of_an_earlier_version_get_the_unit_of_the_sensor(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await hass.config_entries.async_unload(entry.entry_id)
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.ARITHMETIC,
        has_sum=False,
        name=None,
        source="recorder",
        statistic_id=COUNT,
        unit_class=None,
        unit_of_measurement=None,
    )
    start = dt_util.as_utc(datetime(2026, 1, 5, 9, tzinfo=dt_util.UTC))
    async_import_statistics(hass, metadata, [{"start": start, "mean": 12.0}])
    assert await unit(hass) is None

    hass.config_entries.async_update_entry(entry, minor_version=2)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.minor_version == 3
    state = hass.states.get(COUNT)
    assert state
    assert await unit(hass) == state.attributes["unit_of_measurement"] == "people"
