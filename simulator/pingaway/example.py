"""The provider's own example of a list of extensions, as a world."""

import json
from pathlib import Path

from ..clock import SimulatedClock
from ..world import World, still_world
from .api import Row, read_row

# Read on import, because an event loop must not wait for a file.
_TEXT = (Path(__file__).parents[1] / "data" / "example.json").read_text(
    encoding="utf-8"
)


def example_rows() -> list[Row]:
    """Return the three extensions of Pingaway's contacts page, with plain quotes.

    Two of them, a person and a conference room, have the same number.
    """
    rows: list[Row] = json.loads(_TEXT)
    return rows


def example_world(clock: SimulatedClock) -> World:
    """Return the people of the example; the first, Anna, owns the credentials."""
    presences = (
        read_row(str(place), row) for place, row in enumerate(example_rows(), start=1)
    )
    return still_world(presences, clock)
