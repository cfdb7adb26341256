"""The settings, mobile configs and subscriptions of Telecom X, as immutable values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class AccessLevel(StrEnum):
    """What an employee may do, the least first (Telecom X wiki, employee get)."""

    NO_LOGIN = "NO_LOGIN"
    PERSONAL = "PERSONAL"
    VIEWER = "VIEWER"
    MANAGER = "MANAGER"
    OWNER = "OWNER"
    RESELLER = "RESELLER"
    RESELLER_ADMIN = "RESELLER_ADMIN"
    ADMIN = "ADMIN"

    def reaches(self, other: AccessLevel) -> bool:
        """Return whether this level is at least another one."""
        levels = list(AccessLevel)
        return levels.index(self) >= levels.index(other)


class CallerIdMode(StrEnum):
    """Whose name an outbound call shows: `callerIdNameOutbound`."""

    AS_IS = "as_is"
    CUSTOMER = "customer"
    PREFIX = "prefix"


class RecordingMode(StrEnum):
    """When calls are recorded: `recording.mode`."""

    ALWAYS = "always"
    DEMAND = "demand"
    NEVER = "never"


class RecordingQuality(StrEnum):
    """How calls are recorded: `recording.quality`."""

    NORMAL = "normal"
    COMPACT = "compact"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class PbxSettings:
    """The general settings of a customer's PBX (Telecom X wiki, pbx settings get).

    None is what the PBX left out or said in a word that is not documented. Ids are
    opaque. The master PIN is not among them: it is never read.
    """

    customer: str | None = None
    default_music_on_hold: str | None = None
    default_language: str | None = None
    default_number: str | None = None
    default_voice_account: str | None = None
    national_prefix: str | None = None
    caller_id_mode: CallerIdMode | None = None
    voicemail_breakout: str | None = None
    recording_mode: RecordingMode | None = None
    recording_quality: RecordingQuality | None = None
    recording_retention: int | None = None
    """In days."""
    invoiced_until: datetime | None = None
    mobile_number_presented: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One line of a list in the mobile app: a colleague, a queue."""

    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MobileList:
    """One list of the mobile app: who is shown, and who else could be.

    `type` is COLLEAGUES or QUEUES in the documentation; others are not ruled out. The
    same id may stand for a colleague in one list and for a queue in another.
    """

    type: str | None
    shown: tuple[ListedName, ...] = ()
    others: tuple[ListedName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MobileConfig:
    """The mobile app of one employee (Telecom X wiki, mobile config list).

    `id` is the employee's.
    """

    id: str | None
    customer: str | None
    lists: tuple[MobileList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeSubscription:
    """Notices that employees can subscribe to (Telecom X wiki, employee subscriptions).

    `reseller` is None when everybody's employees can; `email` and `sms` say how
    subscribers are told.
    """

    id: str | None
    reseller: str | None
    title: str | None
    description: str | None
    email: bool | None
    sms: bool | None


COLLEAGUES: Final = "COLLEAGUES"


def employee_names(configs: Iterable[MobileConfig]) -> dict[str, str]:
    """Return the names of employees by id, as their colleagues' lists have them.

    Lists of queues are left out, where the same id may stand for something else.
    """
    names: dict[str, str] = {}
    for config in configs:
        for listed in config.lists:
            if listed.type == COLLEAGUES:
                for line in (*listed.shown, *listed.others):
                    if line.id and line.name:
                        names.setdefault(line.id, line.name)
    return names
