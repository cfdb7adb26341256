"""A person at a browser who is logged in, in a real Chromium."""

import asyncio
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
import contextlib
import json
from typing import Any

from playwright.async_api import Browser, BrowserContext, async_playwright

from .errors import DemoError
from .home import HOST, ROOT
from .stage import Shown

# Nothing but the demo can be reached, however a page may try.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
NEVER = 2**53


async def find_browser() -> str:
    """Where there is a Chromium; it may have to be fetched first.

    Raises DemoError when there is none and none can be had.
    """
    script = await asyncio.create_subprocess_exec(
        ROOT / "scripts" / "browser", stdout=PIPE
    )
    path, _ = await script.communicate()
    if script.returncode:
        raise DemoError("There is no browser.")
    return path.decode().strip()


@contextlib.asynccontextmanager
async def running_browser() -> AsyncIterator[Browser]:
    """Run a Chromium without a window for as long as the context lasts."""
    path = await find_browser()
    async with (
        async_playwright() as playwright,
        await playwright.chromium.launch(
            executable_path=path, args=ARGUMENTS
        ) as browser,
    ):
        yield browser


@contextlib.asynccontextmanager
async def visitor(
    browser: Browser,
    shown: Shown,
    *,
    language: str = "en",
    sidebar: str = "docked",
    **options: Any,
) -> AsyncIterator[BrowserContext]:
    """Pages of somebody who is logged in; options as Playwright's contexts take them."""
    url = shown.home.url
    login = {
        "hassUrl": url,
        "clientId": f"{url}/",
        "access_token": shown.token,
        "refresh_token": "",
        "token_type": "Bearer",
        "expires_in": NEVER,
        "expires": NEVER,
    }
    kept = {
        "hassTokens": login,
        "selectedLanguage": language,
        "dockedSidebar": sidebar,
    }
    storage = [{"name": key, "value": json.dumps(kept[key])} for key in kept]
    async with await browser.new_context(
        base_url=url,
        service_workers="block",
        storage_state={"origins": [{"origin": url, "localStorage": storage}]},
        **options,
    ) as context:
        yield context
