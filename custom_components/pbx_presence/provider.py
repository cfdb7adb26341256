"""From the data of an entry to the provider that it names."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, tzinfo
from typing import Any

import aiohttp
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.util import dt as dt_util

from .pbx.http import HttpClient, basic, bearer
from .pbx.identity import Fingerprint
from .pbx.pingaway import Pingaway, api_base


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


def create_provider(
    session: aiohttp.ClientSession,
    data: Mapping[str, Any],
    zone: tzinfo,
    known: Mapping[str, Fingerprint],
) -> Pingaway:
    """Return the provider for the data of an entry; raises PbxAddressError."""
    if token := data.get(CONF_TOKEN):
        headers = bearer(token)
    else:
        headers = basic(data[CONF_USERNAME], data[CONF_PASSWORD])
    return Pingaway(HttpClient(session, api_base(data[CONF_URL]), headers), zone, known)


@asynccontextmanager
async def trial_provider(
    hass: HomeAssistant, data: Mapping[str, Any]
) -> AsyncIterator[Pingaway]:
    """Provide a provider for data that are not an entry yet; raises PbxAddressError."""
    session = create_session(hass, auto_cleanup=False)
    try:
        yield create_provider(session, data, UTC, {})
    finally:
        session.detach()
