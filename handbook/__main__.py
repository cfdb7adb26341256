"""Write the generated regions of the pages in docs/, or check them."""

import argparse
import asyncio
import logging
import sys

from bench.home import running_home

from .errors import HandbookError
from .forms import Shown, async_shown
from .pages import pages
from .texts import ROOT


def arguments() -> argparse.Namespace:
    """Return the parsed arguments."""
    parser = argparse.ArgumentParser(prog="scripts/docs", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing, and end with 1 if a page is out of date",
    )
    return parser.parse_args()


async def dialogs() -> Shown:
    """Return the steps of the dialogs of a running Home Assistant."""
    async with running_home() as hass:
        return await async_shown(hass)


def main() -> int:
    """Write or check the pages, and return the exit code."""
    options = arguments()
    logging.basicConfig(level=logging.ERROR)
    try:
        found = pages(asyncio.run(dialogs()))
    except HandbookError as err:
        print(err, file=sys.stderr)
        return 1
    outdated = [page for page in found if not page.is_up_to_date]
    for page in outdated:
        name = page.path.relative_to(ROOT)
        print(f"{name} is out of date." if options.check else f"{name} is written.")
        if not options.check:
            page.write()
    return 1 if options.check and outdated else 0


if __name__ == "__main__":
    sys.exit(main())
