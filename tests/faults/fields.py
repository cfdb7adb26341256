"""Every field of a record with every wrong type.

The expectations are written down here, not derived from the code: what is unreadable is
unknown, and nothing else changes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .row import UNKNOWN, Changes, Row, gone, listed, read, records

_MISSING: Final = object()
_TYPES: Final[Mapping[str, Any]] = {
    "null": None,
    "true": True,
    "false": False,
    "a number": 7,
    "a fraction": 1.5,
    "a string": "odd",
    "an empty string": "",
    "a list": [7],
    "an object": {"odd": 7},
    "missing": _MISSING,
}
_SILENT: Final = frozenset({"null", "missing"})
"""Values that mean "not given", so that the diagnostics do not list them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record, and what changes if its value has the wrong type.

    `right` are the types that are not wrong. `special` are changes for other types than
    the usual ones. `note` is listed in the diagnostics, unless the type is `quiet`.
    `events` are reported.
    """

    name: str
    pick: Callable[[list[Any]], dict[str, Any]]
    usual: Changes = field(default_factory=dict)
    special: Mapping[str, Changes] = field(default_factory=dict)
    right: frozenset[str] = frozenset({"a string"})
    note: str = ""
    quiet: frozenset[str] = _SILENT
    dropped: frozenset[str] = frozenset()
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the name in its object."""
        return self.name.rpartition(".")[2]

    def rows(self) -> Iterator[Row]:
        """Yield a row for each wrong type."""
        for type_, value in _TYPES.items():
            if type_ not in self.right:
                yield self._row(type_, value)

    def _row(self, type_: str, value: Any) -> Row:
        is_noted = self.note and type_ not in self.quiet
        return Row(
            id=f"{self.name}: {type_}",
            fault=listed(_with(self.pick, self.key, value)),
            seen=read(self.special.get(type_, self.usual)),
            noted=(self.note,) if is_noted else (),
            dropped=int(type_ in self.dropped),
            events=self.events.get(type_, ()),
        )


def _with(
    pick: Callable[[list[Any]], dict[str, Any]], key: str, value: Any
) -> list[Any]:
    """Return the records with another value for one field."""
    rows = records()
    record = pick(rows)
    if value is _MISSING:
        del record[key]
    else:
        record[key] = value
    return rows


def _anna(rows: list[Any]) -> Any:
    return rows[0]


def _annas_call(rows: list[Any]) -> Any:
    return rows[0]["calls"][0]


def _bengt(rows: list[Any]) -> Any:
    return rows[1]


def _bengts_profile(rows: list[Any]) -> Any:
    return rows[1]["profile"]


_UNREADABLE: Final = frozenset(_TYPES) - {"a number", "a string"}
_NO_ANNA: Final = {
    **gone("Anna"),
    "people_available": "0",
    "people_on_call": "0",
    "people_total": "2",
}
_OTHER_ANNA: Final = gone("Anna")
"""Another number is another extension, with the same profile and call."""
_NO_PROFILE: Final = {
    "Bengt profile": UNKNOWN,
    "Bengt profile_until": UNKNOWN,
    "Bengt profile_message": UNKNOWN,
    "Bengt message": UNKNOWN,
    "Bengt available": UNKNOWN,
}
_ROOM_LIKE: Final = {**_NO_PROFILE, "Bengt presence": "idle"}
_NO_STATUS: Final = {
    "Anna presence": UNKNOWN,
    "Anna line_status": UNKNOWN,
    "Anna on_call": UNKNOWN,
    "Anna ringing": UNKNOWN,
    "people_on_call": "0",
}
_NO_CALLS: Final = {**_NO_STATUS, "Anna active_calls": UNKNOWN}
_IDLE: Final = {
    "Anna presence": "available",
    "Anna line_status": "idle",
    "Anna active_calls": "0",
    "Anna on_call": "off",
    "people_on_call": "0",
}

FIELDS: Final = (
    Field(
        name="extension",
        pick=_anna,
        usual=_NO_ANNA,
        special={"a number": _OTHER_ANNA, "a string": _OTHER_ANNA},
        right=frozenset(),
        dropped=_UNREADABLE,
    ),
    Field(
        name="name",
        pick=_anna,
        usual={"Anna name": "08010203"},
        special={"a number": {"Anna name": "7"}},
    ),
    Field(name="email", pick=_anna),
    Field(name="mobile", pick=_anna),
    Field(
        name="profile",
        pick=_bengt,
        usual={**_NO_PROFILE, "Bengt presence": UNKNOWN},
        special=dict.fromkeys(_SILENT, _ROOM_LIKE),
        right=frozenset(),
        note="profile",
        quiet=_SILENT | {"an object"},
    ),
    Field(
        name="profile.available",
        pick=_bengts_profile,
        usual={"Bengt available": UNKNOWN, "Bengt presence": UNKNOWN},
        right=frozenset({"true", "false"}),
        note="available",
    ),
    Field(
        name="profile.name",
        pick=_bengts_profile,
        usual={"Bengt profile": UNKNOWN},
        special={"a number": {"Bengt profile": "7"}},
    ),
    Field(
        name="profile.until",
        pick=_bengts_profile,
        usual={"Bengt profile_until": UNKNOWN},
        right=frozenset(),
        note="until",
        quiet=_SILENT | {"false", "an empty string"},
    ),
    Field(
        name="profile.message",
        pick=_bengts_profile,
        usual={"Bengt profile_message": UNKNOWN, "Bengt message": UNKNOWN},
        special={"a number": {"Bengt profile_message": "7", "Bengt message": "7"}},
    ),
    Field(
        name="calls",
        pick=_anna,
        usual=_NO_STATUS,
        special={
            **dict.fromkeys(_SILENT, _NO_CALLS),
            **dict.fromkeys(("false", "an empty string"), _IDLE),
        },
        right=frozenset(),
        note="calls",
        quiet=_SILENT | {"an object"},
    ),
    Field(
        name="calls[].callerid",
        pick=_annas_call,
        # A call with another party, or with one that is withheld, is another call.
        events=dict.fromkeys(
            ("null", "missing", "an empty string", "a number"), ("answered",)
        ),
        note="callerid",
        quiet=_SILENT | {"an empty string", "a number"},
    ),
    Field(
        name="calls[].direction",
        pick=_annas_call,
        right=frozenset(),
        note="direction",
    ),
    Field(
        name="calls[].linestatus",
        pick=_annas_call,
        usual=_NO_STATUS,
        right=frozenset(),
        note="linestatus",
    ),
    Field(
        name="keyWords",
        pick=_anna,
        usual={"Anna key_words": ""},
        special={"a list": {"Anna key_words": "7"}},
        right=frozenset(),
    ),
)

ROWS = tuple(row for one in FIELDS for row in one.rows())
