"""The calls of the owner of the credentials, after they have ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CallKind(StrEnum):
    """How a call began and whether it was answered."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCall:
    """One call of the log.

    `at` is an aware time, and `duration` a number of seconds, None if it is unknown.
    `number` is the other party, "" if it is withheld.
    """

    kind: CallKind
    at: datetime
    number: str
    duration: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The owner of the credentials, as whom the provider acts.

    `key` is that of the owner's extension, None if it is not in the contact list.
    `mobile` is "" if the contact list has no mobile number.
    """

    key: str | None
    mobile: str
