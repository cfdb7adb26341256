"""Every fault of the very first poll: see docs/reliability.md."""

from itertools import batched

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..helpers import fill
from .first import ROWS, FirstRow, Outcome
from .look import look
from .trial import LONGEST_BACKOFF, Trial, private

STATES: dict[Outcome, ConfigEntryState] = {
    "loaded": ConfigEntryState.LOADED,
    "retry": ConfigEntryState.SETUP_RETRY,
    "sign in": ConfigEntryState.SETUP_ERROR,
}


@pytest.mark.parametrize("rows", batched(ROWS, 25, strict=False))
async def test_an_account_is_set_up_by_itself_once_the_fault_is_over(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    trial: Trial,
    rows: tuple[FirstRow, ...],
    subtests: pytest.Subtests,
) -> None:
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    good = look(hass, entry)
    for row in rows:
        await hass.config_entries.async_unload(entry.entry_id)
        with subtests.test(row.id):
            await begin(trial, row)
            assert private(trial.pbx).isdisjoint((entry.reason or "").split())
            await end(trial, row)
            assert entry.state is ConfigEntryState.LOADED
            assert look(hass, entry) == good
            trial.check_log(errors=0)


async def begin(trial: Trial, row: FirstRow) -> None:
    """Set the account up during a fault, and check how that fails."""
    trial.caplog.clear()
    if row.fault:
        trial.pbx.faults.add(row.fault)
    else:
        await trial.pbx.__aexit__()
    await trial.hass.config_entries.async_setup(trial.entry.entry_id)
    await trial.hass.async_block_till_done()
    assert trial.entry.state is STATES[row.outcome]
    assert (trial.entry.error_reason_translation_key or "") == row.key


async def end(trial: Trial, row: FirstRow) -> None:
    """End the fault, and let the account be set up again."""
    if not row.fault:
        await trial.pbx.__aenter__()
    trial.pbx.faults.clear()
    if row.outcome == "sign in":
        [flow] = trial.hass.config_entries.flow.async_progress()
        await fill(trial.hass, flow, token=trial.pbx.token)
        await trial.hass.async_block_till_done()
    elif row.outcome == "retry":
        await trial.wait(LONGEST_BACKOFF)
