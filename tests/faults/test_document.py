"""The document about reliability contains exactly the tested rows."""

from collections import Counter

from . import telecomx
from .groups import GROUPS
from .table import PATH, count, render


def test_the_document_is_that_of_the_rows() -> None:
    wanted = "Run `python -m tests.faults` to write docs/reliability.md again."
    assert PATH.read_text("utf-8") == render(), wanted


def test_each_fault_has_a_name_of_its_own() -> None:
    for rows in (*GROUPS.values(), telecomx.ROWS):
        assert not [
            id_ for id_, seen in Counter(r.id for r in rows).items() if seen > 1
        ]


def test_there_are_at_least_150_faults() -> None:
    assert count() >= 150
