"""Control over HTTP of placed calls, their license and the call log."""

from datetime import UTC, timedelta

from aiohttp import web

from ..call_log import CALL_KINDS
from ..errors import OptionError
from ..placed import Placed
from ..replies import reply
from ..world import World
from .api import PREFIX, read_body
from .fields import Fields


def placed_routes(placed: Placed, world: World) -> list[web.RouteDef]:
    """Return the routes that show what was placed, and change license and log."""
    control = _Control(placed, world)
    return [
        web.get(f"{PREFIX}/placed", control.show),
        web.post(f"{PREFIX}/license", control.allow),
        web.post(f"{PREFIX}/calls", control.log),
    ]


class _Control:
    def __init__(self, placed: Placed, world: World) -> None:
        self._placed = placed
        self._world = world

    async def show(self, _: web.Request) -> web.Response:
        messages = [
            {"number": one.number, "message": one.message}
            for one in self._placed.messages
        ]
        return reply({"dialed": self._placed.dialed, "messages": messages})

    async def allow(self, request: web.Request) -> web.Response:
        fields = Fields(await read_body(request))
        allowed = fields.flag("allowed")
        fields.done()
        self._placed.allowed = allowed
        return reply({"allowed": allowed})

    async def log(self, request: web.Request) -> web.Response:
        """Add a call to the owner's log, and return its ID; it need not have rung."""
        fields = Fields(await read_body(request))
        kind = fields.needed_choice("kind", CALL_KINDS)
        number = fields.needed_text("number")
        ago, duration = _seconds(fields, "seconds_ago"), _seconds(fields, "duration")
        fields.done()
        # Local time would be wrong by an hour if summer time began or ended since.
        at = self._world.real_now.astimezone(UTC) - timedelta(seconds=ago)
        call = self._world.log_call(kind, number, at, duration)
        return reply({"id": call.id}, 201)


def _seconds(fields: Fields, name: str) -> int:
    seconds = fields.number(name, default=0)
    if seconds < 0:
        raise OptionError(name, "0 or more", seconds)
    return seconds
