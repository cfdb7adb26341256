"""The board during an outage of the PBX; last, because Home Assistant logs it."""

import contextlib

from playwright.async_api import expect

from demo import log
from demo.dashboard import PATH
from demo.errors import DemoError
from demo.stage import Shown

from .helpers import ONE_POLL, refresh
from .tab import Visit

SIGN_IN = "Pingaway needs you to sign in again."
DISCONNECTED = "limiting requests since"


async def test_home_assistant_logged_nothing_against_the_integration(
    shown: Shown,
) -> None:
    assert log.problems(shown.home.log) == []


async def test_a_board_without_a_connection_says_so_until_it_is_back(
    visit: Visit, shown: Shown
) -> None:
    await refresh(shown)
    tab = await visit(f"/{PATH}")
    await tab.all_shown(25)
    before = await tab.looks()
    await expect(tab.board).not_to_contain_text(DISCONNECTED)
    await shown.simulator.misbehave(kind="status", code=503)
    try:
        await expect(tab.board).to_contain_text(DISCONNECTED, timeout=ONE_POLL)
        await expect(tab.board.locator("button.stale")).to_have_count(25)
        assert {name: look.split(" ")[0] for name, look in before.items()} == {
            name: look.split(" ")[0] + ":" for name, look in (await tab.looks()).items()
        }
    finally:
        await shown.simulator.behave()
    await refresh(shown)
    await expect(tab.board).not_to_contain_text(DISCONNECTED)
    await expect(tab.board.locator("button.stale")).to_have_count(0)
    assert await tab.looks() == before


async def test_a_board_whose_credentials_were_refused_asks_to_sign_in(
    visit: Visit, shown: Shown
) -> None:
    tab = await visit(f"/{PATH}")
    await tab.all_shown(25)
    alert = tab.board.get_by_role("alert")
    await shown.simulator.misbehave(kind="status", code=401)
    try:
        await expect(alert).to_contain_text(SIGN_IN, timeout=ONE_POLL)
        await expect(alert.get_by_role("link", name="Sign in")).to_be_visible()
        await expect(tab.tile_states.first).to_have_text("No connection")
        # Then the account is not loaded, and only its entry has the reason.
        await reload(shown)
        await tab.page.reload()
        await expect(alert).to_contain_text(SIGN_IN)
    finally:
        await shown.simulator.behave()
    await reload(shown)
    await expect(alert).to_have_count(0)


async def reload(shown: Shown) -> None:
    """Reload the account, even if that fails."""
    with contextlib.suppress(DemoError):
        await shown.client.call(
            "call_service",
            domain="homeassistant",
            service="reload_config_entry",
            service_data={"entry_id": shown.pingaway},
        )
