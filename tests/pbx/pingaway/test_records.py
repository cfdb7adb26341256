"""A record becomes an extension; unreadable values in it are unknown."""

from datetime import UTC, datetime
import json
from typing import Any

import pytest

from custom_components.pbx_presence.pbx.model import LineStatus, Presence
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway
from simulator import Simulator
from simulator.faults import Raw

from .helpers import ROW, read


async def read_call(pingaway: Pingaway, pbx: Simulator, **fields: Any) -> Any:
    """Return an extension with one call."""
    [extension] = await read(pingaway, pbx, {**ROW, "calls": [fields]})
    return extension


async def test_a_record_needs_only_a_number(pingaway: Pingaway, pbx: Simulator) -> None:
    [extension] = await read(pingaway, pbx, {"extension": 8010203})
    assert (extension.number, extension.name) == ("8010203", "8010203")
    assert extension.presence is Presence.IDLE


@pytest.mark.parametrize(
    ("profile", "presence"),
    [
        (None, Presence.IDLE),
        ({"available": True}, Presence.AVAILABLE),
        ({"available": False}, Presence.NOT_AVAILABLE),
        ({}, None),
        ({"available": None}, None),
        ({"available": "true"}, None),
        ({"available": 1}, None),
        ("Lunch", None),
        ([], None),
    ],
)
async def test_only_the_json_value_true_means_available(
    pingaway: Pingaway, pbx: Simulator, profile: object, presence: Presence | None
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "profile": profile})
    assert extension.presence is presence


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("0000-00-00 00:00:00", None),
        ("", None),
        (None, None),
        ("2026-07-01 12:00:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-12-01 12:00:00", datetime(2026, 12, 1, 11, tzinfo=UTC)),
        # The hour that is skipped, and the hour that occurs twice.
        ("2026-03-29 02:30:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25 02:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-07-01T12:00:00+00:00", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("0001-01-01 00:00:00", None),
        ("2026-13-45 99:00:00", None),
        ("later", None),
        (12, None),
        ([], None),
    ],
)
async def test_the_end_of_a_profile_is_read_as_local_time(
    pingaway: Pingaway, pbx: Simulator, until: object, expected: datetime | None
) -> None:
    profile = {"available": False, "until": until}
    [extension] = await read(pingaway, pbx, {**ROW, "profile": profile})
    assert extension.profile.until == expected


