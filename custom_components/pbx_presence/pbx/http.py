"""The HTTP client that sends every request.

Credentials never leave the configured origin, certificates are always verified, and
only loopback and private addresses may be requested without TLS.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import count
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
    PbxQueueError,
    PbxRedirectError,
    PbxRequestError,
    PbxServerError,
    PbxTimeoutError,
    PbxUnavailableError,
    PbxUnreachableError,
)
from .headers import etag, max_age, retry_after

MAX_BODY: Final = 16 * 1024 * 1024
MAX_REDIRECTS: Final = 3
FIRST_TIMEOUT: Final = 10.0
"""Seconds to wait for the first answer while Home Assistant waits for the setup."""
TIMEOUT: Final = aiohttp.ClientTimeout(total=30, connect=10)
PATIENCE: Final = 5.0
"""Seconds that a request with an effect may wait for another request to finish."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_STATUS_ERRORS: Final[Mapping[int, type[PbxError]]] = {
    HTTPStatus.BAD_REQUEST: PbxRequestError,
    HTTPStatus.UNAUTHORIZED: PbxAuthenticationError,
    HTTPStatus.FORBIDDEN: PbxAccessDeniedError,
    HTTPStatus.NOT_FOUND: PbxNotFoundError,
    HTTPStatus.CONFLICT: PbxConflictError,
    HTTPStatus.UNPROCESSABLE_ENTITY: PbxRequestError,
}


def only_once() -> aiohttp.ClientMiddlewareType:
    """Return a middleware that fails when aiohttp repeats a GET request by itself."""
    requests = count()

    async def send(
        request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        if next(requests):
            raise aiohttp.ClientConnectionError("not sent again")
        return await handler(request)

    return send


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
        url = self._url(path, query)
        return await self._ask(lambda: self._follow(url, known))

    async def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a POST request with a JSON body; raise like `get`.

        Redirects are not followed.
        """
        url, data = self._url(path), orjson.dumps(body)
        return await self._ask(lambda: self._send("POST", url, data=data))

    async def once(
        self, method: str, path: str, query: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the answer to a request with an effect, which is never sent twice.

        Redirects are not followed. If another request takes long to finish, this one is
        not sent (PbxQueueError). Raises like `get`; see `PbxError.may_have_acted`.
        """
        url = self._url(path, query)
        return await self._ask(
            lambda: self._send(method, url, middlewares=(only_once(),)), PATIENCE
        )

    def _url(self, path: str, query: Mapping[str, str] | None = None) -> URL:
        """Return the URL of a path, with the credential if that is part of the query."""
        url = self.base.join(URL(path)).update_query(query or {})
        return url.update_query(self._credential.query)

    async def _ask(
        self, send: Callable[[], Awaitable[Answer]], patience: float | None = None
    ) -> Answer:
        """Return the answer to a request, or raise a PbxError."""
        try:
            async with asyncio.timeout(patience):
                await self._lock.acquire()
        except TimeoutError:
            raise PbxQueueError(self.address, None) from None
        try:
            return await self._translated(send)
        finally:
            self._lock.release()

    async def _translated(self, send: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the answer to a request; raise a PbxError for any other error."""
        self.raise_if_blocked()
        try:
            async with asyncio.timeout(self._timeout()):
                return await send()
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
        except aiohttp.ClientConnectorError as err:
            raise PbxUnreachableError(self.address, type(err).__name__) from err
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

    async def _follow(self, url: URL, known: Answer | None) -> Answer:
        """Return the answer to a GET request after redirects within the origin."""
        headers = self._headers
        if known and known.etag:
            headers = {**headers, "If-None-Match": known.etag}
        for _ in range(MAX_REDIRECTS + 1):
            async with self._request("GET", url, headers=headers) as response:
                if response.status == HTTPStatus.NOT_MODIFIED and known and known.etag:
                    return known
                if response.status not in _REDIRECTS:
                    return await self._read(response)
                url = self._redirected(url, response.headers.get("Location", ""))
        raise PbxRedirectError(self.address, "redirects too many times")

    async def _send(self, method: str, url: URL, **more: Any) -> Answer:
        """Return the answer to a request whose redirects are not followed."""
        async with self._request(
            method, url, headers=self._headers, **more
        ) as response:
            if response.status in _REDIRECTS:
                raise PbxRedirectError(self.address, f"redirects a {method} request")
            return await self._read(response)

    def _request(
        self, method: str, url: URL, **more: Any
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """Send one request, without redirects."""
        return self._session.request(
            method, url, allow_redirects=False, timeout=TIMEOUT, **more
        )

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
            etag(response.headers.get("ETag")),
            max_age(response.headers.get("Cache-Control")),
        )

    def _check_status(self, response: aiohttp.ClientResponse) -> None:
        """Raise the error of a status, unless it is 200."""
        status = response.status
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            wait = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            is_limit = status == HTTPStatus.TOO_MANY_REQUESTS
            busy = PbxBusyError if is_limit else PbxUnavailableError
            raise busy(self.address, wait)
        if error := _STATUS_ERRORS.get(status):
            raise error(self.address)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise PbxServerError(self.address, f"returned status {status}")
        if status != HTTPStatus.OK:
            raise PbxAnswerError(self.address, f"returned status {status}")
