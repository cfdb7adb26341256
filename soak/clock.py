"""Simulated time: it stands still during work, and jumps to the next timer when idle."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil
import random
from selectors import DefaultSelector, SelectorKey
from typing import Any, override

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component import patch_time

# Replaces the functions of Home Assistant that would otherwise return the real time.
assert patch_time

_PATIENCE = 0.05
"""Real seconds to wait for a thread or a socket at a time."""
_MOST_WAITS = 600
_TRANSIT = 0.002
"""Real seconds that an answer needs while another request hangs on purpose."""


class Clock:
    """Decides when simulated time may pass.

    Time stands still while threads or requests are at work, unless a request hangs.
    """

    def __init__(self, frozen: FrozenDateTimeFactory) -> None:
        """Move a frozen time."""
        self.busy = 0
        """The number of jobs in threads and of requests without an answer."""
        self.is_hung = False
        """Whether requests get no answer until time has passed."""
        self.is_real = False
        """Whether time stands still because the run is over."""
        self._frozen = frozen
        self._passed = 0
        self._waits = 0

    def seconds(self) -> float:
        """Return the simulated seconds so far."""
        return self._passed / 1e6

    def may_pass(self) -> bool:
        """Return whether time may pass although there may be work."""
        if self.is_real:
            return False
        if not self.busy or self.is_hung or self._waits >= _MOST_WAITS:
            self._waits = 0
            return True
        self._waits += 1
        return False

    def jump(self, seconds: float) -> None:
        """Let time pass, by at least a microsecond."""
        microseconds = max(1, ceil(seconds * 1e6))
        self._passed += microseconds
        self._frozen.tick(timedelta(microseconds=microseconds))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let time stand still while the context is open."""
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Let time pass while requests get no answer."""
        self.is_hung = True
        try:
            yield
        finally:
            self.is_hung = False


class _Selector(DefaultSelector):
    """Waits for sockets; if there is nothing to wait for, lets time pass instead."""

    def __init__(self, clock: Clock) -> None:
        """Wait with a clock."""
        super().__init__()
        self._clock = clock

    @override
    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Return what is ready, after a jump to the next timer if nothing is."""
        events = super().select(0)
        if events or timeout == 0:
            return events
        if timeout is None or not self._clock.may_pass():
            return super().select(_PATIENCE)
        if self._clock.is_hung and (events := super().select(_TRANSIT)):
            return events
        self._clock.jump(timeout)
        return []


class _Loop(asyncio.SelectorEventLoop):
    """An event loop with simulated time, which knows about its jobs in threads."""

    def __init__(self, clock: Clock) -> None:
        """Run with a clock."""
        self._clock = clock
        super().__init__(_Selector(clock))

    @override
    def time(self) -> float:
        """Return seconds that are small enough to be exact to the microsecond."""
        return self._clock.seconds()

    @override
    def run_in_executor[*Ts, T](
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        """Run a function in a thread, during which time stands still."""
        job = super().run_in_executor(executor, func, *args)
        self._clock.busy += 1
        job.add_done_callback(self._on_done)
        return job

    def _on_done(self, _job: asyncio.Future[Any]) -> None:
        """Note that a job is done."""
        self._clock.busy -= 1


def run_simulated[T](
    start: datetime, seed: int, main: Callable[[Clock], Coroutine[Any, Any, T]]
) -> T:
    """Run a coroutine from a simulated time on, with the same random numbers each time."""
    before = random.getstate()
    random.seed(seed)
    try:
        with freeze_time(start) as frozen:
            assert isinstance(frozen, FrozenDateTimeFactory), "time stands still"
            clock = Clock(frozen)
            with asyncio.Runner(loop_factory=lambda: _Loop(clock)) as runner:
                try:
                    return runner.run(main(clock))
                finally:
                    clock.is_real = True
    finally:
        random.setstate(before)
