"""The cards can be read by everybody, in every theme, and with a screen reader."""

from collections.abc import AsyncIterator

from playwright.async_api import expect
import pytest

from demo.stage import Shown

from .helpers import (
    BADGE,
    BOARD,
    CALLS,
    FEATURE,
    GROUP,
    PERSON,
    entities_of,
    new_dashboard,
    presence_of,
    ringing,
)
from .tab import Tab, Visit

LARGE = {"width": 1280, "height": 4800}
# The theme of the view, and what the browser prefers.
THEMES = {
    "light": ("default", "light"),
    "dark": ("default", "dark"),
    "fjord": ("Fjord", "light"),
}
# What is in the top layer is above everything, but axe only compares this.
ON_TOP = "dialog => (dialog.style.zIndex = 9999)"
FJORD = "rgb(59, 66, 82)"
OURS = ", ".join(
    f"pbx-presence-{card}"
    for card in ("board", "person", "group", "calls", "badge", "feature")
)


@pytest.fixture(scope="module")
async def rings(shown: Shown) -> AsyncIterator[str]:
    """Let a phone ring, and return the person's name."""
    async with ringing(shown) as name:
        yield name


@pytest.fixture(scope="module")
async def cards(shown: Shown, rings: str) -> str:
    """Create a dashboard with everything, in Home Assistant's theme and in another."""
    sensor = await presence_of(shown, {"name": rings})
    group = (await entities_of(shown, "group_available"))[0]
    all_of_us = [
        {"type": BOARD, "title": "Office", "group_by": "key_word", "show_number": True},
        {"type": BOARD, "density": "compact"},
        {"type": PERSON, "entity": sensor},
        {"type": GROUP, "entity": group},
        {"type": CALLS},
        {"type": "tile", "entity": sensor, "features": [{"type": FEATURE}]},
    ]
    view = {
        "type": "sections",
        "max_columns": 4,
        "badges": [{"type": BADGE}],
        "sections": [{"type": "grid", "column_span": 4, "cards": all_of_us}],
    }
    kiosk = {"type": "panel", "cards": [{"type": BOARD, "kiosk": True}]}
    views = [
        one | {"path": f"{path}-{theme}", "theme": its_theme}
        for path, one in (("cards", view), ("kiosk", kiosk))
        for theme, (its_theme, _) in THEMES.items()
    ]
    return await new_dashboard(shown, {"views": views})


@pytest.mark.parametrize("theme", THEMES)
async def test_axe_finds_nothing_wrong_with_any_card(
    theme: str, visit: Visit, cards: str, rings: str
) -> None:
    tab = await visit(
        f"{cards}/cards-{theme}",
        viewport=LARGE,
        color_scheme=THEMES[theme][1],
        reduced_motion="reduce",
    )
    await expect(tab.tile(rings).last).to_contain_class("ringing")
    await looks_like(tab, theme)
    ours = tab.page.locator(OURS)
    await expect(ours).to_have_count(7)
    await expect(tab.page.locator("pbx-presence-feature p")).to_be_visible()
    assert await tab.axe(ours) == []

    board = tab.board.first
    for chip in ("available", "on a call", "support"):
        await tab.chip(chip).first.click()
    await expect(tab.filters.first.get_by_role("button", name="Clear")).to_be_visible()
    assert await tab.axe(board) == []
    await board.get_by_role("searchbox").fill("nobody is called that")
    await expect(board).to_contain_text("No one matches")
    assert await tab.axe(board) == []


@pytest.mark.parametrize("theme", THEMES)
async def test_axe_finds_nothing_wrong_with_a_kiosk_and_a_sheet(
    theme: str, visit: Visit, cards: str, rings: str
) -> None:
    tab = await visit(
        f"{cards}/kiosk-{theme}",
        color_scheme=THEMES[theme][1],
        reduced_motion="reduce",
    )
    await tab.all_shown(25)
    await expect(tab.tile(rings)).to_contain_class("ringing")
    await looks_like(tab, theme)
    assert await tab.axe(tab.board) == []
    for name in (rings, list(await tab.looks())[-1]):
        sheet = tab.sheet(name)
        await tab.open_sheet(name, sheet.get_by_role("heading", name="Today"))
        await sheet.evaluate(ON_TOP)
        assert await tab.axe(sheet) == []
        await tab.page.keyboard.press("Escape")


async def looks_like(tab: Tab, theme: str) -> None:
    """Wait until the boards have the colors of a theme, and know whether it is dark."""
    boards = await tab.board.count()
    dark = tab.page.locator("pbx-presence-board[dark]")
    await expect(dark).to_have_count(0 if theme == "light" else boards)
    if theme == "fjord":
        await expect(tab.card.first).to_have_css("background-color", FJORD)
