"""Pingaway and Telavox, Open API v1 (Pingaway contacts page; developer.telavox.com/v1).

Both run the same API at different addresses. One list contains every extension that the
credentials may see. `me` is the extension that the credentials belong to; the call log
and the actions are those of its owner.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any, Final

from yarl import URL

from .. import reading
from ..account import Capability, Endpoint
from ..address import base_url
from ..answer import Answer, check_count
from ..call_log import LoggedCall, Owner
from ..errors import PbxAnswerError, PbxNoExtensionsError, PbxNotFoundError
from ..http import HttpClient
from ..identity import Fingerprint
from ..model import Listing
from .log import read_log
from .records import Parser, Record, fingerprint
from .roster import Roster
from .slices import Slices

PRESETS: Final = {
    "pingaway": "https://admin.pingaway.se/api/",
    "telavox": "https://api.telavox.se/",
}
CAPABILITIES: Final = frozenset(
    {
        Capability.EXTENSIONS,
        Capability.CALLS,
        Capability.PROFILE_DETAILS,
        Capability.CALL_LOG,
        Capability.DIAL,
        Capability.TEXT_MESSAGES,
    }
)
# The documentation has the path of the list with and without the slash.
_LIST_PATHS: Final = ("extensions/", "extensions")


def api_base(address: str) -> URL:
    """Return the base URL for a typed address, which may be that of the list itself.

    Raises PbxAddressError if it is not a valid address.
    """
    url = base_url(address)
    head, found, _ = url.path.partition("/extensions/")
    return url.with_path(f"{head}/") if found else url


def _dialed(number: str) -> str:
    """Return a number with 00 for the plus.

    The successor API wants that (seen in third-party code), and whether a plus in a
    path may be encoded is not documented.
    """
    return f"00{number[1:]}" if number.startswith("+") else number


# The clock of the PBX may be ahead.
_AHEAD: Final = timedelta(minutes=5)
MAX_CALLS: Final = 500
"""Far more than the last 30 calls that a server was seen to return."""


class Pingaway:
    """Reads the extensions of one account, and acts as its owner."""

    capabilities = CAPABILITIES
    endpoints: Mapping[Capability, Endpoint] = MappingProxyType({})
    needs_device = False
    details: Mapping[str, Any] = MappingProxyType({})

    def __init__(
        self,
        http: HttpClient,
        zone: tzinfo,
        known: Mapping[str, Fingerprint] | None = None,
    ) -> None:
        """Read local times in a time zone; `known` are the keys assigned before."""
        self.odd = reading.Oddities()
        self._http = http
        self._zone = zone
        self._roster = Roster(Parser(zone, self.odd), known or {})
        self._list_paths = _LIST_PATHS
        self._last: tuple[Answer, Listing] | None = None
        self._without_calls: tuple[Listing, Listing] | None = None

    @property
    def known(self) -> Mapping[str, Fingerprint]:
        """Return every key ever assigned; a new object whenever one changes."""
        return self._roster.known

    @property
    def max_age(self) -> float:
        """Return for how many seconds the server allows the last list to be cached."""
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
        """Return the number of the account's own extension, or None if it has none."""
        record = await self._own_record()
        return reading.text(record["extension"]) if record else None

    async def _own_record(self) -> Record | None:
        """Return the record of the account's own extension, or None without one."""
        try:
            answer = await self._http.get("extensions/me")
        except PbxNotFoundError:
            return None
        record = answer.json()
        if not isinstance(record, dict) or "extension" not in record:
            raise PbxAnswerError(answer.address, "returned no extension")
        return record

    async def owner(self) -> Owner:
        """Return the owner of the credentials; the key is known after the first list.

        Raises a PbxError.
        """
        record = await self._own_record() or {}
        own = fingerprint(record)
        mobile = reading.text(record.get("mobile"), reading.MAX_NUMBER)
        return Owner(key=self._most_alike(own) if own else None, mobile=mobile or "")

    def _most_alike(self, own: Fingerprint) -> str | None:
        """Return the key of the record that is most like another one of its number."""
        return max(
            (key for key, known in self.known.items() if known.number == own.number),
            key=lambda key: self.known[key].likeness(own),
            default=None,
        )

    async def call_log(self, start: datetime, end: datetime) -> tuple[LoggedCall, ...]:
        """Return the owner's calls between two aware times, the newest first.

        Telavox returns the last 30 calls of the last four months at most (seen in
        third-party code). Raises a PbxError.
        """
        # Whether the last date is part of the range is not documented.
        after = end.astimezone(self._zone) + timedelta(days=1)
        query = {
            "fromDate": start.astimezone(self._zone).date().isoformat(),
            "toDate": after.date().isoformat(),
            "withRecordings": "false",
        }
        answer = await self._http.get("calls", query)
        record = answer.json()
        if not isinstance(record, dict):
            raise PbxAnswerError(answer.address, "returned no call log")
        calls = read_log(record, self._zone, self.odd)
        latest = end + _AHEAD
        return tuple(call for call in calls if start <= call.at <= latest)[:MAX_CALLS]

    async def dial(
        self, number: str, *, auto_answer: bool = False, device: str | None = None
    ) -> str | None:
        """Ring the owner's phone, then connect it with a number; return None.

        `number` consists of digits, perhaps after a plus. The API does not choose a
        `device`, and calls have no ID. Raises a PbxError.
        """
        query = {"autoanswer": "true" if auto_answer else "false"}
        await self._act("GET", f"dial/{_dialed(number)}", query)
        return None

    async def hang_up(self, call: str | None = None) -> None:
        """End the owner's call, or raise a PbxError."""
        await self._act("POST", "hangup")

    async def send_text(self, number: str, message: str) -> None:
        """Send a text message as the owner, or raise a PbxError."""
        await self._act("GET", f"sms/{_dialed(number)}", {"message": message})

    async def _act(
        self, method: str, path: str, query: Mapping[str, str] | None = None
    ) -> None:
        """Send a request with an effect once, and check that the PBX confirms it.

        The answer is `{"message": "OK"}` (seen in third-party code).
        """
        answer = await self._http.once(method, path, query)
        if not answer.body.strip():
            return
        said = answer.json()
        message = said.get("message", "OK") if isinstance(said, dict) else None
        if not isinstance(message, str) or message.strip().upper() != "OK":
            raise PbxAnswerError(answer.address, "did not confirm the action")

    async def extensions(self) -> Listing:
        """Return every extension that the account may see, or raise a PbxError.

        An answer with exactly the same bytes is not parsed again.
        """
        answer = await self._list()
        if self._last and self._last[0] == answer:
            # The ETag and the age may be different.
            self._last = (answer, self._last[1])
            return self._last[1]
        listing = self._idle_without_calls(self._read(answer))
        if not listing.extensions:
            raise PbxNoExtensionsError(answer.address, "lists no extensions")
        self._last = (answer, listing)
        return listing

    def _read(self, answer: Answer) -> Listing:
        """Return the listing of an answer, or raise PbxAnswerError."""
        # A piece cut in the wrong place is not valid JSON; then parse the whole answer.
        with suppress(ValueError):
            if slices := Slices.split(answer.utf8()):
                check_count(answer, slices.pieces)
                return self._roster.read(slices)
        records = answer.json()
        if not isinstance(records, list):
            raise PbxAnswerError(answer.address, "returned no list of extensions")
        check_count(answer, records)
        return self._roster.read(Slices.of(records))

    def _idle_without_calls(self, listing: Listing) -> Listing:
        """Return a listing without any calls if no record has a `calls` field.

        If only some records have it, the calls of the others remain unknown.
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
        """Return the list, from the path that this server supports."""
        path, other = self._list_paths
        known = self._last[0] if self._last else None
        try:
            return await self._http.get(path, known=known)
        except PbxNotFoundError:
            answer = await self._http.get(other)
        self._list_paths = (other, path)
        return answer
