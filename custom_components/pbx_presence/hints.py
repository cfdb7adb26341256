"""Polling at once when something may have happened, and not more than once a second."""

import asyncio
from collections.abc import Awaitable, Callable

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .const import HINT_INTERVAL


class Hints:
    """Turns hints into polls, however many arrive and however long a poll takes."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        poll: Callable[[], Awaitable[None]],
    ) -> None:
        """Poll with a function, for as long as an entry is loaded."""
        self._hass = hass
        self._entry = entry
        self._poll = poll
        self._is_hinted = False
        self._task: asyncio.Task[None] | None = None

    @callback
    def hint(self) -> None:
        """Poll soon, because something may have happened."""
        self._is_hinted = True
        if self._task is None or self._task.done():
            self._task = self._entry.async_create_background_task(
                self._hass, self._follow(), "hints"
            )

    async def _follow(self) -> None:
        """Poll for the hints so far, and once more for those that came meanwhile."""
        while self._is_hinted:
            self._is_hinted = False
            await self._poll()
            await asyncio.sleep(HINT_INTERVAL)
