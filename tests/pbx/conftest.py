"""Fixtures for the tests of the library: a session and clients."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
import ssl
from tempfile import NamedTemporaryFile
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
import pytest

from custom_components.pbx_presence.pbx.address import base_url
from custom_components.pbx_presence.pbx.credentials import Credential, bearer
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import (
    Connect,
    Grant,
    TokenTransport,
)
from custom_components.pbx_presence.pbx.telecomx.settings import AccessLevel
from simulator import Simulator

from .helpers import Sent

STOCKHOLM = ZoneInfo("Europe/Stockholm")

type Serve = Callable[[Callable[[web.Request], Awaitable[Any]]], Awaitable[str]]
"""Starts a server that answers with a handler, and returns its address."""


@pytest.fixture(autouse=True)
def _custom_integrations() -> None:
    """Do not load Home Assistant, which the library does not use."""


@pytest.fixture
def sent() -> list[Sent]:
    """Return a list that fills with every request of the session."""
    return []


@pytest.fixture
async def session(
    socket_enabled: None, sent: list[Sent]
) -> AsyncIterator[aiohttp.ClientSession]:
    """Provide a session without a cookie jar."""
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(
        cookie_jar=jar, trace_configs=[_recorder(sent)]
    ) as session:
        yield session


def _recorder(sent: list[Sent]) -> aiohttp.TraceConfig:
    """Return a trace that records each request as it is sent."""

    async def on_headers(
        _: object, __: object, params: aiohttp.TraceRequestHeadersSentParams
    ) -> None:
        sent.append(Sent(params.method, params.url, params.headers))

    async def on_chunk(
        _: object, __: object, params: aiohttp.TraceRequestChunkSentParams
    ) -> None:
        sent[-1].body += params.chunk

    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(on_headers)
    trace.on_request_chunk_sent.append(on_chunk)
    return trace


@pytest.fixture
def client(session: aiohttp.ClientSession, pbx: Simulator) -> HttpClient:
    """Return a client with the simulator's token."""
    return HttpClient(session, base_url(pbx.base_url), bearer(pbx.token))


@pytest.fixture
def pingaway(client: HttpClient) -> Pingaway:
    """Return a provider that reads the simulator."""
    return Pingaway(client, STOCKHOLM)


@pytest.fixture
def client_for(
    session: aiohttp.ClientSession, pbx: Simulator
) -> Callable[[Credential], HttpClient]:
    """Return a factory of clients with another credential."""
    return lambda credential: HttpClient(session, base_url(pbx.base_url), credential)


@pytest.fixture
def connect(session: aiohttp.ClientSession, pbx: Simulator) -> Iterator[Connect]:
    """Provide clients of the simulated Telecom X, and check that none logs out.

    A logout would end every session of the user, including the apps of the PBX.
    """
    base = base_url(pbx.telecomx_url)
    yield lambda credential: HttpClient(session, base, credential)
    assert pbx.requests.count("/telecomx/auth/logout") == 0


@pytest.fixture
def grant(pbx: Simulator) -> Grant:
    """Return the grant of a pasted token that is sent as a bearer."""
    pbx.telecomx.transports = {"bearer"}
    return Grant(
        token=pbx.telecomx.m2m_token,
        transport=TokenTransport.BEARER,
        employee="16A88A5BA9BA837C7F35A9F8",
        customer="1234567890124567890AAAA",
        access_level=AccessLevel.MANAGER,
        features=("CUSTOMER", "PBX"),
    )


@pytest.fixture
def telecomx(connect: Connect, grant: Grant) -> TelecomX:
    """Return a provider that reads the simulated Telecom X, with its employees."""
    return TelecomX(connect(grant.credential), grant, with_employees=True)


@pytest.fixture
async def serve(socket_enabled: None) -> AsyncIterator[Serve]:
    """Provide servers with a given answer."""
    async with AsyncExitStack() as stack:

        async def start(handler: Callable[[web.Request], Awaitable[Any]]) -> str:
            application = web.Application()
            application.router.add_route("*", "/{path:.*}", handler)
            runner = web.AppRunner(application)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            return f"http://127.0.0.1:{runner.addresses[0][1]}/"

        yield start


@pytest.fixture
async def untrusted_server(socket_enabled: None) -> AsyncIterator[str]:
    """Run an HTTPS server with an untrusted certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with NamedTemporaryFile() as file:
        file.write(certificate.public_bytes(Encoding.PEM))
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        file.flush()
        context.load_cert_chain(file.name)
    runner = web.AppRunner(web.Application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()
