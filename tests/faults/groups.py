"""All groups of rows, in the order of the document."""

from collections.abc import Iterator, Mapping
from itertools import batched
from typing import Final

from _pytest.mark import ParameterSet
import pytest

from . import bodies, fields, lists, redirects, statuses, times, wire
from .row import Row

GROUPS: Final[Mapping[str, tuple[Row, ...]]] = {
    "The connection": wire.ROWS,
    "Statuses": statuses.ROWS,
    "Redirects": redirects.ROWS,
    "Bodies": bodies.ROWS,
    "Fields of a record": fields.ROWS,
    "Records of the list": lists.ROWS,
    "Times": times.ROWS,
}
_BATCH: Final = 20


def batches() -> Iterator[ParameterSet]:
    """Yield all rows in batches that share one Home Assistant."""
    for group, rows in GROUPS.items():
        word = group.rpartition(" ")[2].lower()
        for three in (False, True):
            same = [row for row in rows if row.three is three]
            for place, batch in enumerate(batched(same, _BATCH, strict=False), start=1):
                yield pytest.param(batch, id=f"{word}-{place}{'-three' * three}")
