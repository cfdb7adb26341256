"""Find the names for a phone number."""

from collections.abc import Iterable, Iterator
from typing import Final

from .contact import Contact
from .numbers import digits, international, is_text

_KEY_LENGTH: Final = 6
"""All notations of a number have its last six digits in common."""
_MOST: Final = 100
"""How many contacts with the same last digits are compared."""


class PhoneBook:
    """The contacts by the ends of their numbers.

    Numbers are equal if their digits are, or if they have the same E.164 form. The
    latter takes the library 100 times longer, so only numbers with the same end are
    compared in that way, when a call arrives.
    """

    def __init__(self, contacts: Iterable[Contact], country: str | None) -> None:
        """Index contacts; national numbers belong to the country."""
        self._country = country
        self._count = 0
        self._index: dict[str, list[Contact]] = {}
        for contact in contacts:
            self._count += 1
            for number in contact.numbers:
                key = digits(number)[-_KEY_LENGTH:]
                self._index.setdefault(key, []).append(contact)

    def __len__(self) -> int:
        """Return the number of contacts."""
        return self._count

    def names(self, number: str) -> tuple[str, ...]:
        """Return the distinct names for a number, in the order of the contacts.

        A withheld number, or a caller ID with letters, has no name.
        """
        written = digits(number)
        if not written or is_text(number):
            return ()
        candidates = self._index.get(written[-_KEY_LENGTH:], ())
        return tuple(dict.fromkeys(self._matching(candidates[:_MOST], number)))

    def _matching(self, candidates: Iterable[Contact], number: str) -> Iterator[str]:
        """Yield the names of the contacts that have a number."""
        written, found = digits(number), international(number, self._country)
        for contact in candidates:
            for own in map(digits, contact.numbers):
                is_near = own[-_KEY_LENGTH:] == written[-_KEY_LENGTH:]
                if own == written or (
                    is_near and found and international(own, self._country) == found
                ):
                    yield contact.name
                    break


def joined(names: Iterable[str]) -> str | None:
    """Return names as one text, or None if there are no names."""
    return ", ".join(names) or None
