"""The base of all faults."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
import math

from aiohttp import web

from ..errors import OptionError


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to answer badly, and the answer it would have got.

    `pause` waits for seconds; `cleared` waits until the faults are cleared.
    """

    request: web.Request
    answer: web.Response
    pause: Callable[[float], Awaitable[None]]
    cleared: Callable[[], Awaitable[object]]

    @property
    def body(self) -> bytes:
        """The bytes of the original answer."""
        body = self.answer.body
        return bytes(body) if isinstance(body, bytes | bytearray) else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault for the next `times` requests, or until it is cleared if None.

    `path` is a pattern such as "extensions/*" for the path below the base path, without
    slashes at its ends. Everything else happens after `delay` seconds. The request then
    takes effect before its answer is replaced or lost: a number is dialed, a message is
    sent. Raises OptionError for an invalid value.
    """

    times: int | None = None
    path: str = "*"
    delay: float = 0.0

    def __post_init__(self) -> None:
        """Refuse invalid values."""
        if self.times is not None and self.times < 1:
            raise OptionError("times", "1 or more, or nothing", self.times)
        check_seconds("delay", self.delay)
        self.check()

    def check(self) -> None:
        """Refuse invalid values of this kind of fault."""

    def matches(self, path: str) -> bool:
        """Return whether the fault applies to this path below the base path."""
        return fnmatchcase(path.strip("/"), self.path.strip("/"))

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Return the response to the client; part of it may already be sent."""
        return exchange.answer


def check_seconds(name: str, seconds: float) -> None:
    """Refuse a time that is negative, infinite or not a number."""
    if not 0 <= seconds < math.inf:
        raise OptionError(name, "seconds, 0 or more", seconds)


def check_size(size: int) -> None:
    """Refuse a negative number of bytes."""
    if size < 0:
        raise OptionError("size", "0 or more", size)
