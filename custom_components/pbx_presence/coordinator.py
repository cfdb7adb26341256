"""The coordinator that polls the extensions of an account."""

from collections.abc import Callable, Coroutine, Iterable, Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from . import devices, issues
from .pbx.account import Capability
from .pbx.contract import Provider
from .pbx.errors import (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxError,
)
from .pbx.model import Extension, Listing
from .polling.account import AccountCoordinator
from .polling.attendance import Attendance
from .polling.failures import backoff, without_answer
from .polling.follow import Follow, most_extensions
from .polling.grace import Grace
from .polling.pace import Pace
from .polling.store import KeyStore
from .polling.topics import Topic
from .polling.totals import Totals
from .runtime import PbxConfigEntry

type OnRefused = Callable[[], Coroutine[Any, Any, None]]


class PresenceCoordinator(AccountCoordinator[dict[str, Extension]]):
    """Keeps the followed extensions of one account, by key."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        provider: Provider,
        store: KeyStore,
        on_refused: OnRefused | None = None,
    ) -> None:
        """Poll a provider; call `on_refused` when the PBX refuses the credentials."""
        self.provider = provider
        self.pace = Pace.from_options(entry.options)
        self.listing = Listing()
        self.totals = Totals()
        self.attendance = Attendance()
        self.gaps = 0
        """How often polling started, or resumed after the data became stale."""
        self.polls = 0
        """The number of successful polls."""
        self.elapsed = timedelta()
        """The time between the last two successful polls, 0 after an outage."""
        self.success_at = 0.0
        """Monotonic time of the last successful poll."""
        self._store = store
        self._on_refused = on_refused
        self._follow = Follow.from_options(entry.options)
        self._limit = most_extensions(entry.options)
        self._failures = 0
        self._calls_changed_at: datetime | None = None
        self._grace = Grace(hass, self._report_stale)
        interval = timedelta(seconds=self.pace.interval)
        super().__init__(hass, entry, "extension", interval)
        self.data = {}
        entry.async_on_unload(self._grace.cancel)

    @property
    def is_fresh(self) -> bool:
        """Return whether the data are recent enough to be shown."""
        return not self._grace.is_stale and self.last_success is not None

    @override
    async def _async_setup(self) -> None:
        """Count every extension that already has a device as missing until it is listed."""
        keys = devices.device_keys(self.hass, self.config_entry)
        self.attendance = Attendance(missing=dict.fromkeys(keys, 0))

    @override
    async def _async_update_data(self) -> dict[str, Extension]:
        """Return the followed extensions by key."""
        known = self.provider.known
        try:
            listing = await self.provider.extensions()
        except PbxError as err:
            if self._shutdown_requested:
                return self.data
            raise self._failed(err) from without_answer(err)
        # A requested poll can end after the entry was unloaded.
        if self._shutdown_requested:
            return self.data
        if self.provider.known is not known:
            await self._store.async_save(self.provider.known)
        return self._succeeded(listing)

    @callback
    def _succeeded(self, listing: Listing) -> dict[str, Extension]:
        """Return the data of a successful poll."""
        now = dt_util.utcnow()
        if self.last_success and now - self.last_success > self._max_age:
            # The machine may have been asleep: treat this as an outage.
            self._grace.end()
        self.elapsed = timedelta()
        if not self.is_fresh:
            self.gaps += 1
        elif self.last_success:
            self.elapsed = now - self.last_success
        self._failures = 0
        issues.clear_denied(self.hass, self.config_entry, Capability.EXTENSIONS)
        is_new = listing is not self.listing
        data = self._read(listing) if is_new else self.data
        if self.attendance.missing and listing.complete:
            self._apply(self.attendance.counted())
        # Only now, because an entity writes its state when its device is renamed.
        if self._grace.renew():
            self._mark_all_changed()
        self.last_success = now
        self.success_at = self.hass.loop.time()
        self.polls += 1
        self.mark_changed(Topic.POLL)
        self._choose_interval()
        return data

    @callback
    def _read(self, listing: Listing) -> dict[str, Extension]:
        """Return the followed extensions of a new listing, and mark what changed."""
        self.listing = listing
        followed = self._follow.select(listing.extensions)
        self._report_count(len(followed))
        before, data = self.data, self.attendance.within(followed, self._limit)
        changed = {key for key, ext in data.items() if before.get(key) is not ext}
        gone = before.keys() - data.keys()
        if changed or gone:
            self.mark_changed(Topic.ANY_EXTENSION, *changed, *gone)
        self._count(
            (data[key] for key in changed),
            (before[key] for key in before.keys() & (changed | gone)),
        )
        for key in changed:
            devices.update_device(self.hass, self.config_entry, data[key])
        if self.last_success and any(
            key in before and before[key].calls != data[key].calls for key in changed
        ):
            self._calls_changed_at = dt_util.utcnow()
        self._take_attendance(data.keys(), gone)
        return data

    @callback
    def _report_count(self, count: int) -> None:
        """Report that too many extensions are followed, or none at all."""
        issues.report_too_many(self.hass, self.config_entry, count, self._limit)
        issues.report_nobody(self.hass, self.config_entry, not count)

    @callback
    def _count(self, now: Iterable[Extension], before: Iterable[Extension]) -> None:
        """Update the totals for the extensions that changed."""
        totals = self.totals.plus(Totals.of(now)).plus(Totals.of(before), sign=-1)
        if totals != self.totals:
            self.totals = totals
            self.mark_changed(Topic.TOTALS)

    @callback
    def _take_attendance(
        self, followed: AbstractSet[str], gone: AbstractSet[str]
    ) -> None:
        """Add new extensions, and count those that are gone as missing."""
        attendance = self.attendance.after(followed, gone)
        if not self.last_success:
            # Listed but not followed on the first poll means that the user no longer
            # wants them. Later it means a lost keyword, which may come back.
            listed = {extension.key for extension in self.listing.extensions}
            attendance = attendance.without(listed & attendance.missing.keys())
        self._apply(attendance)

    @callback
    def _apply(self, attendance: Attendance) -> None:
        """Keep a new attendance, and remove the devices that it no longer has."""
        before, self.attendance = self.attendance, attendance
        if attendance.present != before.present:
            self.mark_changed(Topic.EXTENSIONS)
        for key in before.known - attendance.known:
            devices.remove_device(self.hass, self.config_entry, key)

    @callback
    def forget(self, key: str) -> None:
        """Forget an extension that is not listed, whose device the user deletes."""
        if key in self.attendance.present:
            self.mark_changed(Topic.EXTENSIONS)
        self.attendance = self.attendance.without({key})
        self.async_update_listeners()

    @callback
    def _choose_interval(self) -> None:
        """Choose the time to the next poll."""
        changed_at = self._calls_changed_at
        self.update_interval = self.pace.until_next(
            dt_util.utcnow() - changed_at if changed_at else None,
            is_signaling=self.totals.signaling > 0,
            max_age=self.provider.max_age,
        )

    @callback
    def _failed(self, err: PbxError) -> Exception:
        """Return the exception for a failed poll."""
        self._failures += 1
        if isinstance(err, PbxAccessDeniedError):
            issues.report_denied(
                self.hass, self.config_entry, Capability.EXTENSIONS, self.provider
            )
        if isinstance(err, PbxAuthenticationError):
            self._grace.end()
            is_loaded = self.config_entry.state is ConfigEntryState.LOADED
            if self._on_refused and is_loaded:
                self.config_entry.async_create_task(self.hass, self._on_refused())
        asked = err.retry_after if isinstance(err, PbxBusyError) else None
        wait = max(asked or 0, backoff(self.pace.interval, self._failures))
        return self._update_error(err, wait)

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Report the connection, and start the grace period after a failure."""
        super()._async_refresh_finished()
        has_failed = not self.last_update_success and not self._shutdown_requested
        if has_failed and self.last_success:
            # Monotonic, because the wall clock can be set.
            age = timedelta(seconds=self.hass.loop.time() - self.success_at)
            self._grace.start(self._max_age - age)

    @property
    def _max_age(self) -> timedelta:
        """Return how old the data may be."""
        return self.pace.grace(self.update_interval or timedelta())

    @callback
    def _report_stale(self) -> None:
        """Make every entity unavailable until the next successful poll."""
        self._mark_all_changed()
        self.async_update_listeners()

    @callback
    def _mark_all_changed(self) -> None:
        """Mark everything that depends on the extensions as changed."""
        self.mark_changed(*self.attendance.present, Topic.ANY_EXTENSION, Topic.TOTALS)
