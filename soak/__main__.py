"""Run simulated days, print a line for each, and a verdict."""

import argparse
from dataclasses import asdict
import json
import sys

from homeassistant.const import __version__

from .run import Report, soak
from .sample import Sample
from .verdict import table

LEAST_PEOPLE = 8
"""With fewer people there is nobody to choose, to call, or to come and go."""


def _positive(text: str) -> int:
    """Return a number of days, or raise ValueError."""
    if (days := int(text)) < 1:
        raise ValueError(text)
    return days


def _enough(text: str) -> int:
    """Return a number of people, or raise ValueError."""
    if (people := int(text)) < LEAST_PEOPLE:
        raise ValueError(text)
    return people


def arguments() -> argparse.Namespace:
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--days", type=_positive, default=30, help="default: 30")
    parser.add_argument("--people", type=_enough, default=200, help="default: 200")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    parser.add_argument(
        "--json", action="store_true", help="print the samples and findings as JSON"
    )
    return parser.parse_args()


def progress(day: int, seconds: float, sample: Sample, findings: int) -> None:
    """Print the line of a day."""
    counts = ", ".join(f"{key} {value}" for key, value in asdict(sample).items())
    line = f"day {day:3} {seconds:5.1f} s  {findings} findings  {counts}"
    print(line, file=sys.stderr, flush=True)


def show(report: Report) -> None:
    """Print what was done, the findings and the verdict."""
    print(", ".join(f"{count} {what}" for what, count in report.done.items()))
    for finding in report.findings:
        print(f"- {finding}")
    print(f"\n{table(report.rows)}")


def main() -> int:
    """Run, and return the exit code."""
    options = arguments()
    about = f"{options.days} days, {options.people} people, seed {options.seed}"
    print(f"Home Assistant {__version__}: {about}", file=sys.stderr)
    report = soak(options.days, options.people, options.seed, progress)
    if options.json:
        print(json.dumps(asdict(report), indent=2))
    else:
        show(report)
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())
