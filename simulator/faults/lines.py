"""Faults of the connection: slow, endless, broken or too large."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
import zlib

from aiohttp import hdrs, web

from ..errors import OptionError
from .fault import Exchange, Fault, check_seconds, check_size

_BLOCK = b" " * 0x1_0000
_GZIP = zlib.MAX_WBITS | 16
_MIB = 0x10_0000


@dataclass(frozen=True, slots=True)
class Delay(Fault):
    """The right answer after `delay` seconds."""


@dataclass(frozen=True, slots=True)
class Hold(Fault):
    """The right answer, but only after the faults are cleared."""

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Wait, however long it takes."""
        await exchange.cleared()
        return exchange.answer


@dataclass(frozen=True, slots=True)
class Drop(Fault):
    """The connection ends before any byte is sent.

    Many clients, including aiohttp's, then repeat a GET request silently: with
    `times=1` they may notice nothing.
    """

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Close the connection; what is returned can no longer be sent."""
        _hang_up(exchange)
        return exchange.answer


@dataclass(frozen=True, slots=True)
class DropMidBody(Fault):
    """The connection ends after the headers and half of the body."""

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send half of the body, then close the connection."""
        response = await _begin(exchange, len(exchange.body))
        with suppress(ConnectionError):
            await response.write(exchange.body[: len(exchange.body) // 2])
        _hang_up(exchange)
        return response


@dataclass(frozen=True, slots=True)
class Drip(Fault):
    """The right answer, `chunk` bytes at a time, with `interval` seconds after each."""

    interval: float = 1.0
    chunk: int = 1

    def check(self) -> None:
        """Refuse an empty chunk and a negative time."""
        if self.chunk < 1:
            raise OptionError("chunk", "1 or more", self.chunk)
        check_seconds("interval", self.interval)

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send the body slowly."""
        return await _send(exchange, self._chunks(exchange), len(exchange.body))

    async def _chunks(self, exchange: Exchange) -> AsyncIterator[bytes]:
        for start in range(0, len(exchange.body), self.chunk):
            yield exchange.body[start : start + self.chunk]
            await exchange.pause(self.interval)


@dataclass(frozen=True, slots=True)
class Oversized(Fault):
    """The right answer followed by spaces, `size` bytes in total: still valid JSON.

    With `declared` the headers contain the length, otherwise it is unknown.
    """

    size: int = 64 * _MIB
    declared: bool = True

    def check(self) -> None:
        """Refuse a negative size."""
        check_size(self.size)

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send the body and the spaces."""
        length = max(self.size, len(exchange.body)) if self.declared else None
        return await _send(exchange, _padded(exchange.body, self.size), length)


@dataclass(frozen=True, slots=True)
class GzipBomb(Fault):
    """Like `Oversized`, but compressed to about a thousandth of the size."""

    size: int = 64 * _MIB

    def check(self) -> None:
        """Refuse a negative size."""
        check_size(self.size)

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send the compressed body and spaces."""
        exchange.answer.headers[hdrs.CONTENT_ENCODING] = "gzip"
        return await _send(exchange, _gzip(_padded(exchange.body, self.size)), None)


async def _padded(body: bytes, size: int) -> AsyncIterator[bytes]:
    yield body
    for left in range(size - len(body), 0, -len(_BLOCK)):
        yield _BLOCK[:left]


async def _gzip(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP)
    async for chunk in chunks:
        yield packer.compress(chunk)
    yield packer.flush()


async def _send(
    exchange: Exchange, chunks: AsyncIterator[bytes], length: int | None
) -> web.StreamResponse:
    """Send one chunk after another until the client closes the connection."""
    response = await _begin(exchange, length)
    with suppress(ConnectionError):
        async for chunk in chunks:
            await response.write(chunk)
    return response


async def _begin(exchange: Exchange, length: int | None) -> web.StreamResponse:
    """Send the headers, with a length or for a body of unknown length."""
    headers = exchange.answer.headers.copy()
    headers.popall(hdrs.CONTENT_LENGTH, None)
    response = web.StreamResponse(status=exchange.answer.status, headers=headers)
    response.content_length = length
    with suppress(ConnectionError):
        await response.prepare(exchange.request)
    return response


def _hang_up(exchange: Exchange) -> None:
    if exchange.request.transport is not None:
        exchange.request.transport.close()
