"""System health shows whether the accounts work, without their names and addresses."""

import asyncio

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Drop

from .helpers import as_json

REACH = "can_reach_custom"


@pytest.fixture
async def setup_health(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()


@pytest.mark.usefixtures("setup_health")
async def test_it_shows_the_accounts_and_what_can_be_reached(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    info = await get_system_health_info(hass, DOMAIN)
    reach = {key: await info.pop(key) for key in tuple(info) if "reach" in key}
    assert len(reach) == 1
    assert set(reach.values()) == {"ok"}
    assert info.pop("version")
    assert info == {
        "accounts": 1,
        "accounts_connected": 1,
        "extensions": 3,
        "last_success": loaded.runtime_data.presence.last_success,
    }
    assert pbx.requests.last.authorization is None
    assert loaded.data["url"] not in as_json(info | reach)


@pytest.mark.usefixtures("setup_health")
async def test_an_account_without_a_connection_is_counted(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Drop())
    await loaded.runtime_data.presence.async_refresh()
    info = await get_system_health_info(hass, DOMAIN)
    assert (info["accounts"], info["accounts_connected"]) == (1, 0)
    [reach] = [info[key] for key in info if "reach" in key]
    assert (await reach)["type"] == "failed"


@pytest.mark.usefixtures("setup_health")
async def test_every_line_has_a_text(hass: HomeAssistant) -> None:
    info = await get_system_health_info(hass, DOMAIN)
    texts = await async_get_translations(hass, "en", "system_health", [DOMAIN])
    prefix = f"component.{DOMAIN}.system_health.info."
    named = {key.removeprefix(prefix) for key in texts}
    assert info.keys() <= named
    for reach in filter(asyncio.iscoroutine, info.values()):
        await reach
