"""How a piece of work is timed: the same way on every side."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
import gc
from statistics import median
from time import perf_counter

# More than a core keeps close. In the half minute between two polls others use the caches.
_ELSEWHERE = bytearray(4 * 1024 * 1024)

type Work = Callable[[], Awaitable[object]]


async def seconds(work: Work) -> float:
    """Return how long a piece of work takes.

    Garbage is collected before and not during it, so that nobody pays for another's, and
    nobody finds in the caches what another left there.
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
    """Take what is there out of garbage collection, as it is not what is measured."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Samples:
    """Measured values by what they are of."""

    def __init__(self) -> None:
        """Start with none."""
        self._values: dict[str, list[float]] = {}

    def clear(self) -> None:
        """Forget all, after warming up."""
        self._values.clear()

    def add(self, name: str, value: float) -> None:
        """Add a sample."""
        self._values.setdefault(name, []).append(value)

    async def time(self, name: str, work: Work) -> None:
        """Add how long a piece of work takes."""
        self.add(name, await seconds(work))

    def median(self, name: str) -> float:
        """Return the median, which a busy machine moves least."""
        return median(self._values[name])

    def most(self, name: str) -> float:
        """Return the greatest."""
        return max(self._values[name])
