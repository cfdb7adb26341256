"""A request with an effect is sent once, whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator
import socket
import struct

import aiohttp
from homeassistant.util import dt as dt_util
import pytest
from yarl import URL

from custom_components.pbx_presence.pbx import http
from custom_components.pbx_presence.pbx.credentials import bearer
from custom_components.pbx_presence.pbx.errors import (
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxConnectionError,
    PbxError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
    PbxUnavailableError,
    PbxUnreachableError,
)
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway

GOOD = b'{"message":"OK"}'
NUMBER = "+46701740605"


def answer(body: bytes = GOOD, status: str = "200 OK", more: str = "") -> bytes:
    """Return an answer as sent by a server that keeps the connection open."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


class Pbx:
    """A server that counts requests line by line, and then does what a test says."""

    def __init__(self) -> None:
        self.dialed: list[str] = []
        self.answers: bytes | str = answer()
        self.connections = 0

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.connections += 1
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                path = line.decode().split()[1]
                if path.startswith("/extensions"):
                    writer.write(answer(b"[]"))
                    continue
                self.dialed.append(path)
                if isinstance(self.answers, bytes):
                    writer.write(self.answers)
                elif self.answers == "hang":
                    await reader.read()
                    break
                elif self.answers == "reset":
                    reset = struct.pack("ii", 1, 0)
                    writer.get_extra_info("socket").setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, reset
                    )
                    break
                else:
                    break
        finally:
            writer.close()


@pytest.fixture
async def pbx(socket_enabled: None) -> AsyncIterator[tuple[Pbx, Pingaway]]:
    """Run the server, and return a provider that uses it."""
    pbx = Pbx()
    server = await asyncio.start_server(pbx.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        client = HttpClient(session, URL(f"http://127.0.0.1:{port}/"), bearer("t"))
        yield pbx, Pingaway(client, dt_util.UTC)
    server.close()
    server.close_clients()
    await server.wait_closed()


@pytest.mark.parametrize(
    ("answers", "error", "may_have_acted"),
    [
        ("close", PbxConnectionError, True),
        ("reset", PbxConnectionError, True),
        ("hang", PbxTimeoutError, True),
        (
            answer(status="302 Found", more="Location: /dial/1\r\n"),
            PbxRedirectError,
            True,
        ),
        (
            answer(status="307 Temporary", more="Location: /dial/1\r\n"),
            PbxRedirectError,
            True,
        ),
        (answer(b"<html>"), PbxAnswerError, True),
        (answer(b'{"message":"No seat"}'), PbxAnswerError, True),
        (answer(b"[1]"), PbxAnswerError, True),
        (b"rubbish\r\n\r\n", PbxConnectionError, True),
        (answer(status="500 Oops"), PbxServerError, True),
        (
            answer(status="503 Busy", more="Retry-After: 1\r\n"),
            PbxUnavailableError,
            True,
        ),
        (answer(status="400 Bad"), PbxRequestError, False),
        (answer(status="401 No"), PbxAuthenticationError, False),
    ],
)
async def test_a_number_is_dialed_once_and_the_error_says_if_it_may_ring(
    pbx: tuple[Pbx, Pingaway],
    monkeypatch: pytest.MonkeyPatch,
    answers: bytes | str,
    error: type[PbxError],
    may_have_acted: bool,
) -> None:
    """The connection is one that was used before, which aiohttp would replace."""
    monkeypatch.setattr(http, "TIMEOUT", aiohttp.ClientTimeout(total=1))
    server, provider = pbx
    with pytest.raises(PbxAnswerError):
        await provider.extensions()
    server.answers = answers
    with pytest.raises(error) as caught:
        await provider.dial(NUMBER)
    assert caught.value.may_have_acted is may_have_acted
    assert server.dialed == ["/dial/0046701740605?autoanswer=false"]


@pytest.mark.parametrize("body", [GOOD, b"", b"{}", b' {"message": "ok"} '])
async def test_a_confirmed_action_is_no_error(
    pbx: tuple[Pbx, Pingaway], body: bytes
) -> None:
    server, provider = pbx
    server.answers = answer(body)
    await provider.dial("2001", auto_answer=True)
    await provider.send_text(NUMBER, "Kaffe & kaka?")
    await provider.hang_up()
    assert server.dialed == [
        "/dial/2001?autoanswer=true",
        "/sms/0046701740605?message=Kaffe+%26+kaka?",
        "/hangup",
    ]


async def test_nothing_is_sent_without_a_connection(socket_enabled: None) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = URL(f"http://127.0.0.1:{unused.getsockname()[1]}/")
        async with aiohttp.ClientSession() as session:
            provider = Pingaway(HttpClient(session, url, bearer("t")), dt_util.UTC)
            with pytest.raises(PbxUnreachableError) as caught:
                await provider.dial(NUMBER)
    assert not caught.value.may_have_acted


async def test_an_action_does_not_wait_long_for_another_request(
    pbx: tuple[Pbx, Pingaway], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dialing half a minute later would surprise the user."""
    monkeypatch.setattr(http, "PATIENCE", 0.05)
    server, provider = pbx
    server.answers = "hang"
    first = asyncio.create_task(provider.dial(NUMBER))
    while not server.dialed:
        await asyncio.sleep(0.01)
    with pytest.raises(PbxBusyError):
        await provider.dial(NUMBER)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert len(server.dialed) == 1
