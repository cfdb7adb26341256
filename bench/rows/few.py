"""The time from a body to the last state, in a company of usual size."""

from bench.account import Account
from bench.scene import FLOOR, OURS, polled_account
from bench.table import Budget, Limit, Line, Peer

from .changed import compare, writes

PEOPLE, CHANGED = 200, 5
ROUNDS = 160
AT_MOST = Budget(limit=Limit.VALUE, bound=0.005)


async def measure(effort: float) -> list[Line]:
    """Return the line for 5 of 200 extensions."""
    account = Account(PEOPLE)
    async with polled_account(account) as scene:
        samples = await compare(scene, account, CHANGED, round(ROUNDS * effort))
    return [
        Line(
            what=f"{PEOPLE} extensions, {CHANGED} changed: body to last state",
            measured=samples.median(OURS),
            peer=Peer(name="parse, set states", value=samples.median(FLOOR)),
            budget=AT_MOST,
            note=writes(samples),
        )
    ]
