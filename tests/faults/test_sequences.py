"""Faults that only matter after others."""

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .lists import SEQUENCE
from .look import look
from .trial import POLL, Trial


async def test_a_person_keeps_their_entities_when_their_number_loses_its_zero(
    hass: HomeAssistant, entry: MockConfigEntry, trial: Trial
) -> None:
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    before = look(hass, entry)
    for fault in SEQUENCE:
        trial.pbx.faults.add(fault)
        await trial.wait(POLL)
        trial.pbx.faults.clear()
        await trial.wait(POLL)
    after = look(hass, entry)
    assert {name: after[name] for name in before} == before
