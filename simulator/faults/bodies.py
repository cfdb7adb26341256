"""Faults of the answer: its status, headers and body, sent in one piece."""

from abc import abstractmethod
import codecs
from dataclasses import dataclass
import json
import random
from typing import Any

from aiohttp import web

from ..errors import OptionError
from ..replies import JSON, error, reply
from .fault import Exchange, Fault, check_size

_HTML = b"<!DOCTYPE html><html><title>Maintenance</title><h1>Back soon</h1></html>"
_STATUSES = range(200, 600)


@dataclass(frozen=True, slots=True)
class BodyFault(Fault):
    """A fault that returns another answer, chosen without any I/O."""

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send the other answer."""
        return self.answer(exchange)

    @abstractmethod
    def answer(self, exchange: Exchange) -> web.Response:
        """Return the answer to send instead."""


@dataclass(frozen=True, slots=True)
class Status(BodyFault):
    """An error status; `retry_after` is seconds or the header's raw text.

    Without `body` the answer is JSON with a message.
    """

    code: int
    retry_after: int | str | None = None
    body: str | None = None
    content_type: str = JSON

    def check(self) -> None:
        """Refuse a status that no final answer has."""
        _check_status(self.code)

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the status with its header and body."""
        answer = error(self.code, f"Simulated {self.code}")
        if self.body is not None:
            answer = _plain(self.body.encode(), self.content_type, self.code)
        if self.retry_after is not None:
            answer.headers["Retry-After"] = str(self.retry_after)
        return answer


@dataclass(frozen=True, slots=True)
class Truncated(BodyFault):
    """Half of the body as if it were complete: valid HTTP, invalid JSON."""

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the first half of the body."""
        return _plain(exchange.body[: len(exchange.body) // 2])


@dataclass(frozen=True, slots=True)
class Garbage(BodyFault):
    """`size` random bytes that claim to be JSON; always the same ones."""

    size: int = 512

    def check(self) -> None:
        """Refuse a negative size."""
        check_size(self.size)

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the bytes."""
        return _plain(random.Random(f"garbage/{self.size}").randbytes(self.size))


@dataclass(frozen=True, slots=True)
class Html(BodyFault):
    """A web page, such as that of a proxy or a login portal, usually with status 200."""

    code: int = 200

    def check(self) -> None:
        """Refuse a status that no final answer has."""
        _check_status(self.code)

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the page."""
        return _plain(_HTML, "text/html", self.code)


@dataclass(frozen=True, slots=True)
class Empty(BodyFault):
    """Status 200 with an empty body."""

    def answer(self, exchange: Exchange) -> web.Response:
        """Return an empty body."""
        return _plain(b"")


@dataclass(frozen=True, slots=True)
class Shape(BodyFault):
    """Valid JSON of the wrong type: null, a number, a string, an object."""

    value: Any = None

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the value as JSON."""
        return reply(self.value)


@dataclass(frozen=True, slots=True)
class Redirect(BodyFault):
    """A redirect to a path of this server or to any address; "" redirects to itself."""

    location: str = ""
    code: int = 302

    def check(self) -> None:
        """Refuse a status that no final answer has."""
        _check_status(self.code)

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the redirect."""
        location = self.location or exchange.request.path_qs
        return error(self.code, "Moved", {"Location": location})


@dataclass(frozen=True, slots=True)
class Charset(BodyFault):
    """The body in another encoding, with the `declared` charset, or none.

    `Charset()` is undeclared Latin-1, `Charset(declared="iso-8859-1")` declares it, and
    `Charset(declared="utf-8")` is wrong.
    """

    encoding: str = "latin-1"
    declared: str | None = None

    def check(self) -> None:
        """Refuse an encoding that Python does not know."""
        try:
            codecs.lookup(self.encoding)
        except LookupError:
            raise OptionError("encoding", "a known one", self.encoding) from None

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the body in the other encoding."""
        body = exchange.body.decode().encode(self.encoding, errors="replace")
        answer = _plain(body)
        answer.charset = self.declared
        return answer


@dataclass(frozen=True, slots=True)
class Bom(BodyFault):
    """The body after a byte order mark."""

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the mark and the body."""
        return _plain(codecs.BOM_UTF8 + exchange.body)


@dataclass(frozen=True, slots=True)
class BadRecords(BodyFault):
    """Any JSON values mixed into the list; other answers stay as they are.

    Each bad record comes before one more of the good ones, and the rest at the end.
    """

    rows: tuple[Any, ...] = ()

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the list with the bad rows in it."""
        good = json.loads(exchange.body)
        if not isinstance(good, list):
            return exchange.answer
        both = min(len(good), len(self.rows))
        mixed = [row for pair in zip(self.rows, good, strict=False) for row in pair]
        return reply([*mixed, *self.rows[both:], *good[both:]])


@dataclass(frozen=True, slots=True)
class Raw(BodyFault):
    """Exactly these bytes with this content type."""

    data: bytes
    content_type: str = JSON
    code: int = 200

    def check(self) -> None:
        """Refuse a status that no final answer has."""
        _check_status(self.code)

    def answer(self, exchange: Exchange) -> web.Response:
        """Return the bytes."""
        return _plain(self.data, self.content_type, self.code)


def _plain(body: bytes, content_type: str = JSON, status: int = 200) -> web.Response:
    headers = {"Content-Type": content_type}
    return web.Response(body=body, status=status, headers=headers)


def _check_status(code: int) -> None:
    if code not in _STATUSES:
        raise OptionError("code", "200 to 599", code)
