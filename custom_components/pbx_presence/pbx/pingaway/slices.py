"""A JSON list of objects as pieces of bytes, so that only changed ones must be read."""

from collections.abc import Sequence
from dataclasses import dataclass
import json
import re
from typing import Any, Final, Self

import orjson

from ..answer import MAX_ROWS

_FIRST_KEY: Final = re.compile(rb'\s*\[\s*(\{\s*"[^"\\]*"\s*:)')
_TAIL: Final = b"}"


@dataclass(frozen=True, slots=True)
class Rows:
    """The objects of a list, each without the head and the brace that all have.

    If every piece is JSON once head and brace are back, the list is exactly those
    objects. A piece that was cut in the wrong place is not JSON.
    """

    head: bytes
    pieces: Sequence[bytes]

    @classmethod
    def split(cls, body: bytes) -> Self | None:
        """Cut a list where an object ends and the next begins with the same key.

        None when it does not look like a list of objects that begin alike. What follows
        after MAX_ROWS rows is not cut.
        """
        body = body.rstrip()
        first = _FIRST_KEY.match(body)
        inner = body[first.end() : -1].rstrip() if first else b""
        if not first or not body.endswith(b"]") or not inner.endswith(_TAIL):
            return None
        head = first[1]
        seam = re.search(rb"\}\s*,\s*" + re.escape(head), inner)
        inner = inner.removesuffix(_TAIL)
        return cls(head, inner.split(seam[0], MAX_ROWS) if seam else [inner])

    @classmethod
    def of(cls, records: Sequence[Any]) -> Self:
        """Return the rows of a list that was read already."""
        return cls(b"", [_dumped(record) for record in records])

    def read(self, row: int) -> Any:
        """Return the value of one row; raises ValueError when it is no JSON."""
        piece = self.pieces[row]
        return orjson.loads(self.head + piece + _TAIL if self.head else piece)


def _dumped(record: Any) -> bytes:
    """Return a value as JSON that takes no more memory than it is long."""
    try:
        # A copy: orjson keeps a buffer of at least 1 KiB for each result.
        return bytes(memoryview(orjson.dumps(record)))
    except TypeError:
        # It writes less deeply nested values than it reads.
        return json.dumps(record).encode()
