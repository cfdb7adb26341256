"""The problems in Home Assistant's log."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
import re

from .integration import DOMAIN

RECORD = re.compile(
    r"\d{4}-\d\d-\d\d \S+ (?P<level>[A-Z]+) \(.*?\) \[(?P<logger>[^\]]*)\] "
)
BAD_LEVELS = {"WARNING", "ERROR", "CRITICAL"}

# Logged for every custom integration.
EXPECTED = f"We found a custom integration {DOMAIN} which has not been tested"

TAIL = 40


def problems(log: Path) -> list[str]:
    """Return warnings and errors about the integration or failed components."""
    return [record for record in _records(log) if _is_problem(record)]


def tail(log: Path) -> str:
    """Return the last lines."""
    if not log.exists():
        return ""
    with log.open(encoding="utf-8", errors="replace") as lines:
        return "".join(deque(lines, TAIL))


def _records(log: Path) -> Iterator[str]:
    """Return the records, each with its traceback."""
    record = ""
    with log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if RECORD.match(line):
                yield record
                record = ""
            record += line
    yield record


def _is_problem(record: str) -> bool:
    """Return whether a record is about a problem."""
    head = RECORD.match(record)
    if head is None or head["level"] not in BAD_LEVELS or EXPECTED in record:
        return False
    not_started = head["level"] == "ERROR" and head["logger"] == "homeassistant.setup"
    return not_started or DOMAIN in record
