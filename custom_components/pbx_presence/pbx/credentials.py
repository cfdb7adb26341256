"""Read credentials as users paste them, and turn them into headers."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
import re
from typing import Final
from unicodedata import category

from .errors import PbxAuthenticationError

_QUOTES: Final = frozenset("\"'`´<>‘’‚‛“”„‟«»‹›")
_AROUND: Final = "".join(_QUOTES) + ".,;:{}()[]"
"""Characters that no token starts or ends with."""
_BEFORE: Final = re.compile(
    r"""\b bearer \b ["'\s:=]+ | \b authorization ["'\s]* [:=]
    | \b token ["'\s]* [:=] | ^ token \s+ | ^ bearer $""",
    re.IGNORECASE | re.VERBOSE,
)
_OBJECT_ID: Final = re.compile(r"ObjectId\((.*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Headers and query parameters that authenticate a request; never shown."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)


NOBODY = Credential()
"""The credential of requests that need none."""


def bearer(token: str) -> Credential:
    """Return the credential for a token in the Authorization header."""
    return Credential(headers={"Authorization": f"Bearer {cleaned(token)}"})


def pasted(text: str) -> str:
    """Return pasted text without invisible characters and surrounding quotation marks.

    Email programs and web pages add zero-width characters, byte order marks, and
    quotation marks of any language.
    """
    text = "".join(char for char in text if category(char) != "Cf").strip()
    while len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    return text


def pasted_id(text: str) -> str:
    """Return a pasted ID without quotation marks and without `ObjectId(...)`."""
    found = _OBJECT_ID.fullmatch(pasted(text))
    return pasted(found[1] if found else text)


def cleaned(token: str) -> str:
    """Return a pasted token without a header or field name, quotation marks and spaces.

    Raises PbxAuthenticationError if the rest cannot be a token.
    """
    token = _BEFORE.split(pasted(token))[-1]
    token = "".join(token.split()).strip(_AROUND)
    if not token.isprintable():
        raise PbxAuthenticationError(
            "token", "contains characters that are not valid in a token"
        )
    return token


def basic(username: str, password: str) -> Credential:
    """Return the credential for a username and password (RFC 7617, UTF-8)."""
    credentials = b64encode(f"{username}:{password}".encode()).decode()
    return Credential(headers={"Authorization": f"Basic {credentials}"})
