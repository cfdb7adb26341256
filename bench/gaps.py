"""The longest time for which the event loop does nothing else."""

import asyncio
from collections.abc import Awaitable
import gc
from time import perf_counter, thread_time


async def longest_gap(work: Awaitable[object]) -> tuple[float, float]:
    """Return the longest gap and the total time of some work, in seconds.

    Garbage is not collected meanwhile: how long that takes depends on everything else
    in the memory of Home Assistant.
    """
    gc.collect()
    gc.disable()
    gaps: list[float] = [0]
    ticker = asyncio.create_task(_tick(gaps))
    await asyncio.sleep(0)
    start = perf_counter()
    try:
        await work
        total = perf_counter() - start
        await asyncio.sleep(0)
    finally:
        ticker.cancel()
        gc.enable()
    return max(gaps), total


async def _tick(gaps: list[float]) -> None:
    """Add how long each round of the event loop took."""
    while True:
        # The time of this thread alone: other programs also use this machine.
        start = thread_time()
        await asyncio.sleep(0)
        gaps.append(thread_time() - start)
