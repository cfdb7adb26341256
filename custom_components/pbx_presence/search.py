"""Find extensions by their name, number, keyword, availability or line status."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from homeassistant.const import ATTR_NAME
from homeassistant.util.json import JsonObjectType

from .pbx.model import Extension

ATTR_AVAILABLE: Final = "available"
ATTR_KEY_WORD: Final = "key_word"
ATTR_LINE_STATUS: Final = "line_status"
ATTR_NUMBER: Final = "number"

type Test = Callable[[Extension], bool]


def find(extensions: Iterable[Extension], wanted: Mapping[str, Any]) -> list[Extension]:
    """Return the extensions that match every criterion, in their order.

    `wanted` can contain a part of the `name`, the `number` with or without spaces and
    punctuation, a `key_word`, whether the extension is `available`, and a list of
    values for `line_status`.
    """
    tests = [TESTS[key](wanted[key]) for key in TESTS if key in wanted]
    return [
        extension for extension in extensions if all(test(extension) for test in tests)
    ]


def as_response(extension: Extension) -> JsonObjectType:
    """Return an extension as response data, without its calls: callers are private."""
    profile = extension.profile
    until = profile.until if profile else None
    return {
        "name": extension.name,
        "number": extension.number,
        "key_words": list(extension.key_words),
        "presence": extension.presence,
        "available": extension.available,
        "line_status": extension.line_status,
        "profile": profile.name if profile else None,
        "profile_until": until.isoformat() if until else None,
        "profile_message": profile.message if profile else None,
    }


def _by_name(wanted: str) -> Test:
    """Return a test for a part of the name, regardless of case."""
    return lambda extension: wanted.casefold() in extension.name.casefold()


def _by_number(wanted: str) -> Test:
    """Return a test for a number, regardless of spaces and hyphens."""
    digits = _digits(wanted)
    return lambda extension: _digits(extension.number) == digits


def _by_key_word(wanted: str) -> Test:
    """Return a test for a keyword, regardless of case."""
    word = wanted.casefold()
    return lambda extension: word in map(str.casefold, extension.key_words)


def _by_availability(wanted: bool) -> Test:
    """Return a test for the profile, which never matches an unknown one."""
    return lambda extension: extension.available is wanted


def _by_line_status(wanted: list[str]) -> Test:
    """Return a test for one of several line statuses."""
    return lambda extension: extension.line_status in wanted


TESTS: Final[dict[str, Callable[[Any], Test]]] = {
    ATTR_NAME: _by_name,
    ATTR_NUMBER: _by_number,
    ATTR_KEY_WORD: _by_key_word,
    ATTR_AVAILABLE: _by_availability,
    ATTR_LINE_STATUS: _by_line_status,
}


def _digits(number: str) -> str:
    """Return only the digits and plus signs of a number."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
