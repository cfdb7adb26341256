"""A coordinator that calls only the listeners of what changed."""

import asyncio
from collections.abc import Callable, Hashable, Iterable
from enum import Enum, auto
from functools import partial
from itertools import batched
from typing import Any, Final, override

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from ..const import LOGGER

CHUNK: Final = 100
"""How many extensions are shown before other work of Home Assistant."""


class Topic(Enum):
    """The topics other than a single extension, whose topic is its key."""

    ANY_EXTENSION = auto()
    CALL_LOG = auto()
    CONNECTIVITY = auto()
    EXTENSIONS = auto()
    """Which extensions have entities."""
    POLL = auto()
    TOTALS = auto()
    UNSEEN_CALLS = auto()
    """The missed calls that no poll saw."""


@callback
def _do_nothing() -> None:
    """Do nothing: the listeners are called by topic."""


class TopicCoordinator[DataT](DataUpdateCoordinator[DataT]):
    """Calls a listener only when the topic that it gave as its context changed.

    Most polls change little. The cost of a poll depends on how much changed, not on the
    number of listeners.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of any coordinator."""
        self._changed: set[Topic | str] = set()
        self._by_topic: dict[Hashable, list[CALLBACK_TYPE]] = {}
        self._stop_polling: CALLBACK_TYPE | None = None
        self._others: asyncio.Task[None] | None = None
        super().__init__(*args, **kwargs)

    @callback
    def mark_changed(self, *topics: Topic | str) -> None:
        """Call the listeners of some topics after the current poll."""
        self._changed.update(topics)

    @callback
    @override
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: Hashable = None
    ) -> Callable[[], None]:
        """Call a listener when its topic changed; return a function to stop that."""
        if not self._by_topic:
            # One for all: the base class needs to know only that there are any.
            self._stop_polling = super().async_add_listener(_do_nothing)
        self._by_topic.setdefault(context, []).append(update_callback)
        return partial(self._remove_listener, context, update_callback)

    @callback
    def _remove_listener(
        self, context: Hashable, update_callback: CALLBACK_TYPE
    ) -> None:
        """Call a listener no more."""
        listeners = self._by_topic[context]
        listeners.remove(update_callback)
        if not listeners:
            del self._by_topic[context]
        if not self._by_topic and self._stop_polling:
            self._stop_polling()

    @callback
    @override
    def async_update_listeners(self) -> None:
        """Call the listeners of the changed topics.

        Those of the account come first, so that a listener of an extension finds the
        counts up to date.
        """
        changed, self._changed = self._changed, set()
        topics = [topic for topic in Topic if topic in changed]
        keys = sorted(topic for topic in changed if isinstance(topic, str))
        self.call_listeners([*topics, *keys[:CHUNK]])
        if later := keys[CHUNK:]:
            self._others = self.hass.async_create_task(
                self._call_others(later), f"{self.name} others"
            )

    async def _call_others(self, keys: Iterable[str]) -> None:
        """Call the listeners of many topics, and let other work run in between."""
        for chunk in batched(keys, CHUNK, strict=False):
            await asyncio.sleep(0)
            self.call_listeners(chunk)

    @override
    async def async_refresh(self) -> None:
        """Poll now, and wait until every listener was called."""
        await super().async_refresh()
        if self._others:
            await self._others

    @callback
    def call_listeners(self, topics: Iterable[Hashable]) -> None:
        """Call the listeners of some topics now, even if one of them fails."""
        for topic in topics:
            for listener in tuple(self._by_topic.get(topic, ())):
                try:
                    listener()
                except Exception:  # noqa: BLE001
                    LOGGER.exception("Unexpected error updating a listener")
