"""Faults of the connection and of HTTP itself."""

import gzip
import zlib

from simulator.faults import Drip, Drop, DropMidBody, Hold, Wire

from .row import KEPT, MARKER, NOTHING, Row, encoded, records

_BODY = encoded(records())
_JSON = "Content-Type: application/json"
_CHUNKED = "Transfer-Encoding: chunked"


def answer(*headers: str, body: bytes = _BODY, start: str = "HTTP/1.1 200 OK") -> bytes:
    """Return an answer as bytes, with these headers only."""
    head = "\r\n".join((start, _JSON, *headers))
    return head.encode("latin-1") + b"\r\n\r\n" + body


def _length(difference: int = 0) -> str:
    return f"Content-Length: {len(_BODY) + difference}"


def _row(id_: str, data: bytes, ending: str = "close") -> Row:
    slow = ending == "reset"
    return Row(id=id_, fault=Wire(data, ending), seen=KEPT, slow=slow)


def _good(id_: str, data: bytes) -> Row:
    return Row(id=id_, fault=Wire(data), seen=NOTHING)


def _chunks(*chunks: bytes) -> bytes:
    return answer(_CHUNKED, body=b"".join(chunks))


_SIZE = f"{len(_BODY):x}".encode()
_CHUNK = _SIZE + b"\r\n" + _BODY + b"\r\n"
_END = b"0\r\n\r\n"
_HALF = _BODY[: len(_BODY) // 2]
_GZIP = gzip.compress(_BODY, mtime=0)


def _packed(encoding: str, body: bytes) -> bytes:
    headers = (f"Content-Encoding: {encoding}", f"Content-Length: {len(body)}")
    return answer(*headers, body=body)


_CONNECTION = (
    Row(id="nothing listens at the address", fault=None, seen=KEPT),
    Row(id="connection closed without an answer", fault=Drop(), seen=KEPT),
    _row("connection reset without an answer", b"", "reset"),
    _row("connection closed within the status line", b"HTTP/1.1 2"),
    _row("connection closed within the headers", answer()[:40]),
    _row("connection reset within the headers", answer()[:40], "reset"),
    Row(id="connection closed within the body", fault=DropMidBody(), seen=KEPT),
    _row("connection reset within the body", answer(_length(), body=_HALF), "reset"),
    Row(id="no answer at all", fault=Hold(), seen=KEPT, slow=True),
    Row(
        id="headers that never end",
        fault=Wire(answer()[:40], "hold"),
        seen=KEPT,
        slow=True,
    ),
    Row(id="a body that never ends", fault=Drip(interval=60), seen=KEPT, slow=True),
    Row(
        id="a body in small pieces",
        fault=Drip(interval=0.1, chunk=200),
        seen=NOTHING,
        slow=True,
    ),
)
_PROTOCOL = (
    _row("another protocol", b"SSH-2.0-OpenSSH_9.9\r\n"),
    _row("the start of a TLS handshake", bytes.fromhex("16030100a5010000a1030345")),
    _row("zeros", bytes(4096)),
    _row("a line that never ends", b"x" * 100_000),
    _row("a body without any headers", _BODY),
    _row("a status line without a status", answer(start=f"HTTP/1.1 {MARKER}")),
    _row("a status of one digit", answer(_length(), start="HTTP/1.1 2 OK")),
    _row("an unknown version of HTTP", answer(_length(), start="HTTP/9.9 200 OK")),
    _good("HTTP/1.0", answer(_length(), start="HTTP/1.0 200 OK")),
    _good("no reason after the status", answer(_length(), start="HTTP/1.1 200")),
    _good(
        "an informational answer first",
        b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer(_length()),
    ),
    _row("a header without a colon", answer(MARKER, _length())),
    _row("a header of 100 KB", answer(f"X-Number: {MARKER * 10_000}", _length())),
    _row("10,000 headers", answer(*["X-Many: 1234567890"] * 10_000, _length())),
    _row("a control character in a header", answer("X-Odd: a\x01\x00b", _length())),
)
_LENGTHS = (
    _good("no length; the end of the connection ends the body", answer()),
    _row("a length that is too long", answer(_length(99))),
    _row("a length that is too short", answer(_length(-99))),
    _row("a length that is negative", answer("Content-Length: -1")),
    _row("a length that is not a number", answer(f"Content-Length: {MARKER}x")),
    _row("a length without any digits", answer("Content-Length:")),
    _row("a length of 30 digits", answer(f"Content-Length: {'9' * 30}")),
    _row("two different lengths", answer(_length(), _length(-99))),
    _row("a length and chunks", answer(_length(), _CHUNKED, body=_CHUNK + _END)),
)
_CHUNKS = (
    _good("chunks", _chunks(_CHUNK, _END)),
    _row("a chunk whose size is not a number", _chunks(b"zz\r\n", _BODY, _END)),
    _row("a chunk that is too short", _chunks(b"ffff\r\n", _BODY, b"\r\n", _END)),
    _row("a chunk that is too long", _chunks(b"5\r\n", _BODY, b"\r\n", _END)),
    _row("a negative size of a chunk", _chunks(b"-5\r\n", _BODY, _END)),
    _row("a chunk of 2^80 bytes", _chunks(b"1" + b"0" * 20 + b"\r\n", _BODY)),
    _row("chunks without a last one", _chunks(_CHUNK)),
)
_ENCODINGS = (
    _good("gzip", _packed("gzip", _GZIP)),
    _good("deflate", _packed("deflate", zlib.compress(_BODY))),
    _row("half of a gzip body", _packed("gzip", _GZIP[: len(_GZIP) // 2])),
    _row("a gzip body without its checksum", _packed("gzip", _GZIP[:-8] + bytes(8))),
    _row("a plain body declared as gzip", _packed("gzip", _BODY)),
    _row("a plain body declared as deflate", _packed("deflate", _BODY)),
    _row("a plain body declared as Brotli", _packed("br", _BODY)),
    _row("a plain body declared as Zstandard", _packed("zstd", _BODY)),
    _row("a gzip body that is not declared", _packed("identity", _GZIP)),
    _row("a body compressed twice", _packed("gzip", gzip.compress(_GZIP, mtime=0))),
    _good("an unknown encoding of a plain body", _packed("odd", _BODY)),
)

ROWS = (*_CONNECTION, *_PROTOCOL, *_LENGTHS, *_CHUNKS, *_ENCODINGS)
