"""Check a release, and write what is published with it.

This runs before any environment exists, so it needs only Python 3.11 and nothing else.
"""

import argparse
import json
from pathlib import Path
import re
import sys
import tomllib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).parents[1]
PACKAGE = Path("custom_components/pbx_presence")
ARCHIVE = "pbx_presence.zip"
NOTES = "notes.md"

_SECTION = re.compile(r"## \[([^]]+)\](?: - (\d{4}-\d\d-\d\d))?\n")
_LINKS = re.compile(r"^\[[^]]+\]: ", re.MULTILINE)
# The same for every file, so that the same source gives the same bytes.
_MADE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644


def manifest_version(root: Path) -> str:
    """Return the version in the manifest."""
    manifest = json.loads((root / PACKAGE / "manifest.json").read_bytes())
    return str(manifest["version"])


def project_version(root: Path) -> str:
    """Return the version in `pyproject.toml`."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """Return the date and the text of each version in the changelog.

    The date is empty for what is not released yet.
    """
    links = _LINKS.search(changelog)
    found = _SECTION.split(changelog[: links.start()] if links else changelog)
    versions, dates, texts = found[1::3], found[2::3], found[3::3]
    return {
        version: (date or "", text.strip())
        for version, date, text in zip(versions, dates, texts, strict=True)
    }


def problems(tag: str, root: Path) -> list[str]:
    """Return why a tag cannot be released; empty if it can."""
    version = tag.removeprefix("v")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    date, text = sections(changelog).get(version, ("", ""))
    checks = {
        "the tag does not start with v": tag != version,
        f"manifest.json has version {manifest_version(root)}": version
        == manifest_version(root),
        f"pyproject.toml has version {project_version(root)}": version
        == project_version(root),
        f"CHANGELOG.md has no section for {version} with a date": bool(date and text),
    }
    return [problem for problem, is_fine in checks.items() if not is_fine]


def write_archive(root: Path, path: Path) -> None:
    """Write the files of the integration and the license into an archive."""
    package = root / PACKAGE
    files = {
        file.relative_to(package).as_posix(): file
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    files["LICENSE"] = root / "LICENSE"
    with ZipFile(path, "w") as archive:
        for name, file in sorted(files.items()):
            info = ZipInfo(name, _MADE)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _MODE << 16
            archive.writestr(info, file.read_bytes())


def main() -> int:
    """Check a tag, and write the release if a folder is given; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/release", description=__doc__)
    parser.add_argument("tag", help="for example: v1.0.0")
    parser.add_argument("folder", nargs="?", type=Path)
    arguments = parser.parse_args()
    tag, folder = arguments.tag, arguments.folder
    if found := problems(tag, ROOT):
        print(*(f"{tag}: {problem}" for problem in found), sep="\n", file=sys.stderr)
        return 1
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        _, notes = sections(changelog)[tag.removeprefix("v")]
        (folder / NOTES).write_text(f"{notes}\n", "utf-8")
        write_archive(ROOT, folder / ARCHIVE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
