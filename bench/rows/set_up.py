"""Set up an account for the first time and again, next to plain entities."""

from collections.abc import Callable

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from bench.account import Account
from bench.errors import BenchError
from bench.home import Feed, add_account, running_home, served, set_up
from bench.plain import PLAIN, Data, PlainEntity, Thing, add_plain
from bench.table import Budget, Limit, Line, Peer
from bench.timing import Samples

PEOPLE = 1000
ROUNDS = 9
OURS, PEER = "ours", "plain"
FIRST, AGAIN = "for the first time", "again"
AT_MOST = Budget(limit=Limit.RATIO, bound=1.3)

type Add = Callable[[HomeAssistant], ConfigEntry]


async def measure(effort: float) -> list[Line]:
    """Return the lines for 1,000 extensions."""
    feed = Feed()
    feed.body = Account(PEOPLE).body()
    with served(feed):
        data = await _data()
        samples, note = await _compare(data, max(3, round(ROUNDS * effort)))
    return [
        Line(
            what=f"set-up of {PEOPLE:,} extensions, {time}",
            measured=samples.median(f"{OURS} {time}"),
            peer=Peer(name="plain entities", value=samples.median(f"{PEER} {time}")),
            budget=AT_MOST,
            note=note,
        )
        for time in (FIRST, AGAIN)
    ]


async def _data() -> Data:
    """Return the account's data; everything that is only slow once is done here."""
    async with running_home() as hass:
        entry = add_account(hass)
        await set_up(hass, entry)
        data: Data = entry.runtime_data.presence.data
        return data


async def _compare(data: Data, rounds: int) -> tuple[Samples, str]:
    """Return the samples of both sides.

    Raises BenchError if one side added other entities.
    """
    samples = Samples()
    sides: dict[str, Add] = {
        OURS: add_account,
        PEER: lambda hass: add_plain(
            hass, data, lambda thing: plain_entity(thing, data)
        ),
    }
    added: dict[str, str] = {}
    for number in range(rounds):
        for name in sorted(sides, reverse=bool(number % 2)):
            added[name] = await _sample(samples, name, sides[name])
        if added[OURS] != added[PEER]:
            raise BenchError(f"{added[OURS]}, but the peer {added[PEER]}")
    return samples, added[OURS]


async def _sample(samples: Samples, name: str, add: Add) -> str:
    """Time both in a new Home Assistant, and return what exists then."""
    async with running_home() as hass:
        entry = add(hass)
        await samples.time(f"{name} {FIRST}", lambda: set_up(hass, entry))
        await hass.config_entries.async_unload(entry.entry_id)
        await hass.async_block_till_done()
        await samples.time(f"{name} {AGAIN}", lambda: set_up(hass, entry))
        return _added(hass, entry)


def _added(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return the number of devices, entities and states of an entry."""
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    live = [
        state for state in hass.states.async_all() if "restored" not in state.attributes
    ]
    return f"{len(devices)} devices, {len(entities)} entities, {len(live)} states"


def plain_entity(thing: Thing, data: Data) -> PlainEntity:
    """Return a plain entity with its value; those of the account have none."""
    entity = PLAIN[thing.platform](thing)
    if thing.key:
        entity.show(data[thing.key])
    return entity
