from typing import Any

import aiohttp
import pytest

from simulator import Simulator

from .helpers import Clock, bearer, get_telecomx, log_in

OPEN = "pbx/settings"


# --- how long a token holds -----------------------------------------------------------


async def test_a_token_is_valid_for_15_minutes_or_forever_with_persist(
    cookies: aiohttp.ClientSession,
) -> None:
    clock = Clock()
    async with Simulator(data="example", clock=clock) as simulator:
        simulator.telecomx.transports = {"query"}
        _, short = await log_in(cookies, simulator)
        _, long = await log_in(cookies, simulator, persist=True)
        assert long["expiresInMinutes"] == -1

        async def opened(token: str) -> tuple[int, Any]:
            status, told = await get_telecomx(
                cookies, simulator, f"{OPEN}?token={token}"
            )
            return status, told.get("message")

        clock.advance(15 * 60 - 1)
        assert await opened(short["token"]) == (200, None)
        clock.advance(1)
        assert await opened(short["token"]) == (401, "expired")
        clock.advance(10 * 365 * 24 * 60 * 60)
        assert await opened(long["token"]) == (200, None)
        assert await opened(simulator.telecomx.m2m_token) == (200, None)


async def test_after_all_tokens_expired_a_new_one_works(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    account = example.telecomx
    account.transports = {"bearer"}
    _, told = await log_in(cookies, example, persist=True)
    old = (told["token"], account.m2m_token)
    account.expire()
    for token in old:
        headers = {"Authorization": f"Bearer {token}"}
        answer = await get_telecomx(cookies, example, OPEN, headers=headers)
        assert answer == (401, {"message": "expired"})
    account.m2m_token = "another"
    headers = {"Authorization": "Bearer another"}
    assert (await get_telecomx(cookies, example, OPEN, headers=headers))[0] == 200


async def test_a_logout_ends_every_token_of_the_user(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    await log_in(cookies, example, persist=True)
    await log_in(cookies, example, cookie=True)
    assert await get_telecomx(cookies, example, "auth/logout") == (
        200,
        {"success": True},
    )
    account = example.telecomx
    for token in (*account.tokens, account.m2m_token):
        assert account.refusal(token) == "invalid_token"
    refused = (401, {"message": "invalid_token"})
    assert await get_telecomx(cookies, example, "auth/logout") == refused


# --- how a token is shown -------------------------------------------------------------


def shown(simulator: Simulator, transport: str, token: str) -> dict[str, Any]:
    """Return what to send to show a token in one of the three ways."""
    return {
        "cookie": {"cookies": {simulator.telecomx.cookie_name: token}},
        "bearer": {"headers": {"Authorization": f"bearer {token}"}},
        "query": {"params": {"token": token}},
    }[transport]


@pytest.mark.parametrize("accepted", ["cookie", "bearer", "query"])
@pytest.mark.parametrize("used", ["cookie", "bearer", "query"])
async def test_a_token_works_only_with_an_accepted_transport(
    example: Simulator, session: aiohttp.ClientSession, accepted: Any, used: str
) -> None:
    example.telecomx.transports = {accepted}
    sent = shown(example, used, example.telecomx.m2m_token)
    status, told = await get_telecomx(session, example, OPEN, **sent)
    if used == accepted:
        assert status == 200
    else:
        assert (status, told) == (401, {"message": "invalid_token"})


@pytest.mark.parametrize("transport", ["cookie", "bearer", "query"])
@pytest.mark.parametrize("token", ["", "wrong"])
async def test_a_missing_or_wrong_token_is_refused(
    example: Simulator, session: aiohttp.ClientSession, transport: Any, token: str
) -> None:
    example.telecomx.transports = {transport}
    for path in (
        OPEN,
        f"{OPEN}/1",
        "pbx/app/mobileconfig",
        "pbx/app/employees",
        "employeeSubscription",
        "auth/logout",
    ):
        answer = await get_telecomx(
            session, example, path, **shown(example, transport, token)
        )
        assert answer == (401, {"message": "invalid_token"})


async def test_a_token_of_the_other_provider_is_refused(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    example.telecomx.transports = {"bearer"}
    status, _ = await get_telecomx(session, example, OPEN, headers=bearer(example))
    assert status == 401
