"""Print what a dependency group needs beside the Home Assistant that is installed.

The versions are those that the integrations of this Home Assistant ask for. Packages that
they do not ask for keep the version in `pyproject.toml`.
"""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
import json
from pathlib import Path
import sys
import tomllib

ROOT = Path(__file__).parents[1]
INSTALLED = frozenset({"homeassistant", "pytest-homeassistant-custom-component"})
"""The packages that are installed first, because they decide about the others."""
KEPT = frozenset({"pymicro-vad", "pyspeex-noise"})
"""The packages for which `pyproject.toml` says why it has another version."""


def name_of(requirement: str) -> str:
    """Return the name of the package in a pinned requirement."""
    return requirement.partition("==")[0].lower()


def requirements(pins: Iterable[str], asked: Iterable[str]) -> list[str]:
    """Return the pins of a group, replaced by what Home Assistant asks for."""
    newer: Mapping[str, str] = {name_of(one): one for one in asked if "==" in one}
    return [
        pin if name_of(pin) in KEPT else newer.get(name_of(pin), pin)
        for pin in pins
        if name_of(pin) not in INSTALLED
    ]


def asked_by(components: Path) -> list[str]:
    """Return the requirements of all integrations in a folder."""
    return [
        requirement
        for path in sorted(components.glob("*/manifest.json"))
        for requirement in json.loads(path.read_bytes()).get("requirements", ())
    ]


def main(group: str) -> None:
    """Print the requirements of a group, one a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    spec = find_spec("homeassistant")
    assert spec, "Home Assistant is not installed"
    assert spec.origin, "Home Assistant is a regular package"
    asked = asked_by(Path(spec.origin).parent / "components")
    print(*requirements(project["dependency-groups"][group], asked), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
