"""A poll with the same answer as the last one, next to parsing it."""

import orjson

from bench.account import Account
from bench.scene import OURS, Scene, polled_account
from bench.table import Budget, Limit, Line, Peer, count
from bench.timing import Samples, settled_heap

PEOPLE = 1000
ROUNDS, WARM_UP = 200, 5
PARSE, WRITTEN = "parse", "written"
AT_MOST = Budget(limit=Limit.RATIO, bound=0.2)
NONE = Budget(limit=Limit.VALUE, bound=0)


async def measure(effort: float) -> list[Line]:
    """Return the lines for 1,000 extensions."""
    account = Account(PEOPLE)
    async with polled_account(account) as scene:
        samples = await _compare(scene, account, round(ROUNDS * effort))
    what = f"poll, {PEOPLE:,} extensions, identical body"
    parse = Peer(name="parse", value=samples.median(PARSE))
    written = samples.most(WRITTEN)
    return [
        Line(what=what, measured=samples.median(OURS), peer=parse, budget=AT_MOST),
        Line(what=f"{what}: states", measured=written, budget=NONE, unit=count),
    ]


async def _compare(scene: Scene, account: Account, rounds: int) -> Samples:
    """Return what a poll and reading its body took, and how many states were written."""
    with settled_heap():
        for number in range(-WARM_UP, rounds):
            if number == 0:
                scene.samples.clear()
            body = account.body()
            if number % 2:
                await _parse(scene.samples, body)
            states = await scene.poll_ours(body)
            if not number % 2:
                await _parse(scene.samples, body)
            scene.samples.add(WRITTEN, len(states))
    return scene.samples


async def _parse(samples: Samples, body: bytes) -> None:
    """Time parsing a body; the result is kept, because freeing it takes time."""
    kept = []

    async def work() -> None:
        kept.append(orjson.loads(body))

    await samples.time(PARSE, work)
