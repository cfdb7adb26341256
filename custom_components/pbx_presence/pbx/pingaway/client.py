"""Pingaway and Telavox, Open API v1 (Pingaway contacts page; developer.telavox.com/v1).

Both run the same API below different addresses. The list has everybody the credentials
may see, in one answer; `me` is the extension that the credentials belong to.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType
from typing import Any, Final

from yarl import URL

from .. import reading
from ..account import Capability, Endpoint
from ..address import base_url
from ..answer import Answer, check_count
from ..errors import PbxAnswerError, PbxNoExtensionsError, PbxNotFoundError
from ..http import HttpClient
from ..identity import Fingerprint
from ..model import Listing
from .records import Parser
from .roster import Roster
from .slices import Slices

PRESETS: Final = {
    "pingaway": "https://admin.pingaway.se/api/",
    "telavox": "https://api.telavox.se/",
}
CAPABILITIES: Final = frozenset(
    {Capability.EXTENSIONS, Capability.CALLS, Capability.PROFILE_DETAILS}
)
# The documentation writes the list with and without the slash.
_LIST_PATHS: Final = ("extensions/", "extensions")


def api_base(address: str) -> URL:
    """Return the base URL for an address as typed, e.g. the one of the list itself.

    Raises PbxAddressError when it is not a usable address.
    """
    url = base_url(address)
    head, found, _ = url.path.partition("/extensions/")
    return url.with_path(f"{head}/") if found else url


class Pingaway:
    """Reads one account's extensions."""

    capabilities = CAPABILITIES
    endpoints: Mapping[Capability, Endpoint] = MappingProxyType({})
    details: Mapping[str, Any] = MappingProxyType({})

    def __init__(
        self,
        http: HttpClient,
        zone: tzinfo,
        known: Mapping[str, Fingerprint] | None = None,
    ) -> None:
        """Read local times in a zone; `known` are the keys that were given before."""
        self.odd = reading.Oddities()
        self._http = http
        self._roster = Roster(Parser(zone, self.odd), known or {})
        self._list_paths = _LIST_PATHS
        self._last: tuple[Answer, Listing] | None = None
        self._without_calls: tuple[Listing, Listing] | None = None

    @property
    def known(self) -> Mapping[str, Fingerprint]:
        """Return every key ever given; another object when there is news."""
        return self._roster.known

    @property
    def max_age(self) -> float:
        """Return how many seconds the server wants its last answer to be used."""
        return self._last[0].max_age if self._last else 0

    async def verify(self) -> str:
        """Return the ID of the account, or raise a PbxError.

        It is the address with the number of the account's own extension, if it has one.
        """
        number = await self._own_number()
        if number is None:
            await self.extensions()
        return f"{self._http.base}|{number or ''}"

    async def _own_number(self) -> str | None:
        """Return the number of the account's own extension, None if it has none."""
        try:
            answer = await self._http.get("extensions/me")
        except PbxNotFoundError:
            return None
        record = answer.json()
        if not isinstance(record, dict) or "extension" not in record:
            raise PbxAnswerError(answer.address, "answered with no extension")
        return reading.text(record["extension"])

    async def extensions(self) -> Listing:
        """Return everybody the account may see; raises a PbxError.

        An answer that is the same to the byte is not read a second time.
        """
        answer = await self._list()
        if self._last and self._last[0] == answer:
            # Perhaps with another ETag, or another age.
            self._last = (answer, self._last[1])
            return self._last[1]
        listing = self._idle_without_calls(self._read(answer))
        if not listing.extensions:
            raise PbxNoExtensionsError(answer.address, "lists no extensions")
        self._last = (answer, listing)
        return listing

    def _read(self, answer: Answer) -> Listing:
        """Return the listing of an answer; raises PbxAnswerError."""
        # A piece cut in the wrong place is not valid JSON; then parse the whole answer.
        with suppress(ValueError):
            if slices := Slices.split(answer.utf8()):
                check_count(answer, slices.pieces)
                return self._roster.read(slices)
        records = answer.json()
        if not isinstance(records, list):
            raise PbxAnswerError(answer.address, "answered with no list of extensions")
        check_count(answer, records)
        return self._roster.read(Slices.of(records))

    def _idle_without_calls(self, listing: Listing) -> Listing:
        """Return a listing in which nobody has a call if no row says anything of calls.

        One row without calls beside others that have the field says nothing.
        """
        if any(extension.calls is not None for extension in listing.extensions):
            return listing
        if not self._without_calls or self._without_calls[0] is not listing:
            extensions = tuple(
                replace(one, calls=(), is_silent=False) for one in listing.extensions
            )
            self._without_calls = listing, replace(listing, extensions=extensions)
        return self._without_calls[1]

    async def _list(self) -> Answer:
        """Return the list by the path that this server knows."""
        path, other = self._list_paths
        known = self._last[0] if self._last else None
        try:
            return await self._http.get(path, known=known)
        except PbxNotFoundError:
            answer = await self._http.get(other)
        self._list_paths = (other, path)
        return answer
