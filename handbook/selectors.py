"""Say in words which values a field takes."""

from typing import Any, Final

from homeassistant.helpers.selector import AutomationBehavior, selector
import voluptuous as vol

from .errors import HandbookError
from .markdown import code, listed
from .texts import Tree

BEHAVIOR: Final = "automation_behavior"
DURATION: Final = "duration"
_WORDS: Final = {
    "boolean": "`true` or `false`",
    "config_entry": "the ID of an account",
    "datetime": "a date and a time",
    "device": "the ID of a device",
    DURATION: 'a duration, such as `"00:01:00"`',
    "entity": "the ID of an entity",
    "text": "a text",
}


def kind_of(field: Tree) -> str:
    """Return the name of the selector of a field."""
    [kind] = field["selector"]
    return str(kind)


def values_of(field: Tree) -> str:
    """Return which values a field takes; raise HandbookError if there are no words."""
    kind, config = kind_of(field), field["selector"][kind_of(field)] or {}
    if kind == BEHAVIOR:
        return listed(map(code, _behaviors(field)))
    if kind == "select":
        several = "one or more of " if config.get("multiple") else ""
        return several + listed(map(code, config["options"]))
    if kind not in _WORDS:
        raise HandbookError(f"There are no words for the selector {kind}.")
    return _WORDS[kind]


def _behaviors(field: Tree) -> list[str]:
    """Return the behaviors that a field takes, the default first."""
    check: Any = selector(field["selector"])
    taken = [one.value for one in AutomationBehavior if _takes(check, one.value)]
    return sorted(taken, key=lambda one: one != field["default"])


def _takes(check: Any, value: str) -> bool:
    """Return whether a selector takes a value."""
    try:
        check(value)
    except vol.Invalid:
        return False
    return True


def default_of(field: Tree) -> str:
    """Return the default of a field as code; "" without one."""
    default = field.get("default")
    if default is None:
        return ""
    return code(str(default).lower() if isinstance(default, bool) else default)
