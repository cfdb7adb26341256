"""Cut a JSON list of objects into bytes, so that only changed objects need parsing.

If 10 of 1,000 records change, this takes 0.25 ms and keeps 240 bytes per record.
`orjson.loads` and a comparison of dictionaries take 1.4 ms and 1,130 bytes. msgspec's
`list[msgspec.Raw]` takes 0.3 ms, or 0.4 ms with copies that do not keep the whole body in
memory, and also reads lists whose objects begin differently. It would be a compiled
requirement, though, which can fail to install on a new Python version or an unusual
platform, so the bytes are cut and copied here.
"""

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
class Slices:
    """The objects of a list, each without the beginning and the brace that all share.

    If every piece is valid JSON with `head` and the brace put back, the list contains
    exactly those objects. A piece cut in the wrong place is not valid JSON.
    """

    head: bytes
    pieces: Sequence[bytes]

    @classmethod
    def split(cls, body: bytes) -> Self | None:
        """Cut a list wherever an object ends and the next one starts with the same key.

        Return None if the body does not look like a list of objects. The first MAX_ROWS
        objects are cut, and the rest stays in one piece.
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
        """Return the slices of a list that is already parsed."""
        return cls(b"", [_dumped(record) for record in records])

    def read(self, row: int) -> Any:
        """Return the value of one piece; raise ValueError if it is not valid JSON."""
        piece = self.pieces[row]
        return orjson.loads(self.head + piece + _TAIL if self.head else piece)


def _dumped(record: Any) -> bytes:
    """Return a value as JSON that takes no more memory than its length."""
    try:
        # Copied because orjson keeps a buffer of at least 1 KiB for each result.
        return bytes(memoryview(orjson.dumps(record)))
    except TypeError:
        # orjson reads more levels of nesting than it writes.
        return json.dumps(record).encode()
