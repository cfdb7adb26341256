"""Take the pictures of the board for the documentation."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
import sys
from typing import Literal

from playwright.async_api import Browser, expect

from .browser import running_browser, visitor
from .dashboard import BOARD, PATH
from .home import ROOT
from .report import say
from .simulator import Simulator
from .stage import Shown, running_demo, zone_of
from .watch import presence

FOLDER = ROOT / "docs" / "images"
WALL = "wall"

# Office hours, at any time and place.
HOUR = 10

# What happens besides the simulated day, by the index of the available people.
RINGING, TALKING, DIALING = (1, 9), (3, 7), (5,)
# Calls that started at different times look like an office; the last ones are polled
# later.
CALL_LASTS = 33
SEEN_AFTER = 8

# What a tablet's app does to hide all but the dashboard.
KIOSK = """window.dispatchEvent(
  new CustomEvent("hass-kiosk-mode", { detail: { enable: true } }),
)"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, what it shows, and the screen."""

    name: str
    path: str
    width: int
    height: int
    theme: Literal["light", "dark"] = "light"
    sidebar: Literal["docked", "always_hidden"] = "always_hidden"


PICTURES = (
    Picture("overview", f"/{PATH}", 1280, 890, sidebar="docked"),
    Picture("board-light", f"/{PATH}", 1024, 890),
    Picture("board-dark", f"/{PATH}", 1024, 890, theme="dark"),
    Picture("board-phone", f"/{PATH}", 390, 844),
    Picture("board-wall", f"/{WALL}-board", 1280, 720, theme="dark"),
)


async def add_wall(shown: Shown) -> None:
    """Add a dashboard for a tablet on a wall, with a board only."""
    path = f"{WALL}-board"
    board = {"type": BOARD, "title": "Office", "show_search": False}
    await shown.client.call(
        "lovelace/dashboards/create", url_path=path, title="Wall", mode="storage"
    )
    view = {"type": "panel", "title": "Wall", "cards": [board]}
    await shown.client.call(
        "lovelace/config/save", url_path=path, config={"views": [view]}
    )


async def play(simulator: Simulator) -> None:
    """Let phones ring and people talk."""
    free = [
        person
        for person in sorted(await simulator.people(), key=lambda one: one["name"])
        if presence(person["state"]) == "available"
    ]
    for place in TALKING:
        await simulator.play(free[place], "ring")
        await simulator.play(free[place], "answer")
        await asyncio.sleep(CALL_LASTS / len(TALKING))
    for place in RINGING:
        await simulator.play(free[place], "ring")
    for place in DIALING:
        await simulator.play(free[place], "ring", direction="out")
    await asyncio.sleep(SEEN_AFTER)


async def take(browser: Browser, shown: Shown, picture: Picture, zone: str) -> None:
    """Open a page as the picture shows it, and save the picture."""
    async with visitor(
        browser,
        shown,
        sidebar=picture.sidebar,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.theme,
        timezone_id=zone,
        reduced_motion="reduce",
    ) as context:
        page = await context.new_page()
        await page.goto(picture.path)
        await expect(page.locator("pbx-presence-tile ha-icon").first).to_be_visible()
        await expect(page.locator("#ha-launch-screen")).to_have_count(0)
        # Home Assistant's cards are dark until it knows its theme.
        dark = page.locator("pbx-presence-board[dark]")
        await expect(dark).to_have_count(int(picture.theme == "dark"))
        if picture.path.startswith(f"/{WALL}"):
            await page.evaluate(KIOSK)
        await page.evaluate("document.fonts.ready")
        await page.wait_for_load_state("networkidle")
        file = FOLDER / f"{picture.name}.png"
        await page.screenshot(path=file)
        say(f"{file.relative_to(ROOT)} {picture.width} x {picture.height}")


async def main() -> None:
    """Take all pictures."""
    now = datetime.now(UTC)
    day = ("--start", f"{HOUR:02}:{now:%M}", "--speed", "0")
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with running_demo(*day) as shown, running_browser() as browser:
        await add_wall(shown)
        await play(shown.simulator)
        for picture in PICTURES:
            await take(browser, shown, picture, zone_of(HOUR, now))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
