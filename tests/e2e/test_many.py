"""The board with 200 people, on a phone and as a kiosk."""

from collections.abc import AsyncIterator
import re

from playwright.async_api import expect
import pytest

from demo.dashboard import PATH
from demo.stage import Shown, running_demo

from .conftest import DAY
from .helpers import BOARD, new_dashboard
from .tab import Visit

PEOPLE = 200
PHONE = {"width": 390, "height": 844}
KIOSK = {"width": 1280, "height": 800}
SCREENS = 6
HEIGHT = "document.scrollingElement.scrollHeight"


@pytest.fixture(scope="module")
async def many() -> AsyncIterator[Shown]:
    """Run the simulator and Home Assistant with many people."""
    async with running_demo(*DAY, "--people", str(PEOPLE)) as shown:
        yield shown


async def test_a_phone_shows_everyone_in_two_columns_on_few_screens(
    visit: Visit, many: Shown
) -> None:
    tab = await visit(
        f"/{PATH}", of=many, viewport=PHONE, has_touch=True, is_mobile=True
    )
    await tab.all_shown(PEOPLE)
    await expect(tab.card).to_have_attribute("data-density", "compact")
    assert await tab.page.evaluate(HEIGHT) <= SCREENS * PHONE["height"]
    boxes = await tab.boxes(tab.tiles)
    assert len({left for left, _, _, _ in boxes}) == 2

    # The search stays, below Home Assistant's own header.
    last = list(await tab.looks())[-1]
    await tab.tiles.last.scroll_into_view_if_needed()
    await expect(tab.tiles.first).not_to_be_in_viewport()
    await expect(tab.search).to_be_in_viewport(ratio=1)
    await tab.search.tap()
    await tab.page.keyboard.type(last)
    await tab.all_shown(1)
    await tab.tile(last).tap()
    await expect(tab.sheet(last)).to_be_in_viewport()


async def test_a_kiosk_turns_its_pages_until_everyone_was_shown(
    visit: Visit, many: Shown
) -> None:
    view = {"type": "panel", "cards": [{"type": BOARD, "kiosk": True}]}
    path = await new_dashboard(many, {"views": [view]})
    tab = await visit(path, of=many, viewport=KIOSK)
    turn = tab.board.get_by_role("button", name=re.compile(r"^Page \d"))
    pages = int((await turn.inner_text()).split()[-1])
    assert pages > 1
    seen: list[str] = []
    for page in range(1, pages + 1):
        await expect(turn).to_have_accessible_name(f"Page {page} of {pages}")
        await expect(turn).to_be_in_viewport(ratio=1)
        await expect(tab.tiles.last).to_be_in_viewport(ratio=1)
        seen += await tab.looks()
        await turn.click()
    assert len(seen) == len(set(seen)) == PEOPLE
    assert await tab.page.evaluate(HEIGHT) <= KIOSK["height"]
