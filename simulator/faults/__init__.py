"""Faults on request: their kinds, and the order in which they happen.

Use `simulator.faults.add(Status(429, retry_after=5, times=1))`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler

from .bodies import (
    BadRecords,
    Bom,
    Charset,
    Empty,
    Garbage,
    Html,
    Raw,
    Redirect,
    Shape,
    Status,
    Truncated,
)
from .fault import Exchange, Fault
from .lines import Delay, Drip, Drop, DropMidBody, GzipBomb, Hold, Oversized
from .wire import Wire

__all__ = [
    "KINDS",
    "BadRecords",
    "Bom",
    "Charset",
    "Delay",
    "Drip",
    "Drop",
    "DropMidBody",
    "Empty",
    "Fault",
    "Faults",
    "Garbage",
    "GzipBomb",
    "Hold",
    "Html",
    "Oversized",
    "Pending",
    "Raw",
    "Redirect",
    "Shape",
    "Status",
    "Truncated",
    "Wire",
]

KINDS: Mapping[str, type[Fault]] = {
    "status": Status,
    "delay": Delay,
    "hold": Hold,
    "drop": Drop,
    "drop_mid_body": DropMidBody,
    "truncated": Truncated,
    "garbage": Garbage,
    "html": Html,
    "empty": Empty,
    "shape": Shape,
    "redirect": Redirect,
    "oversized": Oversized,
    "gzip_bomb": GzipBomb,
    "charset": Charset,
    "bom": Bom,
    "bad_records": BadRecords,
    "raw": Raw,
    "drip": Drip,
    "wire": Wire,
}


@dataclass(slots=True)
class Pending:
    """A fault and for how many more requests it applies; None until it is cleared."""

    fault: Fault
    left: int | None


class Faults:
    """The pending faults: counted ones apply first, in the order they were added.

    If none of these fits a request, the newest permanent one applies.
    """

    def __init__(self, pause: Callable[[float], Awaitable[None]]) -> None:
        """Start without faults; `pause` waits for seconds."""
        self._pause = pause
        self._pending: list[Pending] = []
        self._cleared = asyncio.Event()

    def add(self, *faults: Fault) -> None:
        """Add faults, each for as many requests as it says."""
        self._pending += [Pending(fault, fault.times) for fault in faults]

    def clear(self) -> None:
        """Remove every fault, and answer the requests that `Hold` held."""
        self._pending.clear()
        self._cleared.set()
        self._cleared = asyncio.Event()

    def pending(self) -> tuple[Pending, ...]:
        """Return the pending faults."""
        return tuple(self._pending)

    def take(self, path: str) -> Fault | None:
        """Return the fault for a request to this path, or None."""
        fitting = [entry for entry in self._pending if entry.fault.matches(path)]
        for entry in fitting:
            if entry.left is not None:
                entry.left -= 1
                self._pending = [one for one in self._pending if one.left != 0]
                return entry.fault
        return fitting[-1].fault if fitting else None

    async def answer(
        self,
        request: web.Request,
        path: str,
        handler: Handler,
    ) -> web.StreamResponse:
        """Answer a request with the handler, or with the fault that applies."""
        fault = self.take(path)
        cleared = self._cleared.wait
        if fault is None:
            return await handler(request)
        if fault.delay:
            await self._pause(fault.delay)
        answer = await handler(request)
        if not isinstance(answer, web.Response):
            return answer
        return await fault.respond(Exchange(request, answer, self._pause, cleared))
