"""From the data of an entry to the provider that it names."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import tzinfo
from functools import partial
from typing import Any

import aiohttp
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.util import dt as dt_util

from .const import (
    CONF_CUSTOMER,
    CONF_GRANT,
    CONF_PROVIDER,
    CONF_WITH_EMPLOYEES,
    TELECOM_X,
)
from .pbx.address import base_url
from .pbx.contract import Provider
from .pbx.credentials import basic, bearer
from .pbx.http import FIRST_TIMEOUT, HttpClient
from .pbx.identity import Fingerprint
from .pbx.pingaway.client import Pingaway, api_base
from .pbx.telecomx.client import TelecomX
from .pbx.telecomx.grant import Connect, Grant


async def async_zone(name: str) -> tzinfo | None:
    """Return the time zone with a name, None when there is none."""
    try:
        return await dt_util.async_get_time_zone(name)
    except ValueError, OSError:
        return None


def create_session(
    hass: HomeAssistant, *, auto_cleanup: bool = True
) -> aiohttp.ClientSession:
    """Return a session that keeps no cookies, so that two accounts never mix."""
    return async_create_clientsession(
        hass, auto_cleanup=auto_cleanup, cookie_jar=aiohttp.DummyCookieJar()
    )


@asynccontextmanager
async def trial_session(hass: HomeAssistant) -> AsyncIterator[aiohttp.ClientSession]:
    """Provide a session for data that are not an entry yet."""
    session = create_session(hass, auto_cleanup=False)
    try:
        yield session
    finally:
        session.detach()


def create_provider(
    session: aiohttp.ClientSession,
    data: Mapping[str, Any],
    options: Mapping[str, Any],
    zone: tzinfo,
    known: Mapping[str, Fingerprint],
    *,
    is_starting: bool,
) -> Provider:
    """Return the provider for the data of an entry; raises PbxAddressError.

    While Home Assistant is starting, it waits for the first answer, but not for long.
    """
    first_timeout = FIRST_TIMEOUT if is_starting else None
    if data[CONF_PROVIDER] == TELECOM_X:
        return telecomx(session, data, options, first_timeout=first_timeout)
    return pingaway(session, data, zone, known, first_timeout=first_timeout)


def pingaway(
    session: aiohttp.ClientSession,
    data: Mapping[str, Any],
    zone: tzinfo,
    known: Mapping[str, Fingerprint],
    *,
    first_timeout: float | None = None,
) -> Pingaway:
    """Return Pingaway, Telavox or another PBX with their API."""
    if token := data.get(CONF_TOKEN):
        credential = bearer(token)
    else:
        credential = basic(data[CONF_USERNAME], data[CONF_PASSWORD])
    http = HttpClient(
        session, api_base(data[CONF_URL]), credential, first_timeout=first_timeout
    )
    return Pingaway(http, zone, known)


def telecomx(
    session: aiohttp.ClientSession,
    data: Mapping[str, Any],
    options: Mapping[str, Any],
    *,
    first_timeout: float | None = None,
) -> TelecomX:
    """Return Telecom X, with its employees if the user wants to try that."""
    grant = Grant.from_dict(data[CONF_GRANT])
    base = base_url(data[CONF_URL])
    return TelecomX(
        HttpClient(session, base, grant.credential, first_timeout=first_timeout),
        grant,
        data.get(CONF_CUSTOMER),
        with_employees=options.get(CONF_WITH_EMPLOYEES, False),
    )


def connector(session: aiohttp.ClientSession, address: str) -> Connect:
    """Return what makes a client for an address; raises PbxAddressError."""
    return partial(HttpClient, session, base_url(address))
