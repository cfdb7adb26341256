"""Simulated time: starts where it is told, runs as fast as told, maps to real time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
import time
from zoneinfo import ZoneInfo

DAY = 24 * 60 * 60
ZONE = ZoneInfo("Europe/Stockholm")


def steady_seconds() -> float:
    """Return real seconds that never jump; looked up late so tests can freeze them."""
    return time.monotonic()


def wall_seconds() -> float:
    """Return real seconds since 1970; looked up late so tests can freeze them."""
    return time.time()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedClock:
    """A clock in seconds since midnight of the first simulated day.

    `start` is where it begins, `speed` how many simulated seconds pass in a real one
    (0 stands still). `clock` gives real seconds from anywhere, `wall` the real time
    since 1970; both are read once here, so that a mapped time never wobbles.
    """

    start: float = 0.0
    speed: float = 1.0
    clock: Callable[[], float] = steady_seconds
    wall: Callable[[], float] = wall_seconds
    _origin: float = field(init=False)
    _wall_origin: float = field(init=False)

    def __post_init__(self) -> None:
        """Remember the real moment at which simulated time began."""
        object.__setattr__(self, "_origin", self.clock())
        object.__setattr__(self, "_wall_origin", self.wall())

    def now(self) -> float:
        """Return the simulated seconds since midnight of the first day."""
        return self.start + (self.clock() - self._origin) * self.speed

    def real(self, moment: float) -> datetime:
        """Return when a simulated moment happens in reality, to the second.

        In the zone of the provider (Europe/Stockholm). While the clock stands still,
        it is taken to run in step with real time.
        """
        seconds = (moment - self.start) / (self.speed or 1.0)
        return datetime.fromtimestamp(round(self._wall_origin + seconds), ZONE)
