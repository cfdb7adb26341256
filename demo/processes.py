"""Child processes that are always ended, and only by their own ID."""

import asyncio
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Coroutine
import contextlib
import os
from pathlib import Path
import sys
from typing import IO, Any

from .errors import DemoError

STOP_TIMEOUT = 30.0


class Child:
    """A running child process with a readable name."""

    def __init__(self, name: str, process: Process) -> None:
        """Take over a process that was just started."""
        self.name = name
        self.process = process

    async def guard[T](self, work: Coroutine[Any, Any, T]) -> T:
        """Do work that needs the process.

        Raises DemoError if the process ends first.
        """
        task = asyncio.ensure_future(work)
        ended = asyncio.ensure_future(self.process.wait())
        try:
            await asyncio.wait({task, ended}, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                raise DemoError(
                    f"{self.name} ended with code {self.process.returncode}."
                )
            return task.result()
        finally:
            await _cancel(task, ended)

    async def stop(self) -> None:
        """Ask the process to end, and kill it if it takes too long."""
        if self.process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            async with asyncio.timeout(STOP_TIMEOUT):
                await self.process.wait()
        except TimeoutError:
            self.kill()
            await self.process.wait()

    def kill(self) -> None:
        """Kill the process."""
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()


async def _cancel(*tasks: asyncio.Future[Any]) -> None:
    """Cancel tasks and wait until they are gone."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def running(
    name: str,
    *module: str,
    folder: Path,
    interpreter: str = sys.executable,
    stdin: int = DEVNULL,
    stdout: int | IO[bytes] = DEVNULL,
    stderr: int | IO[bytes] | None = None,
) -> AsyncIterator[Child]:
    """Run a Python module in a folder while the context is open.

    The interpreter is ours unless another one is given. The process has its own
    session, so that Ctrl-C at the terminal reaches only us, and we choose the order in
    which things end.
    """
    leash = str(Path(__file__).with_name("leash.py"))
    python = (interpreter, "-m", *module)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", leash, str(os.getpid()), *python),
        cwd=folder,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
    )
    child = Child(name, process)
    try:
        yield child
    finally:
        await child.stop()
