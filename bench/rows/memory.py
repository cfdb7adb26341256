"""The memory for each followed extension, compared with a plain coordinator."""

from collections.abc import Awaitable, Callable
import gc
import tracemalloc

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from bench.account import Account
from bench.home import Feed, add_account, running_home, served, set_up
from bench.polled import add_polled
from bench.table import Budget, Limit, Line
from custom_components.pbx_presence.coordinator import PresenceCoordinator

PEOPLE = 1000
AT_MOST = Budget(limit=Limit.VALUE, bound=2048)

type Add = Callable[[HomeAssistant], Awaitable[ConfigEntry]]


async def measure(effort: float) -> list[Line]:
    """Return the line for 1,000 extensions, all of which are followed."""
    feed = Feed()
    feed.body = Account(PEOPLE).body()

    async def plain(hass: HomeAssistant) -> ConfigEntry:
        entry, _ = await add_polled(hass, feed, presence)
        return entry

    async def ours(hass: HomeAssistant) -> ConfigEntry:
        return add_account(hass)

    with served(feed):
        presence = await _presence()
        whole, peer = await _allocated(ours), await _allocated(plain)
    return [
        Line(
            what="memory per followed extension, Home Assistant's own part left out",
            measured=(whole - peer) / PEOPLE,
            budget=AT_MOST,
            unit=lambda size: f"{size:,.0f} B",
            note=f"{whole / PEOPLE:,.0f} B with it",
        )
    ]


async def _presence() -> PresenceCoordinator:
    """Return a coordinator with the extensions, whose keys the peer takes."""
    async with running_home() as hass:
        entry = add_account(hass)
        await set_up(hass, entry)
        presence: PresenceCoordinator = entry.runtime_data.presence
        return presence


async def _allocated(add: Add) -> int:
    """Return the bytes that Home Assistant holds more after an account is set up."""
    async with running_home() as hass:
        tracemalloc.start()
        try:
            await set_up(hass, await add(hass))
            gc.collect()
            return tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()
