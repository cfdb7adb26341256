"""Render the rows as docs/reliability.md."""

from collections.abc import Iterable, Iterator
import json
from pathlib import Path
from typing import Any, Final

from . import first, telecomx
from .groups import GROUPS
from .row import Row

ROOT: Final = Path(__file__).parents[2]
PATH: Final = ROOT / "docs" / "reliability.md"
_TEXTS: Final = ROOT / "custom_components/pbx_presence/translations/en.json"
_INTRODUCTION: Final = """\
# Reliability

What you see in Home Assistant if the PBX, or anything between it and Home Assistant, answers wrongly. Every
row is one fault. It is tested with a real Home Assistant and a simulated PBX on a real socket: a good poll,
the fault, and one good poll. Each test also checks that the states are exactly those in the second column,
that no request goes to another server, that the log contains at most one error and no credential, name or
number, and that one good poll restores everything. Talk time is left out, because it goes on counting.
"States stay for two minutes" means that the entities keep their last states if the fault is over by then,
and are unavailable afterward.

The tables are generated from the tests, so a change of behavior fails them until the tables are generated
again. Run the tests with `.venv/test/bin/python -m pytest tests/faults -n 2`, and write this page with
`.venv/test/bin/python -m tests.faults`. There are {count} faults.
"""


def render() -> str:
    """Return the document."""
    return "\n".join(
        (
            _INTRODUCTION.format(count=count()),
            *(_group(title, rows) for title, rows in GROUPS.items()),
            _group("Telecom X", telecomx.ROWS),
            _first(),
        )
    )


def count() -> int:
    """Return the number of rows in all tables."""
    groups: tuple[tuple[Any, ...], ...] = (*GROUPS.values(), telecomx.ROWS, first.ROWS)
    return sum(map(len, groups))


def _group(title: str, rows: Iterable[Row]) -> str:
    return _table(title, map(_cells, rows))


def _table(title: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """Return a heading and a table."""
    head = (("Fault", "What you see", "After one good poll"), ("---", "---", "---"))
    lines = (f"| {' | '.join(map(_safe, cells))} |" for cells in (*head, *rows))
    return "\n".join((f"## {title}", "", *lines, ""))


def _cells(row: Row) -> tuple[str, str, str]:
    return row.id, ". ".join(_seen(row)), row.seen.after


def _seen(row: Row) -> Iterator[str]:
    """Yield what users see, as sentences without a full stop."""
    yield row.seen.text
    if row.asks_after:
        yield f"Nothing is requested for {_minutes(row.asks_after)}"
    if row.dropped:
        yield f"Unreadable records, which are counted: {row.dropped}"
    if row.noted:
        yield f"In the diagnostics: {', '.join(row.noted)}"
    if row.events:
        yield f"Call event: {', '.join(row.events)}"


def _minutes(seconds: float) -> str:
    # A date in the header is a little nearer when the answer arrives.
    return f"{-(-int(seconds) // 300) * 5} minutes"


def _first() -> str:
    texts = json.loads(_TEXTS.read_text("utf-8"))["exceptions"]
    return _table("The first poll", (_first_cells(row, texts) for row in first.ROWS))


def _first_cells(row: first.FirstRow, texts: Any) -> tuple[str, str, str]:
    """Return the cells of a fault while the account is set up."""
    if row.outcome == "loaded":
        return row.id, "The account is set up", "the same"
    text = texts[row.key]["message"].format(address="The address")
    if row.outcome == "sign in":
        return row.id, f"You are asked to sign in: {text}", "set up, once you signed in"
    return row.id, f"Home Assistant tries again by itself: {text}", "set up"


def _safe(text: str) -> str:
    """Return a text that does not end its cell, and in which nothing is markup."""
    for mark in "\\|<>*_[]`":
        text = text.replace(mark, f"\\{mark}")
    return "".join(one if one.isprintable() else f"(0x{ord(one):02x})" for one in text)
