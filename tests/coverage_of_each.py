"""Check that every file of the integration reaches the required coverage."""

import json
from pathlib import Path
import sys
import tomllib

ROOT = Path(__file__).parents[1]
PACKAGE = "custom_components/pbx_presence/"
COMPLETE = (f"{PACKAGE}config_flow.py", f"{PACKAGE}flows/")
"""Home Assistant requires that all dialogs are tested."""


def main(report: str) -> int:
    """Print the files below the limit in pyproject.toml; return the exit code."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    least = settings["tool"]["coverage"]["report"]["fail_under"]
    files = json.loads((ROOT / report).read_text("utf-8"))["files"]
    covered = {
        name: figures["summary"]["percent_covered"]
        for name, figures in files.items()
        if name.startswith(PACKAGE)
    }
    required = {name: 100 if name.startswith(COMPLETE) else least for name in covered}
    below = {name for name in covered if covered[name] < required[name]}
    for name in sorted(below):
        print(
            f"{name}: {covered[name]:.1f} % is covered, but {required[name]} % required."
        )
    if not covered:
        print(f"The report has no file in {PACKAGE}")
    return int(bool(below) or not covered)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
