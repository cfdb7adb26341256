"""Signing in at Telecom X (Telecom X wiki, auth login and auth validateToken).

How a token travels on ordinary requests is not documented. It is found out by asking.
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
"""Makes a client for a credential."""

_LEVELS = {level.value.lower(): level for level in AccessLevel}
_REFUSALS = (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxRequestError,
)


class TokenTransport(StrEnum):
    """How a token travels, in the order in which it is tried."""

    COOKIE = "cookie"
    BEARER = "bearer"
    QUERY = "query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a login leaves: a token, and what it is known to open.

    `cookie` is what the login set, "" for a token that was pasted. `customer` is whom
    the employee belongs to. `features` are the customer's, empty when nobody said.
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
        """Return the grant that `as_dict` made this of."""
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
        """Return the grant as JSON values, to be stored; it contains secrets."""
        fields = asdict(self) | {"features": list(self.features)}
        # Entries of version 0.1.0 have the transport under this name.
        return fields | {"carrier": fields.pop("transport")}

    @property
    def transports(self) -> tuple[TokenTransport, ...]:
        """Return the ways that this token could travel."""
        return (
            tuple(TokenTransport)
            if self.cookie
            else (TokenTransport.BEARER, TokenTransport.QUERY)
        )

    @property
    def credential(self) -> Credential:
        """Return what every request carries."""
        if self.transport is TokenTransport.COOKIE:
            return Credential(headers={"Cookie": self.cookie})
        if self.transport is TokenTransport.QUERY:
            return Credential(query={"token": self.token})
        return bearer(self.token)

    def by(self, transport: TokenTransport) -> Grant:
        """Return the same grant with its token travelling this way."""
        return replace(self, transport=transport)


async def log_in(
    connect: Connect,
    username: str,
    password: str,
    *,
    sms_code: str = "",
    authenticator_code: str = "",
) -> Grant:
    """Return what a login gives; the token lasts until somebody logs out.

    Raises PbxLoginRefusedError when it is refused, for whatever reason: the server's
    words for "a code is missing" are not documented. Raises other PbxErrors as usual.
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
        raise PbxLoginRefusedError(http.address, "answered a login without a token")
    return replace(_grant(token, record), cookie=answer.cookies)


async def check_token(connect: Connect, token: str) -> Grant:
    """Return what a pasted token opens.

    Raises PbxAuthenticationError when it opens nothing, other PbxErrors as usual.
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
    """Return the object of an answer; raises PbxAnswerError when it is none."""
    record = answer.json()
    if not isinstance(record, dict):
        raise PbxAnswerError(answer.address, "answered a login with no object")
    return record


def _grant(token: str, record: Mapping[str, Any]) -> Grant:
    """Return what a login or a check of a token says."""
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
