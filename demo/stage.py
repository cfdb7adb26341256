"""The whole demo: the simulator, and a Home Assistant to which the integration was added."""

from collections.abc import AsyncIterator, Iterator
import contextlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .client import Client, logged_in
from .dashboard import add_dashboard
from .home import Home, free_port
from .integration import add_account, add_group, pingaway_answers, telecomx_answers
from .onboarding import onboard, wait_until_started
from .report import say
from .simulator import Simulator, running_simulator

GROUP_KEY_WORD = "support"


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to look at, and whoever looks.

    An access token is good for half an hour. The ids are those of the two accounts' entries.
    """

    home: Home
    simulator: Simulator
    client: Client
    token: str
    pingaway: str
    telecomx: str


@contextlib.contextmanager
def new_home() -> Iterator[Home]:
    """A Home Assistant that was never started, in a folder that is thrown away."""
    with (
        TemporaryDirectory(
            prefix="pbx-presence-demo-", ignore_cleanup_errors=True
        ) as folder,
        free_port() as port,
    ):
        home = Home(Path(folder), port)
        home.prepare()
        yield home


@contextlib.asynccontextmanager
async def set_up(home: Home, simulator: Simulator) -> AsyncIterator[Shown]:
    """Go through onboarding and add the integration, once for each provider."""
    say("Onboarding ...")
    token = await onboard(home.url)
    async with logged_in(home.url, token) as client:
        await wait_until_started(client)
        say("Adding the integration ...")
        pingaway = await add_account(client, *pingaway_answers(simulator.account))
        telecomx = await add_account(client, *telecomx_answers(simulator.telecomx))
        await add_group(client, pingaway, "Support", GROUP_KEY_WORD)
        await add_dashboard(client, pingaway, telecomx)
        yield Shown(home, simulator, client, token, pingaway, telecomx)


@contextlib.asynccontextmanager
async def running_demo(*day: str) -> AsyncIterator[Shown]:
    """Run all of it, for a day as the simulator takes it, as long as the context lasts."""
    say("Starting the simulator and Home Assistant ...")
    with new_home() as home:
        async with (
            running_simulator(*day) as simulator,
            home.running(),
            set_up(home, simulator) as shown,
        ):
            yield shown
