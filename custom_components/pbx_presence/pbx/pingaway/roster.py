"""From rows to extensions, doing work only for the rows that changed."""

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count
from operator import ne
from typing import Any

from ..identity import Fingerprint, assign_keys
from ..model import Extension, Listing
from .slices import Rows

type Record = Mapping[str, Any]


class Roster:
    """Turns each list of rows into a listing, and remembers the last one.

    `fingerprint` tells what a record is known by, None for one that cannot be read;
    `parse` makes an extension of a key and a readable record.
    """

    def __init__(
        self,
        fingerprint: Callable[[object], Fingerprint | None],
        parse: Callable[[str, Record], Extension],
        known: Mapping[str, Fingerprint],
    ) -> None:
        """Start from every key that was given before."""
        self.known = known
        """Every key ever given; replaced, never changed, when there is news."""
        self._fingerprint = fingerprint
        self._parse = parse
        self._rows = Rows(b"", ())
        self._extensions: Sequence[Extension | None] = ()
        self._listing = Listing()

    def read(self, rows: Rows) -> Listing:
        """Return the listing of these rows, the last one when nothing changed.

        Raises ValueError, and keeps everything as it was, when a row is no JSON.
        """
        extensions = self._read_in_place(rows)
        if extensions is None:
            extensions = self._read_anew(rows)
        if extensions is not self._extensions:
            readable = tuple(extension for extension in extensions if extension)
            dropped = len(extensions) - len(readable)
            self._listing = Listing(extensions=readable, dropped=dropped)
        self._rows, self._extensions = rows, extensions
        return self._listing

    def _read_in_place(self, rows: Rows) -> Sequence[Extension | None] | None:
        """Return who is in each row when everybody is in the same place, else None."""
        before = self._rows
        if rows.head != before.head or len(rows.pieces) != len(before.pieces):
            return None
        extensions = list(self._extensions)
        is_same = True
        changed = map(ne, rows.pieces, before.pieces, strict=True)
        for row in compress(count(), changed):
            record, extension = rows.read(row), extensions[row]
            if not extension or self._fingerprint(record) != self.known[extension.key]:
                return None
            extensions[row] = self._changed(extension, record)
            is_same = is_same and extensions[row] is extension
        return self._extensions if is_same else extensions

    def _read_anew(self, rows: Rows) -> Sequence[Extension | None]:
        """Return who is in each row after finding out again who is who."""
        records = [rows.read(row) for row in range(len(rows.pieces))]
        readable = {
            row: fingerprint
            for row, record in enumerate(records)
            if (fingerprint := self._fingerprint(record))
        }
        keys = assign_keys(list(readable.values()), self.known)
        self._learn(dict(zip(keys, readable.values(), strict=True)))
        before = {
            extension.key: extension for extension in self._extensions if extension
        }
        extensions: list[Extension | None] = [None] * len(records)
        for row, key in zip(readable, keys, strict=True):
            if extension := before.get(key):
                extensions[row] = self._changed(extension, records[row])
            else:
                extensions[row] = self._parse(key, records[row])
        return extensions

    def _learn(self, listed: Mapping[str, Fingerprint]) -> None:
        """Remember what the listed ones are known by, and put them first."""
        present = [key for key in self.known if key in listed]
        absent = {key: self.known[key] for key in self.known if key not in listed}
        known = {key: listed[key] for key in (*present, *listed)} | absent
        if list(known.items()) != list(self.known.items()):
            self.known = known

    def _changed(self, before: Extension, record: Record) -> Extension:
        """Return the extension of a record, the one before when it is as it was."""
        extension = self._parse(before.key, record)
        return before if extension == before else extension
