"""Compare phone numbers that are written in different ways.

`country` is the ISO 3166 code that Home Assistant is set to. National numbers have no
meaning without it.
"""

from collections.abc import Iterator
from functools import lru_cache
import re
from typing import Final

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
    shortnumberinfo,
)

# Numbers copied from a phone or a web page contain characters that nobody sees.
_SEPARATORS: Final = dict.fromkeys(
    map(
        ord,
        "./()-\xad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
        " \t\r\n\xa0\u2007\u2008\u2009\u200a\u202f\u3000"
        "\u200b\u200e\u200f\u2060\ufeff"
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
_PLAIN: Final = re.compile(r"\+?[0-9]+")
_DIALABLE: Final = re.compile(r"\+?[0-9]{2,15}")
_EXTENSION: Final = re.compile(r"(?:[,;]|ext|x\s*[0-9]).*", re.IGNORECASE | re.DOTALL)
_LEADING_PLUS: Final = re.compile(r"[^0-9]*\+")
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
_TRUNK_ZERO: Final = re.compile(r"^([^0-9+]*(?:\+|00)[^(]*)\(0\)")

_EVERYWHERE: Final = frozenset({"112", "911"})
_SOMEWHERE: Final = _EVERYWHERE | {"000", "110", "113", "114", "118", "119", "999"}
_OUTSIDE_LINES: Final = ("", "0", "00", "9")


def prepare(country: str | None) -> None:
    """Read the library's data from disk. Blocking: call it in an executor.

    A call can come from any country, so this reads the data of all of them, about 1 MB,
    rather than reading files in the event loop later.
    """
    PhoneMetadata.load_all()
    is_emergency("112", country)
    international("112", country)


def digits(number: str) -> str:
    """Return the digits of a number and its leading plus; "" if there are no digits.

    An extension at the end is left out: "08-123 45 67 ext. 8" is "081234567". Digits of
    other scripts become ASCII digits.
    """
    plain = number.translate(_SEPARATORS)
    if _PLAIN.fullmatch(plain):
        return plain
    main = _EXTENSION.sub("", plain if plain.isascii() else _ascii(plain))
    found = _NOT_DIGITS.sub("", main)
    return f"+{found}" if found and _LEADING_PLUS.match(main) else found


def _ascii(number: str) -> str:
    """Return a text with ASCII digits and plus signs."""
    return "".join(
        str(int(char)) if char.isdecimal() else char
        for char in number.replace("\N{FULLWIDTH PLUS SIGN}", "+")
    )


def is_text(caller: str) -> bool:
    """Return whether a caller ID is a text such as "Queue 2"."""
    return any(map(str.isalpha, caller.lower().removeprefix("tel:").partition(";")[0]))


@lru_cache(maxsize=4096)
def international(number: str, country: str | None) -> str | None:
    """Return the E.164 form of a number, e.g. "+46701740605" for "070-174 06 05".

    Return None if it is not a complete number: an extension, an emergency number, or a
    text. Digits that are not valid in the country are also tried as a number that only
    lacks its plus. A number in a range that the library does not know is accepted if
    its prefix shows that it is complete.
    """
    written = digits(number)
    found = _parsed(written, country)
    if found and phonenumbers.is_valid_number(found):
        return _e164(found)
    if not written.startswith("+"):
        abroad = _parsed(f"+{written.removeprefix('00')}", None)
        if abroad and phonenumbers.is_valid_number(abroad):
            return _e164(abroad)
    return _e164(found) if found and _is_complete(found, written, country) else None


def _parsed(written: str, country: str | None) -> PhoneNumber | None:
    """Return a number as the library reads it, or None if it cannot."""
    try:
        return phonenumbers.parse(written, country)
    except NumberParseException:
        return None


def _e164(number: PhoneNumber) -> str:
    """Return a number as a plus and digits."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _is_complete(number: PhoneNumber, written: str, country: str | None) -> bool:
    """Return whether a number has a prefix and a possible length."""
    trunk = phonenumbers.ndd_prefix_for_region(country, True) if country else None
    return (
        written.startswith(("+", trunk or "+"))
        and phonenumbers.is_possible_number_with_reason(number)
        == ValidationResult.IS_POSSIBLE
    )


def is_emergency(
    number: str, country: str | None, *, is_extension: bool = False
) -> bool:
    """Return whether a number is, or may connect to, an emergency number.

    112 and 911 always count, because networks connect them in most countries. The
    others count in the countries that use them, or all of them if the country is not
    known. They also count after the digits for an outside line ("0112") or a country
    code ("+46112"), and with more digits where networks ignore those ("1125"), but not
    if that is the number of an extension.
    """
    written = digits(number)
    if is_extension:
        return _is_short_emergency(written, country)
    if country and shortnumberinfo.connects_to_emergency_number(written, country):
        return True
    return any(_is_short_emergency(short, country) for short in _short(written))


def _short(written: str) -> Iterator[str]:
    """Yield what may be left without country code and digits for an outside line."""
    starts = [written]
    if written.startswith(("+", "00")):
        subscriber = written.removeprefix("+").removeprefix("00")
        # Country codes have one to three digits.
        starts += [subscriber[length:] for length in (1, 2, 3)]
    for start in starts:
        for line in _OUTSIDE_LINES:
            if start.startswith(line):
                yield start.removeprefix(line)


def _is_short_emergency(short: str, country: str | None) -> bool:
    """Return whether digits are exactly an emergency number."""
    if country is None:
        return short in _SOMEWHERE
    return short in _EVERYWHERE or shortnumberinfo.is_emergency_number(short, country)


def dialable(number: str) -> str | None:
    """Return an optional plus and 2 to 15 digits, or None for anything else.

    Separators are removed, as is the "(0)" of "+46 (0)70-174 06 05". Letters, and codes
    with an asterisk or a hash sign, are not dialable: they may change settings.
    """
    dialed = _TRUNK_ZERO.sub(r"\1", number).translate(_SEPARATORS)
    return dialed if _DIALABLE.fullmatch(dialed) else None
