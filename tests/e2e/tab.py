"""A tab of the browser with a dashboard, and what tests check there."""

from collections.abc import Awaitable, Callable
from pathlib import Path
import re
from typing import Any

from playwright.async_api import ConsoleMessage, Error, Locator, Page, expect

AXE = (
    Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
)
OURS = re.compile(r"pbx.presence", re.IGNORECASE)

type Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

BOXES = """elements => elements.map(element => {
  const box = element.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""


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
    def tiles(self) -> Locator:
        return self.page.locator("pbx-presence-tile")

    @property
    def tile_states(self) -> Locator:
        return self.tiles.locator(".state")

    def tile(self, name: str) -> Locator:
        """Return the button of a person by its accessible name."""
        return self.board.get_by_role("button", name=re.compile(rf"^{name}\b"))

    async def all_shown(self, count: int) -> None:
        """Wait until so many people are on the board."""
        await expect(self.tiles).to_have_count(count)
        await expect(self.tiles.last.locator("ha-icon")).to_be_attached()

    async def looks(self) -> dict[str, str]:
        """Return the look of everyone: the name, and the class and text of the tile."""
        looks: list[list[str]] = await self.tiles.locator("button").evaluate_all(
            """buttons => buttons.map(button => [
              button.querySelector(".name").textContent.trim(),
              `${button.className.trim()}: ${button.querySelector(".state").textContent}`,
            ])"""
        )
        return dict(looks)

    async def totals(self) -> list[int]:
        """Return the totals in the header: available, on a call, ringing, all."""
        text = await self.board.locator(".totals").inner_text()
        return [int(number) for number in re.findall(r"\d+", text)]

    async def boxes(self, locator: Locator) -> list[Box]:
        """Return the positions of elements."""
        boxes: list[list[float]] = await locator.evaluate_all(BOXES)
        return [(left, top, right, bottom) for left, top, right, bottom in boxes]

    async def axe(self) -> list[str]:
        """Return the problems that axe finds on the board."""
        await self.page.add_script_tag(path=AXE)
        found: dict[str, Any] = await self.board.evaluate("board => axe.run(board)")
        assert found["passes"]
        return [
            f"{rule['id']}: {rule['help']}: {node['target']} {node['html']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]


type Visit = Callable[..., Awaitable[Tab]]
"""Opens a tab with a path, and options as for `demo.browser.visitor`."""
