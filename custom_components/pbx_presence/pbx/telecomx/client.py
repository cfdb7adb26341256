"""Telecom X (Telecom X wiki: pbx settings get, mobile config list, employee subscriptions).

Three documented endpoints, each of which may be denied alone, and the experimental
employees. Nobody is ever logged out: that would end every session of the user.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import quote

from .. import reading
from ..account import Capability, Endpoint
from ..answer import check_count
from ..errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxNotFoundError,
)
from ..http import HttpClient
from ..identity import Fingerprint
from ..model import Listing
from .employees import PATH as EMPLOYEES_PATH, Employees
from .grant import Grant
from .records import read_mobile_config, read_settings, read_subscription
from .settings import AccessLevel, EmployeeSubscription, MobileConfig, PbxSettings

ADDRESS: Final = "https://api.telecomx.dk/"
_NO_KEYS: Final[Mapping[str, Fingerprint]] = {}

ENDPOINTS: Final[Mapping[Capability, Endpoint]] = {
    Capability.SETTINGS: Endpoint(path="pbx/settings", level=AccessLevel.PERSONAL),
    Capability.MOBILE_CONFIGS: Endpoint(
        path="pbx/app/mobileconfig", level=AccessLevel.VIEWER
    ),
    Capability.EMPLOYEE_SUBSCRIPTIONS: Endpoint(
        path="employeeSubscription", level=AccessLevel.VIEWER
    ),
    Capability.EXTENSIONS: Endpoint(path=EMPLOYEES_PATH, level=AccessLevel.PERSONAL),
}
_DOCUMENTED: Final = frozenset(ENDPOINTS) - {Capability.EXTENSIONS}


def capabilities(*, with_employees: bool) -> frozenset[Capability]:
    """Return what can be read, with or without the experimental employees."""
    return frozenset(ENDPOINTS) if with_employees else _DOCUMENTED


class TelecomX:
    """Reads one customer's PBX."""

    endpoints = ENDPOINTS

    def __init__(
        self,
        http: HttpClient,
        grant: Grant,
        customer: str | None = None,
        *,
        with_employees: bool = False,
    ) -> None:
        """Read the employee's own customer, or another one that a reseller has.

        Employees can only be those of the own customer.
        """
        self.odd = reading.Oddities()
        self.grant = grant
        self._employees = Employees(http.sibling())
        self._http = http
        self._other = customer if customer != grant.customer else None
        self.capabilities = capabilities(
            with_employees=with_employees and not self._other
        )
        self._employees_refused = False

    @property
    def known(self) -> Mapping[str, Fingerprint]:
        """Return nothing: employees have ids of their own."""
        return _NO_KEYS

    @property
    def customer(self) -> str | None:
        """Return the id of the customer whose PBX is read, None when nobody said."""
        return self._other or self.grant.customer

    @property
    def details(self) -> Mapping[str, Any]:
        """Return what the token opens, and how the experimental answer looks."""
        return {
            "carrier": self.grant.transport,
            "access_level": self.grant.access_level,
            "features": list(self.grant.features),
            "employees_shape": self._employees.shape,
            "employees_words": self._employees.odd.as_dict(),
        }

    @property
    def max_age(self) -> float:
        """Return how many seconds the server wants its last list of employees to be used."""
        return self._employees.max_age

    async def verify(self) -> str:
        """Return the ID of the account, the address with the customer's ID.

        Raises a PbxError if the settings cannot be read.
        """
        settings = await self.settings()
        customer = self.customer or settings.customer
        return f"{self._http.base}|{customer or ''}"

    async def settings(self, customer: str | None = None) -> PbxSettings:
        """Return the settings of a customer's PBX, of our own without an id."""
        path = ENDPOINTS[Capability.SETTINGS].path
        if customer := customer or self._other:
            # Dots alone lead to another address.
            if not customer.strip("."):
                raise PbxNotFoundError(self._http.address)
            path = f"{path}/{quote(customer, safe='')}"
        answer = await self._http.get(path)
        record = answer.json()
        if not isinstance(record, dict):
            raise PbxAnswerError(answer.address, "answered with no settings")
        return read_settings(record, self.odd)

    async def mobile_configs(
        self, *, employee: str | None = None, customer: str | None = None
    ) -> tuple[MobileConfig, ...]:
        """Return who sees whom in the mobile app.

        `employee` is left out of the list, by default ourselves. With `customer` a
        manager gets the complete list, and so do we where we may.
        """
        customer = customer or self._other or (None if employee else self._managed)
        records = await self._list(
            Capability.MOBILE_CONFIGS, employee=employee, customer=customer
        )
        return tuple(read_mobile_config(record, self.odd) for record in records)

    async def employee_subscriptions(
        self,
        *,
        customer: str | None = None,
        reseller: str | None = None,
        common: bool = False,
    ) -> tuple[EmployeeSubscription, ...]:
        """Return the notices that a customer's or a reseller's people can subscribe to.

        Without any of these: our own customer's, as an ordinary user has to name one.
        """
        if not (customer or reseller or common):
            customer = self.customer
        records = await self._list(
            Capability.EMPLOYEE_SUBSCRIPTIONS,
            customer=customer,
            reseller=reseller,
            common="true" if common else None,
        )
        return tuple(read_subscription(record, self.odd) for record in records)

    async def extensions(self) -> Listing:
        """Return the employees as extensions, experimental; raises a PbxError.

        A refusal counts as one of the token only if a documented endpoint agrees.
        """
        # What refused us, or wants to be left alone, is the same server.
        self._http.raise_if_blocked()
        if not self._employees_refused:
            try:
                return await self._employees.extensions()
            except PbxAuthenticationError:
                with suppress(PbxAccessDeniedError):
                    await self.settings()
                self._employees_refused = True
        raise PbxAccessDeniedError(self._http.address)

    @property
    def _managed(self) -> str | None:
        """Return the own customer's id if the access level allows to read all of it."""
        level = self.grant.access_level
        is_manager = level and level.reaches(AccessLevel.MANAGER)
        return self.grant.customer if is_manager else None

    async def _list(
        self, capability: Capability, **query: str | None
    ) -> tuple[dict[str, Any], ...]:
        """Return the objects of a list; raises a PbxError."""
        given = {key: value for key, value in query.items() if value}
        answer = await self._http.get(ENDPOINTS[capability].path, given)
        raw = answer.json()
        if not isinstance(raw, list):
            raise PbxAnswerError(answer.address, f"answered with no {capability}")
        check_count(answer, raw)
        return reading.records(raw, capability, self.odd)
