"""Statuses other than 200, and the forms of Retry-After."""

from datetime import timedelta
from email.utils import format_datetime
from typing import Final

from homeassistant.util import dt as dt_util

from simulator import Simulator
from simulator.faults import Fault, Html, Status

from .row import BUSY, KEPT, MARKER, NOT_ALLOWED, SIGN_IN, Row, Seen

_HOUR: Final = 3600

_SPECIAL: Final = {401: SIGN_IN, 403: NOT_ALLOWED, 429: BUSY, 503: BUSY}
_STATUSES: Final = (
    *(201, 202, 204, 205, 206, 226),
    *(300, 304, 305, 306),
    *(400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415),
    *(418, 421, 422, 423, 426, 428, 429, 431, 451, 499),
    *(500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 525, 530, 599),
)
_RETRY_AFTER: Final = {
    "0": 0,
    "5": 0,
    "600": 600,
    " 600 ": 600,
    "-5": 0,
    "1.5": 0,
    "1e3": 0,
    "0x258": 0,
    "soon": 0,
    "NaN": 0,
    MARKER + "x": 0,
    "600, 5": 0,
    "10000000": _HOUR,
    "9" * 400: 0,
    "Sat, 31 Feb 2037 12:00:00 GMT": 0,
    "Thu, 01 Jan 1970 00:00:00 GMT": 0,
    "Fri, 31 Dec 9999 23:59:59 GMT": _HOUR,
}
"""The header, and the seconds for which nothing is requested."""


def _status(code: int) -> Row:
    id_ = f"{code} without a request for it" if code == 304 else str(code)
    return Row(id=id_, fault=Status(code), seen=_SPECIAL.get(code, KEPT))


def _page(code: int) -> Row:
    seen: Seen = _SPECIAL.get(code, KEPT)
    return Row(id=f"{code} with a web page", fault=Html(code), seen=seen)


def _later(code: int, header: str, seconds: float) -> Row:
    shown = header if len(header) < 40 else f"{header[:3]}… ({len(header)} digits)"
    return Row(
        id=f"{code}, Retry-After: {shown}",
        fault=Status(code, retry_after=header),
        seen=BUSY,
        asks_after=seconds,
    )


def _on_date(code: int, minutes: int, seconds: float) -> Row:
    def make(_: Simulator, __: Simulator) -> Fault:
        moment = dt_util.utcnow() + timedelta(minutes=minutes)
        return Status(code, retry_after=format_datetime(moment, usegmt=True))

    when = f"{minutes} minutes ahead" if minutes > 0 else f"{-minutes} minutes ago"
    return Row(
        id=f"{code}, Retry-After: a date {when}",
        fault=make,
        seen=BUSY,
        asks_after=seconds,
    )


ROWS = (
    *map(_status, _STATUSES),
    *map(_page, (401, 403, 404, 500, 502, 503)),
    *(
        _later(code, header, seconds)
        for code in (429, 503)
        for header, seconds in _RETRY_AFTER.items()
    ),
    *(
        _on_date(code, minutes, seconds)
        for code in (429, 503)
        for minutes, seconds in ((10, 560), (-10, 0), (600, _HOUR))
    ),
    Row(
        id="500, Retry-After: 600",
        fault=Status(500, retry_after=600),
        seen=KEPT,
    ),
)
