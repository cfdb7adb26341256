"""What a failure means for the next poll, and how it is told in any language."""

from random import uniform
from typing import Any

from .const import DOMAIN, MAX_BACKOFF
from .pbx.errors import PbxError


def backoff(interval: float, failures: int) -> float:
    """Return the seconds to the next poll: twice as long each failure, with jitter."""
    longest = max(interval, MAX_BACKOFF)
    waited: float = min(interval * 2.0 ** min(failures - 1, 16), longest)
    return waited * uniform(0.8, 1.2)


def translated(err: PbxError) -> dict[str, Any]:
    """Return what makes an exception of Home Assistant tell of an error in any language."""
    return {
        "translation_domain": DOMAIN,
        "translation_key": err.reason,
        "translation_placeholders": {"address": err.address},
    }
