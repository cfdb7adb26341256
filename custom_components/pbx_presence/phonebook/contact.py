"""What the phone book keeps of a contact."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A name and its phone numbers, as they are written in the address book."""

    name: str
    numbers: tuple[str, ...]
