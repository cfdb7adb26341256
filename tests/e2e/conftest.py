"""One demo and one browser for all tests, and a separate tab for each."""

import asyncio
from collections.abc import AsyncIterator
import contextlib
import re
from typing import Any

from playwright.async_api import Browser, Route, expect
import pytest

from demo.browser import running_browser, visitor
from demo.stage import Shown, running_demo

from .tab import Tab, Visit

# A page of Home Assistant takes a while on a small machine.
PATIENCE = 20_000

# Seconds by which a file of the page arrives late in some tests.
LATE = 3

FAVORITES = "pbx_presence_favorites"

# Time stands still, so that people only do what a test makes them do.
DAY = ("--start", "09:30", "--speed", "0")


@pytest.fixture(scope="session")
async def shown() -> AsyncIterator[Shown]:
    """Run the simulator and Home Assistant."""
    async with running_demo(*DAY) as shown:
        yield shown


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Run a browser."""
    expect.set_options(timeout=PATIENCE)
    async with running_browser() as browser:
        yield browser


@pytest.fixture
async def no_favorites(shown: Shown) -> AsyncIterator[None]:
    """Forget the favorites after a test."""
    yield
    await shown.client.call("frontend/set_user_data", key=FAVORITES, value=[])


async def delay(route: Route) -> None:
    """Deliver a file late."""
    await asyncio.sleep(LATE)
    await route.continue_()


@pytest.fixture
async def visit(browser: Browser, shown: Shown) -> AsyncIterator[Visit]:
    """Open tabs of a logged-in user, and check that the card logged no errors."""
    async with contextlib.AsyncExitStack() as stack:
        tabs: list[Tab] = []

        async def open_tab(
            path: str,
            *,
            of: Shown = shown,
            late: re.Pattern[str] | None = None,
            **options: Any,
        ) -> Tab:
            context = await stack.enter_async_context(visitor(browser, of, **options))
            context.set_default_timeout(PATIENCE)
            if late:
                await context.route(late, delay)
            tab = Tab(await context.new_page())
            tabs.append(tab)
            await tab.page.goto(path)
            return tab

        yield open_tab
        assert [complaint for tab in tabs for complaint in tab.complaints] == []
