"""Rewrite the marked regions of the pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
import re
from typing import Final

from . import actions, automations, configuration, entities
from .errors import HandbookError
from .forms import Shown
from .texts import ROOT

DOCS: Final = ROOT / "docs"
END: Final = "<!-- end -->"
_REGION: Final = re.compile(
    rf"^<!-- generated: (?P<name>[a-z ]+) -->\n.*?^{END}$", re.DOTALL | re.MULTILINE
)
_START: Final = re.compile(r"^<!-- generated: ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with generated regions: what it is, and what it should be."""

    path: Path
    written: str
    wanted: str

    @property
    def is_up_to_date(self) -> bool:
        """Return whether there is nothing to write."""
        return self.written == self.wanted

    def write(self) -> None:
        """Write the page."""
        self.path.write_text(self.wanted, "utf-8")


def pages(shown: Shown) -> list[Page]:
    """Return the pages with generated regions.

    Raises HandbookError if a region is in no page, or if a page has an unknown region.
    """
    regions = {
        **entities.tables(),
        **configuration.regions(shown),
        **automations.regions(),
        **actions.regions(),
    }
    unused = set(regions)
    found = [_page(path, text, regions, unused) for path, text in _marked()]
    if unused:
        raise HandbookError(f"No page has the regions {', '.join(sorted(unused))}.")
    return found


def _marked() -> Iterator[tuple[Path, str]]:
    """Yield the pages with a region, and their texts."""
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text("utf-8")
        if _START.search(text):
            yield path, text


def _page(path: Path, text: str, regions: dict[str, str], unused: set[str]) -> Page:
    """Return a page, and remove its regions from the unused ones."""

    def region(found: re.Match[str]) -> str:
        if (name := found["name"]) not in regions:
            raise HandbookError(f"{path.name} has an unknown region: {name}")
        unused.discard(name)
        return f"<!-- generated: {name} -->\n\n{regions[name]}\n\n{END}"

    if len(_START.findall(text)) != len(_REGION.findall(text)):
        raise HandbookError(f"{path.name} has a region without a name or an end.")
    return Page(path=path, written=text, wanted=_REGION.sub(region, text))
