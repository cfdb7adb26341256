"""Control of the webhooks over HTTP, below `/simulator/hooks`."""

from aiohttp import web

from ..hooks import METHODS, Hook, Hooks
from ..replies import reply
from .api import PREFIX, read_body
from .fields import Fields


def hook_routes(hooks: Hooks) -> list[web.RouteDef]:
    """Return the routes that list, add and clear hooks."""
    control = _Control(hooks)
    address = f"{PREFIX}/hooks"
    return [
        web.get(address, control.all),
        web.post(address, control.add),
        web.delete(address, control.clear),
    ]


class _Control:
    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    async def all(self, _: web.Request) -> web.Response:
        kept = [{"url": hook.url, "method": hook.method} for hook in self._hooks.list()]
        return reply({"failed": self._hooks.failed, "hooks": kept})

    async def add(self, request: web.Request) -> web.Response:
        fields = Fields(await read_body(request))
        url, method = fields.needed_text("url"), fields.choice("method", METHODS)
        fields.done()
        self._hooks.add(Hook(url, method))
        return await self.all(request)

    async def clear(self, request: web.Request) -> web.Response:
        self._hooks.clear()
        return await self.all(request)
