"""The error of a file that cannot be used as a phone book."""

from typing import Literal

type Reason = Literal["phone_book_invalid", "phone_book_empty", "phone_book_too_large"]


class PhoneBookError(Exception):
    """A file cannot be imported.

    `reason` is a translation key. The message does not contain anything from the file.
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason: Reason = reason
