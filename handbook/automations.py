"""The sections about triggers and conditions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from custom_components.pbx_presence.const import DOMAIN

from .automation_texts import CONDITIONS, FIELDS, TRIGGERS, Note
from .example import Example, block
from .markdown import code, heading, joined, link, plain, table
from .selectors import DURATION, default_of, kind_of, values_of
from .texts import Tree, check_keys, described, english

_OPTIONS: Final = ("Option", "In the editor", "Meaning", "Values", "Default")
_DOORBELL: Final = {
    "trigger": "state",
    "entity_id": "binary_sensor.doorbell",
    "to": "on",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """Triggers or conditions: the word for one, and the texts for all of them.

    `more` ends the text of each section.
    """

    word: str
    notes: Mapping[str, Note]
    more: str = ""

    @property
    def plural(self) -> str:
        """Return the name of the file and of the texts."""
        return f"{self.word}s"


KINDS: Final = (
    Kind("trigger", TRIGGERS, "The example uses one of the [variables](#variables)."),
    Kind("condition", CONDITIONS),
)


def regions() -> dict[str, str]:
    """Return the list and the sections of the triggers and of the conditions."""
    check_keys("options", FIELDS, _all_fields())
    found = {}
    for kind in KINDS:
        items = described(kind.plural)
        check_keys(kind.plural, kind.notes, items)
        found[f"{kind.word} list"] = _list(kind, items)
        sections = (_section(kind, key, item) for key, item in items.items())
        found[kind.plural] = joined(*sections)
    return found


def _all_fields() -> Iterator[str]:
    """Yield the kind and the key of every option."""
    for kind in KINDS:
        for item in described(kind.plural).values():
            yield from (f"{kind.plural}.{key}" for key in item.get("fields", {}))


def _list(kind: Kind, items: Tree) -> str:
    """Return a table with links to the sections."""
    names, title = english()[kind.plural], kind.word.capitalize()
    rows = (
        (
            code(f"{DOMAIN}.{key}"),
            link(names[key]["name"]),
            "yes" if kind.notes[key].takes_groups else "no",
        )
        for key in items
    )
    return table((title, "In the editor", "Works for groups"), rows)


def _section(kind: Kind, key: str, item: Tree) -> str:
    """Return the section about a trigger or a condition."""
    texts, note = english()[kind.plural][key], kind.notes[key]
    fields: Tree = item.get("fields", {})
    is_ignored = "" if note.takes_groups else "Groups are ignored."
    return joined(
        heading(2, texts["name"]),
        f"{kind.word.capitalize()} {code(f'{DOMAIN}.{key}')}",
        " ".join(filter(None, (plain(texts["description"]), note.text, is_ignored))),
        _editor(kind, key, fields),
        _table(kind, texts, fields),
        kind.more,
        block(_example(kind, key, fields)),
    )


def _editor(kind: Kind, key: str, fields: Tree) -> str:
    """Return the way through the automation editor."""
    who = "a person or a group" if kind.notes[key].takes_groups else "a person"
    name = plain(english()[kind.plural][key]["name"])
    way = (
        "In the editor: **Settings > Automations & scenes > Create automation > Create "
        f"new automation**. Select **Add {kind.word} > By target**, choose {who}, and "
        f"select **{name}**."
    )
    return f"{way} Then set its options." if fields else way


def _table(kind: Kind, texts: Tree, fields: Tree) -> str:
    """Return the table of the options."""
    rows = (
        (
            code(key),
            plain(texts["fields"][key]["name"]),
            FIELDS[f"{kind.plural}.{key}"],
            values_of(field),
            default_of(field),
        )
        for key, field in fields.items()
    )
    return table(_OPTIONS, rows) or f"This {kind.word} has no options."


def _example(kind: Kind, key: str, fields: Tree) -> Example:
    """Return a complete automation."""
    note = kind.notes[key]
    one: dict[str, Any] = {
        kind.word: f"{DOMAIN}.{key}",
        "target": {"entity_id": note.target},
    }
    if fields:
        one["options"] = {name: _value(field, note) for name, field in fields.items()}
    message = {
        "action": "notify.send_message",
        "target": {"entity_id": "notify.my_phone"},
        "data": {"message": note.message},
    }
    start = {} if kind.word == "trigger" else {"triggers": [_DOORBELL]}
    return {**start, kind.plural: [one], "actions": [message]}


def _value(field: Tree, note: Note) -> Any:
    """Return the value of an option in an example."""
    return note.lasts if kind_of(field) == DURATION else field["default"]
