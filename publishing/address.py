"""Write the address of the repository to every file that contains it.

The address in `pyproject.toml` is the only one to edit. The one to replace is that in the
manifest, which is written last, so that an interrupted run can be repeated. The code
owner is the owner of the repository.

This runs before any environment exists, so it needs only Python 3.11 and nothing else.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
import json
import os
from pathlib import Path
import re
import sys
import tomllib
from typing import Self

ROOT = Path(__file__).parents[1]
PROJECT = Path("pyproject.toml")
MANIFEST = Path("custom_components/pbx_presence/manifest.json")

_ADDRESS = re.compile(r"https://github\.com/([A-Za-z0-9-]+)/([\w.-]+)")
SKIPPED = frozenset(
    {
        *(".git", ".hypothesis", ".idea", ".mypy_cache", ".pytest_cache"),
        *(".ruff_cache", ".venv", ".vscode", "__pycache__", "htmlcov", "node_modules"),
    }
)
"""The folders that are not part of the repository, see `.gitignore`."""

_PLACES = (
    (r"github(?:usercontent)?\.com[/:]", "{owner}/{name}"),
    (r"github\.com%2F", "{owner}%2F{name}"),
    (r"img\.shields\.io/github/[\w/-]+?/", "{owner}/{name}"),
    (r"//", "{owner}.github.io/{name}"),
    (r"[?&;]owner=", "{owner}"),
    (r"[?&;]repository=", "{name}"),
)
"""The text before the address, and how the address is written after it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub."""

    owner: str
    name: str

    @classmethod
    def at(cls, address: str) -> Self:
        """Return the repository at an address; raise ValueError if it is not one."""
        found = _ADDRESS.fullmatch(address)
        if not found or found[2].endswith(".git"):
            raise ValueError(f"{address} is not https://github.com/OWNER/NAME")
        return cls(found[1], found[2])

    @property
    def address(self) -> str:
        """Return the address of the repository."""
        return f"https://github.com/{self.owner}/{self.name}"

    def written(self, place: str) -> str:
        """Return how the address is written in a place."""
        return place.format(owner=self.owner, name=self.name)


def wanted(root: Path) -> Repository:
    """Return the repository that `pyproject.toml` names."""
    project = tomllib.loads((root / PROJECT).read_text("utf-8"))
    return Repository.at(project["project"]["urls"]["Repository"])


def present(root: Path) -> Repository:
    """Return the repository that the manifest names."""
    return Repository.at(json.loads((root / MANIFEST).read_bytes())["documentation"])


def files(root: Path) -> Iterator[Path]:
    """Yield every file of the repository that can contain its address."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        for name in sorted(names):
            path = Path(folder, name)
            if path.relative_to(root) not in {PROJECT, MANIFEST}:
                yield path
    # Last, because it says which address the others still have.
    yield root / MANIFEST


def replaced(text: str, old: Repository, new: Repository) -> str:
    """Return a text with the address of another repository."""
    for before, place in _PLACES:
        pattern = rf"({before}){re.escape(old.written(place))}(?![\w-])"
        text = re.sub(pattern, rf"\g<1>{new.written(place)}", text)
    return text


def changes(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file whose text is not up to date, with its new text."""
    old, new = present(root), wanted(root)
    for path in files(root):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        now = replaced(text, old, new)
        if path == root / MANIFEST:
            now = now.replace(f'"@{old.owner}"', f'"@{new.owner}"')
        if now != text:
            yield path, now


def main() -> int:
    """Write the address, or list the files that do not have it; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/address", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    is_check = parser.parse_args().check
    found = list(changes(ROOT))
    for path, text in found:
        if not is_check:
            path.write_bytes(text.encode("utf-8"))
        print(path.relative_to(ROOT))
    return int(is_check and bool(found))


if __name__ == "__main__":
    sys.exit(main())
