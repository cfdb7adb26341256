"""Take the pictures of the cards for the documentation."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
import sys
from typing import Literal

from PIL import Image
from playwright.async_api import Browser, Page, expect

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
    has_sheet: bool = False
    """Whether the sheet of the second person on a call is open."""


PICTURES = (
    Picture("overview", f"/{PATH}", 1280, 800, sidebar="docked"),
    Picture("board-light", f"/{PATH}", 1024, 800),
    Picture("board-dark", f"/{PATH}", 1024, 800, theme="dark"),
    Picture("board-phone", f"/{PATH}", 390, 844),
    Picture("board-wall", f"/{WALL}-board", 1280, 720, theme="dark"),
    Picture("sheet", f"/{PATH}", 1024, 800, has_sheet=True),
    Picture("sheet-phone", f"/{PATH}", 390, 844, theme="dark", has_sheet=True),
    Picture("cards", f"/{PATH}/cards", 1280, 620),
)

# The animated picture: the part of the board that is shown, and how long.
CLIP = {"width": 720, "height": 330}
FRAME = 0.2
CALM, RINGS, TALKS = 5, 20, 12
COLOURS = 128


async def add_wall(shown: Shown) -> None:
    """Add a dashboard for a tablet on a wall, with a board only."""
    path = f"{WALL}-board"
    board = {"type": BOARD, "title": "Office", "kiosk": True}
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
        await drawn(page)
        # Home Assistant's cards are dark until it knows its theme.
        dark = page.locator("pbx-presence-tile[dark]").first
        if picture.theme == "dark":
            await expect(dark).to_be_visible()
        if picture.path.startswith(f"/{WALL}"):
            await page.evaluate(KIOSK)
        if picture.has_sheet:
            await page.locator("pbx-presence-tile button.on_call").nth(1).click()
            await expect(page.locator("pbx-presence-sheet .day")).to_be_visible()
        await page.wait_for_load_state("networkidle")
        file = FOLDER / f"{picture.name}.png"
        await page.screenshot(path=file)
        say(f"{file.relative_to(ROOT)} {picture.width} x {picture.height}")


async def drawn(page: Page) -> None:
    """Wait until the page shows people and nothing else is on its way."""
    await expect(page.locator("pbx-presence-tile ha-icon").first).to_be_visible()
    await expect(page.locator("#ha-launch-screen")).to_have_count(0)
    await page.evaluate("document.fonts.ready")


async def take_call(browser: Browser, shown: Shown, zone: str) -> None:
    """Save an animated picture of a phone that rings and is answered."""
    people = sorted(await shown.simulator.people(), key=lambda one: one["name"])
    person = next(one for one in people if presence(one["state"]) == "available")
    size = {"width": 800, "height": 600}
    async with visitor(
        browser, shown, sidebar="always_hidden", viewport=size, timezone_id=zone
    ) as context:
        page = await context.new_page()
        await page.goto(f"/{PATH}")
        await drawn(page)
        await page.wait_for_load_state("networkidle")
        tile = page.locator("pbx-presence-tile").filter(has_text=person["name"])
        frames = await film(page, CALM)
        for action, look, count in (
            ("ring", ".ringing", RINGS),
            ("answer", ".on_call", TALKS),
            ("hang_up", ".available", CALM),
        ):
            await shown.simulator.play(person, action)
            await expect(tile.locator(f"button{look}")).to_be_visible(timeout=20_000)
            frames += await film(page, count)
    save(frames)


async def film(page: Page, count: int) -> list[Image.Image]:
    """Return pictures of the upper part of the board, one after the other."""
    box = await page.locator("pbx-presence-board").bounding_box()
    assert box
    clip = {"x": box["x"], "y": box["y"], **CLIP}
    frames = []
    for _ in range(count):
        content = await page.screenshot(clip=clip)
        image = Image.open(BytesIO(content)).convert("RGB")
        frames.append(image.quantize(COLOURS, dither=Image.Dither.NONE))
        await asyncio.sleep(FRAME)
    return frames


def save(frames: list[Image.Image]) -> None:
    """Save an animated picture that repeats."""
    file = FOLDER / "call.gif"
    first, *others = frames
    first.save(
        file,
        save_all=True,
        append_images=others,
        duration=int(FRAME * 1000),
        loop=0,
        optimize=True,
    )
    say(f"{file.relative_to(ROOT)} {CLIP['width']} x {CLIP['height']}")


async def main() -> None:
    """Take all pictures."""
    now = datetime.now(UTC)
    day = ("--start", f"{HOUR:02}:{now:%M}", "--speed", "0")
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with running_demo(*day) as shown, running_browser() as browser:
        await add_wall(shown)
        await take_call(browser, shown, zone_of(HOUR, now))
        await play(shown.simulator)
        for picture in PICTURES:
            await take(browser, shown, picture, zone_of(HOUR, now))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
