"""The one request path, against a server that misbehaves on real sockets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
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
    PbxAddressError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxCertificateError,
    PbxConflictError,
    PbxConnectionError,
    PbxError,
    PbxInsecureAddressError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
)
from custom_components.pbx_presence.pbx.http import HttpClient, retry_after
from simulator import Simulator
from simulator.faults import (
    Bom,
    Charset,
    Drip,
    Drop,
    DropMidBody,
    Empty,
    Fault,
    Garbage,
    GzipBomb,
    Hold,
    Html,
    Oversized,
    Raw,
    Redirect,
    Status,
    Truncated,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(401), PbxAuthenticationError),
        (Status(403), PbxAccessDeniedError),
        (Status(404), PbxNotFoundError),
        (Status(429), PbxBusyError),
        (Status(503), PbxBusyError),
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
        (Redirect(), PbxRedirectError),
    ],
)
async def test_each_kind_of_bad_answer_has_its_own_error(
    client: HttpClient, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(error) as raised:
        await client.get("extensions/")
    assert type(raised.value) is error
    assert raised.value.address == pbx.url
    assert pbx.token not in str(raised.value)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Html(), "a web page"),
        (Garbage(), "not JSON"),
        (Empty(), "not JSON"),
        (Truncated(), "not JSON"),
        (Raw(b"[]", "application/json; charset=no-such"), "not JSON"),
        (Raw(b"[" * 100_000), "not JSON"),
        (Charset("utf-16", "utf-8"), "not JSON"),
    ],
)
async def test_what_is_not_json_is_told_apart_from_a_web_page(
    client: HttpClient, pbx: Simulator, fault: Fault, kind: str
) -> None:
    pbx.faults.add(fault)
    answer = await client.get("extensions/")
    with pytest.raises(PbxAnswerError, match=f"{pbx.url}.*{kind}"):
        answer.json()


@pytest.mark.parametrize(
    "fault", [Bom(), Charset(declared="iso-8859-1"), Charset("utf-16", "utf-16")]
)
async def test_any_declared_encoding_is_read(
    client: HttpClient, pbx: Simulator, fault: Fault
) -> None:
    pbx.faults.add(fault)
    rows = (await client.get("extensions/")).json()
    assert rows[1]["keyWords"] == ["business", "malmö"]


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


async def test_a_redirect_may_not_bring_other_credentials(
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
async def test_a_server_that_does_not_finish_is_left(
    client: HttpClient,
    pbx: Simulator,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
    pbx.faults.add(fault)
    with pytest.raises(PbxTimeoutError):
        await client.get("extensions/")


def test_the_limits_are_those_that_were_promised() -> None:
    assert (http.TIMEOUT.connect, http.TIMEOUT.total) == (10, 30)
    assert http.MAX_BODY == 16 * 1024 * 1024


async def test_nobody_at_the_address_is_a_connection_error(
    session: aiohttp.ClientSession, pbx: Simulator
) -> None:
    port = pbx.port
    await pbx.__aexit__(None, None, None)
    client = HttpClient(session, base_url(f"http://127.0.0.1:{port}"), NOBODY)
    with pytest.raises(PbxConnectionError):
        await client.get("extensions/")


async def test_a_server_that_speaks_no_tls_is_a_failure_of_the_connection(
    session: aiohttp.ClientSession, pbx: Simulator
) -> None:
    client = HttpClient(session, base_url(f"https://127.0.0.1:{pbx.port}"), NOBODY)
    with pytest.raises(PbxConnectionError) as raised:
        await client.get("extensions/")
    assert type(raised.value) is PbxConnectionError


async def test_a_certificate_that_proves_nothing_is_refused(
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


async def test_a_busy_pbx_is_not_asked_before_its_time(
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
    await asyncio.gather(*(client.get("extensions/") for _ in range(5)))
    assert (len(pbx.requests), pbx.requests.max_in_flight) == (5, 1)


async def test_a_token_and_a_password_both_open_the_door(
    client_for: Callable[[Credential], HttpClient], pbx: Simulator
) -> None:
    pasted = f" Bearer {pbx.token[:9]}\n{pbx.token[9:]} "
    for good in (bearer(pasted.strip()), basic(pbx.username, pbx.password)):
        assert (await client_for(good).get("extensions/me")).json()["name"]
    for bad in (bearer("wrong"), basic(pbx.username, "fel lösenord"), NOBODY):
        with pytest.raises(PbxAuthenticationError):
            await client_for(bad).get("extensions/me")


@pytest.mark.parametrize("pasted", ["Bearer abc", "bearer  abc", " abc ", "a\nbc"])
def test_a_token_may_be_pasted_in_many_ways(pasted: str) -> None:
    assert bearer(pasted).headers == {"Authorization": "Bearer abc"}


def test_what_can_be_no_token_is_refused() -> None:
    with pytest.raises(PbxAuthenticationError):
        bearer("a\x00b")


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://pbx.example/api", "https://pbx.example/api/"),
        (" https://pbx.example/api/ ", "https://pbx.example/api/"),
        ("pbx.example", "https://pbx.example/"),
        ("HTTPS://PBX.example:8443", "https://pbx.example:8443/"),
        ("http://localhost:8080/api", "http://localhost:8080/api/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://192.168.1.20", "http://192.168.1.20/"),
        ("http://[::1]:8080", "http://[::1]:8080/"),
        ("http://[fd00::1]/", "http://[fd00::1]/"),
        ("http://[::ffff:10.0.0.1]/", "http://[::ffff:10.0.0.1]/"),
    ],
)
def test_an_address_may_be_typed_in_many_ways(typed: str, base: str) -> None:
    assert str(base_url(typed)).replace("a00:1", "10.0.0.1") == base


@pytest.mark.parametrize(
    "typed",
    [
        "http://pbx.example/api",
        "http://8.8.8.8/",
        "http://172.32.0.1/",
        "http://[2001:db8::1]/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
    ],
)
def test_credentials_do_not_travel_readable_through_a_public_network(
    typed: str,
) -> None:
    with pytest.raises(PbxInsecureAddressError):
        base_url(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "ftp://pbx.example/",
        "javascript:alert(1)",
        "https://user:secret@pbx.example/",
        "https://pbx.example/?token=secret",
        "https://pbx.example/#part",
        "https://[::1",
        "https://pbx.example:99999/",
        "https://pbx.example:port/",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(PbxAddressError) as raised:
        base_url(typed)
    assert "secret" not in str(raised.value)


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
def test_retry_after_is_understood_and_bounded(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after(header, NOW) == seconds
