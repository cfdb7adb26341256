"""The card is served once, and registered while there is an account."""

from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
import re

from homeassistant.components import frontend
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx_presence import board
from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Status

from .helpers import Changes
from .source import PACKAGE, load_json

ADDRESS = re.compile(r"/pbx_presence/pbx-presence\.js\?v=[0-9a-f]{12}")
MONTH = 30 * 86_400


async def set_up(hass: HomeAssistant, *entries: MockConfigEntry) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    for entry in entries:
        if entry.state is ConfigEntryState.NOT_LOADED:
            assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()


def address(hass: HomeAssistant) -> str:
    return hass.data[board.BOARD].address


async def test_the_card_is_registered_once_for_all_accounts(
    hass: HomeAssistant,
    pages: Changes,
    entry: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
) -> None:
    await set_up(hass, entry, telecomx_entry)
    assert ADDRESS.fullmatch(address(hass))
    assert pages == [("added", address(hass))]


async def test_the_card_is_served_once_even_when_accounts_are_reloaded(
    hass: HomeAssistant, pages: Changes, entry: MockConfigEntry
) -> None:
    await set_up(hass, entry)
    before = hass.data[board.BOARD]
    routes = len(hass.http.app.router.resources())
    for _ in range(2):
        assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.data[board.BOARD] is before
    assert len(hass.http.app.router.resources()) == routes
    assert pages == [("added", before.address)]


async def test_the_card_stays_until_the_last_account_is_removed(
    hass: HomeAssistant,
    pages: Changes,
    entry: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
) -> None:
    await set_up(hass, entry, telecomx_entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_remove(entry.entry_id)
    assert pages == [("added", address(hass))]
    await hass.config_entries.async_remove(telecomx_entry.entry_id)
    assert pages[1:] == [("removed", address(hass))]
    assert hass.data[frontend.DATA_EXTRA_MODULE_URL].urls == frozenset()


async def test_the_card_is_available_if_the_pbx_never_answered(
    hass: HomeAssistant, pages: Changes, entry: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Status(503))
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert pages == [("added", address(hass))]
    await hass.config_entries.async_remove(entry.entry_id)
    assert pages == [("added", address(hass)), ("removed", address(hass))]


async def test_the_card_returns_with_the_next_account(
    hass: HomeAssistant,
    pages: Changes,
    entry: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
) -> None:
    await hass.config_entries.async_remove(telecomx_entry.entry_id)
    await set_up(hass, entry)
    await hass.config_entries.async_remove(entry.entry_id)
    telecomx_entry.add_to_hass(hass)
    await set_up(hass, telecomx_entry)
    assert [change for change, _ in pages] == ["added", "removed", "added"]
    assert {url for _, url in pages} == {address(hass)}


async def test_an_account_that_was_never_set_up_can_be_removed(
    hass: HomeAssistant, pages: Changes, entry: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(entry.entry_id)
    assert pages == []


async def test_setup_works_without_the_frontend(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    await set_up(hass, entry)
    assert not hass.data[board.BOARD].is_shown
    await hass.config_entries.async_remove(entry.entry_id)
    assert not hass.data[board.BOARD].is_shown


@pytest.mark.usefixtures("loaded")
async def test_browsers_get_the_file_and_cache_it(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    client = await hass_client_no_auth()
    answer = await client.get(address(hass))
    assert answer.status == HTTPStatus.OK
    assert answer.content_type == "text/javascript"
    assert await answer.read() == board.FILE.read_bytes()
    kept = re.search(r"max-age=(\d+)", answer.headers["Cache-Control"])
    assert kept
    assert int(kept[1]) >= MONTH


async def test_changed_content_has_another_url(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = sha256(board.FILE.read_bytes()).hexdigest()
    other = tmp_path / board.FILE.name
    other.write_bytes(b"export {};")
    monkeypatch.setattr(board, "FILE", other)
    await set_up(hass, entry)
    version = address(hass).partition("?v=")[2]
    assert sha256(other.read_bytes()).hexdigest().startswith(version)
    assert not usual.startswith(version)


def test_the_card_contacts_no_other_host() -> None:
    content = (board.FILE.parent / "pbx-presence.js").read_text("utf-8")
    links = set(re.findall(r"https?://[^\s\"'`)]+", content))
    documentation = load_json(PACKAGE / "manifest.json")["documentation"]
    namespaces = "http://www.w3.org/"
    assert not {
        link for link in links if not link.startswith((documentation, namespaces))
    }
    assert not re.search(r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket)\b", content)
