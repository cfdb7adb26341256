"""The transport of a token is found by trying."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.pbx_presence.pbx.errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxError,
    PbxNoPbxError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxTimeoutError,
)
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import (
    Connect,
    Grant,
    TokenTransport,
    log_in,
)
from custom_components.pbx_presence.pbx.telecomx.transport import find_transport
from simulator import Simulator
from simulator.faults import Fault, Hold, Html, Redirect, Shape, Status

from ..helpers import Sent
from .accounts import OTHER, OWN, PASSWORD, USERNAME, pasted

SETTINGS = "/telecomx/pbx/settings"


@pytest.mark.parametrize(
    ("accepted", "transport", "asked"),
    [
        ({"cookie"}, TokenTransport.COOKIE, 1),
        ({"bearer"}, TokenTransport.BEARER, 2),
        ({"query"}, TokenTransport.QUERY, 3),
        ({"cookie", "query"}, TokenTransport.COOKIE, 1),
        ({"bearer", "query"}, TokenTransport.BEARER, 2),
        ({"cookie", "bearer", "query"}, TokenTransport.COOKIE, 1),
    ],
)
async def test_after_a_login_the_first_working_transport_is_used(
    connect: Connect,
    pbx: Simulator,
    sent: list[Sent],
    accepted: Any,
    transport: TokenTransport,
    asked: int,
) -> None:
    pbx.telecomx.transports = accepted
    before = await log_in(connect, USERNAME, PASSWORD)
    grant, account = await find_transport(connect, before)
    assert grant == replace(before, transport=transport)
    assert account == f"{pbx.telecomx_url}|{OWN}"
    tries = sent[1:]
    assert [request.url.path for request in tries] == [SETTINGS] * asked
    ways = [_ways(request) for request in tries]
    assert ways == [{"cookie"}, {"bearer"}, {"query"}][:asked]
    assert (await TelecomX(connect(grant.credential), grant).settings()).customer == OWN
    assert _ways(sent[-1]) == {transport}


def _ways(request: Sent) -> set[str]:
    """Return the transports that a request uses."""
    shown = {
        "cookie": "Cookie" in request.headers,
        "bearer": request.headers.get("Authorization", "").startswith("Bearer "),
        "query": "token" in request.url.query,
    }
    return {way for way, is_shown in shown.items() if is_shown}


@pytest.mark.parametrize(
    ("accepted", "transport", "asked"),
    [
        ({"bearer"}, TokenTransport.BEARER, 1),
        ({"query"}, TokenTransport.QUERY, 2),
        ({"cookie", "bearer", "query"}, TokenTransport.BEARER, 1),
    ],
)
async def test_a_pasted_token_is_never_sent_as_a_cookie(
    connect: Connect,
    pbx: Simulator,
    sent: list[Sent],
    accepted: Any,
    transport: TokenTransport,
    asked: int,
) -> None:
    pbx.telecomx.transports = accepted
    before = await pasted(connect, pbx)
    grant, account = await find_transport(connect, before)
    assert grant == replace(before, transport=transport)
    assert account == f"{pbx.telecomx_url}|{OWN}"
    assert [_ways(request) for request in sent[1:]] == [{"bearer"}, {"query"}][:asked]
    telecomx = TelecomX(connect(grant.credential), grant)
    assert len(await telecomx.mobile_configs()) == 2


@pytest.mark.parametrize("accepted", [set(), {"cookie"}])
async def test_a_token_that_no_transport_delivers_is_refused(
    connect: Connect, pbx: Simulator, accepted: Any
) -> None:
    grant = await pasted(connect, pbx)
    pbx.telecomx.transports = accepted
    with pytest.raises(PbxAuthenticationError):
        await find_transport(connect, grant)
    assert pbx.requests.count(SETTINGS) == 2
    pbx.telecomx.transports = set()
    grant = await log_in(connect, USERNAME, PASSWORD)
    with pytest.raises(PbxAuthenticationError):
        await find_transport(connect, grant)
    assert pbx.requests.count(SETTINGS) == 5


@pytest.mark.parametrize("status", [400, 403, 404, 409, 500])
async def test_denied_settings_still_give_a_grant_and_an_account(
    connect: Connect, pbx: Simulator, status: int
) -> None:
    before = await pasted(connect, pbx)
    pbx.faults.add(Status(401, times=1), Status(status, times=1))
    grant, account = await find_transport(connect, before)
    assert grant == replace(before, transport=TokenTransport.QUERY)
    assert account == f"{pbx.telecomx_url}|{OWN}"


async def test_if_all_is_denied_the_first_accepted_transport_is_used(
    connect: Connect, pbx: Simulator
) -> None:
    before = await log_in(connect, USERNAME, PASSWORD)
    pbx.faults.add(Status(403, path="pbx/settings"))
    grant, _ = await find_transport(connect, before)
    assert grant.transport is TokenTransport.COOKIE
    assert pbx.requests.count(SETTINGS) == 3


async def test_a_transport_that_reads_the_settings_comes_before_a_denied_one(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.transports = {"query"}
    pbx.faults.add(Status(403, path="pbx/settings", times=2))
    before = await log_in(connect, USERNAME, PASSWORD)
    grant, _ = await find_transport(connect, before)
    assert grant.transport is TokenTransport.QUERY


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(429, retry_after=60), PbxBusyError),
        (Status(503), PbxBusyError),
        (Hold(), PbxTimeoutError),
    ],
)
@pytest.mark.usefixtures("short_timeout")
async def test_after_a_server_error_no_other_transport_is_tried(
    connect: Connect, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    grant = Grant(token=pbx.telecomx.m2m_token, customer=OWN)
    pbx.faults.add(fault)
    with pytest.raises(error):
        await find_transport(connect, grant)
    assert len(pbx.requests) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Html(), PbxAnswerError),
        (Shape(value=[]), PbxAnswerError),
        (Redirect(location="http://127.0.0.1:9/"), PbxRedirectError),
    ],
)
async def test_a_login_page_means_that_the_token_did_not_arrive(
    connect: Connect, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    """Some servers show a login page, or redirect to it, instead of status 401."""
    grant = Grant(token=pbx.telecomx.m2m_token, customer=OWN)
    pbx.faults.add(fault)
    with pytest.raises(error):
        await find_transport(connect, grant)
    assert len(pbx.requests) == 2


@pytest.mark.parametrize(
    "transport", [TokenTransport.COOKIE, TokenTransport.BEARER, TokenTransport.QUERY]
)
async def test_if_settings_are_denied_other_data_find_the_transport(
    connect: Connect, pbx: Simulator, transport: TokenTransport
) -> None:
    before = await log_in(connect, USERNAME, PASSWORD)
    pbx.telecomx.transports = {transport.value}
    pbx.faults.add(Status(403, path="pbx/settings"))
    grant, account = await find_transport(connect, before)
    assert grant.transport is transport
    assert account.endswith(f"|{OWN}")


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_customer_without_a_pbx_raises_its_own_error(
    connect: Connect, pbx: Simulator, status: int
) -> None:
    pbx.telecomx.features = ["CUSTOMER", "SIP"]
    pbx.telecomx.transports = {"bearer"}
    grant = await pasted(connect, pbx)
    pbx.faults.add(Status(status, path="pbx/settings"))
    with pytest.raises(PbxNoPbxError) as raised:
        await find_transport(connect, grant)
    assert raised.value.address == pbx.url
    assert raised.value.reason == "no_pbx"


@pytest.mark.parametrize("features", [["SIP"], []])
async def test_readable_settings_prove_a_pbx_despite_the_features(
    connect: Connect, pbx: Simulator, features: list[str]
) -> None:
    pbx.telecomx.features = features
    pbx.telecomx.transports = {"bearer"}
    _, account = await find_transport(connect, await pasted(connect, pbx))
    assert account == f"{pbx.telecomx_url}|{OWN}"


async def test_unknown_features_do_not_mean_a_missing_pbx(
    connect: Connect, pbx: Simulator
) -> None:
    grant = Grant(token=pbx.telecomx.m2m_token, customer=OWN)
    pbx.faults.add(Status(403, path="pbx/settings"))
    _, account = await find_transport(connect, grant)
    assert account == f"{pbx.telecomx_url}|{OWN}"


async def test_a_missing_customer_is_taken_from_the_settings(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.transports = {"bearer"}
    grant, account = await find_transport(connect, Grant(token=pbx.telecomx.m2m_token))
    assert (grant.customer, account) == (OWN, f"{pbx.telecomx_url}|{OWN}")
    del pbx.telecomx.settings["_id"]
    grant, account = await find_transport(connect, Grant(token=pbx.telecomx.m2m_token))
    assert (grant.customer, account) == (None, f"{pbx.telecomx_url}|")


async def test_without_settings_and_customer_there_is_no_account(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.faults.add(Status(404, path="pbx/settings"))
    with pytest.raises(PbxNotFoundError):
        await find_transport(connect, Grant(token=pbx.telecomx.m2m_token))


async def test_a_reseller_keeps_the_own_customer_when_reading_another(
    connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    before = await log_in(connect, USERNAME, PASSWORD)
    grant, account = await find_transport(connect, before, OTHER)
    assert account == f"{pbx.telecomx_url}|{OTHER}"
    assert grant == replace(before, transport=TokenTransport.COOKIE)
    assert grant.customer == OWN
    nobody = Grant(token=before.token, cookie=before.cookie)
    grant, account = await find_transport(connect, nobody, OTHER)
    assert (grant.customer, account) == (None, f"{pbx.telecomx_url}|{OTHER}")


@pytest.mark.parametrize(
    ("level", "customer", "error"),
    [
        ("MANAGER", OTHER, PbxAccessDeniedError),
        ("RESELLER", "D" * 24, PbxNotFoundError),
    ],
)
async def test_a_denied_other_customer_raises_the_reason(
    connect: Connect,
    pbx: Simulator,
    level: Any,
    customer: str,
    error: type[PbxError],
) -> None:
    pbx.telecomx.access_level = level
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    grant = await log_in(connect, USERNAME, PASSWORD)
    with pytest.raises(error) as raised:
        await find_transport(connect, grant, customer)
    assert type(raised.value) is error


async def test_the_own_customer_can_be_given_explicitly(
    connect: Connect, pbx: Simulator
) -> None:
    grant = await log_in(connect, USERNAME, PASSWORD)
    _, account = await find_transport(connect, grant, OWN)
    assert account == f"{pbx.telecomx_url}|{OWN}"
    pbx.faults.add(Status(403, path="pbx/settings"))
    _, account = await find_transport(connect, grant, OWN)
    assert account == f"{pbx.telecomx_url}|{OWN}"
