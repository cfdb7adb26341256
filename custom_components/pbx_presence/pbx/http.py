"""The one request path: limits, time-outs, redirects, and what each answer means.

Credentials never leave the configured origin, certificates are always verified, and only
loopback and private addresses may be asked without TLS.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
import re
from typing import Any, Final

import aiohttp
import orjson
from yarl import URL

from .address import parse_url
from .answer import Answer
from .credentials import Credential
from .errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxCertificateError,
    PbxConflictError,
    PbxConnectionError,
    PbxError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
)

MAX_BODY: Final = 16 * 1024 * 1024
MAX_REDIRECTS: Final = 3
MAX_RETRY_AFTER: Final = 3600.0
MAX_AGE: Final = 300.0
"""The longest time in seconds that a Cache-Control header can delay a poll."""
FIRST_TIMEOUT: Final = 10.0
"""Seconds to wait for the first answer while Home Assistant waits for the set-up."""
TIMEOUT: Final = aiohttp.ClientTimeout(total=30, connect=10)

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_STATUS_ERRORS: Final[Mapping[int, type[PbxError]]] = {
    HTTPStatus.BAD_REQUEST: PbxRequestError,
    HTTPStatus.UNAUTHORIZED: PbxAuthenticationError,
    HTTPStatus.FORBIDDEN: PbxAccessDeniedError,
    HTTPStatus.NOT_FOUND: PbxNotFoundError,
    HTTPStatus.CONFLICT: PbxConflictError,
    HTTPStatus.UNPROCESSABLE_ENTITY: PbxRequestError,
}
_MAX_AGE: Final = re.compile(r"(?<![\w-])max-age=\"?(\d{1,9})")
_MAX_ETAG: Final = 256


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for, None when it says nothing.

    Seconds and HTTP dates are understood (RFC 9110); an hour is the most we believe.
    """
    try:
        seconds = float(int(value or ""))
    except ValueError, OverflowError:
        try:
            moment = parsedate_to_datetime(value or "")
        except ValueError, OverflowError, TypeError, IndexError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(seconds, MAX_RETRY_AFTER) if seconds > 0 else None


def max_age(value: str | None) -> float:
    """Return the seconds that a Cache-Control header allows an answer to be used.

    0 without one (RFC 9111); no more than five minutes, or presence would be worthless.
    """
    header = (value or "").lower()
    if "no-cache" in header or "no-store" in header:
        return 0
    found = _MAX_AGE.search(header)
    return min(float(found[1]), MAX_AGE) if found else 0


def _etag(value: str | None) -> str:
    """Return an ETag header that can be sent back, "" without one."""
    is_safe = value and value.isascii() and value.isprintable()
    return value if value and is_safe and len(value) <= _MAX_ETAG else ""


