"""A login or a pasted token becomes a grant, or is refused."""

from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.pbx_presence.pbx.credentials import NOBODY
from custom_components.pbx_presence.pbx.errors import (
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxConflictError,
    PbxConnectionError,
    PbxError,
    PbxLoginRefusedError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
    PbxUnavailableError,
)
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import (
    Connect,
    Grant,
    TokenTransport,
    check_token,
    log_in,
)
from custom_components.pbx_presence.pbx.telecomx.settings import AccessLevel
from custom_components.pbx_presence.pbx.telecomx.transport import find_transport
from simulator import Simulator
from simulator.faults import Drop, Empty, Fault, Hold, Html, Redirect, Shape, Status

from ..helpers import Sent, everything_in
from .accounts import CODE, EMPLOYEE, OWN, PASSWORD, USERNAME, pasted

M2M = "simulated-m2m-"


def first(pbx: Simulator) -> str:
    """Return the first token that was issued."""
    return next(iter(pbx.telecomx.tokens))


async def test_a_login_requests_a_persistent_token_and_a_cookie(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    grant = await log_in(connect, USERNAME, PASSWORD)
    [request] = sent
    assert (request.method, request.url.path) == ("POST", "/telecomx/auth/login")
    assert request.url.query_string == ""
    assert json.loads(request.body) == {
        "username": "demo@example.com",
        "password": "telecomx-1",
        "cookie": True,
        "persist": True,
    }
    assert request.headers["Content-Type"] == "application/json"
    assert not {"Authorization", "Cookie"} & set(request.headers)
    # None means that it never expires.
    assert pbx.telecomx.tokens == {grant.token: None}


async def test_a_login_returns_token_cookie_and_owner(
    connect: Connect, pbx: Simulator
) -> None:
    assert await log_in(connect, USERNAME, PASSWORD) == Grant(
        token=first(pbx),
        cookie=f"simulated_token={first(pbx)}",
        transport=None,
        employee=EMPLOYEE,
        customer=OWN,
        access_level=AccessLevel.MANAGER,
        features=(),
    )


async def test_the_cookie_keeps_the_name_that_the_server_chose(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.cookie_name = "another.name"
    grant = await log_in(connect, USERNAME, PASSWORD)
    assert grant.cookie == f"another.name={grant.token}"
    grant, _ = await find_transport(connect, grant)
    assert grant.transport is TokenTransport.COOKIE


async def test_the_password_is_sent_once_and_not_kept(
    connect: Connect,
    pbx: Simulator,
    sent: list[Sent],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    pbx.telecomx.transports = {"query"}
    grant, account = await find_transport(
        connect, await log_in(connect, USERNAME, PASSWORD)
    )
    telecomx = TelecomX(connect(grant.credential), grant, with_employees=True)
    found = (await telecomx.settings(), await telecomx.extensions())
    login, *others = sent
    assert PASSWORD in login
    assert len(others) == 5
    assert not [request for request in others if PASSWORD in request]
    texts = everything_in(telecomx, grant, account, found)
    assert not [text for text in texts if PASSWORD in text]
    assert PASSWORD not in caplog.text


async def test_a_wrong_password_is_refused_and_not_repeated(
    connect: Connect, pbx: Simulator, sent: list[Sent], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(PbxLoginRefusedError) as raised:
        await log_in(connect, USERNAME, "hemligt")
    assert isinstance(raised.value, PbxAuthenticationError)
    assert str(raised.value) == f"{pbx.url}: login_refused"
    assert len(sent) == 1
    assert "hemligt" not in caplog.text


@pytest.mark.parametrize("second_factor", ["sms", "authenticator"])
@pytest.mark.parametrize("status", [200, 400, 401, 403, 409, 422])
async def test_a_missing_code_is_a_refused_login_with_any_status(
    connect: Connect, pbx: Simulator, second_factor: Any, status: int
) -> None:
    pbx.telecomx.second_factor = second_factor
    pbx.telecomx.code_refusal_status = status
    pbx.telecomx.code_refusal_word = "code_required"
    with pytest.raises(PbxLoginRefusedError):
        await log_in(connect, USERNAME, PASSWORD)
    codes = {"sms_code": "000000", "authenticator_code": "000000"}
    with pytest.raises(PbxLoginRefusedError):
        await log_in(connect, USERNAME, PASSWORD, **codes)
    assert len(pbx.requests) == 2


@pytest.mark.parametrize(
    ("second_factor", "argument", "field", "other"),
    [
        ("sms", "sms_code", "smsKey", "authenticator_code"),
        ("authenticator", "authenticator_code", "authenticatorToken", "sms_code"),
    ],
)
async def test_each_kind_of_code_is_sent_in_its_own_field(
    connect: Connect,
    pbx: Simulator,
    sent: list[Sent],
    second_factor: Any,
    argument: str,
    field: str,
    other: str,
) -> None:
    pbx.telecomx.second_factor = second_factor
    with pytest.raises(PbxLoginRefusedError):
        await log_in(connect, USERNAME, PASSWORD, **{other: CODE})
    grant = await log_in(connect, USERNAME, PASSWORD, **{argument: CODE})
    assert grant.token == first(pbx)
    body = json.loads(sent[-1].body)
    assert body[field] == CODE
    assert set(body) == {"username", "password", "cookie", "persist", field}


async def test_both_codes_can_be_given(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    codes = {"sms_code": "1", "authenticator_code": "2"}
    await log_in(connect, USERNAME, PASSWORD, **codes)
    body = json.loads(sent[-1].body)
    assert (body["smsKey"], body["authenticatorToken"]) == ("1", "2")


async def test_a_user_without_login_access_is_refused(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "NO_LOGIN"
    with pytest.raises(PbxLoginRefusedError):
        await log_in(connect, USERNAME, PASSWORD)


@pytest.mark.parametrize("token", [None, "", "  ", [], {"token": "x"}, True])
async def test_a_login_without_a_token_in_the_answer_is_refused(
    connect: Connect, pbx: Simulator, token: object
) -> None:
    pbx.faults.add(Shape(value={"token": token, "employee": EMPLOYEE}))
    with pytest.raises(PbxLoginRefusedError, match="no token"):
        await log_in(connect, USERNAME, PASSWORD)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(404), PbxNotFoundError),
        (Status(429, retry_after=60), PbxBusyError),
        (Status(500), PbxServerError),
        (Status(502, body="<html>", content_type="text/html"), PbxServerError),
        (Status(503), PbxUnavailableError),
        (Status(204), PbxAnswerError),
        (Html(), PbxAnswerError),
        (Empty(), PbxAnswerError),
        (Shape(value=["token"]), PbxAnswerError),
        (Shape(value="token"), PbxAnswerError),
        (Shape(), PbxAnswerError),
        (Drop(), PbxConnectionError),
        (Hold(), PbxTimeoutError),
    ],
)
@pytest.mark.usefixtures("short_timeout")
async def test_a_server_error_is_not_a_refused_login(
    connect: Connect, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(PbxError) as raised:
        await log_in(connect, USERNAME, PASSWORD)
    assert type(raised.value) is error
    assert PASSWORD not in str(raised.value)
    assert len(pbx.requests) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_a_login_does_not_follow_a_redirect(
    connect: Connect, pbx: Simulator, code: int
) -> None:
    async with Simulator(data="example") as elsewhere:
        targets = ("/telecomx/auth/login", f"{elsewhere.telecomx_url}auth/login", "")
        for location in targets:
            pbx.faults.add(Redirect(location=location, code=code, times=1))
            with pytest.raises(PbxRedirectError):
                await log_in(connect, USERNAME, PASSWORD)
        assert len(pbx.requests) == 3
        assert len(elsewhere.requests) == 0


async def test_a_login_needs_only_a_token_in_the_answer(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.faults.add(Shape(value={"token": " abc "}))
    assert await log_in(connect, USERNAME, PASSWORD) == Grant(token="abc")


@pytest.mark.parametrize(
    ("level", "known"),
    [
        ("OWNER", AccessLevel.OWNER),
        ("reseller_admin", AccessLevel.RESELLER_ADMIN),
        ("GOD", None),
        (7, None),
        (None, None),
        (["OWNER"], None),
    ],
)
async def test_an_undocumented_access_level_is_unknown(
    connect: Connect, pbx: Simulator, level: object, known: AccessLevel | None
) -> None:
    odd = {"employee": [], "customer": True, "customerFeatures": "PBX"}
    pbx.faults.add(Shape(value={"token": "abc", "accessLevel": level, **odd}))
    grant = await log_in(connect, USERNAME, PASSWORD)
    assert grant == Grant(token="abc", access_level=known)


async def test_the_check_of_a_pasted_token_returns_its_grant(
    connect: Connect, pbx: Simulator, sent: list[Sent]
) -> None:
    pbx.telecomx.access_level = "VIEWER"
    pbx.telecomx.features = ["CUSTOMER", "SIP", "PBX"]
    assert await pasted(connect, pbx) == Grant(
        token=pbx.telecomx.m2m_token,
        cookie="",
        transport=None,
        employee=EMPLOYEE,
        customer=OWN,
        access_level=AccessLevel.VIEWER,
        features=("CUSTOMER", "SIP", "PBX"),
    )
    [request] = sent
    assert (request.method, request.url.path) == ("GET", "/telecomx/auth/validateToken")
    assert dict(request.url.query) == {
        "token": pbx.telecomx.m2m_token,
        "extend": "true",
    }
    assert not {"Authorization", "Cookie"} & set(request.headers)


@pytest.mark.parametrize("paste", ["{}", "Bearer {}", " bearer\t{} ", "\r\n{}\r\n"])
async def test_a_token_can_be_pasted_in_many_ways(
    connect: Connect, pbx: Simulator, paste: str
) -> None:
    token = pbx.telecomx.m2m_token
    for text in (token, f"{token[:20]}\n{token[20:]}", f"{token[:9]}\r\n {token[9:]}"):
        assert (await check_token(connect, paste.format(text))).token == token


@pytest.mark.parametrize("token", ["wrong", "", "Bearer", "a&extend=false", "æ+ /?#"])
async def test_an_invalid_token_is_refused(
    connect: Connect, pbx: Simulator, sent: list[Sent], token: str
) -> None:
    with pytest.raises(PbxAuthenticationError) as raised:
        await check_token(connect, token)
    assert type(raised.value) is PbxAuthenticationError
    assert len(sent) == 1
    expected = "".join(token.split()) if token != "Bearer" else ""
    assert sent[0].url.query.getall("token") == [expected]


async def test_text_that_cannot_be_a_token_is_not_sent(
    connect: Connect, pbx: Simulator
) -> None:
    with pytest.raises(PbxAuthenticationError):
        await check_token(connect, "a\x00b")
    assert len(pbx.requests) == 0


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(401), PbxAuthenticationError),
        (Status(403), PbxAuthenticationError),
        (Shape(value={"success": False}), PbxAuthenticationError),
        (Shape(value={"success": None}), PbxAuthenticationError),
        (Shape(value={"success": "true"}), PbxAuthenticationError),
        (Shape(value={}), PbxAuthenticationError),
        (Status(400), PbxRequestError),
        (Status(404), PbxNotFoundError),
        (Status(409), PbxConflictError),
        (Status(429), PbxBusyError),
        (Status(500), PbxServerError),
        (Html(), PbxAnswerError),
        (Shape(value=[]), PbxAnswerError),
        (Shape(), PbxAnswerError),
        (Hold(), PbxTimeoutError),
        (Redirect(location="http://127.0.0.1:9/"), PbxRedirectError),
    ],
)
@pytest.mark.usefixtures("short_timeout")
async def test_only_a_refusal_means_that_a_token_is_invalid(
    connect: Connect, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(PbxError) as raised:
        await pasted(connect, pbx)
    assert type(raised.value) is error
    assert M2M not in str(raised.value)


async def test_a_token_that_expired_is_refused(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.expire()
    with pytest.raises(PbxAuthenticationError):
        await pasted(connect, pbx)


@pytest.mark.parametrize("accepted", ["cookie", "bearer", "query"])
async def test_a_stored_grant_still_gives_access(
    connect: Connect, pbx: Simulator, accepted: Any
) -> None:
    pbx.telecomx.transports = {accepted}
    grant, _ = await find_transport(connect, await log_in(connect, USERNAME, PASSWORD))
    stored = json.dumps(grant.as_dict())
    again = Grant.from_dict(json.loads(stored))
    assert again == grant
    assert again.credential == grant.credential
    assert await TelecomX(connect(again.credential), again).settings()


def test_a_grant_is_stored_under_these_names() -> None:
    grant = Grant(
        token="secret",
        cookie="id=secret",
        transport=TokenTransport.QUERY,
        employee="E1",
        customer="C1",
        access_level=AccessLevel.RESELLER_ADMIN,
        features=("CUSTOMER", "PBX"),
    )
    fields = {
        "token": "secret",
        "cookie": "id=secret",
        "carrier": "query",
        "employee": "E1",
        "customer": "C1",
        "access_level": "RESELLER_ADMIN",
        "features": ["CUSTOMER", "PBX"],
    }
    assert json.loads(json.dumps(grant.as_dict())) == fields
    assert Grant.from_dict(fields) == grant
    unknown: dict[str, Any] = {
        "employee": None,
        "customer": None,
        "access_level": None,
        "features": [],
    }
    least = Grant(token="secret", transport=TokenTransport.BEARER)
    stored = {"token": "secret", "cookie": "", "carrier": "bearer", **unknown}
    assert json.loads(json.dumps(least.as_dict())) == stored
    assert Grant.from_dict(stored) == least


@pytest.mark.parametrize("transport", TokenTransport)
def test_the_representation_of_a_grant_contains_no_secret(
    transport: TokenTransport,
) -> None:
    grant = Grant(
        token="secret", cookie="id=secret", transport=transport, employee="E1"
    )
    assert "secret" not in f"{grant!r} {grant} {grant.credential!r} {grant.credential}"
    assert "E1" in repr(grant)


def test_each_transport_sends_the_token_in_one_place_only() -> None:
    grant = Grant(token="abc", cookie="id=def; lang=da")
    assert grant.transports == (
        TokenTransport.COOKIE,
        TokenTransport.BEARER,
        TokenTransport.QUERY,
    )
    assert replace(grant, cookie="").transports == (
        TokenTransport.BEARER,
        TokenTransport.QUERY,
    )
    cookie, bearer, query = (grant.by(way).credential for way in grant.transports)
    assert (cookie.headers, cookie.query) == ({"Cookie": "id=def; lang=da"}, {})
    assert (bearer.headers, bearer.query) == ({"Authorization": "Bearer abc"}, {})
    assert (query.headers, query.query) == ({}, {"token": "abc"})
    assert (NOBODY.headers, NOBODY.query) == ({}, {})


async def test_no_request_logs_the_user_out(connect: Connect, pbx: Simulator) -> None:
    pbx.telecomx.transports = {"cookie", "bearer", "query"}
    other_app = pbx.telecomx.issue(persist=True)
    for before in (
        await log_in(connect, USERNAME, PASSWORD),
        await pasted(connect, pbx),
    ):
        grant, _ = await find_transport(connect, before)
        telecomx = TelecomX(connect(grant.credential), grant, with_employees=True)
        await telecomx.settings()
        await telecomx.mobile_configs()
        await telecomx.employee_subscriptions()
        await telecomx.extensions()
    with pytest.raises(PbxLoginRefusedError):
        await log_in(connect, USERNAME, "wrong")
    assert not [request for request in pbx.requests if "logout" in request.path]
    assert pbx.telecomx.refusal(other_app) is None
