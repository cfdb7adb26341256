"""The HTTP client, against a server that misbehaves on real sockets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
import json

import aiohttp
from aiohttp import web
import pytest

from custom_components.pbx_presence.pbx import http
from custom_components.pbx_presence.pbx.address import base_url
from custom_components.pbx_presence.pbx.credentials import (
    NOBODY,
    Credential,
    basic,
    bearer,
)
from custom_components.pbx_presence.pbx.errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxCertificateError,
    PbxConflictError,
    PbxConnectionError,
    PbxError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
    PbxUnavailableError,
)
from custom_components.pbx_presence.pbx.headers import max_age, retry_after
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.telecomx.grant import Connect
from simulator import Simulator
from simulator.faults import (
    Delay,
    Drip,
    Drop,
    DropMidBody,
    Fault,
    GzipBomb,
    Hold,
    Oversized,
    Redirect,
    Status,
)

from .conftest import Serve
from .helpers import Sent

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(401), PbxAuthenticationError),
        (Status(403), PbxAccessDeniedError),
        (Status(404), PbxNotFoundError),
        (Status(429), PbxBusyError),
        (Status(503), PbxUnavailableError),
        (Status(400), PbxRequestError),
        (Status(409), PbxConflictError),
        (Status(422), PbxRequestError),
        (Status(418), PbxAnswerError),
        (Status(206), PbxAnswerError),
        (Status(501), PbxServerError),
        (Status(500, body="<html>", content_type="text/html"), PbxServerError),
        (Status(304), PbxAnswerError),
        (Drop(), PbxConnectionError),
        (DropMidBody(), PbxConnectionError),
        (Oversized(), PbxAnswerError),
        (Oversized(declared=False), PbxAnswerError),
        (GzipBomb(), PbxAnswerError),
        (Redirect(location="http://127.0.0.1:9/elsewhere"), PbxRedirectError),
        (Redirect(location="https://127.0.0.1/elsewhere"), PbxRedirectError),
        (Redirect(location="//example.com/"), PbxRedirectError),
        (Redirect(location="http://[half"), PbxRedirectError),
        (Redirect(location="http://[::1]@/"), PbxRedirectError),
        (Redirect(), PbxRedirectError),
    ],
)
async def test_each_failed_get_raises_the_right_error(
    client: HttpClient, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(error) as raised:
        await client.get("extensions/")
    assert type(raised.value) is error
    assert raised.value.address == pbx.url
    assert pbx.token not in str(raised.value)


async def test_a_body_up_to_the_limit_is_read(
    client: HttpClient, pbx: Simulator
) -> None:
    pbx.faults.add(Oversized(size=http.MAX_BODY))
    assert len((await client.get("extensions/")).body) == http.MAX_BODY


async def test_a_redirect_within_the_origin_is_followed(
    client: HttpClient, pbx: Simulator
) -> None:
    pbx.faults.add(Redirect(location="/api/extensions", code=308, times=1))
    assert len((await client.get("extensions/")).json()) == 3


async def test_a_redirect_to_other_credentials_is_refused(
    client: HttpClient, pbx: Simulator
) -> None:
    elsewhere = pbx.base_url.replace("//", "//user:secret@")
    pbx.faults.add(Redirect(location=elsewhere))
    with pytest.raises(PbxRedirectError) as raised:
        await client.get("extensions/")
    assert "secret" not in str(raised.value)


async def test_credentials_do_not_follow_a_redirect(
    client: HttpClient, pbx: Simulator, session: aiohttp.ClientSession
) -> None:
    async with Simulator(data="example") as elsewhere:
        pbx.faults.add(Redirect(location=f"{elsewhere.base_url}extensions/"))
        with pytest.raises(PbxRedirectError, match=elsewhere.url):
            await client.get("extensions/")
        assert len(elsewhere.requests) == 0


@pytest.mark.parametrize("fault", [Hold(), Drip(interval=60)])
async def test_a_server_that_does_not_finish_times_out(
    client: HttpClient,
    pbx: Simulator,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
    pbx.faults.add(fault)
    with pytest.raises(PbxTimeoutError):
        await client.get("extensions/")


def test_the_limits_are_the_documented_ones() -> None:
    assert (http.TIMEOUT.connect, http.TIMEOUT.total) == (10, 30)
    assert http.MAX_BODY == 16 * 1024 * 1024


async def test_an_address_without_a_server_is_a_connection_error(
    session: aiohttp.ClientSession, pbx: Simulator
) -> None:
    port = pbx.port
    await pbx.__aexit__(None, None, None)
    client = HttpClient(session, base_url(f"http://127.0.0.1:{port}"), NOBODY)
    with pytest.raises(PbxConnectionError):
        await client.get("extensions/")


async def test_a_server_without_tls_is_a_connection_error(
    session: aiohttp.ClientSession, pbx: Simulator
) -> None:
    client = HttpClient(session, base_url(f"https://127.0.0.1:{pbx.port}"), NOBODY)
    with pytest.raises(PbxConnectionError) as raised:
        await client.get("extensions/")
    assert not isinstance(raised.value, PbxCertificateError)


async def test_an_invalid_certificate_is_refused(
    session: aiohttp.ClientSession, untrusted_server: str
) -> None:
    client = HttpClient(session, base_url(untrusted_server), bearer("secret"))
    with pytest.raises(PbxCertificateError):
        await client.get("extensions/")


async def test_refused_credentials_are_not_sent_again(
    client: HttpClient, pbx: Simulator
) -> None:
    pbx.faults.add(Status(401, times=1))
    for _ in range(3):
        with pytest.raises(PbxAuthenticationError):
            await client.get("extensions/")
    assert len(pbx.requests) == 1


async def test_a_busy_pbx_is_not_asked_before_retry_after(
    client: HttpClient, pbx: Simulator
) -> None:
    pbx.faults.add(Status(429, retry_after=600, times=1))
    waits = []
    for _ in range(3):
        with pytest.raises(PbxBusyError) as raised:
            await client.get("extensions/")
        waits.append(raised.value.retry_after)
    assert len(pbx.requests) == 1
    assert all(wait and 590 < wait <= 600 for wait in waits)


async def test_only_one_request_is_in_flight(
    client: HttpClient, pbx: Simulator
) -> None:
    pbx.faults.add(Delay(delay=0.01))
    await asyncio.gather(*(client.get("extensions/") for _ in range(5)))
    assert (len(pbx.requests), pbx.requests.max_in_flight) == (5, 1)


async def test_token_and_password_are_both_accepted(
    client_for: Callable[[Credential], HttpClient], pbx: Simulator
) -> None:
    pasted = f" Bearer {pbx.token[:9]}\n{pbx.token[9:]} "
    for good in (bearer(pasted.strip()), basic(pbx.username, pbx.password)):
        assert (await client_for(good).get("extensions/me")).json()["name"]
    for bad in (bearer("wrong"), basic(pbx.username, "fel lösenord"), NOBODY):
        with pytest.raises(PbxAuthenticationError):
            await client_for(bad).get("extensions/me")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("0", None),
        ("-5", None),
        ("90", 90),
        (" 90 ", 90),
        ("999999999", 3600),
        ("9" * 400, None),
        ("9" * 5000, None),
        ("Sat, 21 Nov 2026 12:02:00 GMT", 120),
        ("Sat, 21 Nov 2026 11:00:00 GMT", None),
        ("Sat, 21 Nov 2026 12:02:00", 120),
    ],
)
def test_retry_after_is_read_and_limited(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after(header, NOW) == seconds


async def test_a_post_sends_json_once(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    login = {"username": "demo@example.com", "password": pbx.telecomx.password}
    answer = await connect(bearer("abc")).post("auth/login", login)
    assert answer.json()["customer"] == "1234567890124567890AAAA"
    [request] = sent
    assert (request.method, request.url.path) == ("POST", "/telecomx/auth/login")
    assert json.loads(request.body) == {
        "username": "demo@example.com",
        "password": "telecomx-1",
    }
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Authorization"] == "Bearer abc"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(401), PbxAuthenticationError),
        (Drop(), PbxConnectionError),
        (Oversized(), PbxAnswerError),
    ],
)
async def test_a_failed_post_raises_the_right_error_and_is_not_repeated(
    connect: Connect, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    login = {"username": "demo@example.com", "password": pbx.telecomx.password}
    with pytest.raises(PbxError) as raised:
        await connect(NOBODY).post("auth/login", login)
    assert type(raised.value) is error
    assert pbx.telecomx.password not in str(raised.value)
    # Even if the connection broke, because the first request may have had an effect.
    assert len(pbx.requests) == 1


@pytest.mark.parametrize(
    ("code", "location"),
    [
        *((301, ""), (302, "/telecomx/auth/login"), (303, "//example.com/")),
        *((307, "/telecomx/auth/login"), (308, "?")),
    ],
)
async def test_a_post_does_not_follow_redirects(
    connect: Connect, pbx: Simulator, code: int, location: str
) -> None:
    pbx.faults.add(Redirect(location=location, code=code))
    with pytest.raises(PbxRedirectError) as raised:
        await connect(NOBODY).post("auth/login", {"password": "secret"})
    assert "secret" not in str(raised.value)
    assert len(pbx.requests) == 1


async def test_a_query_credential_is_sent_with_every_request(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    client = connect(Credential(query={"token": "a+b&c=d /ö"}))
    for request in (
        client.sibling().get("pbx/settings"),
        client.sibling().get(
            "pbx/app/mobileconfig", {"customer": "1", "employee": "2"}
        ),
        client.sibling().post("auth/login", {}),
    ):
        with pytest.raises(PbxAuthenticationError) as raised:
            await request
        assert "a+b" not in str(raised.value)
    queries = [list(request.url.query.items()) for request in sent]
    token = ("token", "a+b&c=d /ö")
    assert queries == [[token], [("customer", "1"), ("employee", "2"), token], [token]]
    assert "Authorization" not in sent[0].headers
    assert "token=a%2Bb%26c%3Dd+/%C3%B6" in pbx.requests.last.path


async def test_a_query_credential_follows_redirects_within_the_origin_only(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    pbx.telecomx.transports = {"query"}
    client = connect(Credential(query={"token": pbx.telecomx.m2m_token}))
    pbx.faults.add(Redirect(location="/telecomx/pbx/settings?a=b", times=1))
    assert (await client.get("elsewhere")).json()["defaultLanguage"] == "da"
    assert dict(sent[-1].url.query) == {"a": "b", "token": pbx.telecomx.m2m_token}
    async with Simulator(data="example") as elsewhere:
        pbx.faults.add(Redirect(location=f"{elsewhere.telecomx_url}pbx/settings"))
        with pytest.raises(PbxRedirectError) as raised:
            await client.get("pbx/settings")
        assert len(elsewhere.requests) == 0
    assert pbx.telecomx.m2m_token not in str(raised.value)


async def test_the_cookies_of_an_answer_can_be_sent_back(
    session: aiohttp.ClientSession, serve: Serve
) -> None:
    received = []

    async def answer(request: web.Request) -> web.Response:
        received.append(dict(request.cookies))
        response = web.json_response({})
        response.set_cookie("id", "a b;c", httponly=True, path="/elsewhere")
        response.set_cookie("lang", "da", max_age=60)
        return response

    base = base_url(await serve(answer))
    first = await HttpClient(session, base, NOBODY).get("auth/login")
    credential = Credential(headers={"Cookie": first.cookies})
    await HttpClient(session, base, credential).get("pbx/settings")
    assert received == [{}, {"id": "a b;c", "lang": "da"}]
    assert "httponly" not in first.cookies.lower()
    assert "a b" not in repr(first)


async def test_cookies_are_returned_but_not_kept(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    client = connect(NOBODY)
    login = {
        "username": "demo@example.com",
        "password": pbx.telecomx.password,
        "cookie": True,
    }
    answer = await client.post("auth/login", login)
    assert answer.cookies == f"simulated_token={answer.json()['token']}"
    with pytest.raises(PbxAuthenticationError):
        await client.get("pbx/settings")
    assert "Cookie" not in sent[-1].headers
    answer = await connect(NOBODY).post("auth/login", login | {"cookie": False})
    assert answer.cookies == ""


@pytest.mark.parametrize("is_refused_apart", [True, False])
async def test_a_refusal_does_not_affect_a_sibling_client(
    client: HttpClient, pbx: Simulator, is_refused_apart: bool
) -> None:
    refused, other = client, client.sibling()
    if is_refused_apart:
        refused, other = other, refused
    pbx.faults.add(Status(401, times=1))
    for _ in range(2):
        with pytest.raises(PbxAuthenticationError):
            await refused.get("extensions/")
    assert len((await other.get("extensions/")).json()) == 3
    assert len(pbx.requests) == 2


@pytest.mark.parametrize("is_busy_apart", [True, False])
async def test_a_retry_after_does_not_delay_a_sibling_client(
    client: HttpClient, pbx: Simulator, is_busy_apart: bool
) -> None:
    busy, other = client, client.sibling()
    if is_busy_apart:
        busy, other = other, busy
    pbx.faults.add(Status(429, retry_after=600, times=1))
    for _ in range(2):
        with pytest.raises(PbxBusyError):
            await busy.get("extensions/")
    assert len((await other.get("extensions/")).json()) == 3
    assert len(pbx.requests) == 2


async def test_sibling_clients_send_one_request_at_a_time(
    client: HttpClient, pbx: Simulator
) -> None:
    clients = (client, client.sibling(), client.sibling().sibling())
    pbx.faults.add(Delay(delay=0.01))
    await asyncio.gather(*(one.get("extensions/") for one in clients for _ in range(3)))
    assert (len(pbx.requests), pbx.requests.max_in_flight) == (9, 1)
    assert {request.authorization for request in pbx.requests} == {
        f"Bearer {pbx.token}"
    }


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("max-age=20", 20),
        ('private, max-age="20"', 20),
        ("max-age=999999999", 300),
        ("no-cache, max-age=20", 0),
        ("no-store", 0),
        ("s-maxage=20", 0),
    ],
)
def test_an_answer_is_cached_for_five_minutes_at_most(
    header: str | None, seconds: float
) -> None:
    assert max_age(header) == seconds
