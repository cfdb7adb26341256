"""The board works on every screen, in every theme, and with a screen reader."""

from collections.abc import AsyncIterator
from itertools import combinations

from playwright.async_api import expect
import pytest

from demo.dashboard import PATH
from demo.stage import Shown

from .helpers import BOARD, CALLER, dashboard_of, somebody
from .tab import Box, Tab, Visit

HOME = f"/{PATH}"
SCREENS = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 820, "height": 1180},
    "wall": {"width": 1920, "height": 1080},
}
LARGE = {"width": 1280, "height": 2400}
HALF_A_PIXEL = 0.5


@pytest.fixture
async def ringing(shown: Shown) -> AsyncIterator[str]:
    """Let a phone ring, and return the person's name."""
    person = await somebody(shown)
    await shown.simulator.play(person, "ring", caller=CALLER)
    yield person["name"]
    await shown.simulator.play(person, "hang_up")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_finds_nothing_wrong(
    theme: str, visit: Visit, shown: Shown, ringing: str
) -> None:
    board = {"type": BOARD, "title": "Office", "group_by": "key_word"}
    path = await dashboard_of(shown, board | {"show_number": True})
    tab = await visit(path, color_scheme=theme, viewport=LARGE)
    await expect(tab.tile(ringing).first).to_contain_class("ringing")
    dark = tab.page.locator("pbx-presence-board[dark]")
    await expect(dark).to_have_count(int(theme == "dark"))
    await tab.board.get_by_role("button", name="Available").first.click()
    assert await tab.axe() == []
    await tab.board.get_by_role("button", name="On the phone").click()
    assert await tab.axe() == []


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_nothing_overlaps_or_is_cut(
    screen: str, language: str, visit: Visit
) -> None:
    tab = await visit(HOME, viewport=SCREENS[screen], language=language)
    await tab.all_shown(25)
    direction = await tab.board.evaluate("board => getComputedStyle(board).direction")
    assert direction == ("rtl" if language == "he" else "ltr")
    await fits(tab, SCREENS[screen]["width"])


@pytest.mark.parametrize("language", ["en", "he"])
async def test_the_icon_is_at_the_start_of_the_line_in_both_text_directions(
    language: str, visit: Visit
) -> None:
    tab = await visit(HOME, language=language)
    await tab.all_shown(25)
    (icon, *_) = await tab.boxes(tab.tiles.locator("ha-icon"))
    (name, *_) = await tab.boxes(tab.tiles.locator(".name"))
    assert (icon[0] > name[2]) if language == "he" else (icon[2] < name[0])


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_theme_is_that_of_home_assistant(theme: str, visit: Visit) -> None:
    tab = await visit(HOME, color_scheme=theme)
    await tab.all_shown(25)
    card = tab.board.locator("ha-card")
    colour = await card.evaluate("card => getComputedStyle(card).backgroundColor")
    text = await card.evaluate("card => getComputedStyle(card).color")
    assert (brightness(colour) < brightness(text)) is (theme == "dark")


@pytest.mark.parametrize(("motion", "moving"), [("no-preference", 1), ("reduce", 0)])
async def test_the_icon_of_a_ringing_phone_is_animated_unless_motion_is_reduced(
    motion: str, moving: int, visit: Visit, ringing: str
) -> None:
    tab = await visit(HOME, reduced_motion=motion)
    await expect(tab.tile(ringing)).to_contain_class("ringing")
    icon = tab.tile(ringing).locator("ha-icon")
    await icon.scroll_into_view_if_needed()
    running = "one => one.playState === 'running'"
    moves = await icon.evaluate(
        f"icon => icon.getAnimations().filter({running}).length"
    )
    assert moves == moving


async def fits(tab: Tab, width: int) -> None:
    """Check that everything is on the screen, and no tile overlaps or is too small."""
    page, card = tab.page, tab.board.locator("ha-card")
    wide = "element => element.scrollWidth - element.clientWidth"
    assert await page.evaluate(f"({wide})(document.scrollingElement)") <= 0
    assert await card.evaluate(wide) <= 0
    tiles = await tab.boxes(tab.tiles)
    assert all(0 <= left < right <= width for left, _, right, _ in tiles)
    assert [pair for pair in combinations(tiles, 2) if overlap(*pair)] == []
    for number, tile in enumerate(await tab.tiles.all()):
        await tile.scroll_into_view_if_needed()
        (frame,) = await tab.boxes(tile)
        for part in await tab.boxes(
            tile.locator(".name, .state, .more, time, ha-icon")
        ):
            assert inside(part, frame), f"tile {number}: {part} is not in {frame}"


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes share more than an edge."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > HALF_A_PIXEL and down > HALF_A_PIXEL


def inside(part: Box, frame: Box) -> bool:
    """Return whether a box is inside another."""
    starts = all(part[side] >= frame[side] - HALF_A_PIXEL for side in (0, 1))
    return starts and all(part[side] <= frame[side] + HALF_A_PIXEL for side in (2, 3))


def brightness(colour: str) -> int:
    """Return the brightness of a color as the browser writes it."""
    return sum(int(part) for part in colour.strip("rgba()").split(",")[:3])
