"""Simulated time, which starts at any time of day and runs at any speed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
import time
from zoneinfo import ZoneInfo

DAY = 24 * 60 * 60
ZONE = ZoneInfo("Europe/Stockholm")


def steady_seconds() -> float:
    """Return monotonic real seconds; looked up late so that tests can freeze them."""
    return time.monotonic()


def wall_seconds() -> float:
    """Return real seconds since 1970; looked up late so that tests can freeze them."""
    return time.time()


def zoned(at: datetime) -> datetime:
    """Return a time with a time zone: the provider's if it had none."""
    return at if at.tzinfo else at.replace(tzinfo=ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedClock:
    """A clock in seconds since midnight of the first simulated day.

    `start` is the time at which it starts, and `speed` the number of simulated seconds
    in a real one (0 stands still). `clock` returns real seconds, and `wall` the real
    time since 1970. Both are read once here, so that a converted time never varies.
    """

    start: float = 0.0
    speed: float = 1.0
    clock: Callable[[], float] = steady_seconds
    wall: Callable[[], float] = wall_seconds
    _origin: float = field(init=False)
    _wall_origin: float = field(init=False)

    def __post_init__(self) -> None:
        """Remember the real time at which simulated time starts."""
        object.__setattr__(self, "_origin", self.clock())
        object.__setattr__(self, "_wall_origin", self.wall())

    def now(self) -> float:
        """Return the simulated seconds since midnight of the first day."""
        return self.start + (self.clock() - self._origin) * self.speed

    def real_now(self) -> datetime:
        """Return the real time now, which also passes while the clock stands still."""
        passed = self.clock() - self._origin
        return datetime.fromtimestamp(round(self._wall_origin + passed), ZONE)

    def real(self, moment: float) -> datetime:
        """Return the real time of a simulated moment, to the second.

        It is in the provider's zone (Europe/Stockholm). If the clock stands still, the
        result is as if it ran in step with real time.
        """
        seconds = (moment - self.start) / (self.speed or 1.0)
        return datetime.fromtimestamp(round(self._wall_origin + seconds), ZONE)
