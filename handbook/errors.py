"""What can be wrong with the pages, or with the texts for them."""


class HandbookError(Exception):
    """A page or a text does not fit the code; the message says how."""
