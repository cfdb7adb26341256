"""Everything that was wrong, and what Home Assistant logged that it should not have."""

from collections import Counter
from datetime import datetime
import logging
from typing import override

_MOST_SHOWN = 40
_LONGEST = 400


class Findings:
    """Collects what was wrong; repeated findings are counted."""

    def __init__(self) -> None:
        """Start without findings."""
        self._first: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def add(self, kind: str, detail: str) -> None:
        """Add a finding; only the first one of its kind keeps its details."""
        first = f"{datetime.now():%m-%d %H:%M:%S} {detail}"
        self._first.setdefault(kind, first[:_LONGEST])
        self._counts[kind] += 1

    def __len__(self) -> int:
        """Return how many findings there are, including repeated ones."""
        return self._counts.total()

    def lines(self) -> list[str]:
        """Return one line for each kind of finding."""
        shown = list(self._first.items())[:_MOST_SHOWN]
        return [f"{kind} ({self._counts[kind]} x): {first}" for kind, first in shown]


class LogWatch(logging.Handler):
    """Reports every traceback and every complaint of Home Assistant about our code."""

    def __init__(self, findings: Findings) -> None:
        """Report to the findings."""
        super().__init__(logging.WARNING)
        self._findings = findings

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Report a record if it is a fault."""
        is_complaint = record.name == "homeassistant.helpers.frame"
        if record.exc_info or is_complaint:
            error = record.exc_info[1] if record.exc_info else None
            self._findings.add(f"log {record.name}", f"{record.getMessage()} {error!r}")
