"""A client that returns any bytes, and what a provider makes of them."""

from collections.abc import Coroutine, Mapping
from typing import Any, override

from yarl import URL

from custom_components.pbx_presence.pbx.answer import Answer
from custom_components.pbx_presence.pbx.errors import PbxError
from custom_components.pbx_presence.pbx.http import HttpClient


class Fed(HttpClient):
    """A client without a network that returns the bytes that it was last given."""

    def __init__(self, body: bytes = b"", charset: str = "utf-8") -> None:
        self.base = URL("http://pbx/")
        self.address = "http://pbx"
        self.body = body
        self.charset = charset

    @property
    def answer(self) -> Answer:
        return Answer(self.address, self.body, self.charset)

    @override
    def sibling(self) -> HttpClient:
        return self

    @override
    def raise_if_blocked(self) -> None:
        pass

    @override
    async def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        known: Answer | None = None,
    ) -> Answer:
        return self.answer

    @override
    async def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        return self.answer

    @override
    async def once(
        self, method: str, path: str, query: Mapping[str, str] | None = None
    ) -> Answer:
        return self.answer


def outcome[T](reading: Coroutine[Any, Any, T]) -> T | type[PbxError]:
    """Return the result of a coroutine that never waits, or the class of its error.

    An error that is not a PbxError fails the test.
    """
    try:
        reading.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    except PbxError as err:
        assert str(err).startswith("http://pbx: ")  # noqa: PT017
        return type(err)
    raise AssertionError("it waits")
