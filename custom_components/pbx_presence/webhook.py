"""The webhook: a URL that the PBX calls when something happens, so that we poll at once.

Anyone who knows the URL can call it. The request is therefore never read; it only
triggers a poll.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any, Final

from aiohttp.hdrs import METH_GET, METH_POST
from aiohttp.web import Request, Response
from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.util.network import is_ip_address
from yarl import URL

from .const import DOMAIN, HINT_INTERVAL
from .coordinator import PresenceCoordinator
from .runtime import PbxConfigEntry

_CLOUD: Final = "cloud"
_INTERNAL: Final = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


class Hints:
    """Turns hints that something may have happened into polls, at most one per second."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        poll: Callable[[], Awaitable[None]],
    ) -> None:
        """Call `poll` for hints, for as long as an entry is loaded."""
        self._hass = hass
        self._entry = entry
        self._poll = poll
        self._is_hinted = False
        self._task: asyncio.Task[None] | None = None

    @callback
    def hint(self) -> None:
        """Poll soon."""
        self._is_hinted = True
        if self._task is None or self._task.done():
            self._task = self._entry.async_create_background_task(
                self._hass, self._follow(), "hints"
            )

    async def _follow(self) -> None:
        """Poll for the hints so far, and again if others arrived in the meantime."""
        while self._is_hinted:
            self._is_hinted = False
            await self._poll()
            await asyncio.sleep(HINT_INTERVAL)


@callback
def async_listen(
    hass: HomeAssistant, entry: PbxConfigEntry, presence: PresenceCoordinator
) -> None:
    """Register the webhook of an entry, if it has one, until the entry is unloaded."""
    if not (webhook_id := entry.options.get(CONF_WEBHOOK_ID)):
        return
    hints = Hints(hass, entry, presence.async_refresh)

    async def handle(_: HomeAssistant, __: str, ___: Request) -> Response:
        hints.hint()
        return Response(status=HTTPStatus.OK)

    methods = (METH_GET, METH_POST)
    webhook.async_register(
        hass, DOMAIN, entry.title, webhook_id, handle, allowed_methods=methods
    )
    entry.async_on_unload(lambda: webhook.async_unregister(hass, webhook_id))


async def async_address(hass: HomeAssistant, webhook_id: str) -> str:
    """Return the URL of a webhook, at Home Assistant Cloud if the user has that.

    Return only its path if Home Assistant has no URL.
    """
    if cloud := _cloud(hass):
        with _despite_the_cloud():
            address: str = await cloud.async_get_or_create_cloudhook(hass, webhook_id)
            return address
    try:
        return webhook.async_generate_url(hass, webhook_id)
    except NoURLAvailableError:
        return webhook.async_generate_path(webhook_id)


def is_reachable(address: str) -> bool:
    """Return whether a PBX on the internet could call an address."""
    url = URL(address)
    host = (url.host or "").rstrip(".")
    if is_ip_address(host):
        is_public = ip_address(host).is_global
    else:
        is_public = "." in host and not host.endswith(_INTERNAL)
    return url.scheme == "https" and is_public


async def async_forget(hass: HomeAssistant, webhook_id: str | None) -> None:
    """Delete the URL of a webhook at Home Assistant Cloud, if it has one."""
    if webhook_id and (cloud := _cloud(hass)):
        with _despite_the_cloud():
            await cloud.async_delete_cloudhook(hass, webhook_id)


def _despite_the_cloud() -> suppress:
    """Ignore errors of Home Assistant Cloud, e.g. that it is down.

    They have no common base class, and some classes are not always installed.
    """
    return suppress(Exception)


def _cloud(hass: HomeAssistant) -> Any:
    """Return the cloud component if the user has a subscription, else None."""
    if _CLOUD not in hass.config.components:
        return None
    # Imports a lot that is not needed, or not installed, without a subscription.
    from homeassistant.components import cloud  # noqa: PLC0415

    return cloud if cloud.async_active_subscription(hass) else None
