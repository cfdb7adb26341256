"""The slices of a list are exactly the list, or it is not cut."""

import json
import subprocess
import sys
from typing import Any

from hypothesis import example, given, strategies as st
import orjson
import pytest

from custom_components.pbx_presence.pbx.pingaway.slices import Slices

keys = st.sampled_from(["a", "b"])
values = st.recursive(
    st.integers(0, 9) | st.sampled_from(["", "a", '},{"a":', '"', "\\", "}]"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=2)
    ),
    max_leaves=8,
)
separators = st.sampled_from([(",", ":"), (", ", ": "), (",\n  ", " : ")])


def read(body: bytes) -> list[Any] | None:
    """Return the values of a body that can be cut, or None."""
    rows = Slices.split(body)
    try:
        return [rows.read(row) for row in range(len(rows.pieces))] if rows else None
    except ValueError:
        return None


@given(st.lists(values, max_size=5) | values, separators)
@example([{"a": [{"a": 1}, {"a": 2}]}], (",", ":"))
@example([{"a": 1}, {"b": 2}, {"a": 3}], (",", ":"))
@example([{"a": '},{"a":'}], (",", ":"))
def test_the_slices_of_a_list_are_exactly_its_records(
    value: Any, separators: tuple[str, str]
) -> None:
    body = json.dumps(value, separators=separators).encode()
    assert read(body) in (None, value)


@given(st.binary(max_size=30))
def test_invalid_json_is_never_cut_into_valid_records(noise: bytes) -> None:
    for body in (noise, b'[{"a":' + noise, b'[{"a":1},' + noise + b"]"):
        if (values := read(body)) is not None:
            assert orjson.loads(body) == values


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": "), (",\n  ", " : ")])
@pytest.mark.parametrize("count", [1, 2, 50])
def test_a_list_of_records_can_be_cut(separators: tuple[str, str], count: int) -> None:
    records = [{"a": row, "calls": [{"id": 1}, {"id": 2}]} for row in range(count)]
    body = json.dumps(records, separators=separators).encode()
    assert read(b" " + body + b"\r\n") == records


MEASURE = """
from custom_components.pbx_presence.pbx.pingaway.slices import Slices

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

records = [[] for _ in range(20_000)]
before = resident()
rows = Slices.of(records)
print((resident() - before) / len(records))
"""


def test_a_parsed_record_takes_no_more_memory_than_its_bytes() -> None:
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE], check=True, capture_output=True, text=True
    )
    assert float(measured.stdout) < 256


def test_the_slices_of_parsed_records_return_the_same_records() -> None:
    records = [None, 1, "x", {"a": 1}]
    rows = Slices.of(records)
    assert [rows.read(row) for row in range(4)] == records
