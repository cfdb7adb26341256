"""A session and a client for the tests of the provider library."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
import ssl
from tempfile import NamedTemporaryFile
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
from custom_components.pbx_presence.pbx.pingaway import Pingaway
from simulator import Simulator

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture(autouse=True)
def _custom_integrations() -> None:
    """Do without Home Assistant, as the library does."""


@pytest.fixture
async def session(socket_enabled: None) -> AsyncIterator[aiohttp.ClientSession]:
    """Provide a session that keeps no cookies."""
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield session


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
    """Return how to make a client with another credential."""
    return lambda credential: HttpClient(session, base_url(pbx.base_url), credential)


@pytest.fixture
async def untrusted_server(socket_enabled: None) -> AsyncIterator[str]:
    """Run an HTTPS server whose certificate nobody vouches for."""
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
