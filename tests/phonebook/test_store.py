"""The imported contacts are kept in Home Assistant's storage."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.pbx_presence.const import LOGGER
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.store import PhoneBookStore

KEY = "pbx_presence.01ENTRY.phone_book"
ANNA = Contact(name="Anna Berg", numbers=("070-174 06 05", "7042"))


async def test_saved_contacts_are_loaded_until_they_are_removed(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    store = PhoneBookStore(hass, "01ENTRY")
    assert await store.async_load() == ()
    await store.async_save([ANNA])
    assert hass_storage[KEY]["data"] == {
        "contacts": [["Anna Berg", ["070-174 06 05", "7042"]]]
    }
    assert await PhoneBookStore(hass, "01ENTRY").async_load() == (ANNA,)
    await store.async_remove()
    assert KEY not in hass_storage
    assert await store.async_load() == ()


@pytest.mark.parametrize(
    "stored",
    [
        {"version": 1, "data": ["Anna Berg"]},
        {"version": 1, "data": {"people": []}},
        {"version": 1, "data": {"contacts": {"Anna Berg": []}}},
        {"version": 1, "data": {"contacts": [["Anna Berg"]]}},
        {"version": 1, "data": {"contacts": [[7042, ["7042"]]]}},
        {"version": 1, "data": {"contacts": [["Anna Berg", [7042]]]}},
        {"version": 1, "data": {"contacts": [["Anna Berg", "7042"]]}},
        {"version": 2, "data": {"contacts": []}},
        {"version": 0, "data": {"contacts": []}},
        {"contacts": []},
    ],
)
async def test_a_store_with_unexpected_content_is_an_empty_phone_book(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    stored: dict[str, Any],
) -> None:
    hass_storage[KEY] = {"minor_version": 1, "key": KEY, **stored}
    assert await PhoneBookStore(hass, "01ENTRY").async_load() == ()
    assert [one.message for one in caplog.records if one.name == LOGGER.name] == [
        "The stored phone book cannot be read; import it again"
    ]
