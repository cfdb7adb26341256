"""A Home Assistant in a temporary folder."""

import asyncio
from collections.abc import AsyncIterator, Iterator
import contextlib
import json
from pathlib import Path
from shutil import copytree
import socket
import sys

import aiohttp

from .errors import DemoError
from .processes import Child, running

ROOT = Path(__file__).parents[1]
FILES = ("configuration.yaml", "board.yaml")
USER_FILES = ("automations.yaml", "scripts.yaml", "scenes.yaml")
HOST = "127.0.0.1"
RESTART_EXIT_CODE = 100
START_TIMEOUT = 180.0


class Home:
    """The folder of a Home Assistant, and its log."""

    def __init__(
        self, folder: Path, port: int, zone: str, interpreter: str = sys.executable
    ) -> None:
        """Choose folder, port, time zone and the Python of the version to run.

        Nothing is started yet.
        """
        self.folder = folder
        self.zone = zone
        self.interpreter = interpreter
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.log = folder / "output.log"

    def prepare(self) -> None:
        """Write the configuration for the first start."""
        storage = self.folder / ".storage"
        storage.mkdir()
        # Home Assistant treats this as confirmed. YAML would be a trial that is undone
        # after five minutes.
        http = {"server_host": [HOST], "server_port": self.port}
        _write_store(storage / "http", 1, http)
        # This step would add integrations that need the internet: weather, radio, text
        # to speech.
        _write_store(storage / "onboarding", 4, {"done": ["core_config"]})
        for name in FILES:
            text = Path(__file__).with_name(name).read_text("utf-8")
            (self.folder / name).write_text(text.replace("{zone}", self.zone))
        copytree(ROOT / "blueprints", self.folder / "blueprints")
        for name in USER_FILES:
            (self.folder / name).touch()
        (self.folder / "custom_components").symlink_to(ROOT / "custom_components")

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Child]:
        """Run Home Assistant while the context is open."""
        module = (
            "homeassistant",
            "--config",
            str(self.folder),
            "--skip-pip",
            "--log-no-color",
        )
        with self.log.open("ab") as log:
            async with running(
                "Home Assistant",
                *module,
                folder=self.folder,
                interpreter=self.interpreter,
                stdout=log,
                stderr=log,
            ) as child:
                await child.guard(self._wait_until_up())
                yield child

    async def _wait_until_up(self) -> None:
        """Wait for the first answer to a request."""
        try:
            async with (
                asyncio.timeout(START_TIMEOUT),
                aiohttp.ClientSession() as session,
            ):
                while not await _answers(session, f"{self.url}/manifest.json"):
                    await asyncio.sleep(0.2)
        except TimeoutError:
            raise DemoError(
                f"Home Assistant did not answer within {START_TIMEOUT:.0f} s."
            ) from None


def _write_store(path: Path, version: int, data: object) -> None:
    """Write a file as Home Assistant's own storage helper does."""
    store = {"version": version, "minor_version": 1, "key": path.name, "data": data}
    path.write_text(json.dumps(store))


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    """Return whether a server answers at the address."""
    try:
        async with session.get(url) as response:
            return response.ok
    except aiohttp.ClientConnectionError:
        return False


@contextlib.contextmanager
def free_port() -> Iterator[int]:
    """Reserve a loopback port while the context is open.

    It must stay the same after a restart, or open browsers would lose Home Assistant.
    On Linux, a socket that is bound but does not listen keeps other programs away, and
    leaves the port to a server that reuses addresses.
    """
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((HOST, 0))
        port: int = holder.getsockname()[1]
        if sys.platform != "linux":
            holder.close()
        yield port
