"""Webhooks: URLs that the simulated PBX calls whenever a call changes.

In the portal of Telavox an administrator can define them for the events ringing, answer
and hangup. Their fields are not documented; these have been seen in receivers. Use
`simulator.hooks.add(Hook("http://127.0.0.1:8123/api/webhook/..."))`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Literal

import aiohttp
from yarl import URL

from .errors import OptionError
from .news import CallNews
from .world import World

type Method = Literal["POST", "GET"]

METHODS: tuple[Method, ...] = ("POST", "GET")
TIMEOUT = aiohttp.ClientTimeout(total=3)
MOST_UNDER_WAY = 1000

_LOOK_EVERY = 1.0
_NEAR = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)


@dataclass(frozen=True, slots=True)
class Hook:
    """A URL to call, with the event as JSON (POST) or in its query (GET).

    Raises OptionError unless the URL is http or https at localhost, or at a loopback or
    private address. Other host names are refused, because they could belong to anyone.
    """

    url: str
    method: Method = "POST"

    def __post_init__(self) -> None:
        """Refuse addresses outside loopback and private networks."""
        if not _is_near(self.url):
            wanted = "http(s) at localhost, a loopback or a private address"
            raise OptionError("url", wanted, self.url)


def _is_near(url: str) -> bool:
    try:
        parsed = URL(url)
        if parsed.scheme not in ("http", "https"):
            return False
        host = parsed.raw_host or ""
        # Not is_private, which includes link-local metadata services and more.
        return host == "localhost" or any(ip_address(host) in one for one in _NEAR)
    except ValueError:
        return False


def payload(news: CallNews) -> dict[str, str]:
    """Return the fields of an event: eventType, from, to, direction and LID.

    LID is the call ID. A call of unknown direction is sent as an incoming one with
    direction "unknown".
    """
    caller, number = news.call.caller, news.person.number
    out = news.call.direction == "out"
    return {
        "eventType": news.event,
        "from": number if out else caller,
        "to": caller if out else number,
        "direction": news.call.direction,
        "LID": news.id,
    }


class Hooks:
    """The webhooks of a world, each called once for each change of a call.

    They are called in the background, one change after another for each webhook, and
    only while open. If a webhook cannot be reached, takes longer than `TIMEOUT` or
    returns an error, the call is not repeated; `failed` counts these. While the clock
    of the world runs, calls are checked once per real second, and what starts and ends
    in between is not sent.
    """

    def __init__(
        self, world: World, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        """Start closed and without webhooks; `pause` waits for seconds between checks."""
        self.failed = 0
        self._world = world
        self._pause = pause
        self._turns: dict[Hook, asyncio.Lock] = {}
        self._session: aiohttp.ClientSession | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._looking: asyncio.Task[None] | None = None
        world.observers.append(self._tell)

    def add(self, *hooks: Hook) -> None:
        """Call these webhooks from now on; duplicates are ignored."""
        if not self._turns:
            # Changes from before the first webhook are not sent.
            self._world.look()
        for hook in hooks:
            self._turns.setdefault(hook, asyncio.Lock())
        self._start_looking()

    def clear(self) -> None:
        """Remove every webhook, cancel pending calls, and reset `failed`."""
        self._turns.clear()
        self.failed = 0
        self._let_go()

    def list(self) -> tuple[Hook, ...]:
        """Return the webhooks in the order in which they were added."""
        return tuple(self._turns)

    async def sent(self) -> None:
        """Wait until every pending call succeeded or failed.

        If time stands still, this never returns for a webhook that does not answer.
        """
        while self._under_way:
            await asyncio.wait(self._under_way)

    def open(self) -> None:
        """Start calling, in the running event loop."""
        if self._turns:
            self._world.look()
        # Connections are not kept, so that none is stale after the receiver restarts.
        connector = aiohttp.TCPConnector(
            force_close=True, resolver=aiohttp.ThreadedResolver()
        )
        self._session = aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        )
        self._start_looking()

    async def close(self) -> None:
        """Cancel pending calls, and keep the webhooks."""
        session, self._session = self._session, None
        self._let_go()
        await self.sent()
        if session is not None:
            await session.close()

    # --- inside -----------------------------------------------------------------------

    def _tell(self, news: CallNews) -> None:
        if self._session is None:
            return
        for hook, turn in self._turns.items():
            if len(self._under_way) >= MOST_UNDER_WAY:
                self.failed += 1
                continue
            call = self._call(self._session, hook, turn, payload(news))
            task = asyncio.create_task(call)
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _call(
        self,
        session: aiohttp.ClientSession,
        hook: Hook,
        turn: asyncio.Lock,
        told: dict[str, str],
    ) -> None:
        """Call a webhook after its earlier calls; redirects are not followed."""
        async with turn:
            try:
                async with session.request(
                    hook.method,
                    hook.url,
                    json=told if hook.method == "POST" else None,
                    params=told if hook.method == "GET" else None,
                    allow_redirects=False,
                    timeout=TIMEOUT,
                ) as response:
                    self.failed += response.status // 100 != 2
            except aiohttp.ClientError, OSError, ValueError:
                self.failed += 1

    def _start_looking(self) -> None:
        wanted = self._session is not None and self._turns and self._world.runs
        if wanted and self._looking is None:
            self._looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while True:
            await self._pause(_LOOK_EVERY)
            self._world.look()

    def _let_go(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        for task in self._under_way:
            task.cancel()
