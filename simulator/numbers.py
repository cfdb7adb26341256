"""Phone numbers in the forms in which people and APIs write them."""

import re

_COUNTRY = "46"
_INTERNATIONAL = re.compile(rf"(?:\+|00){_COUNTRY}0?")


def has_digits(number: str) -> bool:
    """Return whether there is anything to dial."""
    return any(map(str.isdecimal, number))


def national(number: str) -> str:
    """Return a number without punctuation, and a Swedish one with its leading 0.

    Numbers of other countries keep their prefix, and short numbers have none.
    """
    return _INTERNATIONAL.sub("0", _plain(number), count=1)


def e164(number: str) -> str:
    """Return a number with a plus and the country; a short one and "" stay the same."""
    plain = national(number)
    if plain.startswith("00"):
        return f"+{plain[2:]}"
    return f"+{_COUNTRY}{plain[1:]}" if plain.startswith("0") else plain


def _plain(number: str) -> str:
    return re.sub(r"[^\d+]", "", number.replace("(0)", ""))
