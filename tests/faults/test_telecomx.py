"""Every fault of Telecom X while the integration runs: see docs/reliability.md."""

from itertools import batched

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import CONF_SETTINGS_INTERVAL

from .row import Row
from .telecomx import ROWS
from .trial import TelecomXTrial


@pytest.mark.parametrize("rows", batched(ROWS, 20, strict=False))
async def test_each_endpoint_fails_on_its_own_and_one_good_poll_ends_it(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    telecomx_trial: TelecomXTrial,
    rows: tuple[Row, ...],
    subtests: pytest.Subtests,
) -> None:
    options = {CONF_SETTINGS_INTERVAL: 15}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    assert await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    for row in rows:
        with subtests.test(row.id):
            await telecomx_trial.run(row)
