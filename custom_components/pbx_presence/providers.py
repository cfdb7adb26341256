"""The table of providers.

This is the only place outside `pbx/` and `flows/` that names a brand. A new provider is
a package in `pbx/`, a file in `flows/` that `flows/__init__.py` combines with the others,
one entry in `PROVIDERS`, and its translations.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import partial
from typing import Any, Final

import aiohttp
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from homeassistant.helpers.selector import BooleanSelector
from homeassistant.util import dt as dt_util
import voluptuous as vol
from yarl import URL

from .const import (
    CONF_CUSTOMER,
    CONF_GRANT,
    CONF_PROVIDER,
    CONF_TIME_ZONE,
    CONF_WITH_EMPLOYEES,
    DEFAULT_TIME_ZONE,
    EntryData,
)
from .pbx.account import Capability
from .pbx.address import base_url
from .pbx.contract import Provider
from .pbx.credentials import basic, bearer
from .pbx.http import HttpClient
from .pbx.identity import Fingerprint
from .pbx.pingaway import client as pingaway
from .pbx.telecomx import client as telecomx
from .pbx.telecomx.grant import Connect, Grant

CUSTOM: Final = "custom"
PINGAWAY: Final = "pingaway"
TELAVOX: Final = "telavox"
TELECOM_X: Final = "telecom_x"

type Keys = Mapping[str, Fingerprint]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a provider is created from.

    `data` and `options` are those of the entry. `known` contains the keys already
    assigned to its extensions, and `zone` is the time zone of its local times.
    `first_timeout` limits the time for the first answer, in seconds.
    """

    session: aiohttp.ClientSession
    data: EntryData
    options: EntryData
    zone: tzinfo
    known: Keys = field(default_factory=dict)
    first_timeout: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderKind:
    """A kind of provider that an account can have.

    `brand` is None for a PBX of an unknown brand. `portal` is the web page where users
    manage their PBX, if known. `capabilities` returns what the provider can read with
    the options of an entry, which determines its entities, options and groups.
    `option_fields` are the options that only this provider has. `push_step` is the step
    of the options flow that explains where to enter the webhook URL.
    """

    brand: str | None
    create: Callable[[Origin], Provider]
    capabilities: Callable[[EntryData], frozenset[Capability]]
    portal: str | None = None
    option_fields: Mapping[vol.Marker, Any] = field(default_factory=dict)
    push_step: str = "push"


def create_pingaway(origin: Origin) -> pingaway.Pingaway:
    """Return a reader of Pingaway, Telavox or another PBX with the same API."""
    data = origin.data
    if token := data.get(CONF_TOKEN):
        credential = bearer(token)
    else:
        credential = basic(data[CONF_USERNAME], data[CONF_PASSWORD])
    http = HttpClient(
        origin.session,
        pingaway.api_base(data[CONF_URL]),
        credential,
        first_timeout=origin.first_timeout,
    )
    return pingaway.Pingaway(http, origin.zone, origin.known)


def _create_telecomx(origin: Origin) -> telecomx.TelecomX:
    """Return a reader of Telecom X, with employees if the user wants to try that."""
    data = origin.data
    grant = Grant.from_dict(data[CONF_GRANT])
    http = HttpClient(
        origin.session,
        base_url(data[CONF_URL]),
        grant.credential,
        first_timeout=origin.first_timeout,
    )
    return telecomx.TelecomX(
        http,
        grant,
        data.get(CONF_CUSTOMER),
        with_employees=origin.options.get(CONF_WITH_EMPLOYEES, False),
    )


def _pingaway(brand: str | None, portal: str | None = None) -> ProviderKind:
    """Return a kind of provider with the API of Pingaway."""
    return ProviderKind(
        brand=brand,
        portal=portal,
        create=create_pingaway,
        capabilities=lambda _: pingaway.CAPABILITIES,
    )


PROVIDERS: Final[dict[str, ProviderKind]] = {
    PINGAWAY: _pingaway("Pingaway", "https://admin.pingaway.se/"),
    TELAVOX: _pingaway("Telavox", "https://admin.telavox.com/"),
    TELECOM_X: ProviderKind(
        brand="Telecom X",
        create=_create_telecomx,
        capabilities=lambda options: telecomx.capabilities(
            with_employees=options.get(CONF_WITH_EMPLOYEES, False)
        ),
        option_fields={
            vol.Required(CONF_WITH_EMPLOYEES, default=False): BooleanSelector()
        },
        push_step="push_telecom_x",
    ),
    CUSTOM: _pingaway(None),
}
"""Every kind of provider, by the name that entries store."""


def kind_of(data: EntryData) -> ProviderKind:
    """Return the kind of provider named in the data of an entry."""
    return PROVIDERS[data[CONF_PROVIDER]]


def branded_kind_of(data: EntryData) -> ProviderKind:
    """Return the kind of provider whose brand an account shows.

    The host of a custom address may belong to a known brand.
    """
    kind = kind_of(data)
    if kind.brand:
        return kind
    labels = (URL(data[CONF_URL]).host or "").split(".")
    branded = (
        known for key, known in PROVIDERS.items() if known.portal and key in labels
    )
    return next(branded, kind)


def capabilities_of(data: EntryData, options: EntryData) -> frozenset[Capability]:
    """Return what the provider of an entry can read, whether it is loaded or not.

    That is nothing if a later version of the integration added the provider.
    """
    kind = PROVIDERS.get(data[CONF_PROVIDER])
    return kind.capabilities(options) if kind else frozenset()


async def async_zone(options: EntryData) -> tzinfo | None:
    """Return the time zone of the PBX, or None if there is no such zone."""
    name = options.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)
    try:
        return await dt_util.async_get_time_zone(name)
    except ValueError, OSError:
        return None


def create_session(
    hass: HomeAssistant, *, auto_cleanup: bool = True
) -> aiohttp.ClientSession:
    """Return a session without cookies, so that two accounts never mix."""
    return async_create_clientsession(
        hass, auto_cleanup=auto_cleanup, cookie_jar=aiohttp.DummyCookieJar()
    )


@asynccontextmanager
async def trial_session(hass: HomeAssistant) -> AsyncIterator[aiohttp.ClientSession]:
    """Provide a temporary session for checking an account."""
    session = create_session(hass, auto_cleanup=False)
    try:
        yield session
    finally:
        session.detach()


def connector(session: aiohttp.ClientSession, address: str) -> Connect:
    """Return a factory of clients for an address; raise PbxAddressError."""
    return partial(HttpClient, session, base_url(address))
