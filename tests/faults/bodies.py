"""Bodies that are not the list of extensions, or that are encoded oddly."""

from typing import Any

from simulator.faults import (
    Bom,
    Charset,
    Empty,
    Fault,
    Garbage,
    GzipBomb,
    Html,
    Oversized,
    Raw,
    Shape,
    Truncated,
)

from .row import KEPT, MARKER, NOTHING, Row, encoded, listed, read, records

_BODY = encoded(records())
_MIB = 1024 * 1024
_JSON = "application/json"
_LOST = "\N{REPLACEMENT CHARACTER}"


def _kept(id_: str, fault: Fault | bytes) -> Row:
    fault = Raw(fault) if isinstance(fault, bytes) else fault
    return Row(id=id_, fault=fault, seen=KEPT)


def _same(id_: str, fault: Fault | bytes) -> Row:
    fault = Raw(fault) if isinstance(fault, bytes) else fault
    return Row(id=id_, fault=fault, seen=NOTHING)


def _message(id_: str, raw: bytes, shown: str, text: str = "") -> Row:
    """Return a row with raw bytes for the message of Bengt's profile."""
    old = encoded(records()[1]["profile"]["message"])
    state = shown if len(shown) < 256 else f"{shown[:254]}…"
    changes = {"Bengt profile_message": state, "Bengt message": shown}
    return Row(id=id_, fault=Raw(_BODY.replace(old, raw)), seen=read(changes, text))


def _declared(charset: str, body: bytes = _BODY) -> Raw:
    return Raw(body, f"{_JSON}; charset={charset}")


def nested() -> Raw:
    """Return lists in lists, deeper than any parser goes."""
    return Raw(b"[" * 100_000 + b"]" * 100_000)


_NOT_A_LIST: dict[str, Any] = {
    "null": None,
    "true": True,
    "a number": 7,
    "a string": MARKER,
    "an empty object": {},
    "an empty list": [],
    "a message": {"message": MARKER},
    "one record": records()[0],
    "the list in an object": {"extensions": records()},
    "the list in a list": [records()],
    "records by their numbers": {"1": records()[0], "2": records()[1]},
}
_NOT_JSON: dict[str, bytes] = {
    "white space": b" \r\n\t ",
    "XML": b"<?xml version='1.0'?><extensions/>",
    "plain text": b"Service temporarily unavailable",
    "a list with single quotes": _BODY.replace(b'"', b"'"),
    "a list with a comma at the end": _BODY[:-1] + b",]",
    "a list with a comment": b"/* " + MARKER.encode() + b" */" + _BODY,
    "a list after a guard": b")]}',\n" + _BODY,
    "a list in a call of a function": b"callback(" + _BODY + b");",
    "a list with rubbish at the end": _BODY + b"<!-- end -->",
    "the list twice": _BODY + _BODY,
    "one record per line": b"\n".join(map(encoded, records())),
    "a list without its last byte": _BODY[:-1],
    "100,000 open lists": b"[" * 100_000,
    "100,000 nested objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a million empty objects": b"[" + b"{}," * 1_000_000 + b"{}]",
}
_SIZES = (
    _kept("200 MiB, declared", Oversized(200 * _MIB)),
    _kept("200 MiB, not declared", Oversized(200 * _MIB, declared=False)),
    _kept("a body without end", Oversized(2**50, declared=False)),
    _kept("64 MiB in 64 KiB of gzip", GzipBomb()),
    _kept("a list and 17 MiB of spaces", Oversized(17 * _MIB)),
    _same("a list and 8 MiB of spaces", Oversized(8 * _MIB)),
)
_CHARSETS = (
    _same("a byte order mark", Bom()),
    _same("UTF-16, declared", Charset("utf-16", "utf-16")),
    _same("UTF-32, declared", Charset("utf-32", "utf-32")),
    _same("Latin-1, declared", Charset("latin-1", "iso-8859-1")),
    _same("Windows-1252, declared", Charset("cp1252", "windows-1252")),
    _same("UTF-8, declared in odd spelling", _declared("Utf8")),
    _kept("UTF-16, not declared", Charset("utf-16")),
    _kept("UTF-16, declared as UTF-8", Charset("utf-16", "utf-8")),
    _kept("UTF-8, declared as UTF-16", _declared("utf-16")),
    _kept("a charset that does not exist", _declared("klingon")),
    _kept("a charset that is not for text", _declared("rot13")),
    _kept("a charset that is slow to read", _declared("punycode")),
    _same("a charset that is not a word", _declared("'../../x'")),
    _same("the content type of a web page", Raw(_BODY, "text/html")),
    _same("the content type of a picture", Raw(_BODY, "image/png")),
    Row(
        id="Latin-1, not declared",
        fault=Charset("latin-1"),
        seen=read(
            {
                "Anna profile": f"Tillg{_LOST}nglig",
                "Bengt profile_message": f"Svarar p{_LOST} mail en g{_LOST}ng i veckan",
                "Bengt message": f"Svarar p{_LOST} mail en g{_LOST}ng i veckan",
                "Bengt key_words": f"business, malm{_LOST}",
            }
        ),
    ),
)
_REPAIRED = (
    _message("invalid UTF-8 in a text", b'"a\xff\xfeb"', f"a{_LOST}{_LOST}b"),
    _message("half of an emoji", rb'"a\ud83db"', "a?b"),
    _message("control characters in a text", b'"a\x01\x1fb"', "a\x01\x1fb"),
    _message("a line break in a text", b'"a\nb"', "a\nb"),
    _message("NUL in a text", rb'"a\u0000b"', "ab"),
    _message("NaN for a text", b"NaN", "unknown"),
    _message("Infinity for a text", b"-Infinity", "unknown"),
    _message("a number of 5,000 digits", b"9" * 5000, "unknown"),
    _message("a number out of range", b"1e999", "unknown"),
    _message("an integer of 19 digits", b"1234567890123456789", "1234567890123456789"),
    _message("a list nested 500 times", b"[" * 500 + b"]" * 500, "unknown"),
    _message(
        "a text of 100 KB",
        b'"' + b"x" * 100_000 + b'"',
        "x" * 1023 + "…",
        "Bengt: the message is cut",
    ),
)
_DUPLICATES = (
    _same(
        "a field twice; the last one counts",
        _BODY.replace(b'"available":true', b'"available":false,"available":true'),
    ),
    _same("a list in other bytes", b" \n" + _BODY.replace(b",", b" ,\n ") + b"\n"),
    _same("other fields in records", listed({**one, "x": {}} for one in records())),
)

ROWS = (
    _kept("a web page", Html()),
    _kept("nothing", Empty()),
    _kept("half of the list", Truncated()),
    _kept("random bytes", Garbage()),
    *(_kept(id_, Shape(value=value)) for id_, value in _NOT_A_LIST.items()),
    *(_kept(id_, body) for id_, body in _NOT_JSON.items()),
    _kept("100,000 nested lists", nested()),
    *_SIZES,
    *_CHARSETS,
    *_REPAIRED,
    *_DUPLICATES,
)
