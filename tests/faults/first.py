"""Faults of the very first poll, while an account is set up."""

from dataclasses import dataclass
from typing import Final, Literal

from simulator.faults import (
    Drop,
    DropMidBody,
    Empty,
    Fault,
    Garbage,
    GzipBomb,
    Html,
    Oversized,
    Redirect,
    Shape,
    Status,
    Truncated,
    Wire,
)

from .bodies import nested
from .lists import many
from .row import MARKER, SECRET, listed

type Outcome = Literal["loaded", "retry", "sign in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRow:
    """A fault of the first poll, and what happens to the account.

    `key` is the translation key of the text that Home Assistant shows.
    """

    id: str
    fault: Fault | None
    outcome: Outcome = "retry"
    key: str = "unexpected_answer"


def _retry(id_: str, fault: Fault | None, key: str = "unexpected_answer") -> FirstRow:
    return FirstRow(id=id_, fault=fault, key=key)


def _loaded(id_: str, fault: Fault) -> FirstRow:
    return FirstRow(id=id_, fault=fault, outcome="loaded", key="")


_STATUSES: Final = {
    204: "unexpected_answer",
    302: "redirect",
    304: "unexpected_answer",
    400: "bad_request",
    402: "unexpected_answer",
    403: "access_denied",
    404: "not_found",
    405: "unexpected_answer",
    409: "conflict",
    410: "unexpected_answer",
    418: "unexpected_answer",
    422: "bad_request",
    429: "busy",
    500: "server_error",
    502: "server_error",
    503: "busy",
    504: "server_error",
    520: "server_error",
}

ROWS: Final = (
    _retry("nothing listens at the address", None, "cannot_connect"),
    _retry("connection closed without an answer", Drop(), "cannot_connect"),
    _retry("connection closed within the body", DropMidBody(), "cannot_connect"),
    _retry("another protocol", Wire(b"SSH-2.0-OpenSSH_9.9\r\n"), "cannot_connect"),
    *(_retry(str(code), Status(code), key) for code, key in _STATUSES.items()),
    FirstRow(id="401", fault=Status(401), outcome="sign in", key="invalid_auth"),
    _retry("429, Retry-After: 600", Status(429, retry_after=600), "busy"),
    _retry("503, Retry-After: soon", Status(503, retry_after="soon"), "busy"),
    _retry("a redirect to itself", Redirect(), "redirect"),
    _retry(
        "a redirect to another host",
        Redirect(location=f"http://user:{SECRET}@192.0.2.1/"),
        "redirect",
    ),
    _loaded("a redirect within the PBX", Redirect(location="/api/extensions", times=1)),
    _retry("a web page", Html()),
    _retry("nothing", Empty()),
    _retry("half of the list", Truncated()),
    _retry("random bytes", Garbage()),
    _retry("null", Shape()),
    _retry("a message", Shape({"message": MARKER})),
    _retry("no records", Shape([]), "no_extensions"),
    _retry("only odd records", Shape([None, 7, {}]), "no_extensions"),
    _retry("20,001 records", listed(many(20_001)), "too_many_rows"),
    _retry("200 MiB", Oversized(200 * 2**20)),
    _retry("64 MiB in 64 KiB of gzip", GzipBomb()),
    _retry("100,000 nested lists", nested()),
)
