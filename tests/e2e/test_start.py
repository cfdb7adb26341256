"""The board appears in every supported Home Assistant, however its page starts."""

import asyncio
from collections.abc import AsyncIterator
import re

from playwright.async_api import expect
import pytest

from demo.home import ROOT
from demo.stage import Shown, running_demo

from .conftest import DAY
from .helpers import BOARD, dashboard_of, new_dashboard
from .tab import Visit

OLDEST = ROOT / ".venv" / "oldest" / "bin" / "python"
LATE = {
    "nothing": None,
    "application": re.compile(r"/frontend_latest/app\.[^/]*\.js"),
    "core": re.compile(r"/frontend_latest/core\.[^/]*\.js"),
    "card": re.compile(r"/pbx_presence/pbx-presence\.js"),
}
OFFERS = """() => Object.fromEntries(
  ["customCards", "customBadges", "customCardFeatures", "customStrategies"].map(key =>
    [key, window[key].filter(({ type }) => type.startsWith("pbx-presence")).length]
  )
)"""
OFFERED = {
    "customCards": 4,
    "customBadges": 1,
    "customCardFeatures": 1,
    "customStrategies": 1,
}


@pytest.fixture(scope="module")
async def oldest() -> AsyncIterator[Shown]:
    """Run the simulator and the oldest supported Home Assistant."""
    async with running_demo(*DAY, interpreter=str(OLDEST)) as shown:
        yield shown


@pytest.fixture(params=["newest", "oldest"])
def version(request: pytest.FixtureRequest, shown: Shown) -> Shown:
    """Return a supported version of Home Assistant."""
    found: Shown = (
        shown if request.param == "newest" else request.getfixturevalue("oldest")
    )
    return found


@pytest.mark.parametrize("late", LATE)
async def test_the_board_appears_even_if_part_of_the_page_loads_late(
    visit: Visit, version: Shown, late: str
) -> None:
    card = await dashboard_of(version, {"type": BOARD})
    strategy = await new_dashboard(
        version, {"strategy": {"type": "custom:pbx-presence"}}
    )
    visits = (visit(path, of=version, late=LATE[late]) for path in (card, strategy))
    for tab in await asyncio.gather(*visits):
        await tab.all_shown(25)
        await expect(tab.page.locator("hui-error-card")).to_have_count(0)
        assert await tab.page.evaluate(OFFERS) == OFFERED
