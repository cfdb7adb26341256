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
from urllib.parse import quote

from yarl import URL

from .. import reading
from ..account import Account, Capability, Endpoint
from ..address import base_url
from ..answer import REPLACEMENT, Answer, check_count
from ..errors import PbxAnswerError, PbxNoExtensionsError, PbxNotFoundError
from ..http import HttpClient
from ..identity import Fingerprint
from ..model import Call, CallStatus, Direction, Extension, Listing, Profile
from .roster import Record, Roster
from .slices import Rows

PRESETS: Final = {
    "pingaway": "https://admin.pingaway.se/api/",
    "telavox": "https://api.telavox.se/",
}
MAX_CALLS: Final = 64
NO_END: Final = "0000-00-00 00:00:00"

# The second spelling is that of the successor API, which white labels may pass on.
_DIRECTIONS: Final = {
    "in": Direction.IN,
    "incoming": Direction.IN,
    "out": Direction.OUT,
    "outgoing": Direction.OUT,
    "unknown": Direction.UNKNOWN,
}
_STATUSES: Final = {status.value: status for status in CallStatus}
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

    capabilities = frozenset({Capability.EXTENSIONS, Capability.CALLS})
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
        self._zone = zone
        self._roster = Roster(_fingerprint, self._extension, known or {})
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

    async def verify(self) -> Account:
        """Return whose credentials these are; raises a PbxError when they are not good.

        An account without an extension of its own is known by its address.
        """
        number = await self._own_number()
        if number is None:
            await self.extensions()
        return Account(id=f"{self._http.base}|{number or ''}", number=number)

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

    async def extension(self, number: str) -> Extension:
        """Return one extension by its number, or "me"; raises a PbxError.

        Its key is its number: one record cannot tell a twin from the other.
        """
        answer = await self._http.get(f"extensions/{quote(number, safe='')}")
        record = answer.json()
        if not (fingerprint := _fingerprint(record)):
            raise PbxAnswerError(answer.address, "answered with no extension")
        return self._extension(fingerprint.number, record)

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
        # A row that was cut wrong is not JSON; then the answer is read as a whole.
        with suppress(ValueError):
            if rows := Rows.split(answer.utf8()):
                check_count(answer, rows.pieces)
                return self._roster.read(rows)
        records = answer.json()
        if not isinstance(records, list):
            raise PbxAnswerError(answer.address, "answered with no list of extensions")
        check_count(answer, records)
        return self._roster.read(Rows.of(records))

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

    def _extension(self, key: str, record: Record) -> Extension:
        """Return the extension of a record that has a number."""
        number = _number(key, record["extension"])
        return Extension(
            key=key,
            number=number,
            name=reading.text(record.get("name"), reading.MAX_NAME) or number,
            profile=self._profile(record.get("profile")),
            calls=self._calls(record.get("calls")),
            is_silent=record.get("calls") is None,
            key_words=reading.texts(record.get("keyWords")),
        )

    def _profile(self, raw: Any) -> Profile | None:
        """Return a profile, None where the record says that there is none."""
        if raw is None:
            return None
        if not isinstance(raw, dict):
            self.odd.note_type("profile", raw)
            return Profile()
        until = raw.get("until")
        return Profile(
            available=reading.flag(raw.get("available"), "available", self.odd),
            name=reading.text(raw.get("name")),
            until=None
            if until == NO_END
            else reading.moment(until, self._zone, "until", self.odd),
            message=reading.text(raw.get("message"), reading.MAX_MESSAGE),
        )

    def _calls(self, raw: Any) -> tuple[Call, ...] | None:
        """Return up to 64 calls of a record, None if it says nothing of calls.

        A call that cannot be read has no known status.
        """
        if not raw:
            return None if raw is None else ()
        rows = raw if isinstance(raw, list) else [raw]
        return tuple(self._call(row) for row in rows[:MAX_CALLS])

    def _call(self, raw: Any) -> Call:
        """Return one call, what is missing or undocumented in it as unknown."""
        if not isinstance(raw, dict):
            self.odd.note_type("calls", raw)
            raw = {}
        direction, status = raw.get("direction"), raw.get("linestatus")
        return Call(
            caller_id=reading.text(raw.get("callerid"), reading.MAX_NUMBER) or "",
            direction=reading.word(direction, _DIRECTIONS, "direction", self.odd)
            or Direction.UNKNOWN,
            status=reading.word(status, _STATUSES, "linestatus", self.odd),
        )


def _number(key: str, raw: object) -> str:
    """Return the number of a record, with the zeros that a JSON number loses."""
    number = reading.text(raw, reading.MAX_NUMBER) or ""
    known = key if key.isdecimal() else key.rpartition("_")[0]
    is_same = isinstance(raw, int) and known.lstrip("0") == number
    return known if is_same else number


def _fingerprint(record: object) -> Fingerprint | None:
    """Return what a record is known by, None when it has no number that can be read."""
    if not isinstance(record, dict):
        return None
    number = reading.text(record.get("extension"), reading.MAX_NUMBER)
    if not number or REPLACEMENT in number:
        return None
    fields = (reading.text(record.get(name)) for name in ("name", "email", "mobile"))
    return Fingerprint.of(number, *(field or "" for field in fields))
