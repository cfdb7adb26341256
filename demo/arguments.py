"""The arguments of `scripts/demo`, in pure Python so that help needs no setup."""

import argparse

START = "09:30"
DESCRIPTION = "Start the simulator and Home Assistant, and keep them running, or run the checks and exit."


def arguments() -> argparse.Namespace:
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=DESCRIPTION)
    parser.add_argument(
        "--check", action="store_true", help="check and end, do not stay"
    )
    parser.add_argument(
        "--people",
        type=int,
        default=25,
        help="number of simulated people (default: %(default)s)",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="seed; each number gives a different day"
    )
    parser.add_argument(
        "--start", default=START, help="time of day (default: %(default)s)"
    )
    parser.add_argument(
        "--speed",
        type=float,
        default=1,
        help="speed of simulated time; 2 is twice real time",
    )
    return parser.parse_args()


if __name__ == "__main__":
    arguments()
