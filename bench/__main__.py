"""Measure the requested rows and print them as a table."""

import argparse
import asyncio
import logging
import os
import platform
import sys

from homeassistant.const import __version__

from .docs import as_json, write_docs
from .rows import ROWS
from .table import Line, table

QUICK = 5


def arguments() -> argparse.Namespace:
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "rows",
        nargs="*",
        choices=list(ROWS),
        default=list(ROWS),
        metavar="ROW",
        help=f"{', '.join(ROWS)} (default: all)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="end with 1 when something is over its budget",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"run a {QUICK}th of the repetitions: faster, but less precise",
    )
    parser.add_argument(
        "--json", action="store_true", help="print JSON instead of a table"
    )
    parser.add_argument(
        "--docs",
        action="store_true",
        help="also write the table and the picture of docs/performance.md",
    )
    return parser.parse_args()


def machine() -> str:
    """Return what the numbers depend on most."""
    return (
        f"Home Assistant {__version__}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores; medians"
    )


async def measured(names: list[str], effort: float) -> list[Line]:
    """Return the lines of these rows, measured one after the other."""
    lines: list[Line] = []
    for name in names:
        sys.stderr.write(f"bench: {name}\n")
        lines += await ROWS[name](effort)
    return lines


def main() -> int:
    """Print the table and return the exit code."""
    options = arguments()
    logging.basicConfig(level=logging.ERROR)
    effort = 1 / QUICK if options.quick else 1.0
    lines = asyncio.run(measured(options.rows, effort))
    if options.json:
        sys.stdout.write(f"{as_json(machine(), lines)}\n")
    else:
        sys.stdout.write(f"{machine()}\n\n{table(lines)}\n")
    if options.docs:
        write_docs(machine(), lines)
    is_over = any(not line.holds for line in lines)
    return 1 if options.check and is_over else 0


if __name__ == "__main__":
    sys.exit(main())
