"""Callers have names, only with the user's consent, and leave no trace."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp import FormData
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import file_upload
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator

from .helpers import (
    BENGT,
    States,
    in_sections,
    listen,
    on,
    pass_time,
    presence_id,
    write_stores,
)
from .people import A, B

type Upload = Callable[[str | bytes], Awaitable[str]]
type Change = Callable[..., Awaitable[Any]]

OPTIONS = {
    "interval": 30,
    "fast_interval": 10,
    "time_zone": "Europe/Stockholm",
    "follow": "all",
    "show_caller": True,
    "call_log": False,
    "allow_actions": False,
    "country": "SE",
}
CARD = """BEGIN:VCARD
VERSION:{version}
FN:{name}
{numbers}
END:VCARD
"""


def vcard(name: str, *numbers: str, version: str = "3.0") -> str:
    """Return a card with numbers."""
    lines = "\n".join(f"TEL;TYPE=CELL:{number}" for number in numbers)
    return CARD.format(version=version, name=name, numbers=lines)


@pytest.fixture
async def showing(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> MockConfigEntry:
    """Set the entry up with consent to show callers, and without a call."""
    # Tests that run at the same time would share its folder.
    monkeypatch.setattr(file_upload, "TEMP_DIR_NAME", str(tmp_path / "uploads"))
    pbx.world.hang_up(A)
    hass.config_entries.async_update_entry(entry, options=OPTIONS)
    assert await async_setup_component(hass, "file_upload", {})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
def upload(
    hass: HomeAssistant, showing: MockConfigEntry, hass_client: ClientSessionGenerator
) -> Upload:
    """Return a function that uploads a file as the frontend does."""

    async def upload(content: str | bytes) -> str:
        client = await hass_client()
        form = FormData()
        form.add_field("file", content, filename="contacts.vcf")
        response = await client.post("/api/file_upload", data=form)
        assert response.status == HTTPStatus.OK
        return str((await response.json())["file_id"])

    return upload


@pytest.fixture
def change(hass: HomeAssistant, showing: MockConfigEntry) -> Change:
    """Return a function that submits the step of the phone book."""

    async def change(**answers: Any) -> Any:
        options = hass.config_entries.options
        flow: Any = await options.async_init(showing.entry_id)
        data = in_sections(OPTIONS | {"push": False, "phone_book": True})
        flow = await options.async_configure(flow["flow_id"], data)
        assert flow["step_id"] == "phone_book"
        flow = await options.async_configure(flow["flow_id"], answers)
        await hass.async_block_till_done()
        return flow

    return change


async def call(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory, number: str
) -> None:
    """Let a number call Bengt, after any earlier call ended."""
    if pbx.world.presence(B).state.calls:
        pbx.world.hang_up(B)
    pbx.world.ring(B, number)
    await pass_time(hass, freezer, 31)


def caller(hass: HomeAssistant, entry: MockConfigEntry) -> tuple[str, Any, Any]:
    """Return state, number and name of Bengt's caller sensor."""
    state = States(hass, entry).full(Platform.SENSOR, f"{BENGT}_caller")
    return state.state, state.attributes["number"], state.attributes["name"]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("08010203", A),
        ("+46729913232", A),
        ("0046 72-991 32 32", A),
        ("0701740605", None),
        ("08040506", f"{B}, Konferensrum A"),
    ],
)
async def test_a_colleague_has_a_name_in_any_notation_of_the_number(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    number: str,
    name: str | None,
) -> None:
    says = "{{ trigger.caller }} {{ trigger.caller_name }}"
    target = {"entity_id": [presence_id(hass, showing, BENGT)]}
    heard = await listen(
        hass, on("started_ringing", target), on("call_missed", target), says=says
    )
    await call(hass, pbx, freezer, number)
    assert caller(hass, showing) == (name or number, number, name)
    assert heard() == [f"{number} {name}"]
    event = States(hass, showing).full(Platform.EVENT, f"{BENGT}_call").attributes
    assert (event["caller"], event.get("caller_name")) == (number, name)
    pbx.world.hang_up(B, linger=True)
    await pass_time(hass, freezer, 31)
    assert heard() == [f"{number} {name}"]


