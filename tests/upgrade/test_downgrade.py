"""Data of a later version are left untouched, and the user sees why they are not used."""

import logging
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest

from custom_components.pbx_presence.const import LOGGER
from simulator import Simulator

from ..helpers import write_stores
from .helpers import ENTITIES, KEYS, PHONE_BOOK, Stores, ids, read, start, stored_entry

pytestmark = pytest.mark.parametrize("load_registries", [False])

VOLATILE = ("modified_at",)


def without_times(stores: Stores) -> dict[str, Any]:
    """Return the entry without the fields that Home Assistant updates."""
    entry = stored_entry(stores)
    return {name: value for name, value in entry.items() if name not in VOLATILE}


@pytest.fixture
def stores(pbx: Simulator) -> Stores:
    """Return the data that the current version stores."""
    stores = read("entry_1.2", pbx)
    stored_entry(stores)["minor_version"] = 3
    return stores


async def test_an_entry_of_a_later_major_version_is_refused_and_left_untouched(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], stores: Stores
) -> None:
    new = {"version": 2, "minor_version": 1, "data": {"accounts": [{"id": "1"}]}}
    stored_entry(stores).update(new)
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert len(pbx.requests) == 0
    await write_stores(hass, hass_storage)
    assert without_times(hass_storage) == without_times(stores)
    assert ids(hass_storage) == ids(stores)
    assert hass_storage[ENTITIES]["data"]["deleted_entities"] == []
    for store in (KEYS, PHONE_BOOK):
        assert hass_storage[store] == stores[store]


async def test_an_entry_of_a_later_minor_version_is_loaded_and_left_untouched(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], stores: Stores
) -> None:
    before = stored_entry(stores)
    before["minor_version"] = 9
    before["options"] |= {"interval": 30, "future": {"a": [1]}}
    before["data"]["future"] = "kept"
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.LOADED
    await write_stores(hass, hass_storage)
    assert without_times(hass_storage) == without_times(stores)
    assert ids(stores).items() <= ids(hass_storage).items()


async def test_an_entry_with_a_provider_of_a_later_version_says_so(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], stores: Stores
) -> None:
    stored_entry(stores)["data"]["provider"] = "future"
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "unknown_provider"
    await write_stores(hass, hass_storage)
    assert without_times(hass_storage) == without_times(stores)
    assert hass_storage[KEYS] == stores[KEYS]


async def test_a_choice_of_extensions_of_a_later_version_says_so(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], stores: Stores
) -> None:
    stored_entry(stores)["options"]["follow"] = "future"
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "stored_by_later_version"
    await write_stores(hass, hass_storage)
    assert without_times(hass_storage) == without_times(stores)
    assert ids(hass_storage) == ids(stores)


async def test_keys_of_a_later_version_stop_the_setup_and_are_left_untouched(
    hass: HomeAssistant, pbx: Simulator, hass_storage: dict[str, Any], stores: Stores
) -> None:
    stores[KEYS] |= {"version": 2, "data": {"extensions": []}}
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert len(pbx.requests) == 0, "other keys would move every entity"
    await write_stores(hass, hass_storage)
    assert hass_storage[KEYS] == stores[KEYS]
    assert ids(hass_storage) == ids(stores)


async def test_keys_of_a_later_version_have_a_clear_reason(
    hass: HomeAssistant, hass_storage: dict[str, Any], stores: Stores
) -> None:
    stores[KEYS] |= {"version": 2, "data": {"extensions": []}}
    entry = await start(hass, hass_storage, stores)
    assert entry.reason
    assert entry.error_reason_translation_key


async def test_keys_of_a_later_minor_version_are_used(
    hass: HomeAssistant, hass_storage: dict[str, Any], stores: Stores
) -> None:
    stores[KEYS]["minor_version"] = 9
    for fields in stores[KEYS]["data"].values():
        fields["future"] = "ignored"
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.LOADED
    await write_stores(hass, hass_storage)
    # Home Assistant notes its own minor version in the file.
    assert hass_storage[KEYS]["data"] == stores[KEYS]["data"]
    assert ids(stores).items() <= ids(hass_storage).items()


async def test_a_phone_book_of_a_later_version_is_left_untouched_without_names(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    stores: Stores,
    caplog: pytest.LogCaptureFixture,
) -> None:
    stores[PHONE_BOOK] |= {"version": 2, "data": {"people": {"Doris Dahl": []}}}
    entry = await start(hass, hass_storage, stores)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.callers.find("0701740605").name is None
    await write_stores(hass, hass_storage)
    assert hass_storage[PHONE_BOOK] == stores[PHONE_BOOK]
    told = [line for line in caplog.records if line.name == LOGGER.name]
    assert [line.message for line in told if line.levelno == logging.WARNING] == [
        "The stored phone book cannot be read; import it again"
    ]
