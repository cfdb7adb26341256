"""Start the simulator and Home Assistant, then either keep them running or check them."""

import argparse
import asyncio
import signal
import sys

import aiohttp

from . import log
from .arguments import arguments
from .check import check, check_calls, check_group, check_settings
from .errors import DemoError
from .home import RESTART_EXIT_CODE, Home
from .onboarding import PASSWORD, USERNAME
from .report import say
from .simulator import Simulator, running_simulator
from .stage import GROUP_KEY_WORD, LOCALE, new_home, set_up

FAILURES = (DemoError, aiohttp.ClientError, TimeoutError)
KILLED = 128
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

WELCOME = """
Home Assistant with PBX Presence is ready. Nothing of it leaves this machine.

    address      {home}
    username     {home_user}
    password     {home_password}

Its account at the simulated Pingaway, should you want to add it again:

    address      {account.url}
    token        {account.token}
    or username  {account.username}
    and password {account.password}

And the one at the simulated Telecom X:

    address      {telecomx.url}
    username     {telecomx.username}
    password     {telecomx.password}
    or token     {telecomx.token}

Make the first person's phone ring, and see more that can be done:

    curl -X POST {control}people/1/ring -d '{{"caller": "0701234567"}}'
    curl {control}

Ctrl-C ends both and throws them away.
"""


def day(options: argparse.Namespace) -> list[str]:
    """Return the simulator's arguments for the day that the user wants to see."""
    names = ("people", "seed", "start", "speed")
    return [
        word for name in names for word in (f"--{name}", str(getattr(options, name)))
    ]


async def run_check(home: Home, simulator: Simulator) -> None:
    """Set everything up, check it, and stop Home Assistant."""

    async def work() -> None:
        async with set_up(home, simulator) as shown:
            await check(shown.client, simulator, shown.pingaway)
            await check_calls(shown.client, simulator, shown.pingaway)
            await check_group(shown.client, simulator, shown.pingaway, GROUP_KEY_WORD)
            await check_settings(shown.client, simulator, shown.telecomx)

    async with home.running() as child:
        await child.guard(simulator.child.guard(work()))
    if problems := log.problems(home.log):
        raise DemoError("Home Assistant logged problems:\n" + "".join(problems))
    say("\nAll states are right, and Home Assistant logged no problems.")


async def stay(home: Home, simulator: Simulator) -> None:
    """Set everything up and keep it running, even if the user restarts Home Assistant."""

    async def welcome() -> None:
        async with set_up(home, simulator) as shown:
            await shown.client.call(
                "frontend/set_user_data", key="language", value=LOCALE
            )
            user = {"home_user": USERNAME, "home_password": PASSWORD}
            pbx = {
                "account": simulator.account,
                "telecomx": simulator.telecomx,
                "control": simulator.control,
            }
            say(WELCOME.format(home=home.url, **user, **pbx))

    async with home.running() as child:
        await child.guard(simulator.child.guard(welcome()))
        code = await simulator.child.guard(child.process.wait())
    while code == RESTART_EXIT_CODE:
        say("Home Assistant restarts ...")
        async with home.running() as child:
            say(f"Home Assistant is back at {home.url}")
            code = await simulator.child.guard(child.process.wait())
    raise DemoError(f"Home Assistant ended with code {code}.")


async def run(options: argparse.Namespace) -> None:
    """Create a folder for Home Assistant, start the simulator, and run the demo."""
    with new_home(options.start) as home:
        say("Starting the simulator and Home Assistant ...")
        try:
            async with running_simulator(*day(options)) as simulator:
                await (run_check if options.check else stay)(home, simulator)
        except FAILURES:
            print(log.tail(home.log), file=sys.stderr)
            raise


async def until_signal(options: argparse.Namespace) -> int:
    """Run until done or interrupted, and return the exit code.

    The first signal ends everything in order. A second one ends this process along with
    its children.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(run(options))
    received: list[int] = []

    def end(number: int) -> None:
        received.append(number)
        for each in SIGNALS:
            loop.remove_signal_handler(each)
            signal.signal(each, signal.SIG_DFL)
        say("\nStopping ...")
        task.cancel()

    for each in SIGNALS:
        # With nohup, the demo continues after the terminal is closed.
        if each != signal.SIGHUP or signal.getsignal(each) is not signal.SIG_IGN:
            loop.add_signal_handler(each, end, each)
    try:
        await task
    except asyncio.CancelledError:
        wanted = received == [signal.SIGINT] and not options.check
        return 0 if wanted else KILLED + received[0]
    except FAILURES as error:
        print(f"\nThe demo failed. {error or type(error).__name__}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(until_signal(arguments())))
