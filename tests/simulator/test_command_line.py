"""The command line, run as a user runs it; nothing here waits for a clock."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
import json
import os
from pathlib import Path
import signal
import sys

import aiohttp
import pytest

from simulator import Simulator
from simulator.__main__ import BAD_OPTION, CANNOT_LISTEN, main, make_parser, run

ROOT = Path(__file__).parents[2]
PARENT = """
import subprocess, sys
subprocess.Popen([sys.executable, "-m", "simulator"], stdout=1)
sys.stdin.read()
"""


@asynccontextmanager
async def python(*arguments: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


async def hello(process: Process) -> dict[str, str]:
    assert process.stdout is not None
    line: dict[str, str] = json.loads(await process.stdout.readline())
    return line


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_it_prints_its_addresses_and_runs_until_a_signal(
    session: aiohttp.ClientSession, stop: signal.Signals
) -> None:
    async with python("-m", "simulator", "--data", "example") as process:
        told = await hello(process)
        assert set(told) == {
            "url",
            "base_url",
            "control_url",
            "token",
            "username",
            "password",
            "telecomx_url",
            "telecomx_username",
            "telecomx_password",
            "telecomx_token",
            "telecomx_device",
        }
        headers = {"Authorization": f"Bearer {told['token']}"}
        url = f"{told['base_url']}extensions/me"
        async with session.get(url, headers=headers) as response:
            assert (await response.json())["name"] == "Anna Andersson"
        url = f"{told['telecomx_url']}auth/validateToken"
        params = {"token": told["telecomx_token"]}
        async with session.get(url, params=params) as response:
            assert (await response.json())["success"] is True
        process.send_signal(stop)
        assert await process.communicate() == (b"", b"")
        assert process.returncode == 0


async def test_it_stops_when_stdin_ends() -> None:
    async with python("-m", "simulator", "--stop-with-stdin") as process:
        await hello(process)
        assert process.stdin is not None
        process.stdin.write(b"not the end\n")
        process.stdin.close()
        assert await process.communicate() == (b"", b"")
        assert process.returncode == 0


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux reports the end of a parent process"
)
async def test_it_stops_with_the_process_that_started_it() -> None:
    async with python("-c", PARENT) as parent:
        await hello(parent)
        parent.kill()
        # Its stdout is the simulator's too, and ends when both have ended.
        assert parent.stdout is not None
        assert await parent.stdout.read() == b""


async def test_a_port_in_use_prints_one_line(simulator: Simulator) -> None:
    port = str(simulator.port)
    async with python("-m", "simulator", "--port", port) as process:
        out, err = await process.communicate()
    assert process.returncode == CANNOT_LISTEN
    assert out == b""
    where = f"127.0.0.1 port {port}"
    assert (
        err.decode() == f"simulator: cannot listen on {where}: Address already in use\n"
    )


@pytest.fixture
def _no_leash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the process that runs the tests as it is."""
    monkeypatch.setattr("simulator.__main__.stop_with_parent", lambda: None)


@pytest.mark.usefixtures("_no_leash")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "65536"], "argument --port: must be 0 to 65535, not '65536'"),
        (["--port", "x"], "argument --port: must be 0 to 65535, not 'x'"),
        (["--speed", "-1"], "argument --speed: must be a number, 0 or more, not '-1'"),
        (["--speed", "nan"], "argument --speed: must be a number, 0 or more"),
        (["--start", "25:00"], "argument --start: must be a time like 10:00"),
        (["--people", "-1"], "people must be 0 to 99999, not -1"),
        (["--base-path", "/simulator"], "base-path must be like /api"),
        (["--data", "night"], "argument --data: invalid choice: 'night'"),
        (["--loud"], "unrecognized arguments: --loud"),
    ],
)
def test_an_invalid_option_prints_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == BAD_OPTION
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"simulator: {message}")
    assert err.count("\n") == 1


def test_options_are_passed_to_the_simulator() -> None:
    text = "--people 7 --seed 9 --speed 2.5 --start 07:30 --base-path / --port 8080"
    options = vars(make_parser().parse_args(text.split()))
    options.pop("stop_with_stdin")
    simulator = Simulator(**options)
    assert simulator.start.isoformat() == "07:30:00"
    assert len(simulator.world.people()) == 7
    assert simulator.base_url == "http://127.0.0.1:8080/"


async def test_it_serves_until_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    simulator = Simulator()
    running = asyncio.ensure_future(run(simulator))
    while not (told := capsys.readouterr().out):
        await asyncio.sleep(0)
    assert json.loads(told)["base_url"] == simulator.base_url
    os.kill(os.getpid(), signal.SIGTERM)
    await running
