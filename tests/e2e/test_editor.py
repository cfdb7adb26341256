"""Users find the board among the cards, and configure it without code."""

import re
from typing import Any

from playwright.async_api import Locator, expect

from demo.stage import Shown

from .helpers import BOARD, dashboard_of, somebody
from .tab import Tab, Visit

EDIT = "/0?edit=1"
LARGE = {"width": 1400, "height": 1400}


async def test_the_card_picker_offers_the_cards_and_the_editor_sets_one(
    visit: Visit, shown: Shown
) -> None:
    path = await dashboard_of(shown)
    tab = await visit(f"{path}{EDIT}")
    picker = await open_picker(tab)
    await picker.get_by_text("By card", exact=True).click()
    await picker.get_by_placeholder("Search cards").fill("PBX Presence")
    for name in ("person", "group", "calls"):
        offer = picker.locator(".card").filter(has_text=f"PBX Presence {name}")
        await expect(offer.locator(f"pbx-presence-{name}")).to_be_attached()
    card = picker.locator(".card").filter(has_text="PBX Presence board")
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


async def test_the_editor_shows_defaults_and_adds_what_is_changed_to_an_old_board(
    visit: Visit, shown: Shown
) -> None:
    # As the first edition of the board saved it.
    board = {
        "type": BOARD,
        "title": "Our office",
        "on_call_only": True,
        "key_word": "support",
    }
    path = await dashboard_of(shown, board)
    tab = await visit(f"{path}{EDIT}", viewport=LARGE)
    await tab.page.locator("hui-card-edit-mode").click(position={"x": 200, "y": 20})
    editor = tab.page.locator("hui-dialog-edit-card")
    title = editor.get_by_role("textbox", name="Title")
    await expect(title).to_have_value("Our office")
    for name in ("What is shown", "Starts with", "Interactions"):
        await editor.get_by_role("button", name=name).click()
    for name in ("Group by Nothing", "Order Name", "Density Automatic", "Tap Default"):
        default = editor.get_by_role("button", name=name, exact=True)
        await expect(default).to_be_visible()
    for name in ("Show totals", "Only people on a call"):
        await expect(editor.get_by_role("switch", name=name)).to_be_checked()
    filters = editor.get_by_role("toolbar", name="Filters")
    for name in ("on a call", "support"):
        chip = filters.get_by_role("button", name=re.compile(rf"^\d+ {name}$"))
        await expect(chip).to_have_attribute("aria-pressed", "true")

    await title.fill("Everybody")
    await expect(editor.get_by_role("heading", name="Everybody")).to_be_visible()
    await choose(tab, editor, "Group by", "Account")
    numbers = editor.get_by_role("switch", name="Show numbers")
    await numbers.press("Space")
    await expect(numbers).to_be_checked()
    words = editor.get_by_role("toolbar", name="Keywords")
    await words.get_by_role("button", name="Add").click()
    await editor.get_by_role("option", name="växel").click()
    await expect(words.get_by_role("button", name="växel", exact=True)).to_be_visible()
    await save(editor)
    assert await saved(shown, path) == board | {
        "title": "Everybody",
        "group_by": "account",
        "show_number": True,
        "key_word": ["support", "växel"],
    }


async def test_a_card_of_one_is_suggested_for_a_person(
    visit: Visit, shown: Shown
) -> None:
    name = (await somebody(shown))["name"]
    tab = await visit(f"{await dashboard_of(shown)}{EDIT}")
    picker = await open_picker(tab)
    await picker.get_by_placeholder("Search entities").fill(name)
    await picker.get_by_text(name).first.click()
    await expect(picker.locator("pbx-presence-person")).to_have_count(1)
    await expect(picker.locator("pbx-presence-person")).to_contain_text(name)


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
