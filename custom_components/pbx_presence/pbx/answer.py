"""The body of a successful answer, and how it is decoded."""

from codecs import BOM_UTF8, lookup
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
import json
from math import isfinite
from typing import Any, Final

import orjson

from .errors import PbxAnswerError, PbxTooManyRowsError

MAX_ROWS: Final = 20_000
"""Far more than an account can follow; a longer list is a mistake or an attack."""
MAX_VALUES: Final = 500_000
"""Objects and lists in one answer: 25 for each of MAX_ROWS."""
# Other encodings can be slow enough to block everything else, or are not for text. None
# means UTF-8, repaired where it is invalid.
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
"""Digits of an integer that every JSON parser accepts."""
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Replaces bytes that are not valid characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The decompressed body of a successful answer, and its encoding.

    `cookies` are the cookies of the answer, as a Cookie header would send them back.
    `etag` is sent with the next request for the same path, "" if there is none.
    `max_age` is the number of seconds for which the server allows caching.
    """

    address: str
    body: bytes = field(repr=False)
    charset: str
    cookies: str = field(default="", repr=False, compare=False)
    etag: str = field(default="", repr=False, compare=False)
    max_age: float = field(default=0, compare=False)

    def json(self) -> Any:
        """Return the parsed JSON.

        Raises PbxAnswerError if the body is not JSON, e.g. a web page.
        """
        body = self.utf8()
        try:
            try:
                return orjson.loads(body)
            except ValueError:
                return orjson.loads(_repaired(body))
        except (ValueError, RecursionError) as err:
            is_page = self.body.lstrip()[:1] == b"<"
            kind = "a web page" if is_page else "something that is not JSON"
            raise PbxAnswerError(self.address, f"returned {kind}") from err

    def utf8(self) -> bytes:
        """Return the body as UTF-8 without a byte order mark.

        Raises PbxAnswerError if it is not in the encoding that it names, or contains
        too many values: each takes far more memory than its bytes.
        """
        if self.body.count(b"{") + self.body.count(b"[") > MAX_VALUES:
            raise PbxAnswerError(self.address, "returned too many values")
        try:
            name = _CHARSETS[lookup(self.charset).name]
            if name is None:
                return self.body.removeprefix(BOM_UTF8)
            return self.body.decode(name).encode()
        except (ValueError, LookupError) as err:
            kind = "a body that does not match its declared encoding"
            raise PbxAnswerError(self.address, f"returned {kind}") from err


def _repaired(body: bytes) -> bytes:
    """Return JSON with single invalid values repaired.

    Repair control characters in strings, invalid UTF-8, lone surrogates, NaN, Infinity,
    and numbers out of range. Raises ValueError or RecursionError if it is still not
    valid.
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
    """Return a number, or None if it is out of range."""
    number = float(digits)
    return number if isfinite(number) else None


def check_count(answer: Answer, rows: Sequence[object]) -> None:
    """Raise PbxTooManyRowsError if a list is longer than MAX_ROWS."""
    if len(rows) > MAX_ROWS:
        raise PbxTooManyRowsError(answer.address, f"lists more than {MAX_ROWS} records")
