"""Polls an account, keeps its extensions, and notes what about them is news."""

from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from . import devices, issues as repairs
from .const import DOMAIN, LISTS_UNTIL_REMOVED, LOGGER
from .pbx.account import Capability
from .pbx.contract import Provider
from .pbx.errors import (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxError,
)
from .pbx.model import Extension, Listing
from .polling.failures import backoff, translated, without_answer
from .polling.follow import Follow, most_extensions
from .polling.pace import Pace
from .polling.store import KeyStore
from .polling.topics import Topic, TopicCoordinator
from .polling.totals import Totals


class PresenceCoordinator(TopicCoordinator[dict[str, Extension]]):
    """Keeps the followed extensions of one account by their keys."""

    config_entry: ConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        provider: Provider,
        store: KeyStore,
    ) -> None:
        """Poll a provider as the options of the entry say."""
        options = entry.options
        self.provider = provider
        self.pace = Pace.from_options(options)
        self.listing = Listing()
        self.totals = Totals()
        self.keys: set[str] = set()
        """The keys that have entities: listed now, or not missing for long."""
        self.last_success: datetime | None = None
        self.gaps = 0
        """Counts the times that nobody can say what happened in between."""
        self.on_refused: Callable[[], Coroutine[Any, Any, None]] | None = None
        """Is called when the PBX refuses the credentials."""
        self._store = store
        self._follow = Follow.from_options(options)
        self._end_grace: CALLBACK_TYPE | None = None
        self._failures = 0
        self._calls_changed_at: datetime | None = None
        self._limit = most_extensions(options)
        self._missing: dict[str, int] = {}
        self._stale = False
        self.success_at = 0.0
        """When the last good poll was, by a clock that nobody sets."""
        self.polls = 0
        """Counts the good polls."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} extension",
            update_interval=timedelta(seconds=self.pace.interval),
        )
        self.data = {}
        entry.async_on_unload(self._cancel_grace)

    @property
    def is_fresh(self) -> bool:
        """Return whether the data are of the last good poll or within its grace."""
        return not self._stale and self.last_success is not None

    @property
    def _allowance(self) -> timedelta:
        """Return how old the data may be."""
        return self.pace.grace(self.update_interval or timedelta())

    @override
    async def _async_setup(self) -> None:
        """Count the extensions that we had devices for as missing until listed."""
        self._missing = dict.fromkeys(
            devices.device_keys(self.hass, self.config_entry), 0
        )

    @override
    async def _async_update_data(self) -> dict[str, Extension]:
        """Return the followed extensions by their keys."""
        known = self.provider.known
        try:
            listing = await self.provider.extensions()
        except PbxError as err:
            if self._shutdown_requested:
                return self.data
            raise self._failed(err) from without_answer(err)
        # A poll that somebody asked for may end after the account was unloaded.
        if self._shutdown_requested:
            return self.data
        if self.provider.known is not known:
            await self._store.async_save(self.provider.known)
        return self._succeeded(listing)

    @callback
    def _succeeded(self, listing: Listing) -> dict[str, Extension]:
        """Return the data of a good poll and note what is new in them."""
        now = dt_util.utcnow()
        if self.last_success and now - self.last_success > self._allowance:
            # A machine that slept, say. Nobody is to take it for a change of state.
            self._go_stale()
        if self._stale or not self.last_success:
            self.gaps += 1
        self._cancel_grace()
        self._failures = 0
        repairs.clear_denied(self.hass, self.config_entry, Capability.EXTENSIONS)
        data = self.data
        if listing is not self.listing:
            data = self._read(listing, data)
        if self._stale:
            self._stale = False
            self.news |= {*self.keys, Topic.ANY_EXTENSION, Topic.TOTALS}
        self.last_success = now
        self.polls += 1
        self.success_at = self.hass.loop.time()
        self.news.add(Topic.POLL)
        if self._missing and listing.complete:
            self._count_missing()
        self._adapt()
        return data

    @callback
    def _read(
        self, listing: Listing, before: dict[str, Extension]
    ) -> dict[str, Extension]:
        """Return the followed extensions of a new listing and note who changed."""
        self.listing = listing
        data = self._limited(self._follow.select(listing.extensions))
        changed = {key for key, ext in data.items() if before.get(key) is not ext}
        gone = before.keys() - data.keys()
        self.news |= changed | gone
        if changed or gone:
            self.news.add(Topic.ANY_EXTENSION)
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
        self._note_who_is_there(data, gone)
        return data

    @callback
    def _count(self, now: Iterable[Extension], before: Iterable[Extension]) -> None:
        """Count the extensions that changed as they are now and not as before."""
        totals = self.totals.plus(Totals.of(now)).plus(Totals.of(before), sign=-1)
        if totals != self.totals:
            self.totals = totals
            self.news.add(Topic.TOTALS)

    @callback
    def _note_who_is_there(self, data: dict[str, Extension], gone: set[str]) -> None:
        """Keep book of who has entities and who is missing."""
        if not data.keys() <= self.keys:
            self.keys |= data.keys()
            self.news.add(Topic.EXTENSIONS)
        self._missing |= dict.fromkeys(gone, 0)
        for key in self._missing.keys() & data.keys():
            del self._missing[key]
        if not self.last_success:
            self._remove_unfollowed()

    @callback
    def _remove_unfollowed(self) -> None:
        """Remove at once whose devices are left from another choice of extensions.

        Later on, somebody who lacks a followed key word may get it back.
        """
        for key in {ext.key for ext in self.listing.extensions} & self._missing.keys():
            self._remove(key)

    @callback
    def _limited(self, followed: dict[str, Extension]) -> dict[str, Extension]:
        """Return as many extensions as Home Assistant takes, those we have first."""
        count, limit = len(followed), self._limit
        repairs.report_too_many(self.hass, self.config_entry, count, limit)
        repairs.report_nobody(self.hass, self.config_entry, not followed)
        if count <= limit:
            return followed
        had = self.keys | self._missing.keys()
        first = sorted(followed, key=lambda key: key not in had)
        return {key: followed[key] for key in first[:limit]}

    @callback
    def _count_missing(self) -> None:
        """Remove the devices of extensions that several complete lists lack."""
        for key in list(self._missing):
            self._missing[key] += 1
            if self._missing[key] >= LISTS_UNTIL_REMOVED:
                self._remove(key)

    @callback
    def _remove(self, key: str) -> None:
        """Remove the device of an extension; listed again, it gets a new one."""
        self.forget(key)
        devices.remove_device(self.hass, self.config_entry, key)

    @callback
    def forget(self, key: str) -> None:
        """Forget an extension that is not listed, because its device is gone."""
        self._missing.pop(key, None)
        if key in self.keys:
            self.keys.discard(key)
            self.news.add(Topic.EXTENSIONS)

    @callback
    def _adapt(self) -> None:
        """Poll as often as what was just seen asks for."""
        changed_at = self._calls_changed_at
        self.update_interval = self.pace.until_next(
            dt_util.utcnow() - changed_at if changed_at else None,
            is_signaling=self.totals.signaling > 0,
            max_age=self.provider.max_age,
        )

    @callback
    def _failed(self, err: PbxError) -> Exception:
        """Return what to raise for a failed poll; the last data live on for a while."""
        self._failures += 1
        if isinstance(err, PbxAccessDeniedError):
            repairs.report_denied(
                self.hass, self.config_entry, Capability.EXTENSIONS, self.provider
            )
        if isinstance(err, PbxAuthenticationError):
            self._go_stale()
            if self.on_refused:
                self.config_entry.async_create_task(self.hass, self.on_refused())
            return ConfigEntryAuthFailed(**translated(err))
        wish = err.retry_after if isinstance(err, PbxBusyError) else None
        wait = max(wish or 0, backoff(self.pace.interval, self._failures))
        return UpdateFailed(retry_after=wait, **translated(err))

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Tell of the connection, and let the grace begin, whatever the failure was."""
        self.report_connection()
        if not self.last_update_success and not self._shutdown_requested:
            self._start_grace()

    @callback
    def _start_grace(self) -> None:
        """Let the data count as good until the grace since the last good poll ends."""
        if self._end_grace or self._stale or not self.last_success:
            return
        # Not by the clock on the wall, which may be set.
        age = timedelta(seconds=self.hass.loop.time() - self.success_at)
        left = max(self._allowance - age, timedelta())
        self._end_grace = async_call_later(self.hass, left, self._go_stale)

    @callback
    def _cancel_grace(self) -> None:
        """Stop waiting for the end of the grace."""
        if self._end_grace:
            self._end_grace()
            self._end_grace = None

    @callback
    def _go_stale(self, _now: datetime | None = None) -> None:
        """Make everything unavailable until one good poll."""
        self._cancel_grace()
        if not self._stale:
            self._stale = True
            self.tell([*self.keys, Topic.ANY_EXTENSION, Topic.TOTALS])
