"""An address that a PBX can call when something happens: a hint to poll, and no more.

Whoever knows the address can give a hint, so nothing of what comes with it is read or
believed. The poll stays the truth.
"""

from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any, Final

from aiohttp.hdrs import METH_GET, METH_POST
from aiohttp.web import Request, Response
from homeassistant.components import webhook
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.util.network import is_ip_address
from yarl import URL

from .const import DOMAIN
from .coordinator import PresenceCoordinator
from .hints import Hints

_CLOUD: Final = "cloud"
_INTERNAL: Final = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


@callback
def async_listen(
    hass: HomeAssistant, entry: ConfigEntry, presence: PresenceCoordinator
) -> None:
    """Let hints come in while the entry is loaded, if the user wants any."""
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
    """Return the address that belongs to an id, the one at the cloud if there is one.

    Only its path where nobody knows how Home Assistant is reached.
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
    """Return whether a PBX on the internet may be able to call an address."""
    url = URL(address)
    host = (url.host or "").rstrip(".")
    if is_ip_address(host):
        is_public = ip_address(host).is_global
    else:
        is_public = "." in host and not host.endswith(_INTERNAL)
    return url.scheme == "https" and is_public


async def async_forget(hass: HomeAssistant, webhook_id: str | None) -> None:
    """Take an address back from the cloud, if it has one there."""
    if webhook_id and (cloud := _cloud(hass)):
        with _despite_the_cloud():
            await cloud.async_delete_cloudhook(hass, webhook_id)


def _despite_the_cloud() -> suppress:
    """Let a cloud that is down, or does not know an address, be no error.

    What it raises then has no class in common, and some of it no class that is always
    there.
    """
    return suppress(Exception)


def _cloud(hass: HomeAssistant) -> Any:
    """Return the cloud where the user has a subscription, else None."""
    if _CLOUD not in hass.config.components:
        return None
    # Loads much that is not needed, and not installed everywhere, without a cloud.
    from homeassistant.components import cloud  # noqa: PLC0415

    return cloud if cloud.async_active_subscription(hass) else None
