"""A PBX that has not answered since the start is not mistaken for an empty one."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.voice.language import load_all
from custom_components.pbx_presence.voice.reply import reply_to_text
from simulator import Simulator
from simulator.faults import Drop

from ..helpers import BENGT, ROOM
from .helpers import ask, expose, settle
from .known import KNOWN

UNKNOWN = "There is no connection to the PBX, so I don't know."


async def test_without_an_answer_since_the_start_nothing_is_claimed(
    hass: HomeAssistant,
    exposed: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Drop())
    await hass.config_entries.async_reload(exposed.entry_id)
    assert exposed.state is ConfigEntryState.SETUP_RETRY
    await settle(hass, freezer)
    for question in ("who is on the phone", "Is Anna available?", "when is Bengt back"):
        assert await ask(hass, question) == UNKNOWN
    expose(hass, exposed, BENGT, ROOM, is_exposed=False)
    await settle(hass, freezer)
    assert await ask(hass, "Is Bengt available?") != UNKNOWN
    assert await ask(hass, "Is Anna available?") == UNKNOWN


@pytest.mark.usefixtures("exposed")
async def test_what_asks_nothing_gets_no_answer(hass: HomeAssistant) -> None:
    said = reply_to_text(hass, load_all(), KNOWN, "turn on the light", "en")
    assert said is None