class HttpClient:
    """Asks one origin, one request at a time, always with the same credential."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        base: URL,
        credential: Credential,
        lock: asyncio.Lock | None = None,
        *,
        first_timeout: float | None = None,
    ) -> None:
        """Use a session that keeps no cookies, so that accounts never mix.

        Clients that share a `lock` have one request in flight between them. The first
        request times out after `first_timeout` seconds if it is given.
        """
        self.base = base
        self.address = str(base.origin())
        self._session = session
        self._credential = credential
        # A content type on every request is recommended (developer.telavox.com/v1).
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            **credential.headers,
        }
        self._lock = lock or asyncio.Lock()
        self._first_timeout = first_timeout
        self._refused = False
        self._not_before = 0.0

    def sibling(self) -> HttpClient:
        """Return a client with the same lock, to which a refusal here means nothing."""
        return HttpClient(
            self._session,
            self.base,
            self._credential,
            self._lock,
            first_timeout=self._first_timeout,
        )

    async def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        known: Answer | None = None,
    ) -> Answer:
        """Return the answer to a GET of a path below the base URL.

        `known` is the last answer to the same request: it is returned again if the server
        says that it is still right (304). Raises a PbxError for anything other than a
        good answer of at most 16 MiB within 30 seconds.
        """
        url = self.base.join(URL(path)).update_query(query or {})
        return await self._ask("GET", url, known=known)

    async def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a POST of JSON; raises as `get` does.

        It is never sent on to where a redirect points.
        """
        return await self._ask("POST", self.base.join(URL(path)), orjson.dumps(body))

    async def _ask(
        self,
        method: str,
        url: URL,
        body: bytes | None = None,
        known: Answer | None = None,
    ) -> Answer:
        """Return the answer to a request, or raise what became of it."""
        url = url.update_query(self._credential.query)
        async with self._lock:
            self.raise_if_blocked()
            try:
                async with asyncio.timeout(self._timeout()):
                    return await self._follow(method, url, body, known)
            except PbxAuthenticationError:
                self._refused = True
                raise
            except PbxBusyError as err:
                self._not_before = asyncio.get_running_loop().time() + (
                    err.retry_after or 0
                )
                raise
            except TimeoutError as err:
                raise PbxTimeoutError(self.address) from err
            except aiohttp.ClientConnectorCertificateError as err:
                raise PbxCertificateError(self.address) from err
            # aiohttp raises ValueError for a header or a URL that it cannot send.
            except (aiohttp.ClientError, OSError, ValueError) as err:
                raise PbxConnectionError(self.address, type(err).__name__) from err

    def _timeout(self) -> float | None:
        """Return how many seconds the next request may take as a whole."""
        first, self._first_timeout = self._first_timeout, None
        total = TIMEOUT.total
        return min(total, first) if total and first else total

    def raise_if_blocked(self) -> None:
        """Raise what the PBX said last when nothing may be sent for now.

        Refused credentials are not sent a second time, because accounts lock.
        """
        if self._refused:
            raise PbxAuthenticationError(self.address)
        left = self._not_before - asyncio.get_running_loop().time()
        # A poll may be due up to a second early.
        if left > 1:
            raise PbxBusyError(self.address, left)

    async def _follow(
        self, method: str, url: URL, body: bytes | None, known: Answer | None
    ) -> Answer:
        """Return the first answer that is no redirect, without leaving the origin."""
        headers = self._headers
        if known and known.etag:
            headers = {**headers, "If-None-Match": known.etag}
        for _ in range(MAX_REDIRECTS + 1):
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                allow_redirects=False,
                timeout=TIMEOUT,
            ) as response:
                if response.status == HTTPStatus.NOT_MODIFIED and known and known.etag:
                    return known
                if response.status not in _REDIRECTS:
                    return await self._read(response)
                url = self._redirected(url, response.headers.get("Location", ""))
            if body is not None:
                raise PbxRedirectError(self.address, "redirects what was posted")
        raise PbxRedirectError(self.address, "redirects without end")

    def _redirected(self, url: URL, location: str) -> URL:
        """Return where a redirect of the own origin leads."""
        try:
            target = url.join(parse_url(location))
            if target.origin() == self.base.origin() and not target.user:
                return target.update_query(self._credential.query)
            elsewhere = str(target.origin())
        except ValueError:
            elsewhere = "an invalid URL"
        raise PbxRedirectError(self.address, f"redirects to {elsewhere}")

    async def _read(self, response: aiohttp.ClientResponse) -> Answer:
        """Return the body of a good answer, raise what any other status means."""
        self._check_status(response)
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > MAX_BODY:
                raise PbxAnswerError(self.address, "answered with more than 16 MiB")
        charset = (response.charset or "utf-8").lower()
        cookies = "; ".join(
            f"{name}={cookie.coded_value}" for name, cookie in response.cookies.items()
        )
        return Answer(
            self.address,
            bytes(body),
            charset,
            cookies,
            _etag(response.headers.get("ETag")),
            max_age(response.headers.get("Cache-Control")),
        )

    def _check_status(self, response: aiohttp.ClientResponse) -> None:
        """Raise the error that a status stands for, unless it is a good one."""
        status = response.status
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            header = response.headers.get("Retry-After")
            raise PbxBusyError(self.address, retry_after(header, datetime.now(UTC)))
        if error := _STATUS_ERRORS.get(status):
            raise error(self.address)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise PbxServerError(self.address, f"answered with status {status}")
        if status != HTTPStatus.OK:
            raise PbxAnswerError(self.address, f"answered with status {status}")
