"""Start Home Assistant from data that a version stored."""

from copy import deepcopy
import json
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator

type Stores = dict[str, Any]
"""Everything in `.storage`, by the name of the file."""

DATA = Path(__file__).parent / "data"
ENTRIES, ENTITIES = "core.config_entries", "core.entity_registry"
KEYS = f"{DOMAIN}.01ENTRY"
PHONE_BOOK = f"{KEYS}.phone_book"


def read(name: str, pbx: Simulator) -> Stores:
    """Return stored data that belong to the simulated PBX."""
    text = (DATA / f"{name}.json").read_text("utf-8")
    stores: Stores = json.loads(
        text.replace(":PORT", f":{pbx.port}").replace("TOKEN", pbx.token)
    )
    return stores


def stored_entry(stores: Stores) -> dict[str, Any]:
    """Return the only configuration entry."""
    [entry] = stores[ENTRIES]["data"]["entries"]
    found: dict[str, Any] = entry
    return found


async def start(
    hass: HomeAssistant, hass_storage: Stores, stores: Stores
) -> MockConfigEntry:
    """Load everything that is stored; return the configuration entry."""
    hass_storage |= deepcopy(stores)
    dr.async_setup(hass)
    for registry in (dr, er):
        await registry.async_load(hass)
    await hass.config_entries.async_initialize()
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    [entry] = hass.config_entries.async_entries(DOMAIN)
    found: Any = entry
    return found


def ids(stores: Stores) -> dict[str, str]:
    """Return the entity IDs by unique ID."""
    entities = stores[ENTITIES]["data"]["entities"]
    return {entity["unique_id"]: entity["entity_id"] for entity in entities}
