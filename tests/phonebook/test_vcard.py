"""Contacts are read from the files that address books export."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.phonebook import cards, vcard
from custom_components.pbx_presence.phonebook.book import PhoneBook
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.errors import PhoneBookError
from custom_components.pbx_presence.phonebook.vcard import read_contacts

from .exports import Person, apple, exported, google, nextcloud, outlook, people

PEOPLE = people(5000)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a file that every test writes anew."""
    return tmp_path_factory.mktemp("phonebook") / "contacts.vcf"


def card(*lines: str) -> str:
    """Return a card with these properties."""
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def read(file: Path, content: str | bytes) -> tuple[Contact, ...]:
    """Write a file and return its contacts."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_contacts(file)


def reason(file: Path, content: str | bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(PhoneBookError) as raised:
        read(file, content)
    assert str(raised.value) == raised.value.reason
    return raised.value.reason


@pytest.mark.parametrize("program", [google, apple, nextcloud, outlook])
def test_everyone_in_an_exported_address_book_is_found(
    file: Path, program: Callable[[Person], str]
) -> None:
    contacts = read(file, exported(PEOPLE, program))
    assert [contact.name for contact in contacts] == [one.name for one in PEOPLE]
    book = PhoneBook(contacts, "SE")
    assert {book.names(one.extension) for one in PEOPLE} == {(p.name,) for p in PEOPLE}
    for one in PEOPLE[:100]:
        assert one.name in book.names(f"0{one.mobile}")
        assert one.name in book.names(f"+46{one.office}")
    assert book.names("112") == ()


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Anna Berg", "N:Ek;Bo;;;", "ORG:Acme"], "Anna Berg"),
        (["FN:", "N:Berg;Anna,Lisa;Maria;Dr.;MD"], "Dr. Anna Lisa Maria Berg MD"),
        (["N:;;;;", "ORG:Acme\\, Inc.;Sales", "NICKNAME:Acme"], "Acme, Inc., Sales"),
        (["NICKNAME:Anna"], "Anna"),
        (["fn;charset=utf-8:Berg, Anna"], "Berg, Anna"),
        (["item1.FN:Berg\\, Anna\\nLund"], "Berg, Anna Lund"),
        (["FN:Anna", "  Be", "\trg"], "Anna Berg"),
        (["FN:\0Anna\x07 \u202eBerg"], "Anna Berg"),
        (["FN;CHARSET=unicode_escape;QUOTED-PRINTABLE:Anna =5Cud800Berg"], "Anna Berg"),
        (["FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=C5sa"], "Åsa"),
        ([f"FN:{'A' * 200}"], "A" * 99 + "…"),
        (["AGENT:", "BEGIN:VCARD", "FN:Bo", "TEL:1", "END:VCARD", "FN:Anna"], "Anna"),
    ],
)
def test_a_contact_has_the_best_name_of_its_card(
    file: Path, lines: list[str], name: str
) -> None:
    assert read(file, card(*lines, "TEL:7042")) == (
        Contact(name=name, numbers=("7042",)),
    )


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["TEL;VALUE=uri:tel:+1-202-555-0123;ext=5555"], ("+1-202-555-0123",)),
        (["TEL:TEL:+46%2070%201740605"], ("+46 70 1740605",)),
        (["TEL;TYPE=FAX:08-465 004 00", "item2.TEL:7042"], ("08-465 004 00", "7042")),
        (["TEL:7042", "TEL:70 42", "TEL:none", f"TEL:{'1' * 65}", "TEL:"], ("7042",)),
        ([f"TEL:{number}" for number in range(30)], tuple(map(str, range(20)))),
        (["TEL;A=" + "," * 60, "TEL;A" + "=" * 60, "TEL:7042"], ("7042",)),
    ],
)
def test_a_contact_has_its_distinct_numbers_as_written(
    file: Path, lines: list[str], numbers: tuple[str, ...]
) -> None:
    found = read(file, card("FN:Anna", *lines))
    assert found == (Contact(name="Anna", numbers=numbers),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_common_encodings_and_line_ends_are_read(
    file: Path, encoding: str, end: str
) -> None:
    content = card("FN:Åsa", "TEL:7042").replace("\n", end).encode(encoding)
    assert read(file, content) == (Contact(name="Åsa", numbers=("7042",)),)


def test_the_encoding_of_windows_is_read_where_a_card_names_it(file: Path) -> None:
    asa = card("N;LANGUAGE=sv;CHARSET=Windows-1252:Ek;Åsa", "TEL;CELL:7042")
    assert [one.name for one in read(file, asa.encode("cp1252") + GOOD.encode())] == [
        "Åsa Ek",
        "Bo Ek",
    ]


BROKEN = card("FN;CHARSET=secret;QUOTED-PRINTABLE:=C5nna", "TEL:0701740605")
LISTED = card("FN;ENCODING=QUOTED-PRINTABLE,8BIT:Anna", "TEL:0701740605")
GOOD = card("FN:Bo Ek", "TEL:7042")


def test_a_broken_card_does_not_spoil_the_others(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert [one.name for one in read(file, f"{BROKEN}{GOOD}{LISTED}")] == ["Bo Ek"]
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "phone_book_empty"),
        (card("FN:Anna") + card("TEL:7042"), "phone_book_empty"),
        (card("FN:Anna", "TEL:none"), "phone_book_empty"),
        (BROKEN, "phone_book_invalid"),
        ("Name;Number\nAnna;7042\n", "phone_book_invalid"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "phone_book_invalid"),
        ("END:VCARD\nFN:Anna\nTEL:7042\n", "phone_book_invalid"),
        (f"{GOOD}BEGIN:VCARD\nFN:Anna\n", "phone_book_invalid"),
        (f"BEGIN:VCARD\nFN:Anna\n{GOOD}", "phone_book_invalid"),
        (GOOD.encode() + card("FN:Åsa").encode("latin-1"), "phone_book_invalid"),
        (GOOD.encode("utf-16") + b"\0", "phone_book_invalid"),
        (card("FN:Anna", *["TEL:7042"] * 8000), "phone_book_too_large"),
    ],
)
def test_a_file_without_usable_contacts_is_refused_with_a_reason(
    file: Path,
    caplog: pytest.LogCaptureFixture,
    content: str | bytes,
    expected: str,
) -> None:
    assert reason(file, content) == expected
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("module", "limit", "most"),
    [(vcard, "MAX_CONTACTS", 2), (cards, "MAX_LINE", 11), (cards, "MAX_FILE", 120)],
)
def test_a_file_over_a_limit_is_too_large(
    monkeypatch: pytest.MonkeyPatch, file: Path, module: object, limit: str, most: int
) -> None:
    monkeypatch.setattr(module, limit, most + 1)
    assert len(read(file, GOOD * 2)) == 2
    monkeypatch.setattr(module, limit, most)
    if limit == "MAX_CONTACTS":
        assert len(read(file, GOOD * 2)) == 2
    assert reason(file, GOOD * 3) == "phone_book_too_large"


PIECES = st.sampled_from(
    [
        *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"VERSION:2.1\n", b"FN:Anna\n", b"TEL:1\n"),
        *(
            b"N:",
            b"ORG;",
            b"TEL;VALUE=uri:tel:",
            b"NICKNAME",
            b"item1.FN:",
            b"\\",
            b";",
        ),
        *(
            b"ENCODING=QUOTED-PRINTABLE:",
            b"=\n",
            b"CHARSET=utf-16:",
            b"QUOTED-PRINTABLE",
        ),
        *(
            b"\n",
            b"\r\n",
            b"\r",
            b" ",
            b"\n ",
            b",",
            b'"',
            b":",
            b"=",
            b"%0A",
            b"\xc3\xa5",
        ),
    ]
)


@given(
    st.binary()
    | st.lists(PIECES | st.binary(max_size=3), max_size=40).map(b"".join)
    | st.lists(PIECES, max_size=40).map(lambda lines: card(b"".join(lines).decode()))
)
def test_arbitrary_bytes_are_contacts_or_refused(
    file: Path, content: str | bytes
) -> None:
    try:
        contacts = read(file, content)
    except PhoneBookError:
        return
    assert all(contact.name and contact.numbers for contact in contacts)
