"""What a request carries to show whose it is."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import PbxAuthenticationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Headers and query parameters that go with every request; never shown."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)


NOBODY = Credential()
"""For requests that come before any credential."""


def bearer(token: str) -> Credential:
    """Return the credential of a token that goes into the Authorization header."""
    return Credential(headers={"Authorization": f"Bearer {cleaned(token)}"})


def cleaned(token: str) -> str:
    """Return a token as pasted without "Bearer ", spaces and line breaks.

    Raises PbxAuthenticationError for what can be no token.
    """
    words = token.split() or [""]
    token = "".join(words[1:] if words[0].lower() == "bearer" else words)
    if not token.isprintable():
        raise PbxAuthenticationError("token", "holds characters that no token has")
    return token


def basic(username: str, password: str) -> Credential:
    """Return the credential of a user name and password (RFC 7617, UTF-8)."""
    credentials = b64encode(f"{username}:{password}".encode()).decode()
    return Credential(headers={"Authorization": f"Basic {credentials}"})
