"""Time a piece of work, in the same way on every side."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
import gc
from statistics import median
from time import perf_counter

# More than a core caches. Other programs use the caches in the time between two polls.
_ELSEWHERE = bytearray(4 * 1024 * 1024)

type Work = Callable[[], Awaitable[object]]


async def seconds(work: Work) -> float:
    """Return how many seconds a piece of work takes.

    Garbage is collected before and not during it, and the caches are emptied, so that
    no side is influenced by another.
    """
    gc.collect()
    gc.disable()
    _ELSEWHERE.count(1)
    try:
        start = perf_counter()
        await work()
        return perf_counter() - start
    finally:
        gc.enable()


@contextmanager
def settled_heap() -> Iterator[None]:
    """Exclude existing objects from garbage collection, which is not measured."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Samples:
    """Measured values by their names."""

    def __init__(self) -> None:
        """Start empty."""
        self._values: dict[str, list[float]] = {}

    def clear(self) -> None:
        """Forget everything after warming up."""
        self._values.clear()

    def add(self, name: str, value: float) -> None:
        """Add a sample."""
        self._values.setdefault(name, []).append(value)

    async def time(self, name: str, work: Work) -> None:
        """Add how long a piece of work takes."""
        self.add(name, await seconds(work))

    def median(self, name: str) -> float:
        """Return the median, which a busy machine changes least."""
        return median(self._values[name])

    def most(self, name: str) -> float:
        """Return the maximum."""
        return max(self._values[name])
