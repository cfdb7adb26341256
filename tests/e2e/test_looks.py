"""The board works on every screen, in both text directions, and as a kiosk."""

from collections.abc import AsyncIterator
from itertools import combinations

from playwright.async_api import expect
import pytest

from demo.dashboard import PATH
from demo.stage import Shown

from .helpers import BOARD, dashboard_of, new_dashboard, ringing
from .tab import Box, Tab, Visit

HOME = f"/{PATH}"
SCREENS = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 820, "height": 1180},
    "wall": {"width": 1920, "height": 1080},
}
KIOSK = {"width": 1280, "height": 800}
MOVES = """tile => tile.getAnimations({ subtree: true })
  .filter(({ playState }) => playState === "running").length"""
HALF_A_PIXEL = 0.5


@pytest.fixture(scope="module")
async def rings(shown: Shown) -> AsyncIterator[str]:
    """Let a phone ring, and return the person's name."""
    async with ringing(shown) as name:
        yield name


@pytest.mark.parametrize(
    ("screen", "density", "language"),
    [
        ("phone", "compact", "en"),
        ("phone", "comfortable", "he"),
        ("phone", "comfortable", "en"),
        ("tablet", "comfortable", "he"),
        ("wall", "comfortable", "en"),
        ("wall", "wall", "he"),
    ],
)
async def test_nothing_overlaps_or_is_cut(
    screen: str, density: str, language: str, visit: Visit, shown: Shown
) -> None:
    path = await dashboard_of(shown, {"type": BOARD, "density": density})
    tab = await visit(path, viewport=SCREENS[screen], language=language)
    await tab.all_shown(25)
    direction = await tab.board.evaluate("board => getComputedStyle(board).direction")
    assert direction == ("rtl" if language == "he" else "ltr")
    await fits(tab, SCREENS[screen]["width"])


async def test_faces_and_filters_are_at_the_start_of_the_line_from_right_to_left(
    visit: Visit,
) -> None:
    tab = await visit(HOME, language="he")
    await tab.all_shown(25)
    (face, *_) = await tab.boxes(tab.tiles.locator(".avatar"))
    (name, *_) = await tab.boxes(tab.tiles.locator(".name"))
    assert face[0] > name[2]
    search, chips = await tab.boxes(tab.board.locator(".search, .chips"))
    assert search[0] > chips[2] - 1
    tiles = tab.tiles.get_by_role("button")
    await tiles.first.focus()
    await tab.page.keyboard.press("ArrowLeft")
    await expect(tiles.nth(1)).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_theme_is_that_of_home_assistant(theme: str, visit: Visit) -> None:
    tab = await visit(HOME, color_scheme=theme)
    await tab.all_shown(25)
    card = tab.board.locator("ha-card")
    color = await card.evaluate("card => getComputedStyle(card).backgroundColor")
    text = await card.evaluate("card => getComputedStyle(card).color")
    assert (brightness(color) < brightness(text)) is (theme == "dark")


@pytest.mark.parametrize(("motion", "moving"), [("no-preference", 2), ("reduce", 0)])
async def test_the_face_and_the_icon_of_a_ringing_phone_move_unless_motion_is_reduced(
    motion: str, moving: int, visit: Visit, rings: str
) -> None:
    tab = await visit(HOME, reduced_motion=motion)
    await expect(tab.tile(rings)).to_contain_class("ringing")
    tile = tab.tile(rings)
    await tile.scroll_into_view_if_needed()
    assert await tile.evaluate(MOVES) == moving


async def test_a_kiosk_shows_everyone_on_one_screen(visit: Visit, shown: Shown) -> None:
    card = {"type": BOARD, "kiosk": True, "title": "Office"}
    view = {"type": "panel", "cards": [card]}
    path = await new_dashboard(shown, {"views": [view]})
    tab = await visit(path, viewport=KIOSK)
    await tab.all_shown(25)
    await expect(tab.tiles.last).to_be_in_viewport(ratio=1)
    await fits(tab, KIOSK["width"])
    high = "document.scrollingElement.scrollHeight"
    assert await tab.page.evaluate(high) <= KIOSK["height"]
    frame = (0, 0, KIOSK["width"], KIOSK["height"])
    assert all(inside(box, frame) for box in await tab.boxes(tab.tiles))
    await expect(tab.search).to_have_count(0)
    await expect(tab.filters).to_have_count(0)


async def fits(tab: Tab, width: int) -> None:
    """Check that everything is on the screen, and no tile overlaps or is too small."""
    page, card = tab.page, tab.board.locator("ha-card")
    wide = "element => element.scrollWidth - element.clientWidth"
    assert await page.evaluate(f"({wide})(document.scrollingElement)") <= 0
    assert await card.evaluate(wide) <= 0
    cut = f"elements => elements.filter(one => ({wide})(one) > 0).map(one => one.innerText)"
    assert await tab.tile_states.evaluate_all(cut) == []
    tiles = await tab.boxes(tab.tiles)
    assert all(0 <= left < right <= width for left, _, right, _ in tiles)
    assert [pair for pair in combinations(tiles, 2) if overlap(*pair)] == []
    for number, tile in enumerate(await tab.tiles.all()):
        await tile.scroll_into_view_if_needed()
        (frame,) = await tab.boxes(tile)
        parts = tile.locator(".avatar, .name, .state, .more, time")
        for part in await tab.boxes(parts.filter(visible=True)):
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


def brightness(color: str) -> int:
    """Return the brightness of a color as the browser writes it."""
    return sum(int(part) for part in color.strip("rgba()").split(",")[:3])
