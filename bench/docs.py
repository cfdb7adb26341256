"""Write what was measured as JSON, as a table and as a picture."""

from collections.abc import Sequence
from html import escape
import json
from pathlib import Path
import re
from typing import Any

from .table import Line

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "images" / "performance.svg"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
ROW, LABEL, WIDTH = 22, 470, 300
COLORS = {True: "#1a7f37", False: "#cf222e"}


def as_json(machine: str, lines: Sequence[Line]) -> str:
    """Return the machine and every line as JSON; units are seconds and bytes."""
    rows = [_row(line) for line in lines]
    return json.dumps({"machine": machine, "rows": rows}, indent=2)


def _row(line: Line) -> dict[str, Any]:
    """Return one line as JSON values."""
    return {
        "what": line.what,
        "measured": line.measured,
        "peer": line.peer and {"name": line.peer.name, "value": line.peer.value},
        "ratio": line.ratio,
        "budget": {"limit": line.budget.limit.name, "bound": line.budget.bound},
        "holds": line.holds,
        "note": line.note,
    }


def write_docs(machine: str, lines: Sequence[Line]) -> None:
    """Write the table into the page, and draw the picture."""
    page = PAGE.read_text(encoding="utf-8")
    table = f"{BEGIN}\n\n{machine}\n\n{markdown(lines)}\n\n{END}"
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    PAGE.write_text(between.sub(lambda _: table, page), encoding="utf-8")
    PICTURE.write_text(svg(lines), encoding="utf-8")


def markdown(lines: Sequence[Line]) -> str:
    """Return the lines as a Markdown table."""
    rows = [
        "| what | measured | compared with | ratio | budget | |",
        "|---|---|---|---|---|---|",
    ]
    for line in lines:
        what, measured, peer, value, ratio, budget, verdict, _ = line.cells()
        against = f"{peer}: {value}" if peer else ""
        rows.append(
            f"| {what} | {measured} | {against} | {ratio} | {escape(budget)} | {verdict} |"
        )
    return "\n".join(rows)


def svg(lines: Sequence[Line]) -> str:
    """Return a bar for each line: the part of its budget that it uses."""
    height = ROW * len(lines) + 30
    bars = "".join(_bar(line, 24 + place * ROW) for place, line in enumerate(lines))
    end = LABEL + WIDTH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{end + 60}" height="{height}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{end}" y="14" text-anchor="middle">budget</text>'
        f'<line x1="{end}" y1="18" x2="{end}" y2="{height}" stroke="#57606a"/>{bars}</svg>\n'
    )


def _bar(line: Line, top: int) -> str:
    """Return the label and the bar of one line."""
    length = max(1.0, min(line.used, 1.1) * WIDTH)
    return (
        f'<text x="{LABEL - 8}" y="{top + 12}" text-anchor="end">{escape(line.what)}</text>'
        f'<rect x="{LABEL}" y="{top + 2}" width="{length:.0f}" height="13" '
        f'fill="{COLORS[line.holds]}"/>'
    )
