"""Split a vCard file into cards, without the pictures and other unused properties."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from io import TextIOBase
from pathlib import Path
import re
from typing import Final

from .errors import PhoneBookError

MAX_FILE: Final = 100 * 1024 * 1024
"""Bytes in a file; Home Assistant does not accept a larger upload."""
MAX_LINE: Final = 16 * 1024 * 1024
"""Characters in a line; some exports put a whole picture into one."""
MAX_CARD: Final = 16 * 1024
"""Characters in the used properties of a card."""
_USED: Final = re.compile(
    r"(?:BEGIN|END)\s*:\s*VCARD\s*$|(?:[\w-]+\.)?(?:FN|N|ORG|NICKNAME|TEL)[;:]",
    re.ASCII | re.IGNORECASE,
)
_QUOTED: Final = "quoted-printable"
_CHARSET: Final = re.compile(
    r";CHARSET=(windows-1252|iso-8859-15?)[;:]", re.ASCII | re.IGNORECASE
)


def cards(path: Path) -> Iterator[str]:
    """Yield the used properties of each card, as they are written. Blocking.

    Raises PhoneBookError if the file is too large or cut off, and UnicodeError if its
    encoding is not UTF-8, UTF-16 or one that the cards name.
    """
    if path.stat().st_size > MAX_FILE:
        raise PhoneBookError("phone_book_too_large")
    encoding, errors = _encoding(path)
    with path.open(encoding=encoding, errors=errors) as file:
        yield from map(_decoded, _split(_used(_lines(file))))


def _encoding(path: Path) -> tuple[str, str]:
    """Return how to decode a file: the encoding, and what to do with other bytes."""
    with path.open("rb") as file:
        start = file.read(2)
    if start in {BOM_UTF16_BE, BOM_UTF16_LE}:
        return "utf-16", "strict"
    return "utf-8-sig", "surrogateescape"


def _decoded(card: str) -> str:
    """Return a card whose bytes that are not UTF-8 are decoded as it says.

    Outlook exports names in the encoding of Windows and mentions it beside each name.
    """
    try:
        card.encode()
    except UnicodeEncodeError:
        named = _CHARSET.search(card)
        written = card.encode(errors="surrogateescape")
        return written.decode(named[1] if named else "utf-8")
    return card


def _lines(file: TextIOBase) -> Iterator[str]:
    """Yield the lines of a file."""
    while line := file.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise PhoneBookError("phone_book_too_large")
        yield line


def _used(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of used properties, and the lines that continue them.

    A line is continued by lines that start with a space, or by any line if it is
    quoted-printable and ends in an equals sign.
    """
    is_used = is_quoted = is_open = False
    for line in lines:
        if not is_open and line[0] not in " \t":
            is_used = _USED.match(line) is not None
            is_quoted = _QUOTED in line.lower()
        is_open = is_quoted and line.endswith(("=\n", "="))
        if is_used:
            yield line


def _split(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of each card, without the cards inside it."""
    depth = size = 0
    kept: list[str] = []
    for line in lines:
        match line.rstrip().upper().replace(" ", ""):
            case "BEGIN:VCARD":
                depth += 1
            case "END:VCARD" if depth:
                depth -= 1
                if depth == 0:
                    yield "".join(kept)
                    kept, size = [], 0
            case _ if depth == 1:
                kept.append(line)
                size += len(line)
        if size > MAX_CARD:
            raise PhoneBookError("phone_book_too_large")
    if depth:
        raise PhoneBookError("phone_book_invalid")
