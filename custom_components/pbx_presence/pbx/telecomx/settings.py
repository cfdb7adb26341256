"""The settings, mobile configs and subscriptions of Telecom X, as immutable values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class AccessLevel(StrEnum):
    """The access level of an employee, lowest first (Telecom X wiki, employee get)."""

    NO_LOGIN = "NO_LOGIN"
    PERSONAL = "PERSONAL"
    VIEWER = "VIEWER"
    MANAGER = "MANAGER"
    OWNER = "OWNER"
    RESELLER = "RESELLER"
    RESELLER_ADMIN = "RESELLER_ADMIN"
    ADMIN = "ADMIN"

    def reaches(self, other: AccessLevel) -> bool:
        """Return whether this level is at least as high as another one."""
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
    """The quality of recordings: `recording.quality`."""

    NORMAL = "normal"
    COMPACT = "compact"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class PbxSettings:
    """The general settings of a customer's PBX (Telecom X wiki, pbx settings get).

    A value is None if the PBX left it out, or used an undocumented word. IDs are
    opaque. There is no master PIN, because it is never read.
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
    """One entry of a list in the mobile app: a colleague or a queue."""

    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MobileList:
    """One list of the mobile app: who is shown, and who else could be.

    The documented values of `type` are COLLEAGUES and QUEUES; others are possible. The
    same ID can be a colleague in one list and a queue in another.
    """

    type: str | None
    shown: tuple[ListedName, ...] = ()
    others: tuple[ListedName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MobileConfig:
    """The mobile app of one employee (Telecom X wiki, mobile config list).

    `id` is the ID of the employee.
    """

    id: str | None
    customer: str | None
    lists: tuple[MobileList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeSubscription:
    """A notification that employees can subscribe to (Telecom X wiki).

    `reseller` is None if the employees of every reseller can. `email` and `sms` say how
    subscribers are notified.
    """

    id: str | None
    reseller: str | None
    title: str | None
    description: str | None
    email: bool | None
    sms: bool | None


COLLEAGUES: Final = "COLLEAGUES"


def employee_names(configs: Iterable[MobileConfig]) -> dict[str, str]:
    """Return the names of employees by ID, as their colleagues' lists have them.

    Lists of queues are left out, because the same ID can be a queue there.
    """
    names: dict[str, str] = {}
    for config in configs:
        for listed in config.lists:
            if listed.type == COLLEAGUES:
                for line in (*listed.shown, *listed.others):
                    if line.id and line.name:
                        names.setdefault(line.id, line.name)
    return names
