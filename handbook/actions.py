"""The sections about actions."""

from typing import Any, Final

from custom_components.pbx_presence.const import DOMAIN

from .action_texts import ACCOUNT, ACTIONS, Note
from .example import Example, block, scalar
from .markdown import code, heading, joined, link, plain, table
from .selectors import default_of, values_of
from .texts import Tree, check_keys, described, english, option_name

_FIELDS: Final = ("Field", "Key", "Required", "Description", "Values", "Example")


def regions() -> dict[str, str]:
    """Return the list and the sections of the actions."""
    actions = described("services")
    check_keys("actions", ACTIONS, actions)
    return {
        "action list": _list(actions),
        "actions": joined(*(_section(key, item) for key, item in actions.items())),
    }


def _list(actions: Tree) -> str:
    """Return a table with links to the sections."""
    names = english()["services"]
    rows = ((code(f"{DOMAIN}.{key}"), link(names[key]["name"])) for key in actions)
    return table(("Action", "In the editor"), rows)


def _section(key: str, action: Tree) -> str:
    """Return the section about an action."""
    texts, note = english()["services"][key], ACTIONS[key]
    names: Tree = texts.get("fields", {})
    rows = (_row(name, names[name], field) for name, field in action["fields"].items())
    return joined(
        heading(2, texts["name"]),
        f"Action {code(f'{DOMAIN}.{key}')}",
        " ".join(filter(None, (plain(texts["description"]), _option(note), note.text))),
        table(_FIELDS, rows),
        note.returns,
        block(_example(key, note)),
    )


def _option(note: Note) -> str:
    """Return which option an action requires, as a sentence."""
    name = option_name(note.option) if note.option else ""
    return f"Requires the option *{plain(name)}*." if name else ""


def _row(key: str, texts: Tree, field: Tree) -> tuple[str, ...]:
    """Return the row of a field."""
    is_required = field.get("required", False)
    default = default_of(field)
    optional = f"no, {default} by default" if default else "no"
    return (
        plain(texts["name"]),
        code(key),
        "yes" if is_required else optional,
        plain(texts["description"]),
        values_of(field),
        code(scalar(field["example"])) if "example" in field else "",
    )


def _example(key: str, note: Note) -> Example:
    """Return an automation without triggers, which is also a script."""
    step: dict[str, Any] = {
        "action": f"{DOMAIN}.{key}",
        "data": {**ACCOUNT, **note.data},
    }
    if note.returns.startswith("Returns `"):
        step["response_variable"] = "answer"
    return {"actions": [step]}
