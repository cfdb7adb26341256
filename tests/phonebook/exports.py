"""Address books as known programs export them, with made-up people.

The mobile and office numbers are from ranges that the Swedish regulator reserves for
fiction. Everyone has an extension of their own.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from uuid import UUID

GIVEN = [
    *("Åsa", "Björn", "Sørine", "Håkon", "Ægir"),
    *("Jørgen", "Märta", "Øystein", "Bengt", "Anne-Grete"),
]
FAMILY = [
    *("Åkesson", "Østergård", "Sæther", "Öberg", "Bjørnson"),
    *("Lindqvist", "Nygård", "Kjær", "Ärlig", "Ek"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A made-up contact; `mobile` and `office` are without country code and zero."""

    given: str
    family: str
    mobile: str
    office: str
    extension: str

    @property
    def name(self) -> str:
        """Return the formatted name."""
        return f"{self.given} {self.family}"


def people(count: int) -> list[Person]:
    """Return this many people with different names and extensions."""
    return [
        Person(
            given=f"{GIVEN[number % 10]} {number // 100}",
            family=FAMILY[number // 10 % 10],
            mobile=f"7017406{5 + number % 95:02}",
            office=f"8465004{number % 100:02}",
            extension=str(10_000 + number),
        )
        for number in range(count)
    ]


def google(person: Person) -> str:
    """Return a card as Google Contacts writes it."""
    return _lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{person.name}",
        f"N:{person.family};{person.given};;;",
        f"item1.TEL:+46 {person.mobile[:2]} {person.mobile[2:]}",
        "item1.X-ABLabel:Jobbmobil",
        f"TEL;TYPE=WORK:0{person.office}",
        f"TEL;TYPE=WORK:{person.extension}",
        "PHOTO:https://photos.example/contacts/1",
        "CATEGORIES:myContacts",
        "END:VCARD",
    )


def apple(person: Person) -> str:
    """Return a card as Apple's Contacts writes it, with a picture."""
    picture = b64encode(Random(person.name).randbytes(1500)).decode()
    return _lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//macOS 15.5//EN",
        f"N:{person.family};{person.given};;;",
        f"FN:{person.name}",
        f"TEL;type=CELL;type=VOICE;type=pref:0{person.mobile[:2]}-{person.mobile[2:]}",
        f"TEL;type=WORK;type=VOICE:(0{person.office[0]}) {person.office[1:]}",
        f"item1.TEL:{person.extension}",
        "item1.X-ABLabel:_$!<Other>!$_",
        _folded(f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}"),
        "END:VCARD",
    )


def nextcloud(person: Person) -> str:
    """Return a card as Nextcloud and Thunderbird write it."""
    return _lines(
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:urn:uuid:{UUID(int=int(person.extension))}",
        _folded(f"FN;PREF=1:{person.name}"),
        f"N:{person.family};{person.given};;;",
        f'TEL;PREF=1;TYPE="cell,voice";VALUE=uri:tel:+46-{person.mobile}',
        f"TEL;VALUE=uri;TYPE=work:tel:+46-{person.office};ext={person.extension}",
        f"TEL;VALUE=TEXT;TYPE=fax:{person.extension}",
        "REV:20260701T080000Z",
        "END:VCARD",
    )


def outlook(person: Person) -> str:
    """Return a card as Outlook writes it, in vCard 2.1."""
    encoding = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE"
    return _lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"N;LANGUAGE=sv;{encoding}:{_quoted(person.family)};{_quoted(person.given)}",
        f"FN;{encoding}:{_quoted(person.name)}",
        f"TEL;CELL;VOICE:+46 (0){person.mobile}",
        f"TEL;WORK;FAX:0046{person.office}",
        f"TEL;WORK:{person.extension}",
        f"NOTE;{encoding}:first line=0D=0A=",
        "TEL:112=",
        "",
        "END:VCARD",
    )


def exported(people: Iterable[Person], card: Callable[[Person], str]) -> bytes:
    """Return an address book in UTF-8."""
    return "".join(map(card, people)).encode()


def _lines(*lines: str) -> str:
    """Return lines with the line ends of the standard."""
    return "".join(f"{line}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Return a line in pieces of 75 characters, all but the first behind a space."""
    pieces = [line[:75], *(line[at : at + 74] for at in range(75, len(line), 74))]
    return "\r\n ".join(pieces)


def _quoted(value: str) -> str:
    """Return a text in quoted-printable, with a soft line break in the middle."""
    codes = [
        char if char.isascii() else "".join(f"={byte:02X}" for byte in char.encode())
        for char in value
    ]
    return "".join((*codes[:3], "=\r\n", *codes[3:]))
