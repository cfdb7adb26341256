"""One line for each budget, and all lines as a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

type Unit = Callable[[float], str]
type Cells = tuple[str, ...]

HEADER: Cells = ("what", "measured", "against", "", "ratio", "budget", "", "note")
_RIGHT = (False, True, False, True, True, True, False, False)


def duration(seconds: float) -> str:
    """Return seconds with three digits and a unit."""
    for scale, unit in ((1, "s"), (1e3, "ms")):
        if seconds * scale >= 1:
            return f"{seconds * scale:.3g} {unit}"
    return f"{seconds * 1e6:.3g} us"


def count(value: float) -> str:
    """Return a plain number."""
    return f"{value:g}"


class Limit(Enum):
    """The kind of a budget."""

    RATIO = "<= {:g} x"
    GAIN = ">= {:g} x less"
    VALUE = "<= {}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A bound: a multiple or a fraction of the peer, or a value."""

    limit: Limit
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What something is compared with, measured in the same run and unit."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measured value, with its peer and its budget."""

    what: str
    measured: float
    budget: Budget
    peer: Peer | None = None
    unit: Unit = duration
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Return how many times the peer it is, or None without a peer."""
        return self.measured / self.peer.value if self.peer else None

    @property
    def holds(self) -> bool:
        """Return whether the budget is met; a ratio without a peer is not."""
        bound = self.budget.bound
        if self.budget.limit is Limit.VALUE:
            return self.measured <= bound
        if self.ratio is None:
            return False
        if self.budget.limit is Limit.GAIN:
            return self.ratio * bound <= 1
        return self.ratio <= bound

    @property
    def used(self) -> float:
        """Return the part of the budget that is used, 1 for all of it."""
        bound = self.budget.bound
        if self.budget.limit is Limit.VALUE:
            return self.measured / bound if bound else float(self.measured > 0)
        ratio = self.ratio or 0
        return ratio * bound if self.budget.limit is Limit.GAIN else ratio / bound

    def cells(self) -> Cells:
        """Return the line as the cells of a table row."""
        limit, bound = self.budget.limit, self.budget.bound
        return (
            self.what,
            self.unit(self.measured),
            self.peer.name if self.peer else "",
            self.unit(self.peer.value) if self.peer else "",
            self._shown_ratio(),
            limit.value.format(self.unit(bound) if limit is Limit.VALUE else bound),
            "ok" if self.holds else "OVER",
            self.note,
        )

    def _shown_ratio(self) -> str:
        """Return the ratio as the budget means it."""
        if self.ratio is None:
            return ""
        if self.budget.limit is Limit.GAIN:
            return f"1/{1 / self.ratio:.1f}"
        return f"{self.ratio:.2f} x"


def table(lines: Iterable[Line]) -> str:
    """Return the lines below a header, in columns."""
    rows = [HEADER, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(_joined(row, widths) for row in rows)


def _joined(row: Cells, widths: Iterable[int]) -> str:
    """Return the cells of a row, each as wide as its column."""
    cells = zip(row, widths, _RIGHT, strict=True)
    padded = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in cells
    ]
    return "  ".join(padded).rstrip()
