"""From records to extensions, doing work only for the records that changed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .identity import Fingerprint, assign_keys
from .model import Extension, Listing

type Record = Mapping[str, Any]


class Roster:
    """Turns each list of records into a listing, and remembers the last one.

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
        self._records: Sequence[Any] = ()
        self._rows: list[Extension | None] = []
        self._listing = Listing()

    def read(self, records: Sequence[Any]) -> Listing:
        """Return the listing of these records, the last one when nothing changed."""
        rows = self._read_in_place(records)
        if rows is None:
            rows = self._read_anew(records)
        if rows is not self._rows:
            extensions = tuple(row for row in rows if row)
            dropped = len(rows) - len(extensions)
            self._listing = Listing(extensions=extensions, dropped=dropped)
        self._records, self._rows = records, rows
        return self._listing

    def _read_in_place(self, records: Sequence[Any]) -> list[Extension | None] | None:
        """Return the rows when everybody is known and in the same place, else None."""
        if len(records) != len(self._records):
            return None
        rows = self._rows
        for row, (new, old) in enumerate(zip(records, self._records, strict=True)):
            if new == old:
                continue
            extension = self._rows[row]
            if not extension or self._fingerprint(new) != self.known[extension.key]:
                return None
            if rows is self._rows:
                rows = rows.copy()
            rows[row] = self._parse(extension.key, new)
        return rows

    def _read_anew(self, records: Sequence[Any]) -> list[Extension | None]:
        """Return the rows after finding out again who is who."""
        readable = {
            row: fingerprint
            for row, record in enumerate(records)
            if (fingerprint := self._fingerprint(record))
        }
        keys = assign_keys(list(readable.values()), self.known)
        news = dict(zip(keys, readable.values(), strict=True))
        if news.items() - self.known.items():
            self.known = {**self.known, **news}
        before = {
            extension.key: (record, extension)
            for record, extension in zip(self._records, self._rows, strict=True)
            if extension
        }
        rows: list[Extension | None] = [None] * len(records)
        for row, key in zip(readable, keys, strict=True):
            record, extension = before.get(key, (None, None))
            unchanged = extension and record == records[row]
            rows[row] = extension if unchanged else self._parse(key, records[row])
        return rows
