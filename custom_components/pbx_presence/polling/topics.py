"""A coordinator that calls only the listeners whose topic changed."""

from collections.abc import Callable, Hashable, Iterable
from enum import Enum, auto
from typing import Any, override

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from ..const import LOGGER
from .failures import Reason, reason


class Topic(Enum):
    """What can change besides a single extension, whose topic is its key."""

    ANY_EXTENSION = auto()
    CONNECTIVITY = auto()
    EXTENSIONS = auto()
    POLL = auto()
    TOTALS = auto()


class TopicCoordinator[DataT](DataUpdateCoordinator[DataT]):
    """Tells each listener only of the topic that it gave as its context.

    A poll notes in `news` what changed, so that its cost follows what changed and not
    how many listen.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what every coordinator takes."""
        self.news: set[Topic | str] = set()
        self._said: Reason | None = None
        self._by_topic: dict[Hashable, dict[object, CALLBACK_TYPE]] = {}
        super().__init__(*args, **kwargs)

    @property
    def reason(self) -> Reason | None:
        """Return why there is no connection, None while there is one."""
        return None if self.last_update_success else reason(self.last_exception)

    @callback
    def report_connection(self) -> None:
        """Report after a poll that the connection is not as it was after the last one.

        Home Assistant calls no listeners for a second failure, whatever its reason is.
        """
        if self.reason is not self._said:
            self._said = self.reason
            self.tell([Topic.CONNECTIVITY])

    @callback
    @override
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: Any = None
    ) -> Callable[[], None]:
        """Call a listener when its topic changed; returns how to stop that."""
        stop_polling = super().async_add_listener(update_callback, context)
        listeners, token = self._by_topic.setdefault(context, {}), object()
        listeners[token] = update_callback

        @callback
        def remove_listener() -> None:
            del listeners[token]
            if not listeners:
                self._by_topic.pop(context, None)
            stop_polling()

        return remove_listener

    @callback
    @override
    def async_update_listeners(self) -> None:
        """Call the listeners of the topics that are news, those of the account first.

        Who reacts to one extension finds the counts as they are with it.
        """
        news, self.news = self.news, set()
        topics = [topic for topic in Topic if topic in news]
        self.tell([*topics, *sorted(key for key in news if isinstance(key, str))])

    @callback
    def tell(self, topics: Iterable[Hashable]) -> None:
        """Call the listeners of these topics; one that fails harms no other."""
        for topic in topics:
            for listener in tuple(self._by_topic.get(topic, {}).values()):
                try:
                    listener()
                except Exception:  # noqa: BLE001
                    LOGGER.exception("Unexpected error updating a listener")
