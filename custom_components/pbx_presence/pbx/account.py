"""What a provider can do, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Capability(StrEnum):
    """What a provider can do; it decides which entities and actions exist."""

    EXTENSIONS = "extensions"
    CALLS = "calls"
    """Each call of an extension, with its other party."""
    PROFILE_DETAILS = "profile_details"
    """Until when a profile lasts, and its message."""
    SETTINGS = "settings"
    MOBILE_CONFIGS = "mobile_configs"
    EMPLOYEE_SUBSCRIPTIONS = "employee_subscriptions"
    CALL_LOG = "call_log"
    """The finished calls of the owner of the credentials."""
    DIAL = "dial"
    """Place a call from a phone of the owner, and hang up."""
    TEXT_MESSAGES = "text_messages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where something is read, and the lowest access level that may read it.

    `level` is the provider's own word.
    """

    path: str
    level: str
