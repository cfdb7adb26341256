"""Home Assistant's HTTP and WebSocket APIs, as far as the demo needs them."""

from collections.abc import AsyncIterator
import contextlib
from itertools import count
from typing import Any

import aiohttp

from .errors import DemoError

REQUEST_TIMEOUT = 60.0


class Client:
    """A logged-in user."""

    def __init__(
        self,
        url: str,
        session: aiohttp.ClientSession,
        socket: aiohttp.ClientWebSocketResponse,
    ) -> None:
        """Use a session with an access token, and an authenticated socket."""
        self._url = url
        self._session = session
        self._socket = socket
        self._ids = count(1)

    async def post(self, path: str, body: Any) -> Any:
        """Post JSON and return the JSON of the answer."""
        return await post(self._session, self._url + path, json=body)

    async def upload(self, name: str, content: str) -> str:
        """Upload a file for a dialog, and return its ID."""
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name)
        url = f"{self._url}/api/file_upload"
        answer = await post(self._session, url, data=form)
        return str(answer["file_id"])

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

    Raises DemoError if Home Assistant closes the connection.
    """
    try:
        return await socket.receive_json(timeout=REQUEST_TIMEOUT)
    except aiohttp.WSMessageTypeError:
        raise DemoError("Home Assistant closed the connection.") from None


async def post(session: aiohttp.ClientSession, url: str, **body: Any) -> Any:
    """Send a POST request and return the JSON of the answer.

    Raises DemoError with Home Assistant's own message if it is refused.
    """
    async with session.post(url, **body) as response:
        if not response.ok:
            raise DemoError(
                f"{url} answered {response.status}: {await response.text()}"
            )
        return await response.json()


@contextlib.asynccontextmanager
async def logged_in(url: str, token: str) -> AsyncIterator[Client]:
    """Return a client with an access token."""
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
            raise DemoError(f"Home Assistant refused the login: {answer}")
        yield Client(url, session, socket)
