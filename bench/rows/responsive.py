"""How long Home Assistant cannot do anything else, next to plain entities."""

from collections.abc import Callable

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from bench.account import Account
from bench.gaps import longest_gap
from bench.home import Feed, add_account, running_home, served, set_up
from bench.plain import Data, add_plain
from bench.rows.set_up import plain_entity
from bench.table import Budget, Limit, Line, Peer
from bench.timing import Samples

PEOPLE = 1000
ROUNDS = 3
OURS, PEER = "ours", "plain"
SET_UP, RELOAD, REMOVAL = "set-up", "reload", "removal"
ALL_CHANGED = "all changed at once"
BUDGETS = {SET_UP: 0.1, RELOAD: 0.1, REMOVAL: 0.1, ALL_CHANGED: 0.15}
AVAILABLE = b'"available":true', b'"available":false'

type Add = Callable[[HomeAssistant], ConfigEntry]


async def measure(effort: float) -> list[Line]:
    """Return the lines for 1,000 extensions."""
    feed, body = Feed(), Account(PEOPLE).body()
    feed.body = body
    samples = Samples()
    with served(feed):
        data = await _data()
        for _ in range(max(1, round(ROUNDS * effort))):
            feed.body = body
            await _sample(samples, OURS, add_account)
            await _sample(samples, PEER, lambda hass: _add_plain(hass, data))
            await _change(samples, feed)
    return [_line(samples, what) for what in BUDGETS]


def _line(samples: Samples, what: str) -> Line:
    """Return the line of one kind of work."""
    peer = None
    if what != ALL_CHANGED:
        value = samples.median(f"{PEER} {what}")
        peer = Peer(name="plain entities", value=value)
    total = samples.median(f"{OURS} {what} in total")
    return Line(
        what=f"longest gap of the loop, {PEOPLE:,} extensions: {what}",
        measured=samples.median(f"{OURS} {what}"),
        peer=peer,
        budget=Budget(limit=Limit.VALUE, bound=BUDGETS[what]),
        note=f"{total:.2f} s in total",
    )


async def _data() -> Data:
    """Return the account's data; everything that is only slow once is done here."""
    async with running_home() as hass:
        entry = add_account(hass)
        await set_up(hass, entry)
        data: Data = entry.runtime_data.presence.data
        return data


async def _sample(samples: Samples, side: str, add: Add) -> None:
    """Set an account up, reload it, and remove it."""
    async with running_home() as hass:
        entry = add(hass)
        entries = hass.config_entries
        for what, work in (
            (SET_UP, lambda: set_up(hass, entry)),
            (RELOAD, lambda: entries.async_reload(entry.entry_id)),
            (REMOVAL, lambda: entries.async_remove(entry.entry_id)),
        ):
            gap, total = await longest_gap(work())
            await hass.async_block_till_done()
            samples.add(f"{side} {what}", gap)
            samples.add(f"{side} {what} in total", total)


async def _change(samples: Samples, feed: Feed) -> None:
    """Let everybody choose another profile between two polls."""
    async with running_home() as hass:
        entry = add_account(hass)
        await set_up(hass, entry)
        feed.body = feed.body.replace(*AVAILABLE)
        presence = entry.runtime_data.presence
        gap, total = await longest_gap(presence.async_refresh())
        samples.add(f"{OURS} {ALL_CHANGED}", gap)
        samples.add(f"{OURS} {ALL_CHANGED} in total", total)


def _add_plain(hass: HomeAssistant, data: Data) -> ConfigEntry:
    """Add an entry with as many plain entities."""
    return add_plain(hass, data, lambda thing: plain_entity(thing, data))