async def test_a_phone_book_is_uploaded_replaced_and_removed(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    hass_storage: dict[str, Any],
    upload: Upload,
    change: Change,
) -> None:
    cards = vcard("Doris Dahl", "+46 70-174 06 05", "070-174 06 06")
    cards += vcard("Erik Ek", "tel:+46-70-174-06-05", version="4.0")
    cards += vcard("Not Anna", "08010203")
    flow = await change(file=await upload(cards))
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert showing.options == OPTIONS
    stored = hass_storage[f"{DOMAIN}.{showing.entry_id}.phone_book"]
    assert len(stored["data"]["contacts"]) == 3
    await call(hass, pbx, freezer, "0701740605")
    assert caller(hass, showing)[0] == "Doris Dahl, Erik Ek"
    await call(hass, pbx, freezer, "08010203")
    assert caller(hass, showing)[0] == A
    assert await hass.config_entries.async_reload(showing.entry_id)
    await call(hass, pbx, freezer, "0701740606")
    assert caller(hass, showing)[0] == "Doris Dahl"

    await change(file=await upload(vcard("Frida Falk", "0701740606")))
    # At once, during the call.
    assert caller(hass, showing)[0] == "Frida Falk"

    await change(remove=True)
    await call(hass, pbx, freezer, "0701740606")
    assert caller(hass, showing)[0] == "0701740606"
    assert f"{DOMAIN}.{showing.entry_id}.phone_book" not in hass_storage


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("Anna,0701740605\n", "phone_book_invalid"),
        (b"\xff\xd8\xff\xe0 picture", "phone_book_invalid"),
        (vcard("Cut", "070")[:-12], "phone_book_invalid"),
        (vcard("Without number"), "phone_book_empty"),
        (vcard("One of many", "0701740605") * 10_001, "phone_book_too_large"),
    ],
)
async def test_a_wrong_file_has_a_message_and_costs_nothing(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    hass_storage: dict[str, Any],
    upload: Upload,
    change: Change,
    content: str | bytes,
    error: str,
) -> None:
    await change(file=await upload(vcard("Doris Dahl", "0701740605")))
    flow = await change(file=await upload(content))
    assert flow["errors"] == {"file": error}
    assert flow["description_placeholders"] == {"count": "1"}
    stored = hass_storage[f"{DOMAIN}.{showing.entry_id}.phone_book"]
    assert stored["data"]["contacts"] == [["Doris Dahl", ["0701740605"]]]


async def test_a_file_that_expired_has_to_be_uploaded_again(change: Change) -> None:
    flow = await change(file="00000000-0000-0000-0000-000000000000")
    assert flow["errors"] == {"file": "phone_book_missing"}


async def test_a_phone_book_can_be_uploaded_while_the_account_is_not_loaded(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    hass_storage: dict[str, Any],
    upload: Upload,
    change: Change,
) -> None:
    await hass.config_entries.async_unload(showing.entry_id)
    await change(file=await upload(vcard("Doris Dahl", "0701740605")))
    stored = hass_storage[f"{DOMAIN}.{showing.entry_id}.phone_book"]
    assert stored["data"]["contacts"] == [["Doris Dahl", ["0701740605"]]]


async def test_a_phone_book_can_be_removed_after_the_consent_was_withdrawn(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    hass_storage: dict[str, Any],
    upload: Upload,
    change: Change,
) -> None:
    await change(file=await upload(vcard("Doris Dahl", "0701740605")))
    flow: Any = await hass.config_entries.options.async_init(showing.entry_id)
    answers = OPTIONS | {"show_caller": False, "phone_book": True, "push": False}
    del answers["country"]
    configure = hass.config_entries.options.async_configure
    flow = await configure(flow["flow_id"], in_sections(answers))
    assert flow["step_id"] == "phone_book"
    flow = await configure(flow["flow_id"], {"remove": True})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert "Doris Dahl" not in await write_stores(hass, hass_storage)
    # The user removed the country.
    assert "country" not in showing.options


async def test_the_phone_book_is_deleted_with_the_account(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    hass_storage: dict[str, Any],
    upload: Upload,
    change: Change,
) -> None:
    await change(file=await upload(vcard("Doris Dahl", "0701740605")))
    assert "Doris Dahl" in await write_stores(hass, hass_storage)
    await hass.config_entries.async_remove(showing.entry_id)
    await hass.async_block_till_done()
    assert "phone_book" not in await write_stores(hass, hass_storage)


async def test_names_need_no_country_in_international_notation(
    hass: HomeAssistant,
    showing: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    upload: Upload,
    change: Change,
) -> None:
    await change(file=await upload(vcard("Doris Dahl", "+46701740605")))
    hass.config.country = None
    options = {key: OPTIONS[key] for key in OPTIONS if key != "country"}
    hass.config_entries.async_update_entry(showing, options=options)
    await hass.async_block_till_done()
    assert await hass.config_entries.async_reload(showing.entry_id)
    await call(hass, pbx, freezer, "0046701740605")
    assert caller(hass, showing)[0] == "Doris Dahl"
    await call(hass, pbx, freezer, "0701740605")
    assert caller(hass, showing)[0] == "0701740605"
