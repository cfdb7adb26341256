"""The coordinator that reads the call log of the owner of the credentials."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform
from typing import Final, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_change
from homeassistant.util import dt as dt_util

from .call_watch import CallWatch
from .callers import Callers
from .const import GRACE_POLLS
from .coordinator import PresenceCoordinator
from .pbx.call_log import CallKind, LoggedCall, Owner
from .pbx.calls import CallEvent
from .pbx.contract import CallLogProvider
from .pbx.errors import PbxBusyError, PbxError
from .pbx.missed import MissedCalls
from .polling.account import AccountCoordinator
from .polling.failures import without_answer
from .polling.topics import Topic
from .runtime import PbxConfigEntry

INTERVAL: Final = timedelta(minutes=15)
SOON: Final = (10, 30)
"""Seconds from the end of a call until the log is read."""
PAST: Final = timedelta(days=30)
"""How far back the log is read, so that the last missed call is known."""
_OVER: Final = (CallEvent.ENDED, CallEvent.MISSED)


@dataclass(frozen=True, slots=True)
class _Wider:
    """Calls since a time, which are recent enough until another one."""

    start: datetime
    until: datetime
    calls: tuple[LoggedCall, ...]


class CallLogCoordinator(AccountCoordinator[tuple[LoggedCall, ...]]):
    """Keeps the finished calls of the owner, the newest first.

    Read it every 15 minutes, and once after a call of the owner.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        provider: CallLogProvider,
        presence: PresenceCoordinator,
        owner: Owner,
        callers: Callers,
    ) -> None:
        """Compare the calls with those that polls see."""
        super().__init__(hass, entry, "call log", INTERVAL)
        self.data = ()
        self.unseen: tuple[LoggedCall, ...] = ()
        """The missed calls of the last reading that no poll saw."""
        self._provider = provider
        self._presence = presence
        self.callers = callers
        self._missed = MissedCalls(dt_util.utcnow(), callers.same)
        self._watch = CallWatch(presence, owner.key or "")
        self._missed_calls: set[LoggedCall] = set()
        self._wider: _Wider | None = None
        self._failures = 0
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def start(self) -> None:
        """Follow the calls of the owner, and read the log soon."""
        self._look()
        entry = self.config_entry
        entry.async_on_unload(self._presence.async_add_listener(self._look, Topic.POLL))
        entry.async_on_unload(self._stop)
        entry.async_on_unload(
            async_track_time_change(self.hass, self._show_new_day, 0, 0, 0)
        )
        entry.async_create_background_task(
            self.hass, self.async_refresh(), f"{self.name} start"
        )

    @property
    def is_fresh(self) -> bool:
        """Return whether the log is recent enough to be shown."""
        return self.last_success is not None and self._failures < GRACE_POLLS

    @property
    def last_call(self) -> LoggedCall | None:
        """Return the last call, or None if there is none."""
        return next(iter(self.data), None)

    @property
    def last_missed(self) -> LoggedCall | None:
        """Return the last missed call, or None if there is none."""
        missed = (call for call in self.data if call.kind is CallKind.MISSED)
        return next(missed, None)

    @property
    def missed_today(self) -> int:
        """Return the number of calls missed since midnight, in Home Assistant's zone."""
        midnight = dt_util.start_of_local_day()
        return sum(call.at >= midnight for call in self._missed_calls)

    async def async_between(self, start: datetime, end: datetime) -> list[LoggedCall]:
        """Return the calls between two times, the newest first; raise a PbxError.

        The PBX is asked at most every 15 minutes, for calls before the last month.
        """
        now = dt_util.utcnow()
        if start >= now - PAST - INTERVAL and self.is_fresh:
            calls = self.data
        elif self._wider and start >= self._wider.start and now < self._wider.until:
            calls = self._wider.calls
        else:
            calls = await self._provider.call_log(start, now)
            self._wider = _Wider(start, now + INTERVAL, calls)
        return [call for call in calls if start <= call.at <= end]

    @override
    async def _async_update_data(self) -> tuple[LoggedCall, ...]:
        """Return the calls of the last month."""
        now = dt_util.utcnow()
        self.mark_changed(Topic.CALL_LOG, Topic.UNSEEN_CALLS)
        self.unseen = ()
        try:
            calls = await self._provider.call_log(now - PAST, now)
        except PbxError as err:
            self._failures += 1
            wait = err.retry_after if isinstance(err, PbxBusyError) else None
            least = INTERVAL.total_seconds()
            raise self._update_error(
                err, max(wait, least) if wait else None
            ) from without_answer(err)
        self._failures = 0
        self.last_success = now
        self._remember_missed(calls)
        if self._presence.is_fresh:
            self.unseen = self._missed.logged(calls, now)
        return calls

    @callback
    def _remember_missed(self, calls: tuple[LoggedCall, ...]) -> None:
        """Remember today's missed calls, which may leave the log before midnight."""
        midnight = dt_util.start_of_local_day()
        missed = {call for call in calls if call.kind is CallKind.MISSED}
        self._missed_calls = {
            call for call in self._missed_calls | missed if call.at >= midnight
        }

    @callback
    def _look(self) -> None:
        """Note what the last poll saw, and read the log soon after a call."""
        changes = self._watch.changes() or ()
        self._missed.polled(self._watch.look, changes, dt_util.utcnow())
        if not self._cancel and any(change.event in _OVER for change in changes):
            delay = uniform(*SOON)
            self._cancel = async_call_later(self.hass, delay, self._read)

    @callback
    def _show_new_day(self, _now: datetime) -> None:
        """Count today's calls again at midnight."""
        self.call_listeners([Topic.CALL_LOG])

    async def _read(self, _now: datetime) -> None:
        """Read the log."""
        self._cancel = None
        await self.async_refresh()

    @callback
    def _stop(self) -> None:
        """Stop reading the log."""
        if self._cancel:
            self._cancel()
            self._cancel = None

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Show it when the log is no longer recent enough."""
        super()._async_refresh_finished()
        if not self.last_update_success:
            self.call_listeners([Topic.CALL_LOG])
