"""Parse the call log (developer.telavox.com/v1).

Only the three lists are documented. The fields of a call are known from other programs
that use them, so any of them can be missing.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

from .. import reading
from ..call_log import CallKind, LoggedCall
from ..reading import Oddities

MAX_RECORDS: Final = 2000
"""In each list; a longer one would block everything else for too long."""
_LISTS: Final = {kind.value: kind for kind in CallKind}


def read_log(raw: Mapping[str, Any], zone: tzinfo, odd: Oddities) -> list[LoggedCall]:
    """Return the readable calls of a log, the newest first."""
    calls = [
        call
        for name, kind in _LISTS.items()
        for record in reading.records(raw.get(name), name, odd)[:MAX_RECORDS]
        if (call := _call(kind, record, zone, odd))
    ]
    return sorted(calls, key=lambda call: call.at, reverse=True)


def _call(
    kind: CallKind, record: Mapping[str, Any], zone: tzinfo, odd: Oddities
) -> LoggedCall | None:
    """Return one call, or None if its time is unreadable."""
    if not (at := _time(record, zone, odd)):
        return None
    number = record.get("number") or record.get("numberE164")
    return LoggedCall(
        kind=kind,
        at=at,
        number=reading.text(number, reading.MAX_NUMBER) or "",
        duration=reading.whole(record.get("duration"), "duration", odd),
    )


def _time(record: Mapping[str, Any], zone: tzinfo, odd: Oddities) -> datetime | None:
    """Return the time of a call; one with an offset is right in any time zone."""
    exact, local = record.get("dateTimeISO"), record.get("datetime")
    return reading.moment(exact, zone, "dateTimeISO", odd) or reading.moment(
        local, zone, "datetime", odd
    )
