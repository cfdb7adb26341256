"""A tab of the browser with a dashboard, and what tests check there."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
import re
from typing import Any

from playwright.async_api import ConsoleMessage, Error, Locator, Page, expect

AXE = (
    Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
)

# The recorder writes every five seconds.
RECORDED = 20

OURS = re.compile(r"pbx.presence", re.IGNORECASE)

type Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

BOXES = """elements => elements.map(element => {
  const box = element.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""

# The time of a call changes every second.
LOOKS = """buttons => buttons.map(button => [
  button.querySelector(".name").textContent.trim(),
  `${button.className.trim()}: ${
    [...button.querySelector(".state").childNodes]
      .filter(({ localName }) => localName !== "time")
      .map(({ textContent }) => textContent)
      .join("")
      .trim()
  }`,
])"""

RUN_AXE = "include => axe.run({ include })"


class Tab:
    """A page, its requests, and its errors."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", self._on_error)
        page.on("console", self._on_message)

    def _on_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _on_message(self, message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location}"
        if message.type in {"error", "warning"} and OURS.search(said):
            self.complaints.append(said)

    @property
    def board(self) -> Locator:
        return self.page.locator("pbx-presence-board")

    @property
    def card(self) -> Locator:
        return self.board.locator("ha-card")

    @property
    def tiles(self) -> Locator:
        return self.page.locator("pbx-presence-tile")

    @property
    def tile_states(self) -> Locator:
        return self.tiles.locator(".state")

    @property
    def search(self) -> Locator:
        return self.board.get_by_role("searchbox", name="Search")

    @property
    def filters(self) -> Locator:
        return self.board.get_by_role("toolbar", name="Filters")

    @property
    def more_info(self) -> Locator:
        """Return Home Assistant's own dialog about an entity."""
        return self.page.locator("ha-more-info-dialog")

    def chip(self, label: str) -> Locator:
        """Return the filter with a label, whatever its count is."""
        name = re.compile(rf"^(\S+ )?{re.escape(label)}$")
        return self.filters.get_by_role("button", name=name)

    def tile(self, name: str) -> Locator:
        """Return the button of a person by its accessible name."""
        return self.board.get_by_role("button", name=starting(name))

    def sheet(self, name: str) -> Locator:
        """Return the dialog with everything about a person."""
        sheet = self.page.locator("pbx-presence-sheet")
        return sheet.get_by_role("dialog", name=name, exact=True)

    async def open_sheet(self, name: str, part: Locator) -> None:
        """Open the sheet of a person, again until the recorder knows some part of it."""
        sheet = self.sheet(name)
        async with asyncio.timeout(RECORDED):
            while True:
                await self.tile(name).click()
                await expect(sheet.get_by_role("contentinfo")).to_be_visible()
                await expect(sheet.get_by_text("Loading")).to_have_count(0)
                if await part.count():
                    return
                await self.page.keyboard.press("Escape")
                await expect(sheet).to_have_count(0)

    async def all_shown(self, count: int) -> None:
        """Wait until so many people are on the board."""
        await expect(self.tiles).to_have_count(count)
        await expect(self.tiles.last.locator(".dot ha-icon")).to_be_attached()

    async def looks(self) -> dict[str, str]:
        """Return the look of everyone: the name, and the class and text of the tile."""
        looks: list[list[str]] = await self.tiles.locator("button").evaluate_all(LOOKS)
        return dict(looks)

    async def totals(self) -> list[int]:
        """Return the totals: available, on a call, ringing, not available, all."""
        text = await self.filters.inner_text()
        return [int(number) for number in re.findall(r"\d+", text)[:5]]

    async def boxes(self, locator: Locator) -> list[Box]:
        """Return the positions of elements."""
        boxes: list[list[float]] = await locator.evaluate_all(BOXES)
        return [(left, top, right, bottom) for left, top, right, bottom in boxes]

    async def axe(self, *parts: Locator) -> list[str]:
        """Return the problems that axe finds in parts of the page."""
        await self.page.add_script_tag(path=AXE)
        problems = []
        for part in parts:
            found: dict[str, Any] = await part.evaluate_all(RUN_AXE)
            assert "color-contrast" in [rule["id"] for rule in found["passes"]]
            problems += [
                f"{rule['id']}: {rule['help']}: {node['target']} {node['html']}"
                for rule in found["violations"]
                for node in rule["nodes"]
            ]
        return problems


def starting(name: str) -> re.Pattern[str]:
    """Return what matches the accessible name of a person's button."""
    return re.compile(rf"^{re.escape(name)}\W")


type Visit = Callable[..., Awaitable[Tab]]
"""Opens a tab with a path, and options as for `demo.browser.visitor`."""
