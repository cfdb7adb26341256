"""The rows of the table in separate files, in the order in which they are printed."""

from collections.abc import Awaitable, Callable, Mapping

from bench.table import Line

from . import (
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

type Measure = Callable[[float], Awaitable[list[Line]]]
"""Takes the effort, 1 for the normal number of repetitions, and returns the lines."""

ROWS: Mapping[str, Measure] = {
    "changed": changed.measure,
    "identical": identical.measure,
    "few": few.measure,
    "growth": growth.measure,
    "set_up": set_up.measure,
    "responsive": responsive.measure,
    "memory": memory.measure,
    "recorder": recorder.measure,
    "hint": hint.measure,
    "board": board.measure,
    "voice": voice.measure,
    "phone_book": phone_book.measure,
}
