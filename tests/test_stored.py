"""Data that an earlier version stored are loaded unchanged."""

import json
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.setup import async_setup_component
import pytest

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator

from .helpers import write_stores

STORED = Path(__file__).parent / "stored"
ENTRIES, DEVICES, ENTITIES = (
    f"core.{name}" for name in ("config_entries", "device_registry", "entity_registry")
)
# Home Assistant updates this whenever it writes a record.
VOLATILE = ("modified_at",)
# Counts had no unit before, which is why the version of an entry changed.
ADDED = ("unit_of_measurement", "minor_version")


@pytest.fixture(params=[folder.name for folder in STORED.iterdir() if folder.is_dir()])
def stored(
    request: pytest.FixtureRequest, pbx: Simulator, hass_storage: dict[str, Any]
) -> dict[str, Any]:
    """Fill Home Assistant's storage with the data of a version, and return the data."""
    pbx.telecomx.m2m_token = "simulated-m2m-token"
    pbx.telecomx.transports = {"bearer"}

    port = f":{pbx.port}"

    def read() -> dict[str, Any]:
        files = (STORED / request.param).iterdir()
        return {
            file.name: json.loads(file.read_text("utf-8").replace(":PORT", port))
            for file in files
        }

    hass_storage |= read()
    return read()


def _by_id(records: list[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    """Return records by one of their fields, without volatile fields."""
    return {
        record[key]: {
            name: value
            for name, value in record.items()
            if name not in (*VOLATILE, *ADDED)
        }
        for record in records
    }


@pytest.mark.parametrize("load_registries", [False])
async def test_stored_data_are_loaded_unchanged(
    hass: HomeAssistant, stored: dict[str, Any], hass_storage: dict[str, Any]
) -> None:
    dr.async_setup(hass)
    for registry in (ar, dr, er):
        await registry.async_load(hass)
    await hass.config_entries.async_initialize()
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    for entry in hass.config_entries.async_entries(DOMAIN):
        assert entry.state is ConfigEntryState.LOADED
    state = hass.states.get("sensor.reception")
    assert state and state.state == "on_call", "a renamed entity works on"

    await write_stores(hass, hass_storage)
    for store, part, key in (
        (ENTRIES, "entries", "entry_id"),
        (DEVICES, "devices", "id"),
        (ENTITIES, "entities", "entity_id"),
    ):
        before, after = (
            _by_id(one[store]["data"][part], key) for one in (stored, hass_storage)
        )
        assert {key: after[key] for key in before} == before
    for store in (name for name in stored if name.startswith(DOMAIN)):
        assert hass_storage[store] == stored[store], "extensions keep their keys"
