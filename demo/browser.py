"""A real Chromium in which a user is logged in."""

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

# Pages can reach nothing but the demo.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
NEVER = 2**53


async def find_browser() -> str:
    """Return the path of a Chromium, which may be downloaded first.

    Raises DemoError if there is none.
    """
    script = await asyncio.create_subprocess_exec(
        ROOT / "scripts" / "browser", stdout=PIPE
    )
    path, _ = await script.communicate()
    if script.returncode:
        raise DemoError("No browser was found.")
    return path.decode().strip()


@contextlib.asynccontextmanager
async def running_browser() -> AsyncIterator[Browser]:
    """Run a headless Chromium while the context is open."""
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
    """Open pages of a logged-in user; the options are those of Playwright's contexts."""
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
