"""Home Assistant's HTTP and WebSocket interfaces, as far as the demo needs them."""

from collections.abc import AsyncIterator
import contextlib
from itertools import count
from typing import Any

import aiohttp

from .errors import DemoError

REQUEST_TIMEOUT = 60.0


class Client:
    """Somebody who is logged in."""

    def __init__(
        self,
        url: str,
        session: aiohttp.ClientSession,
        socket: aiohttp.ClientWebSocketResponse,
    ) -> None:
        """Use a session that carries the access token, and a socket that is authenticated."""
        self._url = url
        self._session = session
        self._socket = socket
        self._ids = count(1)

    async def post(self, path: str, body: Any) -> Any:
        """Post JSON and return the JSON of the answer."""
        return await post(self._session, self._url + path, json=body)

    async def call(self, command: str, **details: Any) -> Any:
        """Send a WebSocket command and return its result."""
        number = next(self._ids)
        await self._socket.send_json({"id": number, "type": command, **details})
        answer = await receive(self._socket)
        if answer["id"] != number or not answer.get("success"):
            raise DemoError(
                f"Home Assistant refused {command}: {answer.get('error', answer)}"
            )
        return answer["result"]


async def receive(socket: aiohttp.ClientWebSocketResponse) -> Any:
    """Receive one message.

    Raises DemoError when Home Assistant hangs up instead.
    """
    try:
        return await socket.receive_json(timeout=REQUEST_TIMEOUT)
    except aiohttp.WSMessageTypeError:
        raise DemoError("Home Assistant closed the connection.") from None


async def post(session: aiohttp.ClientSession, url: str, **body: Any) -> Any:
    """Post and return the JSON of the answer.

    Raises DemoError with Home Assistant's own words when it refuses.
    """
    async with session.post(url, **body) as response:
        if not response.ok:
            raise DemoError(
                f"{url} answered {response.status}: {await response.text()}"
            )
        return await response.json()


@contextlib.asynccontextmanager
async def logged_in(url: str, token: str) -> AsyncIterator[Client]:
    """A client that holds an access token."""
    headers = {"Authorization": f"Bearer {token}"}
    timeout = aiohttp.ClientTimeout(total=REQUEST_TIMEOUT)
    async with (
        aiohttp.ClientSession(headers=headers, timeout=timeout) as session,
        session.ws_connect(f"{url}/api/websocket", max_msg_size=0) as socket,
    ):
        await receive(socket)
        await socket.send_json({"type": "auth", "access_token": token})
        answer = await receive(socket)
        if answer["type"] != "auth_ok":
            raise DemoError(f"Home Assistant did not let us in: {answer}")
        yield Client(url, session, socket)
