"""Times in `profile.until`, which are local times of Sweden without an offset."""

from typing import Any, Final

from .row import UNKNOWN, Row, listed, read, records

_READ: Final = {
    "2026-12-24 15:00:00": "2026-12-24T14:00:00+00:00",
    "2026-06-24 15:00:00": "2026-06-24T13:00:00+00:00",
    "2026-12-24T15:00:00Z": "2026-12-24T15:00:00+00:00",
    "2026-12-24T15:00:00-05:00": "2026-12-24T20:00:00+00:00",
    "2026-12-24": "2026-12-23T23:00:00+00:00",
    "2026-12-24 15:00": "2026-12-24T14:00:00+00:00",
    "2026-12-24 15:00:00.123456": "2026-12-24T14:00:00+00:00",
    "2028-02-29 12:00:00": "2028-02-29T11:00:00+00:00",
    # Skipped in spring, and repeated in autumn.
    "2026-03-29 02:30:00": "2026-03-29T01:30:00+00:00",
    "2026-10-25 02:30:00": "2026-10-25T00:30:00+00:00",
    "2026-10-25 03:00:00": "2026-10-25T02:00:00+00:00",
    "0002-01-01 00:00:00": "0001-12-31T22:47:48+00:00",
    "9999-12-31 23:59:59": "9999-12-31T22:59:59+00:00",
}
_NO_END: Final = ("0000-00-00 00:00:00", "")
_UNREADABLE: Final = (
    "0001-01-01 00:00:00",
    "9999-12-31T23:59:59-05:00",
    "0000-00-00",
    "0000-00-00T00:00:00",
    "10000-01-01 00:00:00",
    "2026-02-29 12:00:00",
    "2026-13-01 12:00:00",
    "2026-12-24 25:00:00",
    "2026-12-31 23:59:60",
    "24.12.2026 15:00",
    "Thu, 24 Dec 2026 15:00:00 GMT",
    "15:00",
    "tomorrow",
    "x" * 10_000,
)


def _row(id_: str, until: Any, shown: str, *noted: str) -> Row:
    anna, bengt, room = records()
    profile = {**bengt["profile"], "until": until}
    return Row(
        id=id_,
        fault=listed([anna, {**bengt, "profile": profile}, room]),
        seen=read({"Bengt profile_until": shown}),
        noted=noted,
    )


def _named(until: str) -> str:
    shown = until if len(until) < 40 else f"{len(until):,} characters"
    return f"until: {shown or 'empty'}"


ROWS = (
    *(_row(_named(until), until, shown) for until, shown in _READ.items()),
    *(_row(_named(until), until, UNKNOWN) for until in _NO_END),
    *(_row(_named(until), until, UNKNOWN, "until") for until in _UNREADABLE),
    _row("until: seconds since 1970", 1_798_000_000, UNKNOWN, "until"),
)
