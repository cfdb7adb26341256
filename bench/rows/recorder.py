"""What one working day of 50 people leaves in Home Assistant's recorder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
import sqlite3
from tempfile import TemporaryDirectory

from homeassistant.components.recorder import get_instance
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import recorder as recorder_helper
from homeassistant.setup import async_setup_component

from bench.errors import BenchError
from bench.home import Feed, add_account, running_home, served, set_up
from bench.table import Budget, Limit, Line, Peer, count
from custom_components.pbx_presence.coordinator import PresenceCoordinator
from simulator.clock import SimulatedClock
from simulator.pingaway.api import rows
from simulator.replies import encode
from simulator.world import World, working_world

PEOPLE = 50
HOUR = 3600
FROM, UNTIL, STEP = 7 * HOUR, 18 * HOUR, 20
ROWS = Budget(limit=Limit.RATIO, bound=1)
# A state without attributes takes about 160 bytes with its indexes.
BYTES = Budget(limit=Limit.RATIO, bound=1.1)


class _Day:
    """A working day whose time passes when it is told."""

    def __init__(self) -> None:
        """Start in the morning."""
        self.second = float(FROM)
        clock = SimulatedClock(start=FROM, speed=1, clock=lambda: self.second)
        self._world: World = working_world(PEOPLE, 1, clock)

    def body(self) -> bytes:
        """Return what the PBX answers now."""
        return encode(rows(self._world.snapshot()))


async def measure(effort: float) -> list[Line]:
    """Return the lines for the rows and for their size."""
    feed, day = Feed(), _Day()
    feed.body = day.body()
    last = FROM + (UNTIL - FROM) * min(1.0, effort)
    with TemporaryDirectory() as folder, served(feed):
        path = Path(folder) / "recorder.db"
        async with running_home() as hass:
            await _start(hass, path)
            entry = add_account(hass)
            await set_up(hass, entry)
            recorder = get_instance(hass)
            await recorder.async_block_till_done()
            before = _size(path)
            changes = await _pass(hass, entry.runtime_data.presence, feed, day, last)
            await recorder.async_block_till_done()
            after = _size(path)
            for number in range(changes):
                hass.states.async_set(f"sensor.plain_{number % 500}", str(number))
            await hass.async_block_till_done()
            await recorder.async_block_till_done()
            plain = _size(path)
    return _lines(
        after[0] - before[0],
        after[1] - before[1],
        changes,
        (plain[1] - after[1]) / (plain[0] - after[0]),
    )


def _lines(written: int, size: int, changes: int, plain: float) -> list[Line]:
    """Return the lines for some rows and bytes; `plain` are bytes of a plain row."""
    what = f"recorder, one working day, {PEOPLE} people"
    return [
        Line(
            what=f"{what}: rows",
            measured=written,
            peer=Peer(name="changed states", value=changes),
            budget=ROWS,
            unit=count,
        ),
        Line(
            what=f"{what}: bytes per row",
            measured=size / written,
            peer=Peer(name="states without attributes", value=plain),
            budget=BYTES,
            unit=lambda value: count(round(value)),
            note=f"{size / 1e6:.1f} MB",
        ),
    ]


async def _start(hass: HomeAssistant, path: Path) -> None:
    """Start the recorder with a new file."""
    recorder_helper.async_initialize_recorder(hass)
    config = {"recorder": {"db_url": f"sqlite:///{path}", "commit_interval": 1}}
    if not await async_setup_component(hass, "recorder", config):
        raise BenchError("the recorder could not be set up")


async def _pass(
    hass: HomeAssistant,
    presence: PresenceCoordinator,
    feed: Feed,
    day: _Day,
    last: float,
) -> int:
    """Let the day pass, and return how many states changed."""
    changed: list[str] = []

    @callback
    def on_change(event: Event) -> None:
        changed.append(event.data["entity_id"])

    stop = hass.bus.async_listen("state_changed", on_change)
    while day.second < last:
        day.second += STEP
        feed.body = day.body()
        await presence.async_refresh()
        await hass.async_block_till_done()
    stop()
    return len(changed)


def _size(path: Path) -> tuple[int, int]:
    """Return the number of states, and the bytes of all tables and indexes."""
    with _opened(path) as database:
        states = database.execute("SELECT COUNT(*) FROM states").fetchone()[0]
        pages = "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count"
        size = database.execute("PRAGMA page_size").fetchone()[0]
        return states, database.execute(pages).fetchone()[0] * size


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file of the recorder for reading."""
    database = sqlite3.connect(path)
    try:
        yield database
    finally:
        database.close()
