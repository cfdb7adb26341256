from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator import Simulator

from .helpers import Ask

AT_FIRST = {
    "access_level": "MANAGER",
    "transports": ["cookie"],
    "second_factor": None,
    "code_refusal_status": 401,
    "code_refusal_word": "credentials_invalid",
    "presence_shape": "string",
    "features": ["CUSTOMER", "PBX"],
}


@pytest.fixture
async def ask(example: Simulator) -> AsyncIterator[Ask]:
    """Send a request to the control of the account; gives status and JSON."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, path: str = "", body: Any = ...) -> tuple[int, Any]:
            sent = {} if body is ... else {"json": body}
            url = f"{example.control_url}telecomx{path}"
            async with session.request(method, url, **sent) as response:
                return response.status, await response.json()

        yield ask


async def test_the_settings_are_shown_without_secrets(ask: Ask) -> None:
    assert await ask("GET") == (200, AT_FIRST)


async def test_every_shown_setting_can_be_changed(example: Simulator, ask: Ask) -> None:
    changes = {
        "access_level": "RESELLER",
        "transports": ["bearer", "query"],
        "second_factor": "sms",
        "code_refusal_status": 403,
        "code_refusal_word": "code",
        "presence_shape": "object",
        "features": ["SIP"],
    }
    assert changes.keys() == AT_FIRST.keys()
    assert await ask("PATCH", body=changes | {"code": "4711"}) == (200, changes)
    account = example.telecomx
    assert account.transports == {"bearer", "query"}
    assert (account.second_factor, account.code) == ("sms", "4711")
    status, shown = await ask("PATCH", body={"second_factor": None})
    assert (status, shown) == (200, changes | {"second_factor": None})
    assert account.second_factor is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"access_level": "BOSS"}, "access_level must be one of NO_LOGIN, PERSONAL"),
        ({"access_level": None}, "access_level must be given"),
        ({"transports": ["pigeon"]}, "transports must be of cookie, bearer, query"),
        ({"transports": "cookie"}, "transports must be a list of texts"),
        ({"transports": None}, "transports must be given"),
        ({"second_factor": "mail"}, "second_factor must be one of sms, authenticator"),
        ({"code": 4711}, "code must be text, not 4711"),
        ({"code_refusal_status": "401"}, "code_refusal_status must be a whole number"),
        ({"code_refusal_status": True}, "code_refusal_status must be a whole number"),
        ({"code_refusal_status": None}, "code_refusal_status must be a whole number"),
        ({"code_refusal_status": 100}, "code_refusal_status must be 200 to 599"),
        ({"presence_shape": "list"}, "presence_shape must be one of string, object"),
        ({"password": "x"}, "field must be one that this address knows"),
        ([], "body must be an object"),
    ],
)
async def test_an_invalid_change_changes_nothing(
    ask: Ask, body: Any, message: str
) -> None:
    both = {"features": [], **body} if isinstance(body, dict) else body
    status, error = await ask("PATCH", body=both)
    assert status == 400
    assert error["message"].startswith(message)
    assert await ask("GET") == (200, AT_FIRST)


async def test_the_tokens_can_be_expired(example: Simulator, ask: Ask) -> None:
    account = example.telecomx
    tokens = (account.m2m_token, account.issue(persist=True))
    assert await ask("POST", "/expire") == (200, AT_FIRST)
    assert {account.refusal(token) for token in tokens} == {"expired"}


async def test_the_addresses_are_listed_with_the_others(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    async with session.get(example.control_url) as response:
        lines = await response.json()
    assert "PATCH /simulator/telecomx" in lines
    assert "POST /simulator/telecomx/expire" in lines
