"""The benchmarks measure what they claim; how fast it is, is not tested."""

import json
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from bench import docs
from bench.account import Account
from bench.errors import BenchError
from bench.rows import (
    board,
    changed,
    few,
    growth,
    hint,
    identical,
    memory,
    phone_book,
    recorder,
    responsive,
    set_up,
    voice,
)
from bench.table import Budget, Limit, Line, Peer, table
from custom_components.pbx_presence.const import HINT_INTERVAL

SMALL = (
    *(changed, few, growth, hint, identical, memory, phone_book, recorder),
    *(responsive, set_up, voice),
)
RATIO = Budget(limit=Limit.RATIO, bound=1.5)
GAIN = Budget(limit=Limit.GAIN, bound=15)
VALUE = Budget(limit=Limit.VALUE, bound=0.005)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure every row with few people and once."""
    for row in SMALL:
        monkeypatch.setattr(row, "PEOPLE", 24, raising=False)
        monkeypatch.setattr(row, "ROUNDS", 1, raising=False)
    monkeypatch.setattr(growth, "SIZES", (20, 40))
    monkeypatch.setattr(recorder, "UNTIL", recorder.FROM + 1800)
    monkeypatch.setattr(hint, "SLACK", -HINT_INTERVAL)
    for row in (changed, few):
        monkeypatch.setattr(row, "CHANGED", 2)
    for row in (changed, identical):
        monkeypatch.setattr(row, "WARM_UP", 0)


@pytest.mark.parametrize(
    "row", [changed, few, hint, identical, phone_book, set_up, voice]
)
async def test_every_side_of_a_measurement_does_its_work(row: ModuleType) -> None:
    lines = await row.measure(1.0)
    assert lines
    assert all(line.ratio is None or line.ratio > 0 for line in lines)


def test_board_lines_show_the_measured_numbers() -> None:
    measured = {
        "people": 200,
        "change_ms": 5.0,
        "foreign_change_ms": 0.5,
        "tiles_redrawn": 2,
        "setup_ms": 500.0,
        "heap_growth_bytes_10000": 5e6,
        "file_gzip_bytes": 50e3,
    }
    over = board.lines(measured)
    assert [line.holds for line in over] == [False] * 5
    assert over[0].ratio == 10
    holding = {key: value / 10 for key, value in measured.items()}
    assert all(line.holds for line in board.lines(holding))


async def test_an_identical_body_writes_no_state() -> None:
    _, written = await identical.measure(1.0)
    assert written.measured == 0
    assert written.holds


def test_the_requested_number_of_rows_changes() -> None:
    account = Account(100)
    bodies = [account.body()]
    for _ in range(50):
        account.change(3)
        bodies.append(account.body())
    assert len(set(bodies)) == len(bodies)


def test_more_changes_than_people_raise_an_error() -> None:
    with pytest.raises((BenchError, ValueError)):
        Account(3).change(10)


@pytest.mark.parametrize(
    ("measured", "peer", "budget", "holds"),
    [
        (1.5, 1.0, RATIO, True),
        (1.6, 1.0, RATIO, False),
        (1.0, None, RATIO, False),
        (1.0, 15.0, GAIN, True),
        (1.0, 14.9, GAIN, False),
        (0.005, 0.001, VALUE, True),
        (0.006, None, VALUE, False),
    ],
)
def test_a_budget_holds_up_to_its_bound(
    measured: float, peer: float | None, budget: Budget, holds: bool
) -> None:
    compared = None if peer is None else Peer(name="peer", value=peer)
    line = Line(what="row", measured=measured, peer=compared, budget=budget)
    assert line.holds is holds
    assert ("OVER" in table([line])) is not holds


def test_the_lines_are_also_json_a_table_in_markdown_and_a_picture() -> None:
    good = Line(what="a < b", measured=0.004, budget=VALUE, note="fine")
    bad = Line(
        what="row", measured=2.0, peer=Peer(name="peer", value=1.0), budget=RATIO
    )
    rows = json.loads(docs.as_json("here", [good, bad]))["rows"]
    assert [row["holds"] for row in rows] == [True, False]
    assert rows[1]["peer"] == {"name": "peer", "value": 1.0}
    assert "| a < b | 4 ms |" in docs.markdown([good, bad])
    picture = docs.svg([good, bad])
    assert "a &lt; b" in picture and docs.COLORS[False] in picture
    ET.fromstring(picture)  # noqa: S314
