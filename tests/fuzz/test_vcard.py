"""A damaged address book is read as far as possible, or refused with a reason."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.phonebook.book import PhoneBook, joined
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.errors import PhoneBookError
from custom_components.pbx_presence.phonebook.vcard import MAX_NUMBERS, read_contacts

from ..phonebook.exports import (
    Person,
    apple,
    exported,
    google,
    nextcloud,
    outlook,
    people,
)
from .mutations import BYTE_EDITS, cases, edited_bytes

REASONS = {"phone_book_invalid", "phone_book_empty", "phone_book_too_large"}
PROGRAMS: tuple[Callable[[Person], str], ...] = (google, apple, nextcloud, outlook)
BOOKS = [exported(people(3), program) for program in PROGRAMS]
BOOKS += [
    exported(people(2), outlook).decode().encode("utf-16"),
    exported(people(2), google).decode().encode("latin-1"),
]
LINES = [line for book in BOOKS[:4] for line in book.splitlines(keepends=True)]
damaged = st.builds(edited_bytes, st.sampled_from(BOOKS), BYTE_EDITS)
shuffled = st.lists(st.sampled_from(LINES), max_size=20).map(
    lambda lines: b"".join((b"BEGIN:VCARD\r\n", *lines, b"END:VCARD\r\n"))
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a file that every case writes anew."""
    return tmp_path_factory.mktemp("fuzz") / "contacts.vcf"


def read(file: Path) -> tuple[str, tuple[Contact, ...]]:
    """Return the message of the error, or the contacts."""
    try:
        return "", read_contacts(file)
    except PhoneBookError as err:
        return str(err), ()


@cases(4)
@given(damaged | shuffled | st.builds(edited_bytes, shuffled, BYTE_EDITS))
def test_a_damaged_address_book_is_contacts_or_a_reason(
    file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    reason, contacts = read(file)
    # Nothing of the file is in the message.
    assert reason in REASONS if reason else contacts
    book = PhoneBook(contacts, "SE")
    for contact in contacts:
        assert 0 < len(contact.name) <= 100
        assert contact.name == contact.name.strip()
        assert contact.name.isprintable() or not contact.name.isascii()
        assert 0 < len(contact.numbers) <= MAX_NUMBERS
        for number in contact.numbers:
            assert 0 < len(number) <= 64
            found = joined(book.names(number))
            assert found is None or contact.name in found
