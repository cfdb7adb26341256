"""The error for pages and texts that do not fit the code."""


class HandbookError(Exception):
    """A page or a text does not fit the code; the message says how."""
