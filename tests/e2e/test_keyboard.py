"""The board can be used with the keyboard alone."""

from playwright.async_api import expect

from demo.dashboard import PATH
from demo.stage import Shown
from demo.watch import presence

from .tab import Visit

HOME = f"/{PATH}"
LISTEN = """() => {
  window.heard = [];
  window.addEventListener("keydown", ({ key }) => window.heard.push(key));
}"""


async def test_tab_stops_once_at_the_filters_and_once_at_the_people(
    visit: Visit, shown: Shown
) -> None:
    people = [presence(one["state"]) for one in await shown.simulator.people()]
    tab = await visit(HOME)
    await tab.all_shown(25)
    press = tab.page.keyboard.press
    chips = tab.filters.get_by_role("button")
    tiles = tab.tiles.get_by_role("button")

    await press("/")
    await expect(tab.search).to_be_focused()
    await press("Tab")
    await expect(chips.first).to_be_focused()
    await press("ArrowRight")
    await expect(chips.nth(1)).to_be_focused()
    await press("End")
    await expect(chips.last).to_be_focused()
    await press("Home")
    await press("Space")
    await expect(tiles).to_have_count(people.count("available"))
    await press("Space")
    await tab.all_shown(25)
    await expect(chips.first).to_be_focused()

    await press("Tab")
    await expect(tiles.first).to_be_focused()
    await press("ArrowRight")
    await expect(tiles.nth(1)).to_be_focused()
    await press("Shift+Tab")
    await expect(chips.first).to_be_focused()
    await press("Tab")
    await expect(tiles.nth(1)).to_be_focused()
    await press("Tab")
    await expect(tab.board.locator(":focus")).to_have_count(0)


async def test_arrows_and_letters_move_among_the_people_and_enter_opens_one(
    visit: Visit,
) -> None:
    tab = await visit(HOME)
    await tab.all_shown(25)
    names = list(await tab.looks())
    press = tab.page.keyboard.press
    tiles = tab.tiles.get_by_role("button")
    boxes = await tab.boxes(tab.tiles)
    columns = len([box for box in boxes if box[1] == boxes[0][1]])
    assert 1 < columns < len(boxes)

    await tiles.first.focus()
    for key, reached in (
        ("ArrowDown", columns),
        ("ArrowRight", columns + 1),
        ("ArrowUp", 1),
        ("ArrowLeft", 0),
        ("End", 24),
        ("Home", 0),
    ):
        await press(key)
        await expect(tiles.nth(reached)).to_be_focused()

    # Letters find a name, with or without accents, and are no shortcuts of the page.
    await tab.page.evaluate(LISTEN)
    found = next(name for name in names if name.startswith("Örjan"))
    await tab.page.keyboard.type("orjanx")
    await expect(tiles.nth(names.index(found))).to_be_focused()
    await press("Enter")
    await expect(tab.sheet(found)).to_be_visible()
    assert await tab.page.evaluate("window.heard") == ["Enter"]
