"""Lists with odd, too many, too few and other records."""

from collections.abc import Iterable
from typing import Any

from simulator.faults import BadRecords, Fault, Shape

from .row import KEPT, MARKER, NOTHING, UNKNOWN, Row, Seen, gone, listed, read, records


def _same(id_: str, rows: Iterable[Any], **more: Any) -> Row:
    return Row(id=id_, fault=listed(rows), seen=NOTHING, **more)


def _odd(id_: str, *rows: Any) -> Row:
    """Return a row with unreadable records among the good ones."""
    return Row(id=id_, fault=BadRecords(rows), seen=NOTHING, dropped=len(rows))


def _other(number: int) -> dict[str, Any]:
    """Return the record of somebody else, without a profile or a call."""
    return {
        **records()[2],
        "extension": f"09{number:08}",
        "name": f"Person {number}",
    }


def many(count: int) -> list[Any]:
    """Return the three records of the example, and others."""
    return [*records(), *map(_other, range(count - 3))]


def _long(id_: str, count: int, seen: Seen) -> Row:
    fault: Fault = listed(many(count))
    return Row(id=id_, fault=fault, seen=seen, three=True)


def _each(**fields: Any) -> list[Any]:
    return [{**record, **fields} for record in records()]


def _anna(**fields: Any) -> list[Any]:
    """Return the records with other fields for Anna."""
    anna, *others = records()
    return [{**anna, **fields}, *others]


def _calls(*statuses: str) -> list[Any]:
    """Return the records with calls of Anna."""
    call = records()[0]["calls"][0]
    return _anna(calls=[{**call, "linestatus": status} for status in statuses])


_PEOPLE = ("Anna", "Bengt", "Room")
_NOBODY = {
    **gone(*_PEOPLE),
    "people_available": "0",
    "people_on_call": "0",
}
_TWO_LEFT = {
    **gone("Anna"),
    "people_available": "0",
    "people_on_call": "0",
    "people_total": "2",
}
_UNCLEAR = {
    "Anna presence": UNKNOWN,
    "Anna line_status": UNKNOWN,
    "Anna on_call": UNKNOWN,
    "Anna ringing": UNKNOWN,
    "people_on_call": "0",
}

ROWS = (
    _same("a number without its leading zero", _anna(extension=8010203)),
    _odd("null in the list", None),
    _odd("numbers in the list", 0, 7, 1.5),
    _odd("strings in the list", "", MARKER),
    _odd("booleans in the list", True, False),
    _odd("lists in the list", [], [[]], [7]),
    _odd("an empty object in the list", {}),
    _odd("an object of other fields in the list", {"message": MARKER}),
    _odd("a record whose number is empty", {**records()[0], "extension": " "}),
    _odd("100 odd records", *[None] * 100),
    Row(id="only odd records", fault=Shape([None, 7, "x", [], {}]), seen=KEPT),
    Row(id="no records", fault=Shape([]), seen=KEPT),
    Row(
        id="one record is missing",
        fault=listed(records()[1:]),
        seen=read(_TWO_LEFT, "The missing one is unavailable"),
    ),
    Row(
        id="everybody is replaced",
        fault=listed(map(_other, range(3))),
        seen=read(_NOBODY, "The old ones are unavailable, the new ones are added"),
    ),
    Row(
        id="a record twice",
        fault=listed([records()[0], *records()]),
        seen=read(
            {"people_available": "2", "people_on_call": "2", "people_total": "4"}
        ),
    ),
    Row(
        id="100 records of one number",
        fault=listed([*records(), *[records()[2]] * 97]),
        seen=read({"people_total": "100"}),
    ),
    _same("another order", reversed(records())),
    _same(
        "fields in another order", [dict(reversed(one.items())) for one in records()]
    ),
    _same("fields that are not documented", _each(id=7, groups=[{}], __proto__={})),
    _same(
        "1,000 fields that are not documented",
        _each(**{f"x{i}": i for i in range(1000)}),
    ),
    Row(
        id="no record has calls",
        fault=listed({**one, "calls": None} for one in records()),
        seen=read(
            {
                "Anna presence": "available",
                "Anna line_status": "idle",
                "Anna active_calls": "0",
                "Anna on_call": "off",
                "people_on_call": "0",
            }
        ),
    ),
    _same("a call that is not in a list", _anna(calls=records()[0]["calls"][0])),
    _same("a call that is down as well", _calls("up", "down")),
    Row(
        id="100 calls of one extension",
        fault=listed(_calls(*["up"] * 100)),
        seen=read({"Anna active_calls": "64"}),
    ),
    Row(
        id="a status that is not documented",
        fault=listed(_calls("parked")),
        seen=read(_UNCLEAR),
        noted=("linestatus",),
    ),
    _same("a status in capital letters", _calls(" UP ")),
    Row(
        id="a name of 10,000 characters",
        fault=listed(_anna(name="x" * 10_000)),
        seen=read({"Anna name": "x" * 99 + "…"}, "Anna: the name is cut"),
    ),
    Row(
        id="a keyword of 10,000 characters",
        fault=listed(_anna(keyWords=["x" * 10_000])),
        seen=read({"Anna key_words": "x" * 99 + "…"}, "Anna: the keyword is cut"),
    ),
    _long("10,000 records, three of them followed", 10_000, NOTHING),
    _long("20,000 records, three of them followed", 20_000, NOTHING),
    _long("20,001 records", 20_001, KEPT),
)

SEQUENCE = (
    listed([records()[0], *records()]),
    listed(_anna(extension=8010203)),
)
"""A record twice, and some time later its number as a JSON number."""
