"""The credentials of the simulated account, and whether a request has them."""

import base64
import binascii
from dataclasses import dataclass
import hashlib
import hmac


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of one account: a token, or username and password."""

    token: str
    username: str
    password: str

    @classmethod
    def for_seed(cls, seed: int) -> Credentials:
        """Return the credentials for a seed: always the same, and not real."""
        digest = hashlib.sha256(f"simulator/{seed}".encode()).hexdigest()
        return cls(f"simulated-{digest[:32]}", "demo@example.com", f"demo-{seed}")

    def accept(self, authorization: str | None) -> bool:
        """Return whether an Authorization header contains the token or the password."""
        scheme, _, value = (authorization or "").partition(" ")
        match scheme.lower():
            case "bearer":
                return _same(value.strip(), self.token)
            case "basic":
                return _same(_decoded(value), f"{self.username}:{self.password}")
            case _:
                return False


def _decoded(value: str) -> str:
    """Return "username:password" from a Basic header (RFC 7617), "" if malformed."""
    try:
        return base64.b64decode(value.strip(), validate=True).decode()
    except binascii.Error, ValueError:
        return ""


def _same(given: str, wanted: str) -> bool:
    surrogates = "surrogateescape"
    return hmac.compare_digest(
        given.encode(errors=surrogates), wanted.encode(errors=surrogates)
    )
