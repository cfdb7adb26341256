"""Turn the records of a list into extensions, and do work only for those that changed."""

from collections.abc import Mapping, Sequence
from itertools import compress, count
from operator import ne

from ..identity import Fingerprint, assign_keys
from ..model import Extension, Listing
from .records import Parser, Record, fingerprint
from .slices import Slices


class Roster:
    """Turns each list of records into a listing and remembers the last one."""

    def __init__(self, parser: Parser, known: Mapping[str, Fingerprint]) -> None:
        """Start with every key that was assigned before."""
        self.known = known
        """Every key ever assigned; replaced, never modified, when one changes."""
        self._parser = parser
        self._slices = Slices(b"", ())
        self._extensions: Sequence[Extension | None] = ()
        self._listing = Listing()

    def read(self, slices: Slices) -> Listing:
        """Return the listing of some records; the last one if nothing changed.

        Raises ValueError, and keeps the previous state, if a record is not valid JSON.
        """
        extensions = self._read_in_place(slices)
        if extensions is None:
            extensions = self._read_anew(slices)
        if extensions is not self._extensions:
            readable = tuple(extension for extension in extensions if extension)
            dropped = len(extensions) - len(readable)
            self._listing = Listing(extensions=readable, dropped=dropped)
        self._slices, self._extensions = slices, extensions
        return self._listing

    def _read_in_place(self, slices: Slices) -> Sequence[Extension | None] | None:
        """Return the extension of each record, or None if any of them moved.

        Only records whose bytes changed are parsed.
        """
        before = self._slices
        if slices.head != before.head or len(slices.pieces) != len(before.pieces):
            return None
        extensions = list(self._extensions)
        is_same = True
        changed = map(ne, slices.pieces, before.pieces, strict=True)
        for row in compress(count(), changed):
            record, extension = slices.read(row), extensions[row]
            if not extension or fingerprint(record) != self.known[extension.key]:
                return None
            extensions[row] = self._changed(extension, record)
            is_same = is_same and extensions[row] is extension
        return self._extensions if is_same else extensions

    def _read_anew(self, slices: Slices) -> Sequence[Extension | None]:
        """Return the extension of each record after assigning all keys again."""
        records = [slices.read(row) for row in range(len(slices.pieces))]
        readable = {
            row: found
            for row, record in enumerate(records)
            if (found := fingerprint(record))
        }
        before = {
            extension.key: extension for extension in self._extensions if extension
        }
        # After a restart, it is not known which keys the last list had.
        absent = self.known.keys() - before.keys() if before else ()
        keys = assign_keys(list(readable.values()), self.known, absent)
        self._learn(dict(zip(keys, readable.values(), strict=True)))
        extensions: list[Extension | None] = [None] * len(records)
        for row, key in zip(readable, keys, strict=True):
            if extension := before.get(key):
                extensions[row] = self._changed(extension, records[row])
            else:
                extensions[row] = self._parser.extension(key, records[row])
        return extensions

    def _learn(self, listed: Mapping[str, Fingerprint]) -> None:
        """Remember the fingerprints of the listed keys, and move those to the front."""
        present = [key for key in self.known if key in listed]
        absent = {key: self.known[key] for key in self.known if key not in listed}
        known = {key: listed[key] for key in (*present, *listed)} | absent
        if list(known.items()) != list(self.known.items()):
            self.known = known

    def _changed(self, before: Extension, record: Record) -> Extension:
        """Return the extension of a record; the same object if it did not change."""
        extension = self._parser.extension(before.key, record)
        return before if extension == before else extension
