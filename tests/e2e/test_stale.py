"""What happens when the PBX does not answer; last, as Home Assistant's log tells of it."""

from playwright.async_api import expect

from demo import log
from demo.dashboard import PATH
from demo.stage import Shown

from .helpers import ONE_POLL
from .tab import Visit

DISCONNECTED = "No connection to the PBX"


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


async def refresh(shown: Shown) -> None:
    """Ask the PBX now, not when it is time to try again."""
    await shown.client.call(
        "call_service",
        domain="pbx_presence",
        service="refresh",
        service_data={"config_entry_id": shown.pingaway},
    )
