"""Mutations of valid documents: of their bytes, and of the values in their JSON."""

from collections.abc import Iterator, Sequence
import json
from typing import Any, Final

from hypothesis import settings, strategies as st

from ..pbx.helpers import json_values


class Members(list[tuple[str, Any]]):
    """A JSON object whose keys can repeat."""


class Token(str):
    """JSON that no Python value stands for."""

    __slots__ = ()


type Place = tuple[list[Any], int]
type JsonEdit = tuple[str, int, int, Any]
type ByteEdit = tuple[str, int, int, bytes]

TOKENS: Final = tuple(
    map(Token, ("NaN", "-Infinity", "1e999", "9" * 400, "-", "01", '"\\ud800"', "'x'"))
)
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1.5, 8010203, 2**63, -(2**64), 1e308, [], {}, [[]]),
    *("", " ", "\0", "\x85", "\u202e", "0" * 70, "å" * 300, "1_2", "0800_2", "00", "²"),
    *("in", "UP", "ringing", "down", "held", "ADMIN", "+46701740605", "tel:112"),
    *("0001-01-01 00:00:00", "9999-12-31T23:59:59-12:00", "0000-00-00 00:00:00"),
    *("2026-10-25 02:30:00", "2026-W01-1", [None] * 300, {"_id": "1"}, {"": [{}]}),
)
PIECES: Final = (
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u0000", b"\0", b"\n", b"\r"),
    *(b"}, {", b'}, {"extension":', b"\xef\xbb\xbf", b"\xff", b"\xc3", b"null", b"//"),
    *(b"[" * 1100, b'{"a":' * 1100, b"=\r\n", b"\r\n ", b"END:VCARD\r\n", b";", b"="),
)
MOST: Final = 3_000
"""Values of a document that no longer grows."""
_WHERE: Final = st.integers(0, 0xFFFF)
JSON_EDITS: Final = st.lists(
    st.tuples(
        st.sampled_from(["replace", "remove", "duplicate", "key", "copy", "swap"]),
        _WHERE,
        _WHERE,
        st.sampled_from(VALUES) | st.sampled_from(TOKENS) | json_values,
    ),
    max_size=4,
)
BYTE_EDITS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            ["flip", "insert", "delete", "duplicate", "truncate", "splice", "swap"]
        ),
        _WHERE,
        _WHERE,
        st.sampled_from(PIECES) | st.binary(max_size=6),
    ),
    max_size=3,
)
# Most bodies of a sequence are valid JSON, or nothing would ever be read.
FEW_BYTE_EDITS: Final[st.SearchStrategy[list[ByteEdit]]] = (
    st.just([]) | st.just([]) | BYTE_EDITS
)


def cases(times: int) -> settings:
    """Return settings with a multiple of the cases of the profile, 100 or 3,000."""
    return settings(max_examples=times * settings().max_examples)


def documents(*samples: bytes) -> st.SearchStrategy[bytes]:
    """Return JSON documents with changed values, bytes, or both."""
    return st.builds(
        lambda sample, edits, bytes_: edited_bytes(edited_json(sample, edits), bytes_),
        st.sampled_from(samples),
        JSON_EDITS,
        FEW_BYTE_EDITS,
    )


def binaries(*samples: bytes) -> st.SearchStrategy[bytes]:
    """Return documents with changed bytes."""
    return st.builds(edited_bytes, st.sampled_from(samples), BYTE_EDITS)


def sequences(*samples: bytes) -> st.SearchStrategy[list[bytes]]:
    """Return documents of which many differ only a little from the one before."""
    steps = st.lists(
        st.tuples(st.integers(0, 3), JSON_EDITS, FEW_BYTE_EDITS), min_size=1, max_size=4
    )
    return st.builds(_sequence, st.sampled_from(samples), steps)


def _sequence(
    sample: bytes, steps: Sequence[tuple[int, list[JsonEdit], list[ByteEdit]]]
) -> list[bytes]:
    """Return a document after each step; one in four steps starts anew."""
    bodies, last = [], sample
    for start, edits, bytes_ in steps:
        last = edited_json(last if start else sample, edits)
        bodies.append(edited_bytes(last, bytes_))
    return bodies


def edited_json(document: bytes, edits: Sequence[JsonEdit]) -> bytes:
    """Return a document after changes of its values; one with odd tokens stays."""
    try:
        root = [json.loads(document, object_pairs_hook=Members)]
    except ValueError:
        return document
    for edit in edits:
        _edit(root, *edit)
    return ", ".join(map(_dumped, root)).encode()


def _edit(root: list[Any], kind: str, at: int, other: int, value: Any) -> None:
    """Change one value or key."""
    places = list(_places(root))
    if not places:
        root.append(_tree(value))
        return
    parent, index = places[at % len(places)]
    match kind:
        case "replace":
            _put(parent, index, _tree(value))
        case "remove":
            del parent[index]
        case "key" if isinstance(parent, Members):
            key = value if isinstance(value, str) else str(index)
            parent[index] = (str(key), parent[index][1])
        case "swap":
            parent[index], parent[-1] = parent[-1], parent[index]
        case "duplicate" if len(places) < MOST:
            parent.insert(index, parent[index])
            _put(parent, index, _tree(_value(parent, index)))
        case "copy" if len(places) < MOST:
            _put(parent, index, _tree(_value(*places[other % len(places)])))
        case _:
            pass


def _tree(value: Any) -> Any:
    """Return a copy of a value whose objects can be edited."""
    if isinstance(value, dict):
        return Members((key, _tree(item)) for key, item in value.items())
    if isinstance(value, Members):
        return Members((key, _tree(item)) for key, item in value)
    return list(map(_tree, value)) if isinstance(value, list) else value


def _places(values: list[Any]) -> Iterator[Place]:
    """Yield every value with the list or the object that contains it."""
    for index in range(len(values)):
        yield values, index
        if isinstance(value := _value(values, index), list):
            yield from _places(value)


def _value(parent: list[Any], index: int) -> Any:
    """Return a value of a list or an object."""
    return parent[index][1] if isinstance(parent, Members) else parent[index]


def _put(parent: list[Any], index: int, value: Any) -> None:
    """Replace a value of a list or an object."""
    is_object = isinstance(parent, Members)
    parent[index] = (parent[index][0], value) if is_object else value


def _dumped(value: Any) -> str:
    """Return a value as JSON."""
    if isinstance(value, Token):
        return str(value)
    if isinstance(value, Members):
        pairs = (f"{json.dumps(key)}: {_dumped(item)}" for key, item in value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_dumped, value))}]"
    return json.dumps(value)


def edited_bytes(document: bytes, edits: Sequence[ByteEdit]) -> bytes:
    """Return a document after changes of its bytes."""
    for kind, at, other, piece in edits:
        begin, length = at % (len(document) + 1), other % 40 + 1
        head, there, tail = (
            document[:begin],
            document[begin : begin + length],
            document[begin + length :],
        )
        rest = there + tail
        match kind:
            case "flip" if there:
                document = head + bytes([there[0] ^ (1 << other % 8)]) + rest[1:]
            case "insert":
                document = head + piece + rest
            case "delete":
                document = head + tail
            case "duplicate":
                document = head + there + rest
            case "truncate":
                document = head
            case "splice":
                document = head + document[other % (len(document) + 1) :]
            case "swap":
                document = head + tail[:length] + there + tail[length:]
            case _:
                pass
    return document
