"""The experimental employees of Telecom X (Telecom X wiki, pbx app employees).

The names and departments are documented. Presence and the state of the extensions are
mentioned, but not their fields and words. They are read tolerantly, and no word counts
as "available", because none is documented to mean that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
import logging
import re
from typing import Any, Final

from .. import reading
from ..answer import check_count
from ..errors import PbxAnswerError, PbxNoExtensionsError
from ..http import HttpClient
from ..model import Call, CallStatus, Direction, Extension, Listing, Profile
from ..reading import MAX_NAME, Oddities, text

PATH: Final = "pbx/app/employees"

# The pages on permissions imply these words (Telecom X wiki, pbx app permissions).
_AWAY: Final = frozenset({"off_work", "holiday"})
_IDLE: Final = "idle"
_STATUSES: Final = {status.value: status for status in CallStatus}
_WORDS: Final = {"at_work": "At work", "off_work": "Off work", "holiday": "Holiday"}
_FIELD: Final = re.compile(r"_?[a-z][A-Za-z_]{0,31}")
_DEEPEST: Final = 8
_MAX_LINES: Final = 64
_MAX_SHAPES: Final = 50


@dataclass(frozen=True, slots=True)
class _Last:
    """The last listing, and a digest of the answer that it came from."""

    digest: bytes
    listing: Listing


class Employees:
    """Reads the employees of a customer as extensions."""

    def __init__(self, http: HttpClient) -> None:
        """Use a client that does not share refused credentials with the others."""
        # Nothing here is documented, so an undocumented value is not worth a warning.
        self.odd = Oddities(logging.DEBUG)
        self.shape: Any = None
        """Keys and types of the last answer, without any values."""
        self.max_age = 0.0
        """For how many seconds the server allows the last answer to be cached."""
        self._http = http
        self._last: _Last | None = None

    async def extensions(self) -> Listing:
        """Return the employees, or raise a PbxError."""
        answer = await self._http.get(PATH)
        self.max_age = answer.max_age
        digest = blake2b(answer.body).digest()
        if self._last and self._last.digest == digest:
            return self._last.listing
        raw = answer.json()
        self.shape = shape(raw)
        if not isinstance(raw, list):
            raise PbxAnswerError(answer.address, "returned no list of employees")
        check_count(answer, raw)
        listing = self._read(raw)
        if not listing.extensions:
            raise PbxNoExtensionsError(answer.address, "lists no employees")
        self._last = _Last(digest, listing)
        return listing

    def _read(self, raw: list[Any]) -> Listing:
        """Return the listing of a list; an unchanged employee is the same object."""
        before = self._last.listing.extensions if self._last else ()
        known = {extension.key: extension for extension in before}
        found: dict[str, Extension] = {}
        for record in reading.records(raw, "employees", self.odd):
            if (extension := _extension(record, self.odd)) is None:
                continue
            same = known.get(extension.key)
            found.setdefault(extension.key, same if same == extension else extension)
        return Listing(extensions=tuple(found.values()), dropped=len(raw) - len(found))


def _extension(record: Mapping[str, Any], odd: Oddities) -> Extension | None:
    """Return the extension of an employee, or None for one without an ID."""
    if not (key := text(record.get("_id"))):
        return None
    raw: Any = record.get("extensions")
    if isinstance(raw, list):
        raw = raw[:_MAX_LINES]
    lines = reading.records(raw, "extensions", odd)
    states = [line.get("state") for line in lines]
    if lines and len(lines) < len(raw):
        # An unreadable line may be a busy one.
        states.append(None)
    numbers = [number for line in lines if (number := text(line.get("number")))]
    department = text(record.get("department"), MAX_NAME)
    return Extension(
        key=key,
        number=numbers[0] if numbers else "",
        name=text(record.get("name"), MAX_NAME) or key,
        profile=_profile(record.get("presence"), odd),
        calls=_calls(states, odd),
        key_words=(department,) if department else (),
    )


def _profile(raw: object, odd: Oddities) -> Profile | None:
    """Return a presence as a profile; only a documented word says "not available"."""
    if raw is None:
        return None
    word = _word(raw)
    is_away = word is not None and word.lower() in _AWAY
    if not is_away:
        _note(odd, "presence", word or raw)
    return Profile(
        available=False if is_away else None,
        name=_WORDS.get(word.lower(), word) if word else None,
    )


def _calls(states: list[object], odd: Oddities) -> tuple[Call, ...] | None:
    """Return the calls that the states of the lines stand for, or None if unknown."""
    words = [word and word.lower() for word in map(_word, states)]
    statuses = [_STATUSES[word] for word in words if word in _STATUSES]
    if CallStatus.UP not in statuses:
        unclear = [
            state
            for state, word in zip(states, words, strict=True)
            if word != _IDLE and word not in _STATUSES
        ]
        for state in unclear:
            _note(odd, "extensions.state", _word(state) or state)
        if unclear or not words:
            return None
    return tuple(
        Call(caller_id="", direction=Direction.UNKNOWN, status=status)
        for status in statuses
    )


def _note(odd: Oddities, field: str, raw: object) -> None:
    """Note an unknown word for the diagnostics, unless a person may have typed it."""
    if isinstance(raw, str) and raw.isupper():
        odd.note_word(field, raw)
    else:
        odd.note_type(field, raw)


def _word(raw: object) -> str | None:
    """Return a word, which may be the name or state of an object."""
    if isinstance(raw, dict):
        return text(raw.get("name")) or text(raw.get("state"))
    return text(raw)


def shape(raw: object, depth: int = 0) -> Any:
    """Return the keys and types of a JSON value, without any values.

    A key that does not look like the name of a field may be personal, and is replaced
    by "(key)".
    """
    if depth > _DEEPEST:
        return "…"
    if isinstance(raw, dict):
        return {
            key if _FIELD.fullmatch(key) else "(key)": shape(value, depth + 1)
            for key, value in islice(raw.items(), _MAX_SHAPES)
        }
    if isinstance(raw, list):
        shapes: list[Any] = []
        for item in raw[:_MAX_SHAPES]:
            if (one := shape(item, depth + 1)) not in shapes:
                shapes.append(one)
        return shapes
    return type(raw).__name__
