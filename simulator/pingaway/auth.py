"""The credentials of the simulated account, and whether a request has them."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
import hashlib
import hmac

from aiohttp import web
from aiohttp.typedefs import Handler

from ..replies import error

_CHALLENGE = {"WWW-Authenticate": 'Bearer, Basic realm="simulator", charset="UTF-8"'}


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


def guarded(credentials: Callable[[], Credentials], handler: Handler) -> Handler:
    """Return the handler behind a check of the credentials (401)."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if credentials().accept(request.headers.get("Authorization")):
            return await handler(request)
        return error(401, "Unauthorized", _CHALLENGE)

    return guard


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
