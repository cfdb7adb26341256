"""JSON replies as the provider sends them: in UTF-8, and errors with a message."""

from collections.abc import Mapping
import json
from typing import Any

from aiohttp import web

JSON = "application/json"


def encode(data: Any) -> bytes:
    """Return compact JSON in UTF-8, without escaped letters."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def reply(
    data: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """Return a response with a JSON body."""
    return web.Response(
        body=encode(data),
        status=status,
        headers=headers,
        content_type=JSON,
        charset="utf-8",
    )


def error(
    status: int, message: str, headers: Mapping[str, str] | None = None
) -> web.Response:
    """Return `{"message": ...}`, the shape of the provider's errors."""
    return reply({"message": message}, status, headers)
