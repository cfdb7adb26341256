"""Which extensions have entities is decided from lists alone."""

from custom_components.pbx_presence.const import LISTS_UNTIL_REMOVED
from custom_components.pbx_presence.pbx.model import Extension
from custom_components.pbx_presence.polling.attendance import Attendance

SEEN = Attendance(present=frozenset({"b", "d"}), missing={"d": 0})


def listed(keys: str) -> dict[str, Extension]:
    """Return one extension for each letter."""
    return {
        key: Extension(key=key, number=key, name=key, profile=None, calls=None)
        for key in keys
    }


def test_known_extensions_come_first_if_there_are_too_many() -> None:
    assert list(SEEN.within(listed("abcd"), 2)) == ["b", "d"]
    assert list(SEEN.within(listed("abcd"), 3)) == ["b", "d", "a"]
    assert list(SEEN.within(listed("abcd"), 4)) == ["a", "b", "c", "d"]


def test_an_extension_that_returns_in_time_keeps_its_entities() -> None:
    gone = SEEN.after({"d"}, gone={"b"})
    assert (gone.present, gone.missing) == ({"b", "d"}, {"b": 0})
    back = gone.counted().after({"b", "d"}, gone=frozenset())
    assert (back.present, back.missing) == ({"b", "d"}, {})


def test_an_extension_missing_from_too_many_lists_is_dropped() -> None:
    attendance = SEEN
    for _ in range(LISTS_UNTIL_REMOVED - 1):
        attendance = attendance.counted()
    assert attendance.known == {"b", "d"}
    assert attendance.counted().known == {"b"}
