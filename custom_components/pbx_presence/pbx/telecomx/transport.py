"""Finds out how a token travels to Telecom X, which is not documented, by asking."""

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
"""Refusals by a PBX that knows who asks."""
_PBX: Final = "PBX"

type Refusals = list[tuple[Grant, PbxError]]


async def find_transport(
    connect: Connect, grant: Grant, customer: str | None = None
) -> tuple[Grant, str]:
    """Return a grant whose token is known to arrive, and whose PBX it opens.

    The first way that gives the settings is taken, else the first that gives something
    else, else the first to which the PBX did not say that it does not know us. Raises a
    PbxError when there is none.
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
    """Return the first refused way by which something else can be read, else the first.

    With a single one left there is nothing to find out.
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
    """Return an account whose settings may not be read, if there may be anything else.

    Raises the reason when there cannot.
    """
    if customer and customer != grant.customer:
        raise reason
    if grant.features and _PBX not in grant.features:
        raise PbxNoPbxError(reason.address) from reason
    if not grant.customer:
        raise reason
    base = connect(grant.credential).base
    return f"{base}|{grant.customer}"
