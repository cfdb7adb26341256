"""Calls placed through the API of Telecom X, as its wiki describes `pbx/app/action`.

Both actions are GET requests with an effect. The wiki documents status 422 with the
name of the wrong parameter.
"""

import re

from aiohttp import web

from ..errors import NoCallError
from ..placed import Placed
from ..replies import error, reply
from ..world import World
from .account import TelecomX
from .auth import guarded
from .people import employee_id, extension_id

# An ID that happens to have only digits is longer than any phone number.
_NUMBER = re.compile(r"\+?\d{2,15}")
_PUNCTUATION = re.compile(r"[ ()-]")


def action_routes(
    prefix: str, account: TelecomX, world: World, placed: Placed
) -> list[web.RouteDef]:
    """Return the routes below `pbx/app/action/`."""
    actions = _Actions(account, world, placed)
    base = f"{prefix}/pbx/app/action"
    # A HEAD request must not place or end a call.
    return [
        web.get(
            f"{base}/{name}", guarded(account, "PERSONAL", handler), allow_head=False
        )
        for name, handler in (("call", actions.call), ("hangup", actions.hang_up))
    ]


class _Actions:
    def __init__(self, account: TelecomX, world: World, placed: Placed) -> None:
        self._account = account
        self._world = world
        self._placed = placed

    async def call(self, request: web.Request) -> web.Response:
        if request.query.get("device") not in self._account.devices:
            return error(422, "device")
        number = self._number(request.query.get("target", ""))
        if number is None:
            return error(422, "target")
        return reply({"success": True, "_id": self._placed.dial(number)})

    async def hang_up(self, request: web.Request) -> web.Response:
        try:
            self._placed.end(request.query.get("target", ""))
        except NoCallError:
            return error(422, "target")
        return reply({"success": True})

    def _number(self, target: str) -> str | None:
        """Return the number of an employee, an extension, or a number as it arrived."""
        for person in self._world.people():
            if target in (employee_id(person), extension_id(person)):
                return person.number
        return target if _NUMBER.fullmatch(_PUNCTUATION.sub("", target)) else None