@pytest.mark.parametrize(
    ("call", "line_status", "ringing"),
    [
        ({"direction": "in", "linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"direction": "out", "linestatus": "ringing"}, LineStatus.DIALING, False),
        ({"direction": "unknown", "linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"linestatus": "ringing"}, LineStatus.RINGING, True),
        ({"direction": "in", "linestatus": "up"}, LineStatus.ON_CALL, False),
        ({"direction": "incoming", "linestatus": " UP "}, LineStatus.ON_CALL, False),
        ({"direction": "in", "linestatus": "down"}, LineStatus.IDLE, False),
        ({"direction": "in", "linestatus": "held"}, None, None),
        ({"direction": "in"}, None, None),
        ({}, None, None),
    ],
)
async def test_an_undocumented_call_is_neither_idle_nor_on_a_call(
    pingaway: Pingaway,
    pbx: Simulator,
    call: dict[str, str],
    line_status: LineStatus | None,
    ringing: bool | None,
) -> None:
    extension = await read_call(pingaway, pbx, **call)
    assert (extension.line_status, extension.ringing) == (line_status, ringing)
    if line_status is None:
        assert (extension.presence, extension.on_call) == (None, None)


@pytest.mark.parametrize(
    ("statuses", "line_status"),
    [
        (("ringing", "up"), LineStatus.ON_CALL),
        (("down", "ringing"), LineStatus.RINGING),
        (("held", "up"), LineStatus.ON_CALL),
        (("held", "ringing"), LineStatus.RINGING),
        (("down", "down"), LineStatus.IDLE),
    ],
)
async def test_up_outranks_ringing_and_ringing_outranks_down(
    pingaway: Pingaway,
    pbx: Simulator,
    statuses: tuple[str, ...],
    line_status: LineStatus,
) -> None:
    calls = [{"direction": "in", "linestatus": status} for status in statuses]
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is line_status
    active = [status for status in statuses if status != "down"]
    assert extension.active_calls == len(active)


@pytest.mark.parametrize("calls", [None, [], {}, "", False])
async def test_an_empty_list_of_calls_is_idle(
    pingaway: Pingaway, pbx: Simulator, calls: object
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is LineStatus.IDLE


@pytest.mark.parametrize("calls", ["on a call", 1, {"linestatus": 1}, ["up"], [None]])
async def test_unreadable_calls_are_not_idle(
    pingaway: Pingaway, pbx: Simulator, calls: object
) -> None:
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.line_status is None


async def test_the_caller_is_that_of_the_most_advanced_call(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    calls = [
        {"callerid": "1", "linestatus": "ringing"},
        {"callerid": 2, "linestatus": "up"},
        {"callerid": None, "linestatus": "up"},
        {"callerid": "4", "linestatus": "down"},
    ]
    [extension] = await read(pingaway, pbx, {**ROW, "calls": calls})
    assert extension.caller_id == "2"
    assert (await read_call(pingaway, pbx, linestatus="up")).caller_id is None


async def test_an_undocumented_word_is_logged_once_and_kept_for_diagnostics(
    pingaway: Pingaway, pbx: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    for word in ("held", "parked", "0701231234"):
        await read_call(pingaway, pbx, linestatus=word)
    assert caplog.text.count("undocumented") == 1
    assert pingaway.odd.as_dict() == {"linestatus": ["(str)", "held", "parked"]}
    assert "0701231234" not in caplog.text


async def test_personal_values_are_noted_by_type_only(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    await read(
        pingaway,
        pbx,
        {**ROW, "profile": "Anna", "calls": ["Kalle"]},
        {**ROW, "profile": {"available": "Anna", "until": "Kalle"}},
    )
    assert pingaway.odd.as_dict() == {
        "available": ["(str)"],
        "calls": ["(str)"],
        "profile": ["(str)"],
        "until": ["(str)"],
    }


async def test_a_record_with_an_unreadable_number_is_dropped(
    pingaway: Pingaway, pbx: Simulator
) -> None:
    body = b'[{"extension": "1"}, {"extension": "2\xff"}]'
    pbx.faults.add(Raw(body, times=1))
    listing = await pingaway.extensions()
    assert [extension.key for extension in listing.extensions] == ["1"]
    assert not listing.complete


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "9" * 400, "9" * 5000])
async def test_a_number_out_of_range_does_not_drop_its_record(
    pingaway: Pingaway, pbx: Simulator, number: str
) -> None:
    body = json.dumps([ROW, {**ROW, "extension": "2", "x": 0}])
    body = body.replace('"x": 0', f'"x": {number}')
    pbx.faults.add(Raw(body.encode(), times=1))
    assert len((await pingaway.extensions()).extensions) == 2


async def test_long_texts_and_lists_are_cut(pingaway: Pingaway, pbx: Simulator) -> None:
    long = "📞" * 2000
    [extension] = await read(
        pingaway,
        pbx,
        {
            **ROW,
            "name": long,
            "profile": {"available": True, "name": long, "message": long},
            "calls": [{"callerid": long, "linestatus": "up"}] * 100,
            "keyWords": [f"{number}{long[:200]}" for number in range(400)],
        },
    )
    assert (len(extension.name), extension.name[-1]) == (100, "…")
    assert len(extension.profile.name) == 255
    assert len(extension.profile.message) == 1024
    assert (len(extension.calls), len(extension.caller_id)) == (64, 64)
    assert len(extension.key_words) == 256
    assert {len(word) for word in extension.key_words} == {100}
