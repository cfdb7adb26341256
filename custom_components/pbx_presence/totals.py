"""How many extensions are available, on a call and so on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from .pbx.model import Extension


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts over the followed extensions; `busy` are those with any call at all."""

    available: int = 0
    on_call: int = 0
    ringing: int = 0
    busy: int = 0
    total: int = 0

    @classmethod
    def of(cls, extensions: Iterable[Extension]) -> Self:
        """Return the counts of these extensions."""
        extensions = tuple(extensions)
        return cls(
            available=sum(extension.available is True for extension in extensions),
            on_call=sum(extension.on_call is True for extension in extensions),
            ringing=sum(extension.ringing is True for extension in extensions),
            busy=sum(bool(extension.active_calls) for extension in extensions),
            total=len(extensions),
        )

    def plus(self, other: Totals, *, sign: int = 1) -> Totals:
        """Return the sum with other counts, or the difference with a sign of -1."""
        return Totals(
            available=self.available + sign * other.available,
            on_call=self.on_call + sign * other.on_call,
            ringing=self.ringing + sign * other.ringing,
            busy=self.busy + sign * other.busy,
            total=self.total + sign * other.total,
        )
