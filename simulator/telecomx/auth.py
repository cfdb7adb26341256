"""Login, validation of tokens and logout of Telecom X, and access control.

The wiki does not document the errors of the login. A wrong password gets status 401 and
`credentials_invalid`, a word from the page on logout.
"""

from collections.abc import Mapping
import json
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from ..replies import error, reply
from ..world import World
from .account import AccessLevel, SecondFactor, TelecomX

_CODE_FIELDS: dict[SecondFactor, str] = {
    "sms": "smsKey",
    "authenticator": "authenticatorToken",
}


def auth_routes(prefix: str, account: TelecomX, world: World) -> list[web.RouteDef]:
    """Return the routes below `auth/`."""
    auth = _Auth(account, world)
    return [
        web.get(f"{prefix}/auth/login", auth.log_in),
        web.post(f"{prefix}/auth/login", auth.log_in),
        web.get(f"{prefix}/auth/validateToken", auth.validate),
        web.get(f"{prefix}/auth/logout", guarded(account, "NO_LOGIN", auth.log_out)),
    ]


def guarded(account: TelecomX, level: AccessLevel, handler: Handler) -> Handler:
    """Return the handler behind a check of the token (401) and of the level (403)."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if refusal := account.refusal(_presented(request, account)):
            return error(401, refusal)
        if not account.at_least(level):
            return error(403, "access_denied")
        return await handler(request)

    return guard


def is_true(value: object) -> bool:
    """Return whether a parameter means yes: JSON's true or 1, or their text."""
    return str(value).lower() in ("true", "1")


class _Auth:
    def __init__(self, account: TelecomX, world: World) -> None:
        self._account = account
        self._world = world

    async def log_in(self, request: web.Request) -> web.Response:
        given = await _parameters(request)
        if given is None:
            return error(400, "bad_request")
        return self._refused_login(given) or self._logged_in(given)

    async def validate(self, request: web.Request) -> web.Response:
        """Describe the token in the query, even an invalid one, unless `simple`."""
        query = request.query
        success = self._account.refusal(query.get("token")) is None
        if is_true(query.get("simple")):
            return reply({"success": success}, 200 if success else 403)
        if not success:
            return reply({"success": False})
        extended = self._extended() if is_true(query.get("extend")) else {}
        return reply({"success": True, **self._identity(), **extended})

    async def log_out(self, _: web.Request) -> web.Response:
        self._account.log_out()
        return reply({"success": True})

    def _refused_login(self, given: Mapping[str, Any]) -> web.Response | None:
        account = self._account
        shown = (given.get("username"), given.get("password"))
        if shown != (account.username, account.password):
            return error(401, "credentials_invalid")
        if account.second_factor is not None:
            code = given.get(_CODE_FIELDS[account.second_factor])
            if code != account.code:
                return error(account.code_refusal_status, account.code_refusal_word)
        if not account.at_least("PERSONAL"):
            return error(403, "access_denied")
        return None

    def _logged_in(self, given: Mapping[str, Any]) -> web.Response:
        account, persist = self._account, is_true(given.get("persist"))
        token = account.issue(persist=persist)
        minutes = -1 if persist else account.token_minutes
        head = {"token": token, "expiresInMinutes": minutes}
        answer = reply(head | self._identity())
        if is_true(given.get("cookie")):
            answer.set_cookie(account.cookie_name, token, httponly=True)
        return answer

    def _identity(self) -> dict[str, Any]:
        return {
            "employee": self._account.employee,
            "customer": self._account.customer,
            "accessLevel": self._account.access_level,
        }

    def _extended(self) -> dict[str, Any]:
        account, owner = self._account, self._world.owner_id
        names = {person.id: person.name for person in self._world.people()}
        return {
            "name": names.get(owner or "", account.username),
            "language": account.settings.get("defaultLanguage"),
            "customerName": account.customer_name,
            "customerFeatures": account.features,
        }


def _presented(request: web.Request, account: TelecomX) -> str | None:
    """Return the token that a request carries in an accepted way, if any."""
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    shown = {
        "cookie": request.cookies.get(account.cookie_name),
        "bearer": value.strip() if scheme.lower() == "bearer" else None,
        "query": request.query.get("token"),
    }
    accepted = (
        shown[transport] for transport in shown if transport in account.transports
    )
    return next((token for token in accepted if token), None)


async def _parameters(request: web.Request) -> Mapping[str, Any] | None:
    """Return the parameters of a login, or None if the body is not a JSON object."""
    if request.method != "POST":
        return request.query
    try:
        given = json.loads(await request.read())
    except ValueError:
        return None
    return given if isinstance(given, dict) else None
