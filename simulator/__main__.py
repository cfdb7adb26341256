"""Run the simulator from the command line: `python -m simulator --help`."""

import argparse
import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, time
import json
import math
import signal
import sys
from typing import NoReturn

from .errors import ListenError, OptionError
from .lifetime import stop_on_signals, stop_with_parent, stop_with_stdin
from .server import Simulator

CANNOT_LISTEN = 1
BAD_OPTION = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Print the error in one line, without the usage."""
        self.exit(BAD_OPTION, f"{self.prog}: {message}\n")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = _Parser(
        prog="simulator",
        description="A PBX to try an integration with: made-up people, a working day.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on")
    add("--port", type=_whole(0, 65535), default=0, help="port; 0 takes a free one")
    add("--people", type=int, default=25, help="how many extensions there are")
    add(
        "--seed",
        type=int,
        default=1,
        help="seed for the made-up people and their calls",
    )
    add("--speed", type=_speed, default=1.0, help="simulated seconds per real second")
    add("--start", type=_time, default="10:00", help="time of day it begins at, HH:MM")
    add(
        "--data",
        choices=("day", "example"),
        default="day",
        help="data to serve: a made-up working day, or the provider's own example",
    )
    add("--base-path", default="/api", help="base path of the API; use / for none")
    add("--stop-with-stdin", action="store_true", help="stop when stdin ends")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until stopped, and return the exit code.

    If it is not 0, print one line with the reason.
    """
    stop_with_parent()
    parser = make_parser()
    options = vars(parser.parse_args(arguments))
    with_stdin = options.pop("stop_with_stdin")
    try:
        simulator = Simulator(**options)
    except OptionError as wrong:
        parser.error(str(wrong))
    try:
        asyncio.run(run(simulator, with_stdin))
    except KeyboardInterrupt:
        pass
    except ListenError as refused:
        print(f"simulator: {refused}", file=sys.stderr)
        return CANNOT_LISTEN
    return 0


async def run(simulator: Simulator, with_stdin: bool = False) -> None:
    """Serve until a signal or, if wanted, until stdin ends.

    Prints one line of JSON with addresses and credentials as soon as it listens. Raises
    ListenError if the port is not available.
    """
    stopped = asyncio.Event()
    stop_on_signals(stopped, (signal.SIGTERM, signal.SIGINT))
    if with_stdin:
        stop_with_stdin(stopped)
    async with simulator:
        print(_announcement(simulator), flush=True)
        await stopped.wait()


def _announcement(simulator: Simulator) -> str:
    return json.dumps(
        {
            "url": simulator.url,
            "base_url": simulator.base_url,
            "control_url": simulator.control_url,
            "token": simulator.token,
            "username": simulator.username,
            "password": simulator.password,
            "telecomx_url": simulator.telecomx_url,
            "telecomx_username": simulator.telecomx.username,
            "telecomx_password": simulator.telecomx.password,
            "telecomx_token": simulator.telecomx.m2m_token,
            "telecomx_device": simulator.telecomx.devices[0],
        }
    )


def _whole(least: int, most: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        with suppress(ValueError):
            if least <= int(text) <= most:
                return int(text)
        raise _RefusedError(text, f"{least} to {most}")

    return whole


def _speed(text: str) -> float:
    with suppress(ValueError):
        if 0 <= float(text) < math.inf:
            return float(text)
    raise _RefusedError(text, "a number, 0 or more")


def _time(text: str) -> time:
    with suppress(ValueError):
        return datetime.strptime(text, "%H:%M").time()
    raise _RefusedError(text, "a time like 10:00")


class _RefusedError(argparse.ArgumentTypeError):
    def __init__(self, text: str, wanted: str) -> None:
        super().__init__(f"must be {wanted}, not {text!r}")


if __name__ == "__main__":
    sys.exit(main())
