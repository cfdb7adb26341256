"""Read contacts from a vCard file (RFC 2426 and 6350) with vobject.

Only single properties are given to vobject. Its reader of whole cards cuts a formatted
name at a comma that is not escaped, as in "Berg, Anna".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
import re
from typing import Any, Final
from urllib.parse import unquote

from vobject.base import VObjectError, getLogicalLines, textLineToContentLine
from vobject.icalendar import stringToTextValues
from vobject.vcard import NAME_ORDER, Name, splitFields

from ..pbx.reading import MAX_NAME, MAX_NUMBER, text
from .cards import cards
from .contact import Contact
from .errors import PhoneBookError
from .numbers import digits

type Properties = Mapping[str, list[str]]
"""The texts of a card by the names of its properties."""

MAX_CONTACTS: Final = 10_000
"""Contacts with a number in one phone book."""
MAX_NUMBERS: Final = 20
"""Numbers of one contact; more are ignored."""
# vobject's own expression takes exponentially long on some lines that it does not match,
# so it is only given lines that it matches.
_VALUE: Final = r'(?:"[^"]*"|[^";:,]*)'
_LINE: Final = re.compile(
    r"(?:[\w-]+\.)?(?:FN|N|ORG|NICKNAME|TEL)"
    rf"(?:;[\w-]+(?:={_VALUE}(?:,{_VALUE})*)?)*:",
    re.ASCII | re.IGNORECASE,
)
_CONTROL: Final = re.compile(
    "[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def read_contacts(path: Path) -> tuple[Contact, ...]:
    """Return the contacts of a vCard file that have a name and a number. Blocking.

    A card that cannot be read is skipped. Raises PhoneBookError if the file has no
    usable card, is cut off or too large, and OSError if it cannot be opened.
    """
    contacts: list[Contact] = []
    is_readable = False
    try:
        for card in cards(path):
            properties = _properties(card)
            is_readable = is_readable or properties is not None
            if properties and (contact := _contact(properties)):
                contacts.append(contact)
            if len(contacts) > MAX_CONTACTS:
                raise PhoneBookError("phone_book_too_large")
    except UnicodeError:
        raise PhoneBookError("phone_book_invalid") from None
    if not contacts:
        is_empty = is_readable or not path.stat().st_size
        raise PhoneBookError("phone_book_empty" if is_empty else "phone_book_invalid")
    return tuple(contacts)


def _properties(card: str) -> Properties | None:
    """Return the texts of a card's properties, or None if it cannot be read."""
    found: dict[str, list[str]] = {}
    try:
        for line in _content_lines(card):
            found.setdefault(line.name, []).append(_TEXTS[line.name](line.value))
    except VObjectError, LookupError, TypeError, ValueError:
        return None
    return found


def _content_lines(card: str) -> Iterator[Any]:
    """Yield the properties of a card, unfolded and without quoted-printable."""
    for line, _ in getLogicalLines(StringIO(card)):
        if _LINE.match(line):
            yield textLineToContentLine(line)


def _plain(value: str) -> str:
    """Return a text without escapes."""
    return _clean(stringToTextValues(value, listSeparator=None)[0])


def _person(value: str) -> str:
    """Return a structured name in the order in which it is spoken."""
    return _clean(str(Name(**dict(zip(NAME_ORDER, splitFields(value), strict=False)))))


def _organization(value: str) -> str:
    """Return an organization and its units, from the largest to the smallest."""
    fields = (_clean(Name.toString(field)) for field in splitFields(value))
    return ", ".join(filter(None, fields))


def _number(value: str) -> str:
    """Return a phone number without its `tel:` scheme and its parameters."""
    written = _plain(value)
    if written[:4].lower() != "tel:":
        return written
    return _clean(unquote(written[4:].partition(";")[0]))


def _clean(value: str) -> str:
    """Return a text in one line and without characters that nobody sees."""
    return _CONTROL.sub("", " ".join(value.split()))


_TEXTS: Final[Mapping[str, Callable[[str], str]]] = {
    "FN": _plain,
    "N": _person,
    "ORG": _organization,
    "NICKNAME": _plain,
    "TEL": _number,
}


def _contact(properties: Properties) -> Contact | None:
    """Return a contact, or None without a name or a number."""
    names = (name for key in _TEXTS if key != "TEL" for name in properties.get(key, ()))
    name = text(next(filter(None, names), None), MAX_NAME)
    numbers = _distinct(properties.get("TEL", ()))
    return Contact(name=name, numbers=numbers) if name and numbers else None


def _distinct(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers that differ in their digits, in their first notation."""
    found: dict[str, str] = {}
    for number in numbers:
        if len(number) <= MAX_NUMBER and (key := digits(number)):
            found.setdefault(key, number)
    return tuple(found.values())[:MAX_NUMBERS]
