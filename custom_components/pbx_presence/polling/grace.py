"""How long the last data stay valid while polls fail."""

from collections.abc import Callable
from datetime import datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later


class Grace:
    """The time until the last data become stale, and whether they are."""

    def __init__(self, hass: HomeAssistant, on_stale: Callable[[], None]) -> None:
        """Start with data that are not stale; `on_stale` is called when they become so."""
        self.is_stale = False
        self._hass = hass
        self._on_stale = on_stale
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def start(self, left: timedelta) -> None:
        """Let the data become stale after a time, unless that is already due."""
        if not self._cancel and not self.is_stale:
            delay = max(left, timedelta())
            self._cancel = async_call_later(self._hass, delay, self.end)

    @callback
    def cancel(self) -> None:
        """Cancel the timer, whether the data are stale or not."""
        if self._cancel:
            self._cancel()
            self._cancel = None

    @callback
    def end(self, _now: datetime | None = None) -> None:
        """Make the data stale until they are renewed."""
        self.cancel()
        if not self.is_stale:
            self.is_stale = True
            self._on_stale()

    @callback
    def renew(self) -> bool:
        """Make the data valid again; return whether they were stale."""
        self.cancel()
        was_stale, self.is_stale = self.is_stale, False
        return was_stale
