"""Find out how requests to Telecom X carry a token, which is not documented."""

from dataclasses import replace
from typing import Final

from ..errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxError,
    PbxNoPbxError,
    PbxNotFoundError,
    PbxRequestError,
    PbxServerError,
)
from .client import TelecomX
from .grant import Connect, Grant

_ANSWERS: Final = (
    PbxAccessDeniedError,
    PbxConflictError,
    PbxNotFoundError,
    PbxRequestError,
    PbxServerError,
)
"""Errors of a PBX that accepts the token."""
_PBX: Final = "PBX"

type Refusals = list[tuple[Grant, PbxError]]


async def find_transport(
    connect: Connect, grant: Grant, customer: str | None = None
) -> tuple[Grant, str]:
    """Return a grant with a transport that the PBX accepts, and the account ID.

    Prefer the first transport that can read the settings, then the first that can read
    anything else, then the first whose token is recognized. Raises a PbxError if there
    is none.
    """
    unknown: PbxError | None = None
    refused: Refusals = []
    for transport in grant.transports:
        tried = grant.by(transport)
        try:
            account = await TelecomX(
                connect(tried.credential), tried, customer
            ).verify()
        except (PbxAuthenticationError, PbxAnswerError) as err:
            unknown = unknown or err
        except _ANSWERS as err:
            refused.append((tried, err))
        else:
            own = None if customer else account.rpartition("|")[2]
            return replace(tried, customer=grant.customer or own or None), account
    if unknown and not refused:
        raise unknown
    tried, reason = await _proven(connect, refused, customer)
    return tried, _account_without_settings(connect, tried, customer, reason)


async def _proven(
    connect: Connect, refused: Refusals, customer: str | None
) -> tuple[Grant, PbxError]:
    """Return the first transport that can read anything else, or else the first one.

    Without an alternative, nothing is requested.
    """
    for tried, reason in refused if len(refused) > 1 else []:
        provider = TelecomX(connect(tried.credential), tried, customer)
        for read in (provider.mobile_configs, provider.employee_subscriptions):
            try:
                await read()
            except (PbxAuthenticationError, PbxAnswerError, *_ANSWERS):
                continue
            return tried, reason
    return refused[0]


def _account_without_settings(
    connect: Connect, grant: Grant, customer: str | None, reason: PbxError
) -> str:
    """Return the ID of an account whose settings are denied.

    Raises PbxNoPbxError if the customer has no PBX, and `reason` if another customer
    was requested or the customer is unknown.
    """
    if customer and customer != grant.customer:
        raise reason
    if grant.features and _PBX not in grant.features:
        raise PbxNoPbxError(reason.address) from reason
    if not grant.customer:
        raise reason
    base = connect(grant.credential).base
    return f"{base}|{grant.customer}"
