"""Parse single records of the extension list (Pingaway contacts page)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from .. import reading
from ..answer import REPLACEMENT
from ..identity import Fingerprint
from ..model import Call, CallStatus, Direction, Extension, Profile
from ..reading import Oddities

MAX_CALLS: Final = 64
NO_END: Final = "0000-00-00 00:00:00"

# The longer words are those of the successor API, which white labels may pass on.
_DIRECTIONS: Final = {
    "in": Direction.IN,
    "incoming": Direction.IN,
    "out": Direction.OUT,
    "outgoing": Direction.OUT,
    "unknown": Direction.UNKNOWN,
}
_STATUSES: Final = {status.value: status for status in CallStatus}

# Those in international notation are not documented (seen in third-party code).
_OTHER_NUMBERS: Final = ("mobile", "extensionE164", "mobileE164")

type Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses records whose local times are in one time zone."""

    zone: tzinfo
    odd: Oddities

    def extension(self, key: str, record: Record) -> Extension:
        """Return the extension of a record that has a fingerprint."""
        return extension(key, record, self.zone, self.odd)


def fingerprint(record: object) -> Fingerprint | None:
    """Return the fingerprint of a record, or None if it has no readable number."""
    if not isinstance(record, dict):
        return None
    number = reading.text(record.get("extension"), reading.MAX_NUMBER)
    if not number or REPLACEMENT in number:
        return None
    fields = (reading.text(record.get(name)) for name in ("name", "email", "mobile"))
    return Fingerprint.of(number, *(field or "" for field in fields))


def extension(key: str, record: Record, zone: tzinfo, odd: Oddities) -> Extension:
    """Return the extension of a record that has a fingerprint."""
    number = _number(key, record["extension"])
    return Extension(
        key=key,
        number=number,
        name=reading.text(record.get("name"), reading.MAX_NAME) or number,
        profile=_profile(record.get("profile"), zone, odd),
        calls=_calls(record.get("calls"), odd),
        is_silent=record.get("calls") is None,
        key_words=reading.texts(record.get("keyWords")),
        other_numbers=_other_numbers(record),
    )


def _other_numbers(record: Record) -> tuple[str, ...]:
    """Return the further numbers of a record."""
    raw = (record.get(field) for field in _OTHER_NUMBERS)
    numbers = (reading.text(number, reading.MAX_NUMBER) for number in raw)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _number(key: str, raw: object) -> str:
    """Return the number of a record, with the leading zeros that a JSON number loses."""
    number = reading.text(raw, reading.MAX_NUMBER) or ""
    known = key if key.isdecimal() else key.rpartition("_")[0]
    is_same = isinstance(raw, int) and known.lstrip("0") == number
    return known if is_same else number


def _profile(raw: Any, zone: tzinfo, odd: Oddities) -> Profile | None:
    """Return a profile, or None if the record has none."""
    if raw is None:
        return None
    if not isinstance(raw, dict):
        odd.note_type("profile", raw)
        return Profile()
    until = raw.get("until")
    return Profile(
        available=reading.flag(raw.get("available"), "available", odd),
        name=reading.text(raw.get("name")),
        until=None if until == NO_END else reading.moment(until, zone, "until", odd),
        message=reading.text(raw.get("message"), reading.MAX_MESSAGE),
    )


def _calls(raw: Any, odd: Oddities) -> tuple[Call, ...] | None:
    """Return up to 64 calls of a record, or None if it does not mention calls.

    An unreadable call has the status None.
    """
    if raw is None:
        return None
    if not raw:
        if not isinstance(raw, list | dict):
            odd.note_type("calls", raw)
        return ()
    rows = raw if isinstance(raw, list) else [raw]
    return tuple(_call(row, odd) for row in rows[:MAX_CALLS])


def _call(raw: Any, odd: Oddities) -> Call:
    """Return one call; missing and undocumented values in it are unknown."""
    if not isinstance(raw, dict):
        odd.note_type("calls", raw)
        raw = {}
    direction, status = raw.get("direction"), raw.get("linestatus")
    return Call(
        caller_id=reading.party(raw.get("callerid"), "callerid", odd),
        direction=reading.word(direction, _DIRECTIONS, "direction", odd)
        or Direction.UNKNOWN,
        status=reading.word(status, _STATUSES, "linestatus", odd),
    )
