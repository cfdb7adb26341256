"""What the board costs a browser, without layout and paint (`frontend/bench.mjs`)."""

import asyncio
from asyncio.subprocess import PIPE
from pathlib import Path

import orjson

from bench.errors import BenchError
from bench.table import Budget, Limit, Line, Peer, count

SCRIPT = Path(__file__).parents[2] / "scripts" / "board"
MS = 1000


def size(value: float) -> str:
    """Return bytes as kilobytes, with three digits or all before the point."""
    kilobytes = value / 1000
    digits = ",.0f" if abs(kilobytes) >= 100 else ".3g"
    return f"{kilobytes:{digits}} kB"


async def measure(effort: float) -> list[Line]:
    """Return the lines for 200 people; they are too fast to depend on the effort."""
    script = await asyncio.create_subprocess_exec(SCRIPT, "--bench", stdout=PIPE)
    output, _ = await script.communicate()
    if script.returncode:
        raise BenchError("the board could not be measured")
    return lines(orjson.loads(output))


def lines(measured: dict[str, float]) -> list[Line]:
    """Return the lines for what was measured."""
    what = f"board, {measured['people']} people"
    return [
        Line(
            what=f"{what}, 1 changed: script time",
            measured=measured["change_ms"] / MS,
            peer=Peer(
                name="a change of others", value=measured["foreign_change_ms"] / MS
            ),
            budget=_at_most(0.004),
        ),
        Line(
            what=f"{what}, 1 changed: tiles redrawn",
            measured=measured["tiles_redrawn"],
            budget=_at_most(1),
            unit=count,
        ),
        Line(
            what=f"{what}: drawn for the first time",
            measured=measured["setup_ms"] / MS,
            budget=_at_most(0.3),
        ),
        Line(
            what=f"{what}: memory after 10,000 changes",
            measured=measured["heap_growth_bytes_10000"],
            budget=_at_most(1_000_000),
            unit=size,
        ),
        Line(
            what="board: file, compressed",
            measured=measured["file_gzip_bytes"],
            budget=_at_most(40_000),
            unit=size,
        ),
    ]


def _at_most(bound: float) -> Budget:
    """Return a budget of a value."""
    return Budget(limit=Limit.VALUE, bound=bound)
