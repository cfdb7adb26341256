"""Control of the Telecom X account over HTTP, below `/simulator/telecomx`.

Settings of the account are shown and changed here. Username, password, code and tokens
are never shown.
"""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from ..errors import OptionError
from ..replies import reply
from ..telecomx.account import (
    LEVELS,
    PRESENCE_SHAPES,
    SECOND_FACTORS,
    TRANSPORTS,
    TelecomX,
    TokenTransport,
)
from .api import PREFIX, read_body
from .fields import Fields

_STATUSES = range(200, 600)


def control_routes(account: TelecomX) -> list[web.RouteDef]:
    """Return the routes that show and change the account."""
    control = _Control(account)
    address = f"{PREFIX}/telecomx"
    return [
        web.get(address, control.show),
        web.patch(address, control.change),
        web.post(f"{address}/expire", control.expire),
    ]


class _Control:
    def __init__(self, account: TelecomX) -> None:
        self._account = account

    async def show(self, _: web.Request) -> web.Response:
        account = self._account
        return reply(
            {
                "access_level": account.access_level,
                "transports": sorted(account.transports),
                "second_factor": account.second_factor,
                "code_refusal_status": account.code_refusal_status,
                "code_refusal_word": account.code_refusal_word,
                "presence_shape": account.presence_shape,
                "features": account.features,
            }
        )

    async def change(self, request: web.Request) -> web.Response:
        """Change the given settings: all of them or, if any is wrong, none."""
        for name, value in _changes(Fields(await read_body(request))).items():
            setattr(self._account, name, value)
        return await self.show(request)

    async def expire(self, request: web.Request) -> web.Response:
        self._account.expire()
        return await self.show(request)


def _changes(fields: Fields) -> dict[str, Any]:
    """Return the changes in a body, or raise OptionError if one is not valid."""
    readers: dict[str, Callable[[], Any]] = {
        "access_level": lambda: fields.needed_choice("access_level", LEVELS),
        "transports": lambda: _transports(fields),
        "second_factor": lambda: fields.choice_or_none("second_factor", SECOND_FACTORS),
        "code": lambda: fields.needed_text("code"),
        "code_refusal_status": lambda: _status(fields),
        "code_refusal_word": lambda: fields.needed_text("code_refusal_word"),
        "presence_shape": lambda: fields.needed_choice(
            "presence_shape", PRESENCE_SHAPES
        ),
        "features": lambda: list(fields.needed_texts("features")),
    }
    changes = {name: read() for name, read in readers.items() if fields.has(name)}
    fields.done()
    return changes


def _transports(fields: Fields) -> set[TokenTransport]:
    names = fields.needed_texts("transports")
    found = {transport for transport in TRANSPORTS if transport in names}
    if len(found) < len(set(names)):
        raise OptionError("transports", f"of {', '.join(TRANSPORTS)}", list(names))
    return found


def _status(fields: Fields) -> int:
    status = fields.number("code_refusal_status")
    if status not in _STATUSES:
        raise OptionError("code_refusal_status", "200 to 599", status)
    return status
