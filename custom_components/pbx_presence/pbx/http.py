"""The one request path: limits, time-outs, redirects, and what each answer means.

Credentials never leave the configured origin, certificates are always verified, and only
loopback and private addresses may be asked without TLS.
"""

import asyncio
from base64 import b64encode
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
import json
from typing import Any, Final

import aiohttp
import orjson
from yarl import URL

from .errors import (
    PbxAccessDeniedError,
    PbxAddressError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxCertificateError,
    PbxConnectionError,
    PbxError,
    PbxInsecureAddressError,
    PbxNotFoundError,
    PbxRedirectError,
    PbxServerError,
    PbxTimeoutError,
)

MAX_BODY: Final = 16 * 1024 * 1024
MAX_REDIRECTS: Final = 3
MAX_RETRY_AFTER: Final = 3600.0
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in a text for bytes that are none."""
TIMEOUT: Final = aiohttp.ClientTimeout(total=30, connect=10)

_PRIVATE_NETWORKS: Final = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_STATUS_ERRORS: Final[Mapping[int, type[PbxError]]] = {
    HTTPStatus.UNAUTHORIZED: PbxAuthenticationError,
    HTTPStatus.FORBIDDEN: PbxAccessDeniedError,
    HTTPStatus.NOT_FOUND: PbxNotFoundError,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of a good answer, decompressed, and how its text is encoded."""

    address: str
    body: bytes
    charset: str

    def json(self) -> Any:
        """Return the body as JSON.

        Raises PbxAnswerError when it is none, e.g. a web page.
        """
        body = self.utf8()
        try:
            try:
                return orjson.loads(body)
            except ValueError:
                return orjson.loads(_mended(body))
        except (ValueError, RecursionError) as err:
            is_page = self.body.lstrip()[:1] == b"<"
            kind = "a web page" if is_page else "something that is not JSON"
            raise PbxAnswerError(self.address, f"answered with {kind}") from err

    def utf8(self) -> bytes:
        """Return the body in the encoding that JSON has, without a byte order mark.

        Raises PbxAnswerError when it is not what it says it is.
        """
        if self.charset == "utf-8":
            return self.body.removeprefix(BOM_UTF8)
        try:
            return self.body.decode(self.charset).encode()
        except (ValueError, LookupError) as err:
            kind = "something that is not JSON: it is not in the encoding it names"
            raise PbxAnswerError(self.address, f"answered with {kind}") from err


def _mended(body: bytes) -> bytes:
    """Return JSON without what spoils single values.

    That are control characters in a text, bytes that are no UTF-8, half of an emoji, and
    numbers that are none. Raises ValueError or RecursionError when it is still no JSON.
    """
    text = body.decode(errors="replace")
    values = json.loads(text, strict=False, parse_constant=lambda _: None)
    return json.dumps(values, ensure_ascii=False).encode(errors="replace")


def bearer(token: str) -> dict[str, str]:
    """Return the headers for a token; a pasted "Bearer " and line breaks do no harm.

    Raises PbxAuthenticationError for what can be no token.
    """
    words = token.split()
    token = "".join(words[1:] if words[0].lower() == "bearer" else words)
    if not token.isprintable():
        raise PbxAuthenticationError("token", "holds characters that no token has")
    return {"Authorization": f"Bearer {token}"}


def basic(username: str, password: str) -> dict[str, str]:
    """Return the headers for a user name and password (RFC 7617, UTF-8)."""
    credentials = b64encode(f"{username}:{password}".encode()).decode()
    return {"Authorization": f"Basic {credentials}"}


def base_url(address: str) -> URL:
    """Return an address as typed by a person as a base URL that ends with a slash.

    Raises PbxAddressError when it is not the address of a web server, and
    PbxInsecureAddressError when it lacks TLS outside loopback and private networks.
    """
    address = address.strip()
    try:
        url = URL(address if "://" in address else f"https://{address}")
        good = url.scheme in {"http", "https"} and url.host and url.port
    except ValueError as err:
        raise PbxAddressError("address", "is not a web address") from err
    if not good or url.user or url.password or url.query_string or url.fragment:
        raise PbxAddressError("address", "is not a plain http or https address")
    if url.scheme == "http" and not _is_private(url.host or ""):
        raise PbxInsecureAddressError(str(url.origin()), "has to begin with https")
    return url.with_path(f"{url.path.rstrip('/')}/")


def _is_private(host: str) -> bool:
    """Return whether a host is this machine or a literal private address."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in _PRIVATE_NETWORKS)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for, None when it says nothing.

    Seconds and HTTP dates are understood (RFC 9110); an hour is the most we believe.
    """
    try:
        seconds = float(int(value or ""))
    except ValueError, OverflowError:
        try:
            moment = parsedate_to_datetime(value or "")
        except ValueError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(seconds, MAX_RETRY_AFTER) if seconds > 0 else None


class HttpClient:
    """Asks one origin, one request at a time, always with the same credentials."""

    def __init__(
        self, session: aiohttp.ClientSession, base: URL, headers: Mapping[str, str]
    ) -> None:
        """Use a session with a cookie jar of its own, so that accounts never mix."""
        self.base = base
        self.address = str(base.origin())
        self._session = session
        # A content type on every request is recommended (developer.telavox.com/v1).
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            **headers,
        }
        self._one_at_a_time = asyncio.Lock()
        self._refused = False
        self._not_before = 0.0

    async def get(self, path: str) -> Answer:
        """Return the answer to a GET of a path below the base URL.

        Raises a PbxError for everything else than a good answer of at most 16 MiB within
        30 seconds.
        """
        async with self._one_at_a_time:
            self._check_leave()
            try:
                async with asyncio.timeout(TIMEOUT.total):
                    return await self._follow(self.base.join(URL(path)))
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
            except (aiohttp.ClientError, OSError) as err:
                raise PbxConnectionError(self.address, type(err).__name__) from err

    def _check_leave(self) -> None:
        """Raise what the PBX said last when nothing may be sent for now.

        Refused credentials are not sent a second time, because accounts lock.
        """
        if self._refused:
            raise PbxAuthenticationError(self.address)
        left = self._not_before - asyncio.get_running_loop().time()
        # A poll may be due up to a second early.
        if left > 1:
            raise PbxBusyError(self.address, left)

    async def _follow(self, url: URL) -> Answer:
        """Return the first answer that is no redirect, without leaving the origin."""
        for _ in range(MAX_REDIRECTS + 1):
            async with self._session.get(
                url, headers=self._headers, allow_redirects=False, timeout=TIMEOUT
            ) as response:
                if response.status not in _REDIRECTS:
                    return await self._read(response)
                url = self._redirected(url, response.headers.get("Location", ""))
        raise PbxRedirectError(self.address, "redirects without end")

    def _redirected(self, url: URL, location: str) -> URL:
        """Return where a redirect of the own origin leads."""
        try:
            target = url.join(URL(location))
            if target.origin() == self.base.origin() and not target.user:
                return target
            elsewhere = str(target.origin())
        except ValueError:
            elsewhere = "an address that is none"
        raise PbxRedirectError(self.address, f"redirects to {elsewhere}")

    async def _read(self, response: aiohttp.ClientResponse) -> Answer:
        """Return the body of a good answer, raise what any other status means."""
        self._check_status(response)
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > MAX_BODY:
                raise PbxAnswerError(self.address, "answered with more than 16 MiB")
        return Answer(self.address, bytes(body), (response.charset or "utf-8").lower())

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
