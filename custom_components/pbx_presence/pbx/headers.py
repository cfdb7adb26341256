"""Read the headers of an answer."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
import re
from typing import Final

MAX_RETRY_AFTER: Final = 3600.0
MAX_AGE: Final = 300.0
"""The longest time in seconds that a Cache-Control header can delay a poll."""
_MAX_AGE: Final = re.compile(r"(?<![\w-])max-age=\"?(\d{1,9})")
_MAX_ETAG: Final = 256


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds in a Retry-After header, or None if it has no valid value.

    Seconds and HTTP dates are valid (RFC 9110); the maximum is one hour.
    """
    try:
        seconds = float(int(value or ""))
    except ValueError, OverflowError:
        try:
            moment = parsedate_to_datetime(value or "")
        except ValueError, OverflowError, TypeError, IndexError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(seconds, MAX_RETRY_AFTER) if seconds > 0 else None


def max_age(value: str | None) -> float:
    """Return the seconds for which a Cache-Control header allows caching.

    0 without one (RFC 9111). The maximum is five minutes, or presence would be useless.
    """
    header = (value or "").lower()
    if "no-cache" in header or "no-store" in header:
        return 0
    found = _MAX_AGE.search(header)
    return min(float(found[1]), MAX_AGE) if found else 0


def etag(value: str | None) -> str:
    """Return an ETag header that is safe to send back, or "" if there is none."""
    is_safe = value and value.isascii() and value.isprintable()
    return value if value and is_safe and len(value) <= _MAX_ETAG else ""
