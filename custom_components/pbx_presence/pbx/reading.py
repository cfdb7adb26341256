"""Read single JSON values; a value that is not understood becomes None.

No value that a server sends raises an error. Undocumented ones are noted for the
diagnostics.
"""

from datetime import UTC, datetime, tzinfo
from enum import StrEnum
import logging
import re
from typing import Any, Final

_LOGGER = logging.getLogger(__name__)
_WORD: Final = re.compile(r"[A-Za-z_-]{1,32}")
_MAX_NOTES: Final = 20

MAX_TEXT: Final = 255
"""The longest text that fits into a state."""
MAX_NAME: Final = 100
"""The longest name or keyword. Entity IDs contain names, and are limited too."""
MAX_NUMBER: Final = 64
MAX_MESSAGE: Final = 1024
MAX_TEXTS: Final = 256


class Oddities:
    """The undocumented values in the answers of a provider.

    Each field is logged once, without its value. The diagnostics show single words of
    fields that have a fixed set of words. Other values may be personal, so only their
    type is shown.
    """

    def __init__(self, level: int = logging.WARNING) -> None:
        """Start empty, and log new fields at a level."""
        self._level = level
        self._words: dict[str, set[str]] = {}

    def note_word(self, field: str, raw: object) -> None:
        """Note an undocumented value of a field that has a fixed set of words."""
        is_word = isinstance(raw, str) and _WORD.fullmatch(raw)
        self._note(field, str(raw) if is_word else f"({type(raw).__name__})")

    def note_type(self, field: str, raw: object) -> None:
        """Note the type of an undocumented value of any other field."""
        self._note(field, f"({type(raw).__name__})")

    def _note(self, field: str, word: str) -> None:
        """Note a word for a field, and log the field the first time."""
        if field not in self._words:
            _LOGGER.log(
                self._level,
                "The provider sent an undocumented value for %s, which is treated as "
                "unknown; see the diagnostics",
                field,
            )
        words = self._words.setdefault(field, set())
        if len(words) < _MAX_NOTES:
            words.add(word)

    def as_dict(self) -> dict[str, list[str]]:
        """Return the noted values by field."""
        return {field: sorted(words) for field, words in self._words.items()}


def text(raw: object, limit: int = MAX_TEXT) -> str | None:
    """Return a trimmed string; whole numbers count as text.

    A string longer than the limit is cut and ends in an ellipsis.
    """
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    if not isinstance(raw, str):
        return None
    # Databases do not accept NUL in text.
    found = raw.replace("\0", "").strip()
    return (found if len(found) <= limit else f"{found[: limit - 1]}…") or None


def party(raw: object, field: str, odd: Oddities) -> str | None:
    """Return the other party of a call, "" if it is withheld.

    It is None for any value that is neither a string nor a whole number.
    """
    if raw is None or (isinstance(raw, str | int) and not isinstance(raw, bool)):
        return text(raw, MAX_NUMBER) or ""
    odd.note_type(field, raw)
    return None


def texts(raw: object) -> tuple[str, ...]:
    """Return up to 256 distinct strings of a list, in order; () for any other value."""
    items = raw[:MAX_TEXTS] if isinstance(raw, list) else []
    found = (text(item, MAX_NAME) for item in items)
    return tuple(dict.fromkeys(word for word in found if word))


def flag(raw: object, field: str, odd: Oddities) -> bool | None:
    """Return a JSON boolean, or None for any other value."""
    if raw is None or isinstance(raw, bool):
        return raw
    odd.note_type(field, raw)
    return None


def whole(raw: object, field: str, odd: Oddities) -> int | None:
    """Return a whole number that is not negative, or None for any other value."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if raw.is_integer() and raw >= 0:
            return int(raw)
    if raw is not None:
        odd.note_type(field, raw)
    return None


def records(raw: object, field: str, odd: Oddities) -> tuple[dict[str, Any], ...]:
    """Return the objects of a list; drop and note any other value in it."""
    if isinstance(raw, list):
        found = tuple(item for item in raw if isinstance(item, dict))
        wrong = [item for item in raw if not isinstance(item, dict)]
    else:
        found, wrong = (), [] if raw is None else [raw]
    for item in wrong:
        odd.note_type(field, item)
    return found


def word[E: StrEnum](
    raw: object, spellings: dict[str, E], field: str, odd: Oddities
) -> E | None:
    """Return the documented value for a word, or None for any other."""
    if raw is None:
        return None
    known = spellings.get(raw.strip().lower()) if isinstance(raw, str) else None
    if known is None:
        odd.note_word(field, raw)
    return known


def moment(raw: Any, zone: tzinfo, field: str, odd: Oddities) -> datetime | None:
    """Return a time in UTC; without an offset it is local to the zone.

    In an hour that the zone skips or repeats, the offset from before the change
    applies.
    """
    if not raw:
        return None
    try:
        parsed = datetime.fromisoformat(raw)
        return parsed.replace(tzinfo=parsed.tzinfo or zone).astimezone(UTC)
    except TypeError, ValueError, OverflowError:
        odd.note_type(field, raw)
        return None
