"""Fixtures of the fault matrix."""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Simulator

from .trial import TelecomXTrial, Trial


@pytest.fixture
async def elsewhere(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Run another server, to which nothing must be sent."""
    async with Simulator(data="example") as simulator:
        yield simulator


@pytest.fixture
def trial(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    elsewhere: Simulator,
    all_enabled: None,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> Trial:
    """Return an account that is not set up yet."""
    return Trial(hass, entry, pbx, elsewhere, freezer, caplog, monkeypatch)


@pytest.fixture
def telecomx_trial(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    pbx: Simulator,
    elsewhere: Simulator,
    all_enabled: None,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> TelecomXTrial:
    """Return an account of Telecom X that is not set up yet."""
    return TelecomXTrial(
        hass, telecomx_entry, pbx, elsewhere, freezer, caplog, monkeypatch
    )
