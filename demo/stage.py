"""The whole demo: the simulator, and a Home Assistant with the integration."""

from collections.abc import AsyncIterator, Iterator
import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from .arguments import START
from .client import Client, logged_in
from .dashboard import add_dashboard
from .home import Home, free_port
from .integration import add_account, add_group, pingaway_answers, telecomx_answers
from .onboarding import onboard, wait_until_started
from .phone_book import vcard
from .report import say
from .simulator import Simulator, running_simulator

GROUP_KEY_WORD = "support"
LOCALE = {
    "language": "en",
    "number_format": "language",
    "time_format": "language",
    "date_format": "language",
    "time_zone": "server",
    "first_weekday": "language",
}
"""Show times in Home Assistant's time zone, not in the browser's."""


def zone_of(hour: int, now: datetime) -> str:
    """Return a time zone in which it is a certain hour now.

    The sign in its name is the opposite of its offset.
    """
    ahead = (hour - now.hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A running demo.

    The access token is valid for half an hour. The IDs are those of the two accounts'
    entries.
    """

    home: Home
    simulator: Simulator
    client: Client
    token: str
    pingaway: str
    telecomx: str


@contextlib.contextmanager
def new_home(start: str = START, interpreter: str = sys.executable) -> Iterator[Home]:
    """Return a new Home Assistant in a temporary folder.

    Its time zone matches the time at which the simulated day starts.
    """
    zone = zone_of(int(start.partition(":")[0]), datetime.now(UTC))
    with (
        TemporaryDirectory(
            prefix="pbx-presence-demo-", ignore_cleanup_errors=True
        ) as folder,
        free_port() as port,
    ):
        home = Home(Path(folder), port, zone, interpreter)
        home.prepare()
        yield home


@contextlib.asynccontextmanager
async def set_up(home: Home, simulator: Simulator) -> AsyncIterator[Shown]:
    """Go through onboarding and add the integration for each provider."""
    say("Onboarding ...")
    token = await onboard(home.url)
    async with logged_in(home.url, token) as client:
        await wait_until_started(client)
        say("Adding the integration ...")
        phone_book = await client.upload("contacts.vcf", vcard())
        answers = pingaway_answers(simulator.account, phone_book)
        pingaway = await add_account(client, *answers)
        telecomx = await add_account(client, *telecomx_answers(simulator.telecomx))
        await add_group(client, pingaway, "Support", GROUP_KEY_WORD)
        await add_dashboard(client, pingaway, telecomx)
        yield Shown(home, simulator, client, token, pingaway, telecomx)


@contextlib.asynccontextmanager
async def running_demo(
    *day: str, interpreter: str = sys.executable
) -> AsyncIterator[Shown]:
    """Run the demo while the context is open, with arguments for the day.

    The interpreter decides the version of Home Assistant.
    """
    say("Starting the simulator and Home Assistant ...")
    start = day[day.index("--start") + 1] if "--start" in day else START
    with new_home(start, interpreter) as home:
        async with (
            running_simulator(*day) as simulator,
            home.running(),
            set_up(home, simulator) as shown,
        ):
            yield shown
