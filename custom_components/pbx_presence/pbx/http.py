"""The HTTP client that sends every request.

Credentials never leave the configured origin, certificates are always verified, and
only loopback and private addresses may be requested without TLS.
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
"""Seconds to wait for the first answer while Home Assistant waits for the setup."""
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
    """Return the seconds in a Retry-After header, or None if it has no valid value.

    Seconds and HTTP dates are valid (RFC 9110); the maximum is one hour.
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
    """Return the seconds for which a Cache-Control header allows caching.

    0 without one (RFC 9111). The maximum is five minutes, or presence would be useless.
    """
    header = (value or "").lower()
    if "no-cache" in header or "no-store" in header:
        return 0
    found = _MAX_AGE.search(header)
    return min(float(found[1]), MAX_AGE) if found else 0


def _etag(value: str | None) -> str:
    """Return an ETag header that is safe to send back, or "" if there is none."""
    is_safe = value and value.isascii() and value.isprintable()
    return value if value and is_safe and len(value) <= _MAX_ETAG else ""


class HttpClient:
    """Sends requests to one origin, one at a time, with one credential."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        base: URL,
        credential: Credential,
        lock: asyncio.Lock | None = None,
        *,
        first_timeout: float | None = None,
    ) -> None:
        """Use a session without a cookie jar, so that accounts never mix.

        Clients that share a `lock` send one request at a time between them. The first
        request times out after `first_timeout` seconds, if given.
        """
        self.base = base
        self.address = str(base.origin())
        self._session = session
        self._credential = credential
        # The documentation recommends a content type on every request
        # (developer.telavox.com/v1).
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
        """Return a client with the same lock, which does not share refused credentials."""
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
        """Return the answer to a GET request for a path below the base URL.

        `known` is the last answer to the same request; it is returned again if the
        server says that it is still valid (304). Raises a PbxError unless a valid
        answer of at most 16 MiB arrives within 30 seconds.
        """
        url = self.base.join(URL(path)).update_query(query or {})
        return await self._ask("GET", url, known=known)

    async def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a POST request with a JSON body; raise like `get`.

        Redirects are not followed.
        """
        return await self._ask("POST", self.base.join(URL(path)), orjson.dumps(body))

    async def _ask(
        self,
        method: str,
        url: URL,
        body: bytes | None = None,
        known: Answer | None = None,
    ) -> Answer:
        """Return the answer to a request, or raise a PbxError."""
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
        """Return the total time limit of the next request in seconds."""
        first, self._first_timeout = self._first_timeout, None
        total = TIMEOUT.total
        return min(total, first) if total and first else total

    def raise_if_blocked(self) -> None:
        """Raise an error if no request may be sent now.

        Raises PbxAuthenticationError after refused credentials, which are not sent
        again because accounts are locked after too many attempts. Raises PbxBusyError
        while the PBX asked us to wait.
        """
        if self._refused:
            raise PbxAuthenticationError(self.address)
        left = self._not_before - asyncio.get_running_loop().time()
        # Home Assistant can poll up to a second early.
        if left > 1:
            raise PbxBusyError(self.address, left)

    async def _follow(
        self, method: str, url: URL, body: bytes | None, known: Answer | None
    ) -> Answer:
        """Return the answer after following redirects within the origin."""
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
                raise PbxRedirectError(self.address, "redirects a POST request")
        raise PbxRedirectError(self.address, "redirects too many times")

    def _redirected(self, url: URL, location: str) -> URL:
        """Return the target of a redirect, or raise if it is not within the origin."""
        try:
            target = url.join(parse_url(location))
            if target.origin() == self.base.origin() and not target.user:
                return target.update_query(self._credential.query)
            elsewhere = str(target.origin())
        except ValueError:
            elsewhere = "an invalid URL"
        raise PbxRedirectError(self.address, f"redirects to {elsewhere}")

    async def _read(self, response: aiohttp.ClientResponse) -> Answer:
        """Return the body of an answer, or raise the error of its status."""
        self._check_status(response)
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > MAX_BODY:
                raise PbxAnswerError(self.address, "returned more than 16 MiB")
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
        """Raise the error of a status, unless it is 200."""
        status = response.status
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            header = response.headers.get("Retry-After")
            raise PbxBusyError(self.address, retry_after(header, datetime.now(UTC)))
        if error := _STATUS_ERRORS.get(status):
            raise error(self.address)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise PbxServerError(self.address, f"returned status {status}")
        if status != HTTPStatus.OK:
            raise PbxAnswerError(self.address, f"returned status {status}")
