"""How long people have talked today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTime:
    """The time on calls since midnight, in seconds, as seen by the polls.

    The time between two polls counts for those who were on a call in the first one. So
    a call counts later than it started and longer than it lasted, by half an interval
    each on average. `on_call` is the number of people on a call in the last poll.
    """

    day: date
    seconds: float = 0
    on_call: int = 0

    @property
    def minutes(self) -> int:
        """Return the whole minutes."""
        return int(self.seconds // 60)

    def after(self, now: datetime, elapsed: timedelta, on_call: int) -> Self:
        """Return the time after another poll.

        `now` is a local time, and `elapsed` is the time since the poll before, 0 after
        an outage. Of an interval with midnight in it, only the part after it counts.
        """
        today, before = now.date(), self.seconds
        # The clock may have been set back.
        counted = max(0.0, elapsed.total_seconds())
        if today != self.day:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
            before = 0
            counted = min(counted, now.timestamp() - midnight.timestamp())
        seconds = before + self.on_call * counted
        return type(self)(day=today, seconds=seconds, on_call=on_call)
