from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.faults import Status

from .helpers import bearer, get_telecomx, log_in, telecomx_credentials

OPEN = "pbx/settings"


# --- login ----------------------------------------------------------------------------


async def test_a_login_returns_a_token_for_15_minutes(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    account = example.telecomx
    status, told = await log_in(cookies, example)
    (token,) = account.tokens
    assert status == 200
    assert told == {
        "token": token,
        "expiresInMinutes": 15,
        "employee": account.employee,
        "customer": account.customer,
        "accessLevel": "MANAGER",
    }
    assert not list(cookies.cookie_jar)


@pytest.mark.parametrize("cookie", ["1", "true"])
async def test_a_login_by_query_returns_the_same(
    example: Simulator, cookies: aiohttp.ClientSession, cookie: str
) -> None:
    query = telecomx_credentials(example) | {"cookie": cookie, "persist": "0"}
    status, told = await get_telecomx(cookies, example, "auth/login", params=query)
    assert (status, told["expiresInMinutes"]) == (200, 15)
    assert (await get_telecomx(cookies, example, OPEN))[0] == 200


async def test_with_cookie_the_login_sets_a_working_cookie(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    _, told = await log_in(cookies, example, cookie=True)
    (cookie,) = cookies.cookie_jar
    assert (cookie.key, cookie.value) == (example.telecomx.cookie_name, told["token"])
    assert (await get_telecomx(cookies, example, OPEN))[0] == 200


@pytest.mark.parametrize(
    "wrong",
    [{"password": "no"}, {"username": "nobody"}, {"password": None}, {"username": 1}],
)
async def test_a_wrong_password_or_username_is_refused(
    example: Simulator, cookies: aiohttp.ClientSession, wrong: dict[str, object]
) -> None:
    answer = await log_in(cookies, example, **wrong)
    assert answer == (401, {"message": "credentials_invalid"})
    assert not example.telecomx.tokens


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff"])
async def test_a_login_that_is_not_a_json_object_is_refused(
    example: Simulator, cookies: aiohttp.ClientSession, body: bytes
) -> None:
    url = f"{example.telecomx_url}auth/login"
    async with cookies.post(url, data=body) as response:
        assert response.status == 400
        assert await response.json() == {"message": "bad_request"}


@pytest.mark.parametrize(
    ("factor", "right", "other"),
    [
        ("sms", "smsKey", "authenticatorToken"),
        ("authenticator", "authenticatorToken", "smsKey"),
    ],
)
async def test_a_second_factor_needs_its_own_code(
    example: Simulator,
    cookies: aiohttp.ClientSession,
    factor: Any,
    right: str,
    other: str,
) -> None:
    account = example.telecomx
    account.second_factor, account.code = factor, "4711"
    account.code_refusal_status, account.code_refusal_word = 403, "code"
    for given in ({}, {right: "4712"}, {other: "4711"}):
        assert await log_in(cookies, example, **given) == (403, {"message": "code"})
    assert (await log_in(cookies, example, **{right: "4711"}))[0] == 200


async def test_a_missing_code_looks_like_a_wrong_password_by_default(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    example.telecomx.second_factor = "sms"
    wrong = await log_in(cookies, example, password="no")
    assert await log_in(cookies, example) == wrong


async def test_a_user_without_login_access_gets_no_token(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    await log_in(cookies, example, cookie=True)
    example.telecomx.access_level = "NO_LOGIN"
    denied = (403, {"message": "access_denied"})
    assert await log_in(cookies, example) == denied
    assert await get_telecomx(cookies, example, OPEN) == denied


# --- validation -----------------------------------------------------------------------


async def test_a_valid_token_returns_its_owner(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    account = example.telecomx
    path = f"auth/validateToken?token={account.m2m_token}"
    told = {
        "success": True,
        "employee": account.employee,
        "customer": account.customer,
        "accessLevel": "MANAGER",
    }
    assert await get_telecomx(session, example, path) == (200, told)
    assert await get_telecomx(session, example, f"{path}&extend=true") == (
        200,
        told
        | {
            "name": "Anna Andersson",
            "language": "da",
            "customerName": account.customer_name,
            "customerFeatures": ["CUSTOMER", "PBX"],
        },
    )
    assert await get_telecomx(session, example, f"{path}&simple=1") == (
        200,
        {"success": True},
    )


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?extend=true"])
async def test_validation_of_an_invalid_token_fails_and_returns_403_with_simple(
    example: Simulator, session: aiohttp.ClientSession, query: str
) -> None:
    path = f"auth/validateToken{query}"
    assert await get_telecomx(session, example, path) == (200, {"success": False})
    simple = f"{path}{'&' if query else '?'}simple=true"
    assert await get_telecomx(session, example, simple) == (403, {"success": False})


async def test_an_owner_who_left_has_the_username_as_name(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    example.world.remove("Anna Andersson")
    token = example.telecomx.m2m_token
    path = f"auth/validateToken?extend=1&token={token}"
    _, told = await get_telecomx(session, example, path)
    assert told["name"] == example.telecomx.username


# --- what is shared with the other API ------------------------------------------------


async def test_faults_apply_to_paths_of_telecomx_too(
    example: Simulator, cookies: aiohttp.ClientSession
) -> None:
    example.faults.add(Status(503, path="auth/login", times=1))
    assert (await log_in(cookies, example))[0] == 503
    await log_in(cookies, example, cookie=True)
    example.faults.add(Status(500, path="pbx/*"))
    assert (await get_telecomx(cookies, example, OPEN))[0] == 500
    url = f"{example.base_url}extensions/me"
    async with cookies.get(url, headers=bearer(example)) as response:
        assert response.status == 200


async def test_both_apis_share_a_port_even_without_a_base_path(
    cookies: aiohttp.ClientSession,
) -> None:
    async with Simulator(data="example", base_path="/") as simulator:
        assert simulator.telecomx_url == f"{simulator.url}/telecomx/"
        simulator.faults.add(Status(503, path="auth/login", times=1))
        assert (await log_in(cookies, simulator))[0] == 503
        assert (await log_in(cookies, simulator))[0] == 200


async def test_a_recorded_request_hides_the_credentials_of_its_query(
    example: Simulator, session: aiohttp.ClientSession
) -> None:
    token, code = example.telecomx.m2m_token, "4711"
    query = {"extend": "1", "token": token, "smsKey": code, "ip": "192.0.2.1"}
    await get_telecomx(session, example, "auth/validateToken", params=query)
    await get_telecomx(
        session, example, "auth/login", params=telecomx_credentials(example)
    )
    assert example.requests.count("/telecomx/auth/validateToken") == 1
    assert token in next(iter(example.requests)).path
    async with session.get(f"{example.control_url}requests") as response:
        listed = (await response.json())["requests"]
    assert listed[0]["path"] == (
        "/telecomx/auth/validateToken?extend=1&token=***&smsKey=***&ip=192.0.2.1"
    )
    said = f"{listed}{list(example.requests)}"
    for secret in (token, code, example.telecomx.password):
        assert secret not in said
