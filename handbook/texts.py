"""Read the texts and the descriptions of the integration."""

from collections.abc import Iterable
from functools import cache
import json
from pathlib import Path
from typing import Any, Final

from homeassistant.util.yaml import load_yaml_dict

from custom_components.pbx_presence.const import DOMAIN

from .errors import HandbookError

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "custom_components" / DOMAIN

type Tree = dict[str, Any]
"""A part of a JSON or YAML file."""


@cache
def english() -> Tree:
    """Return the English texts."""
    path = PACKAGE / "translations" / "en.json"
    texts: Tree = json.loads(path.read_text("utf-8"))
    return texts


@cache
def described(name: str) -> Tree:
    """Return the contents of triggers.yaml, conditions.yaml or services.yaml by key."""
    contents: Tree = load_yaml_dict(str(PACKAGE / f"{name}.yaml"))
    return {key: value for key, value in contents.items() if not key.startswith(".")}


def forms(texts: Tree) -> list[Tree]:
    """Return the texts of the fields of a step, and those of each of its sections."""
    return [texts, *texts.get("sections", {}).values()]


def option_name(key: str) -> str:
    """Return the name of an option of an account; raise HandbookError without one."""
    for step in english()["options"]["step"].values():
        for form in forms(step):
            if key in form.get("data", {}):
                name: str = form["data"][key]
                return name
    raise HandbookError(f"There is no option {key}.")


def check_keys(what: str, written: Iterable[str], keys: Iterable[str]) -> None:
    """Raise HandbookError unless exactly these keys have a text in the handbook."""
    texts, known = set(written), set(keys)
    if missing := known - texts:
        raise HandbookError(f"{what} without a text: {', '.join(sorted(missing))}")
    if unknown := texts - known:
        raise HandbookError(f"A text for unknown {what}: {', '.join(sorted(unknown))}")
