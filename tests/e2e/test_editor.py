"""Users find the board among the cards, and configure it without code."""

from typing import Any

from playwright.async_api import Locator, expect

from demo.stage import Shown

from .helpers import BOARD, dashboard_of, somebody
from .tab import Tab, Visit

EDIT = "/0?edit=1"


async def test_the_card_picker_offers_the_board_and_the_editor_sets_it(
    visit: Visit, shown: Shown
) -> None:
    path = await dashboard_of(shown)
    tab = await visit(f"{path}{EDIT}")
    picker = await open_picker(tab)
    await picker.get_by_text("By card", exact=True).click()
    await picker.get_by_placeholder("Search cards").fill("PBX")
    card = picker.locator(".card").filter(has_text="PBX Presence board")
    await expect(card).to_have_count(1)
    await expect(card.locator("pbx-presence-tile")).to_have_count(25)

    await card.click(position={"x": 60, "y": 20})
    editor = tab.page.locator("hui-dialog-edit-card")
    await expect(editor.locator("pbx-presence-tile")).to_have_count(25)
    await choose(tab, editor, "Group by", "Keyword")
    await expect(editor.get_by_role("heading", name="support")).to_be_visible()
    await save(editor)
    assert await saved(shown, path) == {"type": BOARD, "group_by": "key_word"}

    await tab.page.goto(path)
    await expect(tab.board.get_by_role("heading", name="support")).to_be_visible()


async def test_the_editor_of_a_board_changes_it(visit: Visit, shown: Shown) -> None:
    board = {"type": BOARD, "title": "Our office", "on_call_only": True}
    path = await dashboard_of(shown, board)
    tab = await visit(f"{path}{EDIT}")
    await tab.page.locator("hui-card-edit-mode").click(position={"x": 200, "y": 20})
    editor = tab.page.locator("hui-dialog-edit-card")
    title = editor.get_by_role("textbox", name="Title")
    await expect(title).to_have_value("Our office")
    for label in ("Account", "People", "Order", "Show totals", "Show numbers"):
        await expect(editor.get_by_text(label, exact=True).first).to_be_visible()

    await title.fill("Everybody")
    await expect(editor.get_by_role("heading", name="Everybody")).to_be_visible()
    await choose(tab, editor, "Group by", "Account")
    await expect(editor.get_by_role("heading", name="Pingaway")).to_be_visible()
    await save(editor)
    assert await saved(shown, path) == board | {
        "title": "Everybody",
        "group_by": "account",
    }


async def test_a_board_of_one_is_suggested_for_a_person(
    visit: Visit, shown: Shown
) -> None:
    name = (await somebody(shown))["name"]
    tab = await visit(f"{await dashboard_of(shown)}{EDIT}")
    picker = await open_picker(tab)
    await picker.get_by_placeholder("Search entities").fill(name)
    await picker.get_by_text(name).first.click()
    await expect(picker.locator("pbx-presence-tile")).to_have_count(1)
    await expect(picker.locator("pbx-presence-tile")).to_contain_text(name)


async def open_picker(tab: Tab) -> Locator:
    await tab.page.get_by_role("button", name="Add card").first.click()
    return tab.page.locator("hui-dialog-create-card")


async def choose(tab: Tab, editor: Locator, field: str, option: str) -> None:
    await editor.get_by_label(field).click()
    options = tab.page.get_by_role("option", name=option, exact=True)
    items = tab.page.get_by_role("menuitem", name=option, exact=True)
    await options.or_(items).first.click()


async def save(editor: Locator) -> None:
    await editor.get_by_role("button", name="Save").click()
    await expect(editor.locator("pbx-presence-board")).to_have_count(0)


async def saved(shown: Shown, path: str) -> dict[str, Any]:
    config = await shown.client.call("lovelace/config", url_path=path.strip("/"))
    card: dict[str, Any] = config["views"][0]["sections"][0]["cards"][0]
    return card
