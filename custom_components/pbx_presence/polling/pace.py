"""How often the PBX is polled, and how old its answer may be."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from ..const import (
    CONF_FAST_INTERVAL,
    CONF_INTERVAL,
    DEFAULT_FAST_INTERVAL,
    DEFAULT_INTERVAL,
    FAST_PERIOD,
    GRACE_POLLS,
    MIN_GRACE,
    EntryData,
)


@dataclass(frozen=True, slots=True)
class Pace:
    """The two intervals between polls that the user chose, in seconds."""

    interval: int
    fast_interval: int

    @classmethod
    def from_options(cls, options: EntryData) -> Self:
        """Return the pace in the options of an entry.

        The fast interval is never longer than the other one.
        """
        interval = options.get(CONF_INTERVAL, DEFAULT_INTERVAL)
        fast = options.get(CONF_FAST_INTERVAL, DEFAULT_FAST_INTERVAL)
        return cls(interval, min(fast, interval))

    def until_next(
        self, since_change: timedelta | None, *, is_signaling: bool, max_age: float
    ) -> timedelta:
        """Return the time to the next poll.

        Poll fast while a phone rings or dials, and for two minutes after a call changed.
        A call that continues does not count: in an office someone is always on the phone.
        The server can ask for a longer time with `max_age`, in seconds.
        """
        # Negative after the clock was set back.
        is_recent = (
            since_change is not None and timedelta() <= since_change < FAST_PERIOD
        )
        wanted = self.fast_interval if is_signaling or is_recent else self.interval
        return timedelta(seconds=max(wanted, max_age))

    def grace(self, between_polls: timedelta) -> timedelta:
        """Return how old an answer may be: three polls, but at least two minutes."""
        longest = max(timedelta(seconds=self.interval), between_polls)
        return max(GRACE_POLLS * longest, MIN_GRACE)
