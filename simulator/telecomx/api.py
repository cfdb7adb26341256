"""The API of Telecom X, as its wiki describes it.

Access levels, parameters, status codes and words are those of the pages on PBX
settings, mobile configs and employee subscriptions. The format `{"message": word}` is
the simulator's choice, since no page shows an error.
"""

from collections.abc import Iterable, Mapping
import json
import re
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from ..placed import Placed
from ..replies import error, reply
from ..world import World
from .account import AccessLevel, TelecomX
from .actions import action_routes
from .auth import auth_routes, guarded, is_true
from .people import row

PREFIX = "/telecomx"

# The pages specify 24 digits, but some of their own samples have 23.
_ID = re.compile(r"[0-9A-Za-z]+")


def routes(account: TelecomX, world: World, placed: Placed) -> list[web.RouteDef]:
    """Return the API's routes below `PREFIX`."""
    api = _Api(account, world)

    def guard(level: AccessLevel, handler: Handler) -> Handler:
        return guarded(account, level, handler)

    app, employees = f"{PREFIX}/pbx/app", guard("PERSONAL", api.employees)
    settings = f"{PREFIX}/pbx/settings"
    return [
        *auth_routes(PREFIX, account, world),
        *action_routes(PREFIX, account, world, placed),
        web.get(settings, guard("PERSONAL", api.settings)),
        web.get(f"{settings}/{{customer}}", guard("RESELLER", api.settings_of)),
        web.get(f"{app}/mobileconfig", guard("VIEWER", api.mobile_configs)),
        web.get(f"{app}/employees", employees),
        web.post(f"{app}/employees", employees),
        web.get(f"{PREFIX}/employeeSubscription", guard("VIEWER", api.subscriptions)),
    ]


class _Api:
    def __init__(self, account: TelecomX, world: World) -> None:
        self._account = account
        self._world = world

    async def settings(self, _: web.Request) -> web.Response:
        settings = self._account.settings
        if self._account.at_least("VIEWER"):
            return reply(settings)
        hidden = {name: settings[name] for name in settings if name != "masterPinCode"}
        return reply(hidden)

    async def settings_of(self, request: web.Request) -> web.Response:
        customer = request.match_info["customer"]
        if not self._account.knows(customer):
            return error(404, "customer")
        own = {self._account.customer: self._account.settings}
        return reply((self._account.other_customers | own)[customer])

    async def mobile_configs(self, request: web.Request) -> web.Response:
        """Serve the configs to copy from, or all of them with `customer`.

        A given `employee` is left out of both.
        """
        account, query = self._account, request.query
        customer, employee = query.get("customer"), query.get("employee")
        if _malformed(customer) or _malformed(employee):
            return error(400, "bad_request")
        if not account.may_see(customer):
            return error(403, "access_denied")
        if customer is not None and not account.knows(customer):
            return error(404, "not_found")
        if employee is not None and employee not in self._employee_ids():
            return error(404, "not_found")
        if customer is None or not account.at_least("MANAGER"):
            employee = employee or account.employee
        found = self._configs_of(customer or account.customer)
        return reply(
            [one for one in found if employee is None or one.get("_id") != employee]
        )

    async def subscriptions(self, request: web.Request) -> web.Response:
        query = request.query
        return self._refused_subscriptions(query) or reply(
            _chosen(self._account.subscriptions, query)
        )

    async def employees(self, request: web.Request) -> web.Response:
        """Serve everyone, with presence and extensions, for GET and POST.

        `calls` changes nothing, as for a user who may not see the other party.
        """
        given = await _employee_parameters(request)
        if given is None:
            return error(400, "bad_request")
        ids, standalone = given.get("ids") or (), is_true(given.get("standalone"))
        rows = self._employee_rows(standalone)
        return reply([one for one in rows if not ids or one.get("_id") in ids])

    def _employee_rows(self, standalone: bool) -> list[dict[str, Any]]:
        account = self._account
        if account.employees is not None:
            return account.employees
        return [
            row(presence, account.presence_shape)
            for presence in self._world.snapshot()
            if standalone or presence.person.kind == "person"
        ]

    def _employee_ids(self) -> set[object]:
        known = (*self._account.mobile_configs, *self._employee_rows(standalone=False))
        return {self._account.employee, *(one.get("_id") for one in known)}

    def _configs_of(self, customer: str) -> list[dict[str, Any]]:
        """Return the configs of a customer, by default the user's own customer."""
        account = self._account

        def owner(config: Mapping[str, Any]) -> str:
            named = config.get("customer")
            return named if named in account.other_customers else account.customer

        return [one for one in account.mobile_configs if owner(one) == customer]

    def _refused_subscriptions(self, query: Mapping[str, str]) -> web.Response | None:
        account = self._account
        customer, reseller = query.get("customer"), query.get("reseller")
        if customer is not None and reseller is not None:
            return error(409, "reseller")
        everyone = customer is None and reseller is None
        if (everyone or is_true(query.get("common"))) and not account.at_least("ADMIN"):
            return error(403, "access_denied")
        if _malformed(customer):
            return error(409, "customer")
        if customer is not None and not account.knows(customer):
            return error(404, "customer")
        if not account.may_see(customer):
            return error(403, "access_denied")
        known = {one.get("reseller") for one in account.subscriptions}
        if reseller is not None and reseller not in known:
            return error(409, "reseller")
        return None


def _chosen(
    subscriptions: Iterable[dict[str, Any]], query: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the requested subscriptions, in their order."""
    reseller, common = query.get("reseller"), is_true(query.get("common"))
    return [
        one
        for one in subscriptions
        if (reseller is None or one.get("reseller") == reseller)
        and not (common and one.get("reseller") is not None)
    ]


def _malformed(id_: str | None) -> bool:
    """Return whether an ID is given but not valid."""
    return id_ is not None and not _ID.fullmatch(id_)


async def _employee_parameters(request: web.Request) -> Mapping[str, Any] | None:
    """Return the query, and the IDs from the body if it is a list; None if invalid."""
    given = {**request.query, "ids": request.query.getall("ids", [])}
    body = await request.read()
    if request.method != "POST" or not body:
        return given
    try:
        ids = json.loads(body)
    except ValueError:
        return None
    if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
        return None
    return given | {"ids": ids}
