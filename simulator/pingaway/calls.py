"""The owner's calls and text messages in the API of Pingaway (Telavox Open API v1).

Telavox documents the paths, their parameters and the three lists of the log. The fields
of a logged call, the most calls of a log, the answer `{"message": "OK"}`, and status
400 without a license have been seen in third-party code. Other refusals with status 400
are the simulator's choice. Each path works with and without a slash at the end.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypedDict

from aiohttp import web

from ..call_log import CALL_KINDS, CallKind, LoggedCall
from ..numbers import e164, has_digits
from ..placed import Placed
from ..replies import error, reply
from ..world import World
from .auth import Credentials, guarded

MOST_CALLS = 30

_TIME = "%Y-%m-%d %H:%M:%S"
_ISO_TIME = "%Y-%m-%dT%H:%M:%S.000%z"


class LogRow(TypedDict):
    """A logged call as sent; `datetime` is local time, `dateTimeISO` has an offset."""

    datetime: str
    dateTimeISO: str
    duration: int
    number: str
    numberE164: str
    callId: str


def call_routes(
    base_path: str,
    world: World,
    credentials: Callable[[], Credentials],
    placed: Placed,
) -> list[web.RouteDef]:
    """Return the routes of calls and text messages below a base path."""
    api = _Api(world, placed)
    return [
        route
        for slash in ("", "/")
        for route in (
            web.get(f"{base_path}/calls{slash}", guarded(credentials, api.log)),
            # A HEAD request must not dial or send anything.
            web.get(
                f"{base_path}/dial/{{number}}{slash}",
                guarded(credentials, api.dial),
                allow_head=False,
            ),
            web.get(
                f"{base_path}/sms/{{number}}{slash}",
                guarded(credentials, api.send),
                allow_head=False,
            ),
            web.post(f"{base_path}/hangup{slash}", guarded(credentials, api.hang_up)),
        )
    ]


class _Api:
    def __init__(self, world: World, placed: Placed) -> None:
        self._world = world
        self._placed = placed

    async def log(self, request: web.Request) -> web.Response:
        """Serve the calls of both dates and between; no call has a recording."""
        query = request.query
        try:
            first, last = _date(query.get("fromDate")), _date(query.get("toDate"))
        except ValueError:
            return error(400, "fromDate and toDate must be like 2030-12-31")
        calls = self._world.call_log()
        found = [call for call in calls if first <= call.at.date() <= last]
        return reply(_lists(found[:MOST_CALLS]))

    async def dial(self, request: web.Request) -> web.Response:
        """Ring both ends; `autoanswer` changes nothing."""
        number = request.match_info["number"]
        if refused := self._refusal(number):
            return refused
        self._placed.dial(number)
        return _done()

    async def hang_up(self, _: web.Request) -> web.Response:
        self._placed.hang_up()
        return _done()

    async def send(self, request: web.Request) -> web.Response:
        number, message = request.match_info["number"], request.query.get("message")
        if refused := self._refusal(number):
            return refused
        if not message:
            return error(400, "The message is missing")
        self._placed.send(number, message)
        return _done()

    def _refusal(self, number: str) -> web.Response | None:
        if not self._placed.allowed:
            return error(400, "You have no access to this feature")
        return None if has_digits(number) else error(400, "The number is not valid")


def _done() -> web.Response:
    return reply({"message": "OK"})


def _date(text: str | None) -> date:
    """Return a date, or raise ValueError unless it is like 2030-12-31."""
    day = date.fromisoformat(text or "")
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _lists(calls: Iterable[LoggedCall]) -> dict[CallKind, list[LogRow]]:
    lists: dict[CallKind, list[LogRow]] = {kind: [] for kind in CALL_KINDS}
    for call in calls:
        lists[call.kind].append(_log_row(call))
    return lists


def _log_row(call: LoggedCall) -> LogRow:
    return {
        "datetime": call.at.strftime(_TIME),
        "dateTimeISO": call.at.strftime(_ISO_TIME),
        "duration": call.duration,
        "number": call.number,
        "numberE164": e164(call.number),
        "callId": call.id,
    }
