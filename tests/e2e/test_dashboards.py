"""The board and its entities fit into dashboards of every kind."""

import re

from playwright.async_api import expect

from demo.dashboard import PATH
from demo.stage import Shown

from .helpers import (
    BOARD,
    CALLER,
    ONE_POLL,
    dashboard_of,
    entities,
    new_dashboard,
    somebody,
    states,
)
from .tab import Visit

VERSIONED = re.compile(r"/pbx_presence/pbx-presence\.js\?v=[0-9a-f]{12}$")
BUSY = ["ringing", "dialing", "on_call"]


async def test_the_card_comes_from_home_assistant_and_nothing_from_elsewhere(
    visit: Visit, shown: Shown
) -> None:
    tab = await visit(f"/{PATH}")
    await tab.all_shown(25)
    await tab.page.wait_for_load_state("networkidle")
    assert len([url for url in tab.requests if VERSIONED.search(url)]) == 1
    assert [url for url in tab.requests if "pbx-presence" in url] == [
        url for url in tab.requests if VERSIONED.search(url)
    ]
    origins = (f"{shown.home.url}/", "data:", "blob:")
    assert [url for url in tab.requests if not url.startswith(origins)] == []


async def test_nothing_is_stored_for_the_card(shown: Shown) -> None:
    assert await shown.client.call("lovelace/resources") == []


async def test_a_dashboard_that_is_a_file_shows_the_board(visit: Visit) -> None:
    tab = await visit("/board-from-yaml")
    await expect(tab.board.get_by_role("heading", name="By key word")).to_be_visible()
    await expect(tab.board.get_by_role("heading", name="support")).to_be_visible()
    assert len(await tab.looks()) == 25


async def test_the_strategy_lays_out_people_groups_and_accounts(
    visit: Visit, shown: Shown
) -> None:
    path = await new_dashboard(shown, {"strategy": {"type": "custom:pbx-presence"}})
    tab = await visit(path)
    await tab.all_shown(25)
    view = tab.page.locator("hui-view")
    await expect(view.locator("hui-entity-badge")).not_to_have_count(0)

    await tab.page.get_by_role("tab", name="Groups").click()
    await expect(view.get_by_text("Support", exact=True).first).to_be_visible()
    await expect(tab.board.get_by_role("heading", name="Support")).to_be_visible()

    await tab.page.get_by_role("tab", name="Accounts").click()
    for account in ("Telecom X", "People in total"):
        await expect(view.get_by_text(account).first).to_be_visible()
    await expect(view.locator("hui-error-card, hui-warning")).to_have_count(0)


async def test_core_cards_show_the_same_people(visit: Visit, shown: Shown) -> None:
    person = await somebody(shown)
    people, seen = await entities(shown, "presence"), await states(shown)
    name = person["name"]
    entity = next(
        one for one in people if seen[one]["attributes"]["friendly_name"] == name
    )
    (ringing,) = await entities(shown, "people_ringing")
    path = await dashboard_of(
        shown,
        {"type": "tile", "entity": entity},
        {
            "type": "entity-filter",
            "entities": people,
            "conditions": [{"condition": "state", "state": BUSY}],
            "card": {"type": "entities", "title": "On the phone"},
        },
        {
            "type": "conditional",
            "conditions": [{"condition": "state", "entity": entity, "state": BUSY}],
            "card": {"type": "markdown", "content": f"Do not disturb {name}"},
        },
        badges=[{"type": "entity", "entity": ringing, "show_name": True}],
    )
    tab = await visit(path)
    view = tab.page.locator("hui-view")
    tile, badge = view.locator("hui-tile-card"), view.locator("hui-entity-badge")
    busy, note = view.locator("hui-entities-card"), view.locator("hui-markdown-card")
    await expect(tile).to_contain_text(name)
    await expect(tile).to_contain_text("Available")
    await expect(busy).to_contain_text("On a call")
    await expect(busy).not_to_contain_text(name)
    await expect(badge).to_contain_text("0")
    await expect(note).not_to_be_visible()

    await shown.simulator.play(person, "ring", caller=CALLER)
    await expect(tile).to_contain_text("Ringing", timeout=ONE_POLL)
    await expect(busy).to_contain_text(name)
    await expect(badge).to_contain_text("1")
    await expect(note).to_be_visible()
    await shown.simulator.play(person, "hang_up")
    await expect(tile).to_contain_text("Available", timeout=ONE_POLL)
    await expect(note).not_to_be_visible()


async def test_a_board_says_what_is_wrong_with_its_configuration(
    visit: Visit, shown: Shown
) -> None:
    path = await dashboard_of(shown, {"type": BOARD, "group_by": "shoe_size"})
    tab = await visit(path)
    error = tab.page.locator("hui-error-card")
    await expect(error).to_be_visible()
    await expect(tab.board).to_have_count(0)
    tab.complaints.clear()
