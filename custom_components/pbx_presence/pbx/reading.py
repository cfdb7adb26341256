"""Tolerant readers for single JSON values: what is not understood becomes None.

Nothing here raises for what a server might send; what was odd is noted for diagnostics.
"""

from datetime import UTC, datetime, tzinfo
from enum import StrEnum
import logging
import re
from typing import Any, Final

_LOGGER = logging.getLogger(__name__)
_WORD: Final = re.compile(r"[A-Za-z_ -]{1,32}")
_MAX_NOTES: Final = 20


class Oddities:
    """What answers held that the documentation does not know, in the words they used.

    Each field is logged once; the words are for diagnostics only. What does not look
    like a word may be personal and is noted by its type.
    """

    def __init__(self) -> None:
        """Start with nothing odd."""
        self._words: dict[str, set[str]] = {}

    def note(self, field: str, raw: object) -> None:
        """Remember one odd value of a field."""
        if field not in self._words:
            _LOGGER.warning(
                "The provider sent an undocumented value for %s; it is shown as unknown, "
                "and the diagnostics hold it",
                field,
            )
        words = self._words.setdefault(field, set())
        if len(words) < _MAX_NOTES:
            is_word = isinstance(raw, str) and _WORD.fullmatch(raw)
            words.add(str(raw) if is_word else f"({type(raw).__name__})")

    def as_dict(self) -> dict[str, list[str]]:
        """Return the odd values by field."""
        return {field: sorted(words) for field, words in self._words.items()}


def text(raw: object) -> str | None:
    """Return a string without white space around it; whole numbers count as text."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    return raw.strip() or None if isinstance(raw, str) else None


def texts(raw: object) -> tuple[str, ...]:
    """Return the strings of a list, each once, in order; () for anything else."""
    items = raw if isinstance(raw, list) else []
    return tuple(dict.fromkeys(word for item in items if (word := text(item))))


def flag(raw: object) -> bool | None:
    """Return a JSON boolean, None for anything else."""
    return raw if isinstance(raw, bool) else None


def word[E: StrEnum](
    raw: object, spellings: dict[str, E], field: str, odd: Oddities
) -> E | None:
    """Return the documented value that a word stands for, None for any other."""
    if raw is None:
        return None
    known = spellings.get(raw.strip().lower()) if isinstance(raw, str) else None
    if known is None:
        odd.note(field, raw)
    return known


def moment(raw: Any, zone: tzinfo, field: str, odd: Oddities) -> datetime | None:
    """Return a point in time in UTC; without an offset it is local to the zone.

    An hour that a zone skips or repeats is read with the offset from before the change.
    """
    if not raw:
        return None
    try:
        parsed = datetime.fromisoformat(raw)
        return parsed.replace(tzinfo=parsed.tzinfo or zone).astimezone(UTC)
    except TypeError, ValueError, OverflowError:
        odd.note(field, raw)
        return None
