"""Helpers for the tests of the library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import json
from typing import Any

from hypothesis import strategies as st
from yarl import URL

from custom_components.pbx_presence.pbx.answer import Answer
from custom_components.pbx_presence.pbx.http import HttpClient

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@dataclass
class Sent:
    """One request, exactly as it was sent."""

    method: str
    url: URL
    headers: Mapping[str, str]
    body: bytes = b""

    def __contains__(self, secret: str) -> bool:
        """Return whether a text is anywhere in the request."""
        return any(
            secret in part
            for part in (
                str(self.url),
                self.url.human_repr(),
                *self.headers.values(),
                self.body.decode(),
            )
        )


class Canned(HttpClient):
    """A client without a network that returns one value for every request."""

    def __init__(self, value: object) -> None:
        self.base = URL("http://pbx/")
        self.address = "http://pbx"
        self._body = json.dumps(value).encode()

    def sibling(self) -> HttpClient:
        return self

    async def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        known: Answer | None = None,
    ) -> Answer:
        return Answer(self.address, self._body, "utf-8")


def everything_in(*roots: object) -> Iterator[str]:
    """Yield as text whatever can be reached from objects of the library.

    That are private attributes and properties too, keys, items and how each shows
    itself. Objects of others, as the session, are only asked how they show themselves.
    """
    todo, seen = list(roots), dict[int, object]()
    while todo:
        thing = todo.pop()
        if id(thing) in seen:
            continue
        # Kept, so that no other object gets its id.
        seen[id(thing)] = thing
        yield repr(thing)
        if isinstance(thing, Mapping):
            todo += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            todo += thing
        elif type(thing).__module__.startswith("custom_components."):
            names = [name for name in dir(thing) if not name.startswith("__")]
            values = [getattr(thing, name, None) for name in names]
            todo += [value for value in values if not callable(value)]


def any_place(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to every place in a JSON value."""
    yield place
    if isinstance(value, dict):
        for key, item in value.items():
            yield from any_place(item, (*place, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from any_place(item, (*place, index))


def put(value: Any, place: tuple[Any, ...], other: Any) -> Any:
    """Return a JSON value with another one in some place."""
    if not place:
        return other
    copy = value.copy()
    copy[place[0]] = put(copy[place[0]], place[1:], other)
    return copy
