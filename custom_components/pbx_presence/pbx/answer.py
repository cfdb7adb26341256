"""The body of a good answer: its text, its JSON, and how much of it there may be."""

from codecs import BOM_UTF8, lookup
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
import json
from math import isfinite
from typing import Any, Final

import orjson

from .errors import PbxAnswerError, PbxTooManyRowsError

MAX_ROWS: Final = 20_000
"""Far more than any account can follow; a longer list is a mistake or an attack."""
MAX_VALUES: Final = 500_000
"""Objects and lists in one answer: 25 for each of the most rows."""
# Others can be slow enough to stop everything else, or are not for text at all. What
# is None is read as UTF-8, and repaired where it is not.
_CHARSETS: Final[Mapping[str, str | None]] = {
    **dict.fromkeys(("ascii", "utf-8", "utf-8-sig")),
    **{
        name: name
        for name in (
            *("utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le"),
            *("cp1252", "iso8859-1", "iso8859-15"),
        )
    },
}
MAX_DIGITS: Final = 18
"""Of an integer that every JSON parser can read."""
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in a text for bytes that are not characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a good answer, decompressed, and how its text is encoded.

    `cookies` are those that came with it, as a Cookie header would send them back.
    `etag` is sent with the next request for the same thing, "" if there is none, and
    `max_age` is how many seconds the server wants the answer to be used.
    """

    address: str
    body: bytes = field(repr=False)
    charset: str
    cookies: str = field(default="", repr=False, compare=False)
    etag: str = field(default="", repr=False, compare=False)
    max_age: float = field(default=0, compare=False)

    def json(self) -> Any:
        """Return the body as JSON.

        Raises PbxAnswerError when it is none, e.g. a web page.
        """
        body = self.utf8()
        try:
            try:
                return orjson.loads(body)
            except ValueError:
                return orjson.loads(_mended(body))
        except (ValueError, RecursionError) as err:
            is_page = self.body.lstrip()[:1] == b"<"
            kind = "a web page" if is_page else "something that is not JSON"
            raise PbxAnswerError(self.address, f"answered with {kind}") from err

    def utf8(self) -> bytes:
        """Return the body in the encoding that JSON has, without a byte order mark.

        Raises PbxAnswerError when it is not what it says it is, or holds more values than
        any PBX has: each takes far more memory than the bytes that make it.
        """
        if self.body.count(b"{") + self.body.count(b"[") > MAX_VALUES:
            raise PbxAnswerError(self.address, "answered with too many values")
        try:
            name = _CHARSETS[lookup(self.charset).name]
            if name is None:
                return self.body.removeprefix(BOM_UTF8)
            return self.body.decode(name).encode()
        except (ValueError, LookupError) as err:
            kind = "something that is not JSON: it is not in the encoding it names"
            raise PbxAnswerError(self.address, f"answered with {kind}") from err


def _mended(body: bytes) -> bytes:
    """Return JSON in which single invalid values are repaired.

    Repair control characters in strings, invalid UTF-8, lone surrogates, NaN, Infinity,
    and numbers out of range. Raises ValueError or RecursionError if it is still not JSON.
    """
    text = body.decode(errors="replace")
    values = json.loads(
        text,
        strict=False,
        parse_constant=lambda _: None,
        parse_float=_finite,
        parse_int=lambda digits: int(digits) if len(digits) <= MAX_DIGITS else None,
    )
    return json.dumps(values, ensure_ascii=False).encode(errors="replace")


def _finite(digits: str) -> float | None:
    """Return a number, None if it is too large to be one."""
    number = float(digits)
    return number if isfinite(number) else None


def check_count(answer: Answer, rows: Sequence[object]) -> None:
    """Raise PbxTooManyRowsError if a list is longer than a PBX can have extensions."""
    if len(rows) > MAX_ROWS:
        raise PbxTooManyRowsError(answer.address, f"lists more than {MAX_ROWS} rows")
