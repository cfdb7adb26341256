"""Control of the world and of the faults over HTTP, below `/simulator/`.

It needs no credentials, so anyone who can reach the simulator can control it. It
listens on loopback by default. Bodies and answers are JSON. An error is `{"message":
...}` with status 400 (not understood), 404 (no such ID, number or name) or 409 (not
possible in this state).
"""

from collections.abc import Callable, Mapping, Sequence
import json
from typing import Any, cast

from aiohttp import web
from aiohttp.typedefs import Handler

from ..errors import (
    DuplicateIdError,
    NoCallError,
    OptionError,
    SimulatorError,
    UnknownPersonError,
)
from ..faults import Faults
from ..faults.as_json import describe, read_fault
from ..model import Direction, Kind, Person, Presence, State
from ..recorder import Requests
from ..replies import error, reply
from ..seats import PersonChanges
from ..world import NEW_PERSON, World
from .fields import Fields

PREFIX = "/simulator"

_EDITABLE = ("name", "number", "mobile", "email")
_DIRECTIONS: tuple[Direction, ...] = ("in", "out", "unknown")
_KINDS: tuple[Kind, ...] = ("person", "room", "fax", "queue")
_STATUSES = {UnknownPersonError: 404, NoCallError: 409, DuplicateIdError: 409}

type Action = Callable[[str, Fields], None]
type Render = Callable[[Presence], Mapping[str, Any]]


