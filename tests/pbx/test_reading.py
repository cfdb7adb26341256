"""A value that is not understood is unknown, and is noted without its contents."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from custom_components.pbx_presence.pbx import reading
from custom_components.pbx_presence.pbx.model import LineStatus
from custom_components.pbx_presence.pbx.reading import MAX_TEXTS, Oddities

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (4570305050, "4570305050"),
        (" +45 ", "+45"),
        ("a\0b", "ab"),
        ("12345678", "123456…"),
        *(
            (raw, None)
            for raw in ("", "  ", "\0", 1.5, False, None, ["da"], {"a": "b"})
        ),
    ],
)
def test_a_text_is_trimmed_and_shortened(raw: object, text: str | None) -> None:
    assert reading.text(raw, 7) == text


def test_a_list_of_texts_is_distinct_ordered_and_limited() -> None:
    assert reading.texts(["b", " a ", "b", None, 7]) == ("b", "a", "7")
    assert reading.texts("b") == ()
    assert len(reading.texts(list(map(str, range(2 * MAX_TEXTS))))) == MAX_TEXTS


@pytest.mark.parametrize("raw", ["true", 0, 1, [], {}])
def test_only_true_and_false_are_yes_and_no(raw: object) -> None:
    odd = Oddities()
    assert reading.flag(raw, "email", odd) is None
    assert list(odd.as_dict()) == ["email"]
    assert reading.flag(True, "sms", odd) is True
    assert reading.flag(None, "sms", odd) is None
    assert list(odd.as_dict()) == ["email"]


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2026-07-01 08:00:00", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("2026-01-01T08:00:00", datetime(2026, 1, 1, 7, tzinfo=UTC)),
        ("2026-01-01T08:00:00+02:00", datetime(2026, 1, 1, 6, tzinfo=UTC)),
        ("0000-00-00 00:00:00", None),
        ("tomorrow", None),
        (7, None),
    ],
)
def test_a_moment_without_a_zone_is_local(raw: object, moment: datetime | None) -> None:
    odd = Oddities()
    assert reading.moment(raw, STOCKHOLM, "until", odd) == moment
    assert list(odd.as_dict()) == ["until"] * (moment is None)


def test_an_undocumented_value_is_logged_once_without_personal_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    odd = Oddities()
    for raw in ("LUNCH", "LUNCH", "Anna is at lunch", 7):
        assert reading.word(raw, {"up": LineStatus.ON_CALL}, "linestatus", odd) is None
    odd.note_type("profile", "Anna")
    assert odd.as_dict() == {
        "linestatus": ["(int)", "(str)", "LUNCH"],
        "profile": ["(str)"],
    }
    assert caplog.text.count("linestatus") == 1
    assert "Anna" not in caplog.text
    assert "LUNCH" not in caplog.text
