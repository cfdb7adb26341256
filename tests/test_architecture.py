"""The documentation shows the rooms of the code, and a provider, as they are."""

from functools import cache
from graphlib import TopologicalSorter
import re

from .source import PACKAGE, PACKAGE_NAME, ROOT, imports, is_below, package_files

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
BOXES: dict[str, list[str]] = {
    box: [name.strip().removesuffix(".py").strip("/") for name in names.split(",")]
    for box, names in re.findall(r'^  (\w+)\["([^"]+)"\]$', PAGE, re.MULTILINE)
}
ARROWS = set(re.findall(r"^  (\w+) --> (\w+)$", PAGE, re.MULTILINE))


def box_of(module: str) -> str:
    """Return the box of a module, whose name is relative to the integration."""
    found = [box for box, names in BOXES.items() if is_below(module, *names)]
    assert len(found) == 1, f"{module} is in {len(found)} boxes"
    return found[0]


@cache
def imported() -> set[tuple[str, str]]:
    """Return which box imports from which other one."""
    found = set()
    for path in package_files():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts) if len(parts) == 1 else ".".join(parts[:-1])
        # It names the coordinators as types only.
        for other in imports(path) if name != "runtime" else ():
            if is_below(other, PACKAGE_NAME) and other != PACKAGE_NAME:
                target = other.removeprefix(f"{PACKAGE_NAME}.")
                found.add((box_of(name), box_of(target)))
    return {(box, other) for box, other in found if box != other}


def below(box: str) -> set[str]:
    """Return every box to which the arrows lead from a box."""
    nearest = {end for start, end in ARROWS if start == box}
    return nearest.union(*map(below, nearest))


def test_the_arrows_never_lead_back() -> None:
    sorter = TopologicalSorter[str]()
    for start, end in ARROWS:
        sorter.add(start, end)
    sorter.prepare()
    assert {box for arrow in ARROWS for box in arrow} == BOXES.keys()


def test_every_arrow_is_an_import() -> None:
    assert ARROWS - imported() == set()


def test_every_import_follows_the_arrows() -> None:
    assert {(box, other) for box, other in imported() if other not in below(box)} == (
        set()
    )


def test_the_example_of_a_provider_is_the_one_that_is_tested() -> None:
    page = (ROOT / "docs" / "providers.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    tested = (ROOT / "tests" / "test_providers.py").read_text("utf-8")
    lines = {line.strip() for line in tested.splitlines()}
    assert len(blocks) == 3
    assert {line.strip() for block in blocks for line in block.splitlines()} <= lines
