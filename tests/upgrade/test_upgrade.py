"""Data of every earlier version are loaded, and entities keep their IDs."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
import pytest

from simulator import Simulator

from ..helpers import ANNA, States, entity_id, write_stores
from ..people import A
from .helpers import DATA, KEYS, PHONE_BOOK, ids, read, start, stored_entry

pytestmark = pytest.mark.parametrize("load_registries", [False])

VERSIONS = sorted(file.stem for file in DATA.iterdir())
DROPPED = {"entry_1.1": {"interval"}}
"""Options that the migration removes, because they were a default."""


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_entry_of_an_earlier_version_keeps_its_data_and_entities(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], version: str
) -> None:
    stores = read(version, pbx)
    before = stored_entry(stores)
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.LOADED
    assert (entry.version, entry.minor_version) == (1, 3)
    options = {
        name: value
        for name, value in before["options"].items()
        if name not in DROPPED.get(version, ())
    }
    assert entry.options == options
    assert (entry.data, entry.unique_id) == (before["data"], before["unique_id"])
    reception = hass.states.get("sensor.reception")
    assert reception and reception.state == "on_call"
    assert reception.name == "Reception"

    await write_stores(hass, hass_storage)
    assert ids(stores).items() <= ids(hass_storage).items()
    assert hass_storage[KEYS] == stores[KEYS], "extensions keep their keys"
    assert stored_entry(hass_storage)["options"] == options


@pytest.mark.parametrize(
    ("version", "followed", "interval"),
    [
        ("entry_1.1", {"08010203", "08040506_2"}, 60),
        ("entry_1.2_of_0.1.0", {"08010203"}, 90),
        ("entry_1.2", {"08010203", "08040506", "08040506_2"}, 90),
    ],
)
async def test_options_of_an_earlier_version_mean_the_same(
    hass: HomeAssistant,
    pbx: Simulator,
    hass_storage: dict[str, Any],
    version: str,
    followed: set[str],
    interval: int,
) -> None:
    entry = await start(hass, hass_storage, read(version, pbx))
    data = entry.runtime_data
    assert set(data.presence.data) == followed
    assert data.presence.pace.interval == interval
    # Nobody who did not ask for it shows callers, reads a log, or places calls.
    has_new_options = version == "entry_1.2"
    assert data.callers.has_consent is entry.options["show_caller"]
    assert bool(data.call_log) is data.actions.is_allowed is has_new_options


async def test_a_stored_phone_book_still_names_callers(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any]
) -> None:
    stores = read("entry_1.2", pbx)
    pbx.world.set_calls(A, [])
    pbx.world.ring(A, "0701740605")
    entry = await start(hass, hass_storage, stores)
    caller = entity_id(hass, entry, Platform.SENSOR, f"{ANNA}_caller")
    assert States(hass, entry).full(Platform.SENSOR, f"{ANNA}_caller").state == (
        "Doris Dahl"
    )
    assert caller.startswith("sensor.")
    await write_stores(hass, hass_storage)
    assert hass_storage[PHONE_BOOK] == stores[PHONE_BOOK]


async def test_an_account_without_stored_keys_gets_them_from_the_first_list(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any]
) -> None:
    stores = read("entry_1.1", pbx)
    keys = stores.pop(KEYS)
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.LOADED
    assert hass_storage[KEYS]["data"] == keys["data"]
