"""Telecom X (Telecom X wiki: pbx settings get, mobile config list).

There are three documented endpoints, each of which may be denied on its own, and the
experimental employees. The client never logs out, because that would end all sessions
of the user.
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
from .records import is_settings, read_mobile_config, read_settings, read_subscription
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
    Capability.DIAL: Endpoint(path="pbx/app/action/call", level=AccessLevel.PERSONAL),
}
_HANG_UP: Final = "pbx/app/action/hangup"
_DOCUMENTED: Final = frozenset(ENDPOINTS) - {Capability.EXTENSIONS}


def capabilities(*, with_employees: bool) -> frozenset[Capability]:
    """Return what can be read, with or without the experimental employees."""
    return frozenset(ENDPOINTS) if with_employees else _DOCUMENTED


class TelecomX:
    """Reads the PBX of one customer."""

    endpoints = ENDPOINTS
    needs_device = True

    def __init__(
        self,
        http: HttpClient,
        grant: Grant,
        customer: str | None = None,
        *,
        with_employees: bool = False,
    ) -> None:
        """Read the employee's own customer, or another customer of a reseller.

        The list of employees is available for the employee's own customer only.
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
        """Return no keys, because employees have IDs."""
        return _NO_KEYS

    @property
    def customer(self) -> str | None:
        """Return the ID of the customer whose PBX is read, or None if it is unknown."""
        return self._other or self.grant.customer

    @property
    def details(self) -> Mapping[str, Any]:
        """Return what the token grants, and the structure of the experimental answer."""
        return {
            "carrier": self.grant.transport,
            "access_level": self.grant.access_level,
            "features": list(self.grant.features),
            "employees_shape": self._employees.shape,
            "employees_words": self._employees.odd.as_dict(),
        }

    @property
    def max_age(self) -> float:
        """Return for how many seconds the server allows the employees to be cached."""
        return self._employees.max_age

    async def verify(self) -> str:
        """Return the ID of the account, which is the address with the customer's ID.

        Raises a PbxError if the settings cannot be read.
        """
        settings = await self.settings()
        customer = self.customer or settings.customer
        return f"{self._http.base}|{customer or ''}"

    async def settings(self, customer: str | None = None) -> PbxSettings:
        """Return the settings of a customer, by default those of the configured one."""
        path = ENDPOINTS[Capability.SETTINGS].path
        if customer := customer or self._other:
            # An ID of dots would lead to another path.
            if not customer.strip("."):
                raise PbxNotFoundError(self._http.address)
            path = f"{path}/{quote(customer, safe='')}"
        answer = await self._http.get(path)
        record = answer.json()
        if not is_settings(record):
            raise PbxAnswerError(answer.address, "returned no settings")
        return read_settings(record, self.odd)

    async def mobile_configs(
        self, *, employee: str | None = None, customer: str | None = None
    ) -> tuple[MobileConfig, ...]:
        """Return what each employee sees in the mobile app.

        The list leaves out `employee`, by default the one who signed in. A manager who
        names a customer gets the complete list, so name our own customer if the access
        level is high enough.
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
        """Return the notifications that employees can subscribe to.

        By default those of the configured customer, because ordinary users have to name
        one.
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
        """Return the experimental employees as extensions, or raise a PbxError.

        A refused token is reported only if a documented endpoint refuses it too.
        """
        # The same server may have refused us before, or asked us to wait.
        self._http.raise_if_blocked()
        if not self._employees_refused:
            try:
                return await self._employees.extensions()
            except PbxAuthenticationError:
                with suppress(PbxAccessDeniedError):
                    await self.settings()
                self._employees_refused = True
        raise PbxAccessDeniedError(self._http.address)

    async def dial(
        self, number: str, *, auto_answer: bool = False, device: str | None = None
    ) -> str | None:
        """Call a number from a device; return the ID of the call.

        `device` is the ID of a SIP phone or mobile, which the API needs. `auto_answer`
        is ignored. Raises a PbxError (Telecom X wiki, pbx app action call).
        """
        query = {"device": device or "", "target": number}
        said = await self._act(ENDPOINTS[Capability.DIAL].path, query)
        return reading.text(said.get("_id"))

    async def hang_up(self, call: str | None = None) -> None:
        """End the call with an ID, or raise a PbxError (pbx app action hangup)."""
        await self._act(_HANG_UP, {"target": call or ""})

    async def _act(self, path: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        """Send a request with an effect once, and return the PBX's confirmation."""
        answer = await self._http.once("GET", path, query)
        said = answer.json()
        if not isinstance(said, dict) or said.get("success") is not True:
            raise PbxAnswerError(answer.address, "did not confirm the action")
        return said

    @property
    def _managed(self) -> str | None:
        """Return the own customer's ID if the access level allows reading all of it."""
        level = self.grant.access_level
        is_manager = level and level.reaches(AccessLevel.MANAGER)
        return self.grant.customer if is_manager else None

    async def _list(
        self, capability: Capability, **query: str | None
    ) -> tuple[dict[str, Any], ...]:
        """Return the objects of a list, or raise a PbxError."""
        given = {key: value for key, value in query.items() if value}
        answer = await self._http.get(ENDPOINTS[capability].path, given)
        raw = answer.json()
        if not isinstance(raw, list):
            raise PbxAnswerError(
                answer.address, f"returned no list of {capability.replace('_', ' ')}"
            )
        check_count(answer, raw)
        return reading.records(raw, capability, self.odd)
