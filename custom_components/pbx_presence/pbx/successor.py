"""Parse what is known of Telavox's newer API, which will replace version 1.

No provider uses this yet. Which endpoints report the presence of many people, and with
which fields, is not documented, so none are requested. Known are the shape of a call and
the ways in which lists are wrapped, both seen in third-party code only.
"""

from collections.abc import Mapping
from typing import Any, Final

from . import reading
from .model import Call, CallStatus, Direction
from .reading import Oddities

_ENVELOPES: Final = ("items", "data")
_DIRECTIONS: Final = {"incoming": Direction.IN, "outgoing": Direction.OUT}
_STATUSES: Final = {status.value: status for status in CallStatus}


def records(raw: object, odd: Oddities) -> tuple[Mapping[str, Any], ...] | None:
    """Return the objects of a list, or None if the answer is not a list.

    A list is a bare array, or the value of `items` or `data` in an object.
    """
    if isinstance(raw, dict):
        lists = [raw[name] for name in _ENVELOPES if isinstance(raw.get(name), list)]
        raw = lists[0] if len(lists) == 1 else None
    return reading.records(raw, "list", odd) if isinstance(raw, list) else None


def call(record: Mapping[str, Any], odd: Oddities) -> Call:
    """Return an ongoing call; missing and undocumented values in it are unknown.

    Its fields are `callDirection` (incoming, outgoing), `callerId`, and `lineStatus`
    (ringing, up, down).
    """
    return Call(
        caller_id=reading.party(record.get("callerId"), "callerId", odd),
        direction=reading.word(
            record.get("callDirection"), _DIRECTIONS, "callDirection", odd
        )
        or Direction.UNKNOWN,
        status=reading.word(record.get("lineStatus"), _STATUSES, "lineStatus", odd),
    )
