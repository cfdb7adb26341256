"""Find the names for a phone number."""

from collections.abc import Iterable, Iterator
from typing import Final

from .contact import Contact
from .numbers import digits, international

_KEY_LENGTH: Final = 6
"""All notations of a number have its last six digits in common."""


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
        if not written or _is_text(number):
            return ()
        candidates = self._index.get(written[-_KEY_LENGTH:], ())
        return tuple(dict.fromkeys(self._matching(candidates, number)))

    def _matching(self, candidates: Iterable[Contact], number: str) -> Iterator[str]:
        """Yield the names of the contacts that have a number."""
        for contact in candidates:
            if any(self._is_same(number, own) for own in contact.numbers):
                yield contact.name

    def _is_same(self, number: str, other: str) -> bool:
        """Return whether two notations mean the same number."""
        written, own = digits(number), digits(other)
        if written == own or written[-_KEY_LENGTH:] != own[-_KEY_LENGTH:]:
            return written == own
        found = international(number, self._country)
        return found is not None and found == international(other, self._country)


def _is_text(caller: str) -> bool:
    """Return whether a caller ID is a text such as "Queue 2"."""
    return any(map(str.isalpha, caller.lower().removeprefix("tel:").partition(";")[0]))


def joined(names: Iterable[str]) -> str | None:
    """Return names as one text, or None if there are no names."""
    return ", ".join(names) or None
