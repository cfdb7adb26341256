"""Extensions in the API of Pingaway (Telavox Open API v1), as its contacts page says.

There are three paths: `extensions/`, `extensions/me` and `extensions/{number}`, each
with or without a slash at the end. Fields and their order are those of the provider's
example. Only the list contains the second extension with the same number.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypedDict

from aiohttp import web

from ..clock import ZONE
from ..errors import UnknownPersonError
from ..model import Call, Direction, LineStatus, Person, Presence, Profile, State
from ..replies import error, reply
from ..world import World
from .auth import Credentials, guarded

NO_END = "0000-00-00 00:00:00"
_TIME = "%Y-%m-%d %H:%M:%S"


class ProfileRow(TypedDict):
    """A profile as sent; `until` is local time without a zone."""

    available: bool
    name: str
    until: str
    message: str | None


class CallRow(TypedDict):
    """A call as sent; `callerid` is the other party."""

    callerid: str
    direction: Direction
    linestatus: LineStatus


class Row(TypedDict):
    """An extension as sent."""

    extension: str
    name: str
    email: str
    mobile: str
    profile: ProfileRow | None
    calls: list[CallRow]
    keyWords: list[str]


def rows(presences: Iterable[Presence]) -> list[Row]:
    """Return the list of extensions as JSON values."""
    return [row(presence) for presence in presences]


def row(presence: Presence) -> Row:
    """Return one extension as JSON values."""
    person, state = presence.person, presence.state
    return {
        "extension": person.number,
        "name": person.name,
        "email": person.email,
        "mobile": person.mobile,
        "profile": _profile_row(state.profile) if state.profile else None,
        "calls": [_call_row(call) for call in state.calls],
        "keyWords": list(person.key_words),
    }


def read_row(id_: str, data: Row) -> Presence:
    """Return the person and state that a row describes; a room has no profile.

    Raises KeyError or ValueError if the row is not complete.
    """
    profile = data["profile"]
    person = Person(
        id=id_,
        name=data["name"],
        number=data["extension"],
        mobile=data["mobile"],
        email=data["email"],
        key_words=tuple(data["keyWords"]),
        kind="person" if profile else "room",
    )
    calls = tuple(
        Call(call["callerid"], call["direction"], call["linestatus"])
        for call in data["calls"]
    )
    return Presence(person, State(_read_profile(profile) if profile else None, calls))


def routes(
    base_path: str, world: World, credentials: Callable[[], Credentials]
) -> list[web.RouteDef]:
    """Return the routes of extensions below a base path such as "/api" or ""."""
    api = _Api(world)
    base = f"{base_path}/extensions"
    return [
        web.get(f"{base}{path}{slash}", guarded(credentials, handler))
        for path, handler in (("", api.all), ("/me", api.me), ("/{number}", api.one))
        for slash in ("", "/")
    ]


class _Api:
    def __init__(self, world: World) -> None:
        self._world = world

    async def all(self, _: web.Request) -> web.Response:
        return reply(rows(self._world.snapshot()))

    async def me(self, _: web.Request) -> web.Response:
        return _one(self._world.owner)

    async def one(self, request: web.Request) -> web.Response:
        number = request.match_info["number"]
        return _one(lambda: self._world.by_number(number))


def _one(find: Callable[[], Presence]) -> web.Response:
    try:
        return reply(row(find()))
    except UnknownPersonError:
        return error(404, "Unknown extension")


def _profile_row(profile: Profile) -> ProfileRow:
    return {
        "available": profile.available,
        "name": profile.name,
        "until": _until(profile.until),
        "message": profile.message,
    }


def _call_row(call: Call) -> CallRow:
    return {
        "callerid": call.caller,
        "direction": call.direction,
        "linestatus": call.line_status,
    }


def _until(until: datetime | None) -> str:
    return NO_END if until is None else until.astimezone(ZONE).strftime(_TIME)


def _read_profile(data: ProfileRow) -> Profile:
    until = None
    if data["until"] != NO_END:
        until = datetime.strptime(data["until"], _TIME).replace(tzinfo=ZONE)
    return Profile(data["name"], data["available"], until, data["message"])
