"""The simulator as a whole: a world, its two APIs and its control on one port."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
import re
from typing import Literal, Self

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from .clock import SimulatedClock, steady_seconds, wall_seconds
from .control import api as control
from .control.hooks import hook_routes
from .control.placed import placed_routes
from .control.telecomx import control_routes
from .errors import ListenError, OptionError
from .faults import Faults
from .hooks import Hooks
from .pingaway import api as pingaway
from .pingaway.auth import Credentials
from .pingaway.calls import call_routes
from .pingaway.example import example_world
from .placed import Placed
from .recorder import RecordedRequest, Requests
from .telecomx import api as telecomx
from .telecomx.account import TelecomX
from .telecomx.data import day_data, example_data, secrets_for_seed
from .telecomx.people import make_id
from .world import World, working_world

type Data = Literal["day", "example"]

_TAKEN = (control.PREFIX, telecomx.PREFIX)
_BASE_PATH = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
_PATIENCE = 0.05


def clean_base_path(path: str) -> str:
    """Return a base path such as "/api", or "" for none; raise OptionError."""
    base = f"/{path.strip('/')}".rstrip("/")
    taken = f"{base}/".startswith(tuple(f"{one}/" for one in _TAKEN))
    if taken or not _BASE_PATH.fullmatch(base):
        raise OptionError("base-path", f"like /api and not {' or '.join(_TAKEN)}", path)
    return base


@dataclass(slots=True, kw_only=True)
class Simulator:
    """A PBX that runs while the context is open.

    Use `async with Simulator(people=25, speed=1.0) as simulator:` and then
    `simulator.base_url` and `simulator.token`.

    `people` and `seed` decide who there is, unless `data` is "example", the provider's
    own three extensions. `start` is the time of day at which simulated time starts, and
    `speed` how fast it runs; at 0 it stands still, and nothing happens by itself.
    `clock` and `wall` return real seconds (monotonic, and since 1970). `credentials`
    can be replaced, and `telecomx`, `hooks` and `placed` changed, while it runs. Raises
    OptionError for invalid options, and ListenError on entering if the port is not
    available. It can be entered again on the same port, like a provider after an
    outage.
    """

    people: int = 25
    seed: int = 1
    speed: float = 0.0
    data: Data = "day"
    base_path: str = "/api"
    start: time = time(10)
    host: str = "127.0.0.1"
    port: int = 0
    clock: Callable[[], float] = steady_seconds
    wall: Callable[[], float] = wall_seconds
    credentials: Credentials = field(init=False)
    world: World = field(init=False)
    faults: Faults = field(init=False)
    requests: Requests = field(init=False)
    telecomx: TelecomX = field(init=False)
    hooks: Hooks = field(init=False)
    placed: Placed = field(init=False)
    _runner: web.AppRunner | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Create the people; nothing listens yet."""
        self.base_path = clean_base_path(self.base_path)
        self.credentials = Credentials.for_seed(self.seed)
        self.faults = Faults(asyncio.sleep)
        self.requests = Requests()
        self.world = self._make_world()
        self.telecomx = self._make_telecomx()
        self.hooks = Hooks(self.world)
        self.placed = Placed(self.world)

    async def __aenter__(self) -> Self:
        """Listen; from now on the addresses are known."""
        runner = web.AppRunner(
            self._application(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=_PATIENCE,
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
        except (OSError, UnicodeError) as error:
            await runner.cleanup()
            raise ListenError(self.host, self.port, error) from error
        self._runner = runner
        self.port = runner.addresses[0][1]
        self.hooks.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening and close every connection."""
        self.faults.clear()
        self.placed.close()
        await self.hooks.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        host = _EVERYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def base_url(self) -> str:
        """The address for the integration; ends in a slash."""
        return f"{self.url}{self.base_path}/"

    @property
    def telecomx_url(self) -> str:
        """The base URL of Telecom X's API; ends in a slash."""
        return f"{self.url}{telecomx.PREFIX}/"

    @property
    def control_url(self) -> str:
        """The base URL of the API that controls the world and the faults."""
        return f"{self.url}{control.PREFIX}/"

    @property
    def token(self) -> str:
        """The token that is accepted now."""
        return self.credentials.token

    @property
    def username(self) -> str:
        """The username that is accepted now."""
        return self.credentials.username

    @property
    def password(self) -> str:
        """The password that is accepted now."""
        return self.credentials.password

    def _make_world(self) -> World:
        clock = SimulatedClock(
            start=self.start.hour * 3600 + self.start.minute * 60 + self.start.second,
            speed=self.speed,
            clock=self.clock,
            wall=self.wall,
        )
        if self.data == "example":
            return example_world(clock)
        return working_world(self.people, self.seed, clock)

    def _make_telecomx(self) -> TelecomX:
        example = self.data == "example"
        return TelecomX(
            **secrets_for_seed(self.seed),
            **(example_data() if example else day_data(self.world, self.seed)),
            employee=make_id("employee", self.world.owner_id or ""),
            devices=(make_id("device", self.world.owner_id or ""),),
            clock=self.clock,
        )

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._watched(), control.refusals])
        application.add_routes(
            control.routes(
                self.world,
                self.faults,
                self.requests,
                pingaway.row,
                [
                    *control_routes(self.telecomx),
                    *hook_routes(self.hooks),
                    *placed_routes(self.placed, self.world),
                ],
            )
        )
        rights = (self.base_path, self.world, lambda: self.credentials)
        application.add_routes(pingaway.routes(*rights))
        application.add_routes(call_routes(*rights, self.placed))
        application.add_routes(telecomx.routes(self.telecomx, self.world, self.placed))
        return application

    def _below(self, path: str) -> str | None:
        """Return the path below the base path of its API, or None if it is outside."""
        for base in (telecomx.PREFIX, self.base_path):
            if path.startswith(f"{base}/"):
                return path.removeprefix(f"{base}/")
        return None

    def _watched(self) -> Middleware:
        """Return the middleware that records requests and applies faults."""

        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            if f"{request.path}/".startswith(f"{control.PREFIX}/"):
                return await handler(request)
            authorization = request.headers.get("Authorization")
            seen = RecordedRequest(request.method, request.path_qs, authorization)
            with self.requests.answering(seen):
                path = self._below(request.path)
                if path is None:
                    return await handler(request)
                return await self.faults.answer(request, path, handler)

        return watch
