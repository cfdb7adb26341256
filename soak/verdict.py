"""Judge whether anything grew from the first sample to the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, linear_regression
from typing import Final

from .sample import Sample

SLACK: Final = {
    "tasks": 3,
    "timers": 6,
    "bus_listeners": 0,
    "coordinator_listeners": 0,
    "files": 6,
    "devices": 0,
    "entities": 0,
    "states": 0,
    "data_items": 200,
}
"""How much more there may be in the end than after the first evening.

Connections that are closed a little later are tasks, timers and open files. Other
caches of Home Assistant are items of its data.
"""
MOST_PER_DAY: Final = 0.5
"""How much the memory may grow each day over the last half, in percent.

At the end of each day everything is as it was the day before, so only noise is left:
caches that fill and dictionaries that are resized, which is about 0.1 %. An account
that stays in memory after each of its dozen reloads a day would be several percent.
"""
LEAST_DAYS: Final = 6
"""With fewer days in the last half, a slope is only noise."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the verdict."""

    what: str
    first: str
    last: str
    bound: str
    holds: bool


def rows(samples: Sequence[Sample], findings: int) -> list[Row]:
    """Return every row of the verdict; the first sample is from before the first day."""
    found = [_count(what, samples) for what in SLACK if samples]
    if len(samples) > LEAST_DAYS:
        found.append(_memory(samples))
    return [*found, Row("findings", "", str(findings), "0", findings == 0)]


def slope(values: Sequence[float]) -> float:
    """Return how much a value grows from one sample to the next, in percent."""
    fit = linear_regression(range(len(values)), values)
    return 100 * fit.slope / fmean(values)


def _count(what: str, samples: Sequence[Sample]) -> Row:
    first, last = (int(getattr(one, what)) for one in (samples[0], samples[-1]))
    most = first + SLACK[what]
    return Row(what, str(first), str(last), f"<= {most}", last <= most)


def _memory(samples: Sequence[Sample]) -> Row:
    """Return the row of the growth over the last half of the days."""
    half = [float(one.blocks) for one in samples[len(samples) // 2 :]]
    growth = slope(half)
    return Row(
        "blocks, last half",
        f"{half[0]:.0f}",
        f"{half[-1]:.0f} ({growth:+.3f} % a day)",
        f"<= {MOST_PER_DAY} % a day",
        growth <= MOST_PER_DAY,
    )


def table(found: Sequence[Row]) -> str:
    """Return the rows in columns below a header."""
    header = ("what", "first", "last", "bound", "")
    cells = [
        header,
        *(
            (row.what, row.first, row.last, row.bound, "ok" if row.holds else "FAILED")
            for row in found
        ),
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(map(str.ljust, row, widths, strict=True)).rstrip() for row in cells
    )
