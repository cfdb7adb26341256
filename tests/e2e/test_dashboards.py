"""The board and the entities work in dashboards of every kind."""

import re

from playwright.async_api import expect

from demo.dashboard import PATH
from demo.stage import Shown

from .helpers import (
    BOARD,
    CALLER,
    act,
    core_cards,
    dashboard_of,
    new_dashboard,
    presence_of,
    somebody,
)
from .tab import Visit

VERSIONED = re.compile(r"/pbx_presence/pbx-presence\.js\?v=[0-9a-f]{12}$")


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
    await expect(tab.board.get_by_role("heading", name="By keyword")).to_be_visible()
    await expect(tab.board.get_by_role("heading", name="support")).to_be_visible()
    assert len(await tab.looks()) == 25


async def test_the_strategy_lays_out_people_groups_and_accounts(
    visit: Visit, shown: Shown
) -> None:
    path = await new_dashboard(shown, {"strategy": {"type": "custom:pbx-presence"}})
    tab = await visit(path)
    await tab.all_shown(25)
    view = tab.page.locator("hui-view")
    tabs = tab.page.get_by_role("tab")
    await expect(tabs).to_have_text(["People", "Groups", "Accounts"])
    # The board shows the totals, and badges are only for a lost connection.
    await expect(view.locator("hui-entity-badge:visible")).to_have_count(0)

    await tab.page.get_by_role("tab", name="Groups").click()
    group = view.locator("pbx-presence-group")
    await expect(group).to_have_count(1)
    await expect(group.get_by_role("heading", name="Support")).to_be_visible()
    await expect(group).to_contain_text(re.compile(r"\d of \d available"))

    await tab.page.get_by_role("tab", name="Accounts").click()
    for shows in ("Pingaway", "Telecom X", "Connectivity"):
        await expect(view.get_by_text(shows).first).to_be_visible()
    # The board has the totals.
    await expect(view.get_by_text("People in total")).to_have_count(0)
    await expect(view.locator("hui-error-card, hui-warning")).to_have_count(0)


async def test_the_documented_core_cards_show_the_same_people(
    visit: Visit, shown: Shown
) -> None:
    person, busy = await somebody(shown), await somebody(shown, "on_call")
    name = person["name"]
    tile, badge, on_the_phone, while_ringing = core_cards(
        {
            "sensor.anna_andersson": await presence_of(shown, person),
            "sensor.bengt_bengtsson": await presence_of(shown, busy),
        }
    )
    path = await dashboard_of(shown, tile, on_the_phone, while_ringing, badges=[badge])
    tab = await visit(path)
    view = tab.page.locator("hui-view")
    always = view.locator("hui-card > hui-tile-card")
    talking, ringing = (
        view.locator("hui-entities-card"),
        view.locator("hui-conditional-card hui-tile-card"),
    )
    await expect(always.first).to_contain_text(name)
    await expect(always.first).to_contain_text("Available")
    await expect(view.locator("hui-entity-badge")).to_contain_text(name)
    await expect(talking).to_contain_text("On the phone")
    await expect(talking).to_contain_text(busy["name"])
    await expect(talking).not_to_contain_text(name)
    await expect(ringing).not_to_be_visible()

    await act(shown, person, "ring", caller=CALLER)
    await expect(ringing).to_be_visible()
    await expect(ringing).to_contain_text("Ringing")
    await expect(view.locator("hui-entity-badge")).to_contain_text("Ringing")
    await act(shown, person, "answer")
    await expect(talking).to_contain_text(name)
    await expect(ringing).not_to_be_visible()
    await act(shown, person, "hang_up")
    await expect(always.first).to_contain_text("Available")
    await expect(talking).not_to_contain_text(name)
    await expect(view.locator("hui-error-card, hui-warning")).to_have_count(0)


async def test_a_board_says_what_is_wrong_with_its_configuration(
    visit: Visit, shown: Shown
) -> None:
    path = await dashboard_of(shown, {"type": BOARD, "group_by": "shoe_size"})
    tab = await visit(path)
    error = tab.page.locator("hui-error-card")
    await expect(error).to_be_visible()
    await expect(tab.board).to_have_count(0)
    tab.complaints.clear()
