"""A fault below HTTP: any bytes on the connection, and how it ends."""

from dataclasses import dataclass
import socket
import struct

from aiohttp import web

from ..errors import OptionError
from .fault import Exchange, Fault

ENDINGS = ("close", "reset", "hold")

_AT_ONCE = struct.pack("ii", 1, 0)
_UNTIL_READ = 0.02


@dataclass(frozen=True, slots=True)
class Wire(Fault):
    """Exactly these bytes instead of an answer, HTTP or not.

    `ending` is what happens next: the connection is closed, or reset as by a router
    that lost its state, or held open until the faults are cleared.
    """

    data: bytes = b""
    ending: str = "close"

    def check(self) -> None:
        """Refuse an unknown ending."""
        if self.ending not in ENDINGS:
            raise OptionError("ending", f"one of {', '.join(ENDINGS)}", self.ending)

    async def respond(self, exchange: Exchange) -> web.StreamResponse:
        """Send the bytes and end the connection; what is returned cannot be sent."""
        transport = exchange.request.transport
        if transport is None:
            return exchange.answer
        transport.write(self.data)
        if self.ending == "hold":
            await exchange.cleared()
        if self.ending == "reset":
            # A reset discards what the client did not read yet.
            await exchange.pause(_UNTIL_READ if self.data else 0)
            line = transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            transport.abort()
        transport.close()
        return exchange.answer
