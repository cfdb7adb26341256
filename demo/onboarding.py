"""Home Assistant's onboarding, done over its own API."""

import asyncio

import aiohttp

from .client import REQUEST_TIMEOUT, Client, post
from .errors import DemoError

USERNAME = "demo"
PASSWORD = "demo"
START_TIMEOUT = 120.0


async def onboard(url: str) -> str:
    """Create the user, decline analytics and finish; return an access token."""
    client_id = f"{url}/"
    timeout = aiohttp.ClientTimeout(total=REQUEST_TIMEOUT)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        user = {
            "client_id": client_id,
            "name": "Demo",
            "username": USERNAME,
            "password": PASSWORD,
            "language": "en",
        }
        created = await post(session, f"{url}/api/onboarding/users", json=user)
        login = {
            "grant_type": "authorization_code",
            "client_id": client_id,
            "code": created["auth_code"],
        }
        token: str = (await post(session, f"{url}/auth/token", data=login))[
            "access_token"
        ]
        headers = {"Authorization": f"Bearer {token}"}
        await post(session, f"{url}/api/onboarding/analytics", headers=headers)
        last = {"client_id": client_id, "redirect_uri": f"{url}/?auth_callback=1"}
        await post(
            session, f"{url}/api/onboarding/integration", headers=headers, json=last
        )
    return token


async def wait_until_started(client: Client) -> None:
    """Wait until everything that Home Assistant sets up at start is set up."""
    try:
        async with asyncio.timeout(START_TIMEOUT):
            while (await client.call("get_config"))["state"] != "RUNNING":
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise DemoError(
            f"Home Assistant was still starting after {START_TIMEOUT:.0f} s."
        ) from None
