"""A poll with few changes, next to the minimum and to a plain coordinator."""

from bench.account import Account
from bench.scene import FLOOR, OURS, PLAIN, Scene, polled_account
from bench.table import Budget, Limit, Line, Peer
from bench.timing import Samples, settled_heap

PEOPLE, CHANGED = 1000, 10
ROUNDS, WARM_UP = 80, 5
WRITTEN = "written"
AT_MOST = Budget(limit=Limit.RATIO, bound=1.5)
LESS = Budget(limit=Limit.GAIN, bound=15)


async def measure(effort: float) -> list[Line]:
    """Return the lines for 1 % of 1,000 extensions."""
    account = Account(PEOPLE)
    async with polled_account(account) as scene:
        await scene.add_plain()
        samples = await compare(scene, account, CHANGED, round(ROUNDS * effort))
    ours, what = samples.median(OURS), f"poll, {PEOPLE:,} extensions, 1 % changed"
    floor = Peer(name="parse, set states", value=samples.median(FLOOR))
    plain = Peer(name="plain coordinator", value=samples.median(PLAIN))
    return [
        Line(
            what=what, measured=ours, peer=floor, budget=AT_MOST, note=writes(samples)
        ),
        Line(what=what, measured=ours, peer=plain, budget=LESS),
    ]


async def compare(scene: Scene, account: Account, changed: int, rounds: int) -> Samples:
    """Return the samples of all sides, with as many changes in each round.

    The order of the sides alternates. The minimum is known after a poll of the
    integration.
    """
    with settled_heap():
        for number in range(-WARM_UP, rounds):
            if number == 0:
                scene.samples.clear()
            account.change(changed)
            body = account.body()
            if number % 2:
                await scene.poll_plain(body)
            states = await scene.poll_ours(body)
            await scene.write_by_hand(body, states)
            if not number % 2:
                await scene.poll_plain(body)
            scene.samples.add(WRITTEN, len(states))
            scene.check()
    return scene.samples


def writes(samples: Samples) -> str:
    """Return how many states a poll wrote."""
    return f"{samples.median(WRITTEN):g} states written"
