"""Sign in at Telecom X (Telecom X wiki, auth login and auth validateToken).

It is not documented how other requests carry the token. See transport.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .. import reading
from ..answer import Answer
from ..credentials import NOBODY, Credential, bearer, cleaned
from ..errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxLoginRefusedError,
    PbxRequestError,
)
from ..http import HttpClient
from .settings import AccessLevel

type Connect = Callable[[Credential], HttpClient]
"""Creates a client with a credential."""

_LEVELS = {level.value.lower(): level for level in AccessLevel}
_REFUSALS = (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxRequestError,
)


class TokenTransport(StrEnum):
    """The ways for a request to carry a token, in the order in which they are tried."""

    COOKIE = "cookie"
    BEARER = "bearer"
    QUERY = "query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A token, and what it grants access to.

    `cookie` is the cookie of the login, "" for a pasted token. `customer` is the
    customer of the employee. `features` are those of the customer, empty if unknown.
    """

    token: str = field(repr=False)
    cookie: str = field(default="", repr=False)
    transport: TokenTransport | None = None
    employee: str | None = None
    customer: str | None = None
    access_level: AccessLevel | None = None
    features: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Return the grant from the fields that `as_dict` returned."""
        level = fields["access_level"]
        return cls(
            token=fields["token"],
            cookie=fields["cookie"],
            transport=TokenTransport(fields["carrier"]),
            employee=fields["employee"],
            customer=fields["customer"],
            access_level=level and AccessLevel(level),
            features=tuple(fields["features"]),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the grant as JSON values to store; it contains secrets."""
        fields = asdict(self) | {"features": list(self.features)}
        # Version 0.1.0 stored the transport under this name.
        return fields | {"carrier": fields.pop("transport")}

    @property
    def transports(self) -> tuple[TokenTransport, ...]:
        """Return the transports that are possible for this token."""
        return (
            tuple(TokenTransport)
            if self.cookie
            else (TokenTransport.BEARER, TokenTransport.QUERY)
        )

    @property
    def credential(self) -> Credential:
        """Return the credential that every request carries."""
        if self.transport is TokenTransport.COOKIE:
            return Credential(headers={"Cookie": self.cookie})
        if self.transport is TokenTransport.QUERY:
            return Credential(query={"token": self.token})
        return bearer(self.token)

    def by(self, transport: TokenTransport) -> Grant:
        """Return the same grant with another transport."""
        return replace(self, transport=transport)


async def log_in(
    connect: Connect,
    username: str,
    password: str,
    *,
    sms_code: str = "",
    authenticator_code: str = "",
) -> Grant:
    """Log in and return the grant, whose token does not expire.

    Raises PbxLoginRefusedError if the login is refused, for whatever reason: the answer
    to a login without a required code is not documented. Raises other PbxErrors as
    usual.
    """
    body = {"username": username, "password": password, "cookie": True, "persist": True}
    if sms_code:
        body["smsKey"] = sms_code
    if authenticator_code:
        body["authenticatorToken"] = authenticator_code
    http = connect(NOBODY)
    try:
        answer = await http.post("auth/login", body)
    except _REFUSALS as err:
        raise PbxLoginRefusedError(http.address) from err
    record = _record(answer)
    if not (token := reading.text(record.get("token"))):
        raise PbxLoginRefusedError(http.address, "returned no token after a login")
    return replace(_grant(token, record), cookie=answer.cookies)


async def check_token(connect: Connect, token: str) -> Grant:
    """Return the grant of a pasted token.

    Raises PbxAuthenticationError if the token is not valid, and other PbxErrors as
    usual.
    """
    token = cleaned(token)
    http = connect(NOBODY)
    try:
        answer = await http.get(
            "auth/validateToken", {"token": token, "extend": "true"}
        )
    except PbxAccessDeniedError as err:
        raise PbxAuthenticationError(http.address) from err
    record = _record(answer)
    if record.get("success") is not True:
        raise PbxAuthenticationError(http.address)
    return _grant(token, record)


def _record(answer: Answer) -> dict[str, Any]:
    """Return the object of an answer, or raise PbxAnswerError if it is not one."""
    record = answer.json()
    if not isinstance(record, dict):
        raise PbxAnswerError(answer.address, "returned no JSON object")
    return record


def _grant(token: str, record: Mapping[str, Any]) -> Grant:
    """Return the grant in the answer to a login or to the check of a token."""
    odd = reading.Oddities()
    return Grant(
        token=token,
        employee=reading.text(record.get("employee")),
        customer=reading.text(record.get("customer")),
        access_level=reading.word(
            record.get("accessLevel"), _LEVELS, "accessLevel", odd
        ),
        features=reading.texts(record.get("customerFeatures")),
    )
