"""Write Markdown."""

from collections.abc import Iterable, Sequence
import re

_MARKS = "\\|<*_[]`"


def plain(text: str) -> str:
    """Return a text in which nothing is markup."""
    for mark in _MARKS:
        text = text.replace(mark, f"\\{mark}")
    return text


def code(text: object) -> str:
    """Return a value as code."""
    return f"`{text}`"


def named(key: str, name: str) -> str:
    """Return a key as code, and its name if that is not obvious from the key."""
    is_obvious = key.replace("_", " ") == name.casefold()
    return code(key) if is_obvious else f"{code(key)} (*{plain(name)}*)"


def listed(texts: Iterable[str]) -> str:
    """Return texts separated by commas."""
    return ", ".join(texts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table without the columns that have no contents; "" without rows."""
    lines = list(rows)
    used = [place for place in range(len(head)) if any(line[place] for line in lines)]
    if not used:
        return ""
    cells = (head, ["---"] * len(head), *lines)
    return "\n".join(_row([line[place] for place in used]) for line in cells)


def _row(cells: Iterable[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"


def heading(level: int, title: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {plain(title)}"


def link(title: str) -> str:
    """Return a link to the heading with a title on the same page."""
    anchor = re.sub(r"[^\w -]", "", title.casefold()).replace(" ", "-")
    return f"[{plain(title)}](#{anchor})"


def joined(*parts: str) -> str:
    """Return parts of a page with an empty line between them, without empty parts."""
    return "\n\n".join(filter(None, parts))
