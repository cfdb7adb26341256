"""Write examples as YAML."""

from collections.abc import Iterator, Mapping, Sequence
import json
import re
from typing import Any, Final

# YAML reads any other text without quotes as something else, or might.
_PLAIN: Final = re.compile(r"[A-Za-z_][\w./-]*")
_NOT_A_TEXT: Final = frozenset({"false", "no", "null", "off", "on", "true", "yes"})

type Example = Mapping[str, Any]
"""A part of an automation: mappings, lists, texts, numbers and booleans."""


def block(example: Example) -> str:
    """Return an example as a block of YAML."""
    return "\n".join(("```yaml", *_lines(example), "```"))


def _lines(value: Example | Sequence[Any]) -> Iterator[str]:
    """Yield the lines of a mapping or of a list."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _entry(key, item)
    else:
        for item in value:
            first, *others = _lines(item) if _is_nested(item) else [scalar(item)]
            yield f"- {first}"
            yield from (f"  {line}" for line in others)


def _entry(key: str, item: Any) -> Iterator[str]:
    """Yield the lines of an entry of a mapping."""
    if _is_nested(item):
        yield f"{key}:"
        yield from (f"  {line}" for line in _lines(item))
    else:
        yield f"{key}: {scalar(item)}"


def _is_nested(item: Any) -> bool:
    """Return whether something takes lines of its own."""
    return isinstance(item, Mapping | list)


def scalar(item: object) -> str:
    """Return a text, a number or a boolean, in quotes if it needs them."""
    if isinstance(item, str) and _PLAIN.fullmatch(item):
        return json.dumps(item) if item.lower() in _NOT_A_TEXT else item
    return json.dumps(item, ensure_ascii=False)
