"""What a provider can read, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Capability(StrEnum):
    """What a provider can read; it decides which entities exist."""

    EXTENSIONS = "extensions"
    CALLS = "calls"
    """Each call of an extension, with its other party."""
    PROFILE_DETAILS = "profile_details"
    """Until when a profile lasts, and its message."""
    SETTINGS = "settings"
    MOBILE_CONFIGS = "mobile_configs"
    EMPLOYEE_SUBSCRIPTIONS = "employee_subscriptions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where something is read, and the lowest access level that may read it.

    `level` is the provider's own word.
    """

    path: str
    level: str