def routes(
    world: World,
    faults: Faults,
    requests: Requests,
    render: Render,
    more: Sequence[web.RouteDef] = (),
) -> list[web.RouteDef]:
    """Return the routes of the control API, including `more`.

    `render` returns a person as the API does.
    """
    people = _People(world, render)
    faulty = _Faults(faults)
    record = _Record(requests)
    found = [
        web.get(f"{PREFIX}/people", people.all),
        web.post(f"{PREFIX}/people", people.add),
        web.get(f"{PREFIX}/people/{{ref}}", people.one),
        web.patch(f"{PREFIX}/people/{{ref}}", people.edit),
        web.delete(f"{PREFIX}/people/{{ref}}", people.remove),
        *(
            web.post(f"{PREFIX}/people/{{ref}}/{name}", people.action(action))
            for name, action in people.actions.items()
        ),
        web.get(f"{PREFIX}/faults", faulty.all),
        web.post(f"{PREFIX}/faults", faulty.add),
        web.delete(f"{PREFIX}/faults", faulty.clear),
        web.get(f"{PREFIX}/requests", record.all),
        web.delete(f"{PREFIX}/requests", record.clear),
        *more,
    ]
    overview = _overview(found)
    return [web.get("/", overview), web.get(f"{PREFIX}/", overview), *found]


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors of the simulator and of HTTP into JSON."""
    try:
        return await handler(request)
    except SimulatorError as refused:
        return error(_STATUSES.get(type(refused), 400), str(refused))
    except web.HTTPException as refused:
        allow = refused.headers.get("Allow")
        return error(
            refused.status, refused.reason, {"Allow": allow} if allow else None
        )


class _People:
    """The people of the world: list, change and control them."""

    def __init__(self, world: World, render: Render) -> None:
        self._world = world
        self._render = render
        self.actions: dict[str, Action] = {
            "ring": self._ring,
            "answer": self._answer,
            "hang_up": self._hang_up,
            "profile": self._profile,
            "release": self._release,
        }

    async def all(self, _: web.Request) -> web.Response:
        return reply([self._json(presence) for presence in self._world.snapshot()])

    async def one(self, request: web.Request) -> web.Response:
        return self._reply(request.match_info["ref"])

    async def add(self, request: web.Request) -> web.Response:
        fields = Fields(await read_body(request))
        kind = fields.choice("kind", _KINDS)
        person = Person(
            id=self._world.new_id(),
            name=fields.needed_text("name"),
            number=fields.needed_text("number"),
            mobile=fields.text("mobile") or "",
            email=fields.text("email") or "",
            key_words=fields.texts("key_words") or (),
            kind=kind,
        )
        fields.done()
        self._world.add(person, NEW_PERSON if kind == "person" else State())
        return self._reply(person.id, 201)

    async def edit(self, request: web.Request) -> web.Response:
        fields = Fields(await read_body(request))
        id_ = self._world.presence(request.match_info["ref"]).person.id
        texts = {name: fields.text(name) for name in _EDITABLE}
        changes = texts | {"key_words": fields.texts("key_words")}
        fields.done()
        given = {name: value for name, value in changes.items() if value is not None}
        self._world.edit(id_, **cast("PersonChanges", given))
        return self._reply(id_)

    async def remove(self, request: web.Request) -> web.Response:
        removed = self._world.remove(request.match_info["ref"])
        return reply({"removed": removed.id})

    def action(self, action: Action) -> Handler:
        """Return a handler that does something to one person and returns them."""

        async def handle(request: web.Request) -> web.Response:
            fields = Fields(await read_body(request))
            id_ = self._world.presence(request.match_info["ref"]).person.id
            action(id_, fields)
            return self._reply(id_)

        return handle

    def _ring(self, id_: str, fields: Fields) -> None:
        caller = fields.text("caller")
        direction = fields.choice("direction", _DIRECTIONS)
        fields.done()
        if caller is None:
            self._world.ring(id_, direction=direction)
        else:
            self._world.ring(id_, caller, direction)

    def _answer(self, id_: str, fields: Fields) -> None:
        caller = fields.text("caller")
        fields.done()
        self._world.answer(id_, caller)

    def _hang_up(self, id_: str, fields: Fields) -> None:
        caller = fields.text("caller")
        linger = fields.flag("linger", default=False)
        fields.done()
        self._world.hang_up(id_, caller, linger=linger)

    def _profile(self, id_: str, fields: Fields) -> None:
        """Set a profile; `{"name": null}` removes it."""
        name = fields.text("name")
        if name is None:
            fields.done()
            self._world.clear_profile(id_)
            return
        available = fields.flag("available")
        until, message = fields.time("until"), fields.text("message")
        fields.done()
        self._world.set_profile(id_, name, available, until, message)

    def _release(self, id_: str, fields: Fields) -> None:
        fields.done()
        self._world.release(id_)

    def _reply(self, ref: str, status: int = 200) -> web.Response:
        return reply(self._json(self._world.presence(ref)), status)

    def _json(self, presence: Presence) -> dict[str, Any]:
        person = presence.person
        return {
            "id": person.id,
            "name": person.name,
            "number": person.number,
            "kind": person.kind,
            "controlled": self._world.is_controlled(person.id),
            "state": self._render(presence),
        }


class _Faults:
    """The pending faults: list, add and clear them."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    async def all(self, _: web.Request) -> web.Response:
        return reply([describe(pending) for pending in self._faults.pending()])

    async def add(self, request: web.Request) -> web.Response:
        data = await read_body(request)
        self._faults.add(
            *[read_fault(one) for one in (data if isinstance(data, list) else [data])]
        )
        return await self.all(request)

    async def clear(self, request: web.Request) -> web.Response:
        self._faults.clear()
        return await self.all(request)


class _Record:
    """The recorded requests; of the credentials only the scheme is shown."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests

    async def all(self, _: web.Request) -> web.Response:
        requests = self._requests
        kept = [
            {"method": one.method, "path": one.shown, "scheme": one.scheme}
            for one in requests
        ]
        return reply(
            {
                "count": len(requests),
                "in_flight": requests.in_flight,
                "max_in_flight": requests.max_in_flight,
                "requests": kept,
            }
        )

    async def clear(self, request: web.Request) -> web.Response:
        self._requests.clear()
        return await self.all(request)


async def read_body(request: web.Request) -> Any:
    """Return the JSON of a request, or None if it has no body."""
    body = await request.read()
    try:
        return json.loads(body) if body else None
    except ValueError:
        raise OptionError("body", "JSON in UTF-8", body[:40]) from None


def _overview(found: list[web.RouteDef]) -> Handler:
    lines = [f"{route.method} {route.path}" for route in found]

    async def overview(_: web.Request) -> web.Response:
        return reply(lines)

    return overview
