"""How long people have talked today."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTime:
    """The time on calls since midnight, in seconds, as seen by the polls.

    The time between two polls counts for those who were on a call in the first one. So
    a call counts later than it started and longer than it lasted, by half an interval
    each on average. `on_call` is the number of people on a call in the last poll, None
    if that is unknown, and `is_known` whether it was ever known on that day.
    """

    day: date
    seconds: float = 0
    on_call: int | None = None
    is_known: bool = False

    @property
    def minutes(self) -> int | None:
        """Return the whole minutes, or None if nothing is known."""
        return int(self.seconds // 60) if self.is_known else None

    def after(self, now: datetime, elapsed: timedelta, on_call: int | None) -> Self:
        """Return the time after another poll.

        `now` is a local time, and `elapsed` is the time since the poll before, 0 after
        an outage. Of an interval with midnight in it, only the part after it counts.
        """
        today, is_same = now.date(), now.date() == self.day
        counted = elapsed.total_seconds()
        if not is_same:
            counted = min(counted, _since_midnight(now))
        return type(self)(
            day=today,
            seconds=(self.seconds if is_same else 0) + self._talked(counted),
            on_call=on_call,
            is_known=on_call is not None or (is_same and self.is_known),
        )

    def at_midnight(self, now: datetime, elapsed: timedelta) -> Self:
        """Return the time at the end of its day, of which `now` is the next one."""
        counted = elapsed.total_seconds() - _since_midnight(now)
        return replace(self, seconds=self.seconds + self._talked(counted))

    def _talked(self, seconds: float) -> float:
        """Return the time on calls in an interval; the clock may have been set back."""
        return (self.on_call or 0) * max(0.0, seconds)


def _since_midnight(now: datetime) -> float:
    """Return the seconds since local midnight."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return now.timestamp() - midnight.timestamp()
