"""The arguments of `scripts/demo`, in pure Python so that help needs no setup."""

import argparse

START = "09:30"
DESCRIPTION = "Starts the simulator and Home Assistant, and either stays for a visitor or checks and ends."


def arguments() -> argparse.Namespace:
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=DESCRIPTION)
    parser.add_argument(
        "--check", action="store_true", help="check and end, do not stay"
    )
    parser.add_argument(
        "--people", type=int, default=25, help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="another number, another day"
    )
    parser.add_argument(
        "--start", default=START, help="time of day (default: %(default)s)"
    )
    parser.add_argument(
        "--speed", type=float, default=1, help="2 is twice as fast as life"
    )
    return parser.parse_args()


if __name__ == "__main__":
    arguments()
