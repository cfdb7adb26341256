"""How the cost of a poll grows with the length of the list."""

from math import log
from zoneinfo import ZoneInfo

from yarl import URL

from bench.account import Account
from bench.home import Feed
from bench.table import Budget, Limit, Line, count
from bench.timing import Samples
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway

SIZES = (50, 200, 1000, 5000)
CHANGED = 5
ROUNDS = 30
AT_MOST = Budget(limit=Limit.VALUE, bound=1.2)
SAME, FEW = "identical body", f"{CHANGED} changed"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


class _Http(Feed):
    """Answers requests from a body, without a network."""

    base = URL("https://pbx.example.com/api/")
    address = "https://pbx.example.com"

    def sibling(self) -> _Http:
        """Return itself."""
        return self


async def measure(effort: float) -> list[Line]:
    """Return the exponents for identical bodies and for few changes."""
    samples = Samples()
    for size in SIZES:
        await _sample(samples, size, max(3, round(ROUNDS * effort)))
    return [_line(samples, what) for what in (SAME, FEW)]


async def _sample(samples: Samples, size: int, rounds: int) -> None:
    """Time polls of a list without the entities, which only follow what changed."""
    account, http = Account(size), _Http()
    provider = Pingaway(http, STOCKHOLM)  # type: ignore[arg-type]
    http.body = account.body()
    await provider.extensions()
    for _ in range(rounds):
        http.body = bytes(bytearray(http.body))
        await samples.time(f"{SAME} {size}", provider.extensions)
        account.change(CHANGED)
        http.body = account.body()
        await samples.time(f"{FEW} {size}", provider.extensions)


def _line(samples: Samples, what: str) -> Line:
    """Return the exponent between the shortest and the longest list."""
    times = {size: samples.median(f"{what} {size}") for size in SIZES}
    first, last = SIZES[0], SIZES[-1]
    exponent = log(times[last] / times[first]) / log(last / first)
    note = ", ".join(f"{size:,}: {time * 1e6:,.0f} us" for size, time in times.items())
    return Line(
        what=f"reading 50 to 5,000 rows, {what}: exponent of the growth",
        measured=exponent,
        budget=AT_MOST,
        unit=lambda value: count(round(value, 2)),
        note=note,
    )
