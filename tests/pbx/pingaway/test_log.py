"""The call log is read tolerantly: only its three lists are documented."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
import pytest

from custom_components.pbx_presence.pbx.call_log import CallKind, LoggedCall
from custom_components.pbx_presence.pbx.pingaway.log import read_log
from custom_components.pbx_presence.pbx.reading import Oddities

from ..helpers import json_values

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SUMMER = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
LOCAL, EXACT = "2026-07-01 12:00:00", "2026-07-01T12:00:00.000+0200"


def read(raw: dict[str, Any]) -> list[LoggedCall]:
    """Return the calls of a log."""
    return read_log(raw, STOCKHOLM, Oddities())


@pytest.mark.parametrize(
    ("record", "at"),
    [
        ({"datetime": LOCAL}, SUMMER),
        ({"dateTimeISO": EXACT}, SUMMER),
        ({"dateTimeISO": "2026-07-01T12:00:00.000+02:00"}, SUMMER),
        ({"dateTimeISO": "2026-07-01T10:00:00Z"}, SUMMER),
        ({"datetime": "2026-07-01 05:00:00", "dateTimeISO": EXACT}, SUMMER),
        ({"datetime": LOCAL, "dateTimeISO": "soon"}, SUMMER),
        (
            {"datetime": "2026-10-25 02:30:00"},
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),
    ],
)
def test_a_time_with_an_offset_counts_before_a_local_one(
    record: dict[str, Any], at: datetime
) -> None:
    [call] = read({"missed": [{"number": "1", **record}]})
    assert call.at == at


def test_every_call_has_its_kind_and_the_newest_comes_first() -> None:
    def record(hour: int, **more: Any) -> dict[str, Any]:
        return {"datetime": f"2026-07-01 {hour}:00:00", **more}

    calls = read(
        {
            "incoming": [record(12, number="+46701740605", duration=61)],
            "outgoing": [record(14, numberE164="+46701740606", duration="61")],
            "missed": [record(13), record(99, number="1"), {}, None, "x"],
            "voicemail": [record(15)],
        }
    )
    assert [(one.kind, one.number, one.duration) for one in calls] == [
        (CallKind.OUTGOING, "+46701740606", None),
        (CallKind.MISSED, "", None),
        (CallKind.INCOMING, "+46701740605", 61),
    ]


@given(json_values, json_values)
def test_no_answer_is_an_error(listed: Any, record: Any) -> None:
    read(
        {
            "incoming": listed,
            "missed": [record, {"dateTimeISO": EXACT, "number": listed}],
        }
    )
