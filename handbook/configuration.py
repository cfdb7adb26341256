"""The tables of the fields of the setup, the options and the groups."""

from collections.abc import Iterable
import re
from typing import Any, Final

from homeassistant.helpers.selector import Selector

from custom_components.pbx_presence.groups import GROUP

from .forms import OPTIONS, SETUP, Field, Shown, Step, fields
from .markdown import heading, joined, listed, plain, table
from .texts import Tree, english

HEAD: Final = ("Field", "Meaning", "Default")


def regions(shown: Shown) -> dict[str, str]:
    """Return the fields of every dialog."""
    [group] = shown[GROUP]
    return {
        "setup": joined(*map(_step, shown[SETUP])),
        "options": joined(*map(_step, shown[OPTIONS])),
        "group": _fields(group),
    }


def _step(step: Step) -> str:
    """Return the text and the fields of a step."""
    texts, choices = step.texts, step.result.get("menu_options", ())
    only = f" at {step.brand}" if step.brand else ""
    return joined(
        heading(3, f"{texts['title']}{only}"),
        _sentence(texts.get("description", "")),
        _menu(texts.get("menu_options", {}), choices),
        _fields(step),
    )


def _menu(names: Tree, order: Iterable[str]) -> str:
    """Return the choices of a menu as a list."""
    return "\n".join(f"- {plain(names[choice])}" for choice in order)


def _sentence(text: str) -> str:
    """Return a text with its placeholders in italics."""
    return re.sub(r"{(\w+)}", r"*\1*", plain(text))


def _fields(step: Step) -> str:
    """Return a table of the fields, and one for each section of the form."""
    texts, schema = step.texts, step.result.get("data_schema")
    found = list(fields(schema)) if schema and "data" in texts else []
    parts = dict.fromkeys(field.part for field in found)
    tables = (
        _part(texts if part is None else texts["sections"][part], part, found)
        for part in parts
    )
    return joined(*tables)


def _part(texts: Tree, part: str | None, found: Iterable[Field]) -> str:
    """Return the table of the fields of one section."""
    shown = {field.key: field for field in found if field.part == part}
    # Some fields are shown only when there is something to replace or to remove.
    keys = dict.fromkeys((*shown, *texts["data"]))
    rows = [_row(key, texts, shown.get(key)) for key in keys]
    title = f"**{plain(texts['name'])}**" if part else ""
    return joined(title, table(HEAD, rows))


def _row(key: str, texts: Tree, field: Field | None) -> tuple[str, str, str]:
    """Return the row of a field."""
    meaning = _sentence(texts["data_description"][key])
    if choices := _choices(field):
        meaning += f" Choices: {listed(choices.values())}."
    return plain(texts["data"][key]), meaning, _default(field, choices)


def _config(field: Field | None) -> Tree:
    """Return how the selector of a field is set up."""
    selector: Selector[Any] | None = field.selector if field else None
    return dict(selector.config) if selector else {}


def _choices(field: Field | None) -> dict[str, str]:
    """Return the names of the values to choose from, if they always are the same."""
    config = _config(field)
    key, texts = config.get("translation_key"), english()["selector"]
    names: Tree = texts[key].get("options", {}) if key else {}
    options = config.get("options", ()) if names else ()
    return {option: f"*{plain(names[option])}*" for option in options}


def _default(field: Field | None, choices: dict[str, str]) -> str:
    """Return the default as a user sees it; "" if it has none, or is a secret."""
    default, config = field.default if field else None, _config(field)
    if isinstance(default, bool):
        return "on" if default else "off"
    if isinstance(default, int):
        return f"{default} {config.get('unit_of_measurement', '')}".strip()
    if isinstance(default, str) and default in config.get("options", ()):
        return choices.get(default, plain(default))
    return ""
