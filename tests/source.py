"""Information that the tests take from the integration's source code."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
import inspect
import json
from pathlib import Path
from string import Formatter
import sys
from typing import Any, get_args

from homeassistant.helpers.entity import EntityDescription

from custom_components.pbx_presence.const import DOMAIN, PLATFORMS
from custom_components.pbx_presence.entity import PbxEntity
from custom_components.pbx_presence.pbx import errors
from custom_components.pbx_presence.phonebook.errors import Reason

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "custom_components" / DOMAIN
PACKAGE_NAME = f"custom_components.{DOMAIN}"

ABORTS = {
    "_abort_if_unique_id_configured": {"already_configured"},
    "_abort_if_unique_id_mismatch": {"unique_id_mismatch"},
    "_async_abort_entries_match": {"already_configured"},
    "async_update_reload_and_abort": {"reauth_successful", "reconfigure_successful"},
}
"""The reasons with which Home Assistant's own helpers end a flow."""


def load_json(path: Path) -> Any:
    """Return the contents of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return every text of a tree by its path with dots."""
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def placeholders(text: str) -> set[str]:
    """Return the names in curly brackets."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def package_files() -> list[Path]:
    """Return every Python file of the integration."""
    return sorted(PACKAGE.rglob("*.py"))


def calls(*trees: ast.Module) -> Iterator[tuple[str, dict[str, ast.expr]]]:
    """Yield the last name and the keyword arguments of every call."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                yield name, {kw.arg: kw.value for kw in node.keywords if kw.arg}


def assignments(*trees: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what is assigned to, and what is assigned."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                yield from ((target, node.value) for target in node.targets)


def constant(node: ast.expr | None) -> str | None:
    """Return a literal text, or None for any other node."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def keys(node: ast.expr | None) -> set[str]:
    """Return the keys of a literal dictionary."""
    if not isinstance(node, ast.Dict):
        return set()
    return {key for item in node.keys if (key := constant(item))}


def imports(path: Path) -> set[str]:
    """Return the full names of everything that a file of the repository imports."""
    package = path.relative_to(ROOT).parts[:-1]
    names: set[str] = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            names |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return names


def is_below(name: str, *packages: str) -> bool:
    """Return whether a module or name is one of these packages or inside one."""
    return any(
        name == package or name.startswith(f"{package}.") for package in packages
    )


def descriptions() -> Iterator[tuple[str, EntityDescription]]:
    """Yield the platform and the description of every entity that can exist."""
    for platform in PLATFORMS:
        for value in vars(import_module(f"{PACKAGE_NAME}.{platform}")).values():
            for item in value if isinstance(value, tuple) else (value,):
                if not inspect.isclass(item) and hasattr(item, "translation_key"):
                    yield platform.value, item


def attributes(platform: str) -> set[str]:
    """Return our own attributes of a platform's entities.

    All of them except one are unrecorded, so they are listed there.
    """
    module = import_module(f"{PACKAGE_NAME}.{platform}")
    own = [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, PbxEntity)
        and value.__module__ == module.__name__
    ]
    recorded = {"can_dial", "reason"} if platform == "binary_sensor" else set()
    return recorded | {name for entity in own for name in entity._unrecorded_attributes}


def reasons() -> set[str]:
    """Return the reason of every error of the library except the base class."""
    found: set[str] = set()
    todo = errors.PbxError.__subclasses__()
    while todo:
        error = todo.pop()
        found.add(error.reason)
        todo += error.__subclasses__()
    return found


def steps(flow: type) -> set[str]:
    """Return the steps of a flow that are ours."""
    return {
        name.removeprefix("async_step_")
        for name, method in inspect.getmembers(flow, inspect.isfunction)
        if name.startswith("async_step_") and is_below(method.__module__, PACKAGE_NAME)
    }


def flow_trees(flow: type) -> list[ast.Module]:
    """Return the syntax trees of the files of a flow."""
    modules = {base.__module__ for base in flow.__mro__}
    return [
        parse(Path(inspect.getfile(sys.modules[module])))
        for module in sorted(modules)
        if is_below(module, PACKAGE_NAME)
    ]


def flow_errors(flow: type) -> dict[str, set[str]]:
    """Return the errors of a flow by the variable in which it collects them."""
    found: dict[str, set[str]] = {}
    for target, value in assignments(*flow_trees(flow)):
        values = [value]
        if isinstance(target, ast.Subscript):
            target = target.value
        elif isinstance(value, ast.Dict):
            values = value.values
        if (variable := ast.unparse(target)).endswith("errors"):
            found.setdefault(variable, set()).update(*map(_errors, values))
    return found


def _errors(value: ast.expr) -> set[str]:
    """Return the error in a value; `reason` means all those of the library."""
    if isinstance(value, ast.Attribute) and value.attr == "reason":
        is_file = ast.unparse(value.value) == "unusable"
        return set(get_args(Reason.__value__)) if is_file else reasons()
    return {text} if (text := constant(value)) else set()


def flow_forms(flow: type) -> Iterator[tuple[str, set[str]]]:
    """Yield the errors that every form of a flow shows, and the placeholders it fills."""
    for name, arguments in calls(*flow_trees(flow)):
        if name == "async_show_form" and (variable := arguments.get("errors")):
            filled = keys(arguments.get("description_placeholders"))
            yield ast.unparse(variable), filled


def flow_aborts(flow: type) -> set[str]:
    """Return why a flow may end without an entry."""
    found: set[str] = set()
    for name, arguments in calls(*flow_trees(flow)):
        found |= ABORTS.get(name, set())
        if name == "async_abort" and (reason := constant(arguments.get("reason"))):
            found.add(reason)
    return found
