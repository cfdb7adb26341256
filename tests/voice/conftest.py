"""Fixtures for tests that ask Home Assistant's own conversation agent."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..helpers import ANNA, BENGT, ROOM
from .helpers import expose, settle


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Run Home Assistant's own conversation agent."""
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})


@pytest.fixture
def entry(assist: None, entry: MockConfigEntry) -> MockConfigEntry:
    """Set the entry up only once there is an agent."""
    return entry


@pytest.fixture
async def exposed(
    hass: HomeAssistant, loaded: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> MockConfigEntry:
    """Expose Anna, Bengt and the conference room to Assist."""
    expose(hass, loaded, ANNA, BENGT, ROOM)
    await settle(hass, freezer)
    return loaded
