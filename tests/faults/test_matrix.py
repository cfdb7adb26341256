"""Every fault while the integration runs: see docs/reliability.md."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import CONF_CHOSEN, CONF_FOLLOW

from ..helpers import ANNA, BENGT, ROOM
from .groups import batches
from .row import Row
from .trial import Trial


@pytest.mark.parametrize("rows", batches())
async def test_good_data_stay_during_a_fault_and_one_good_poll_ends_it(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    trial: Trial,
    rows: tuple[Row, ...],
    subtests: pytest.Subtests,
) -> None:
    if rows[0].three:
        chosen = {CONF_FOLLOW: "chosen", CONF_CHOSEN: [ANNA, BENGT, ROOM]}
        options = {**entry.options, **chosen}
        hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    if len(rows) == 1:
        # Alone, because it may be one that is expected to fail.
        await trial.run(rows[0])
        return
    for row in rows:
        with subtests.test(row.id):
            await trial.run(row)
