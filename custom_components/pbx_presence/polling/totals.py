"""How many extensions are available, on a call or ringing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ..pbx.model import Extension


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts over the followed extensions; `signaling` ones ring or dial."""

    available: int = 0
    on_call: int = 0
    ringing: int = 0
    signaling: int = 0
    total: int = 0

    @classmethod
    def of(cls, extensions: Iterable[Extension]) -> Self:
        """Return the counts of these extensions."""
        extensions = tuple(extensions)
        return cls(
            available=sum(extension.available is True for extension in extensions),
            on_call=sum(extension.on_call is True for extension in extensions),
            ringing=sum(extension.ringing is True for extension in extensions),
            signaling=sum(extension.is_signaling for extension in extensions),
            total=len(extensions),
        )

    def plus(self, other: Totals, *, sign: int = 1) -> Totals:
        """Return the sum with other counts, or the difference with a sign of -1."""
        return Totals(
            available=self.available + sign * other.available,
            on_call=self.on_call + sign * other.on_call,
            ringing=self.ringing + sign * other.ringing,
            signaling=self.signaling + sign * other.signaling,
            total=self.total + sign * other.total,
        )
