"""The time from a hint to a state, without the round trip to the PBX."""

import asyncio

from homeassistant.components.webhook import async_handle_webhook
from homeassistant.const import CONF_WEBHOOK_ID, EVENT_STATE_CHANGED
from homeassistant.core import HomeAssistant
from homeassistant.util.aiohttp import MockRequest

from bench.account import Account
from bench.errors import BenchError
from bench.home import Feed, add_account, running_home, served, set_up
from bench.table import Budget, Limit, Line
from bench.timing import Samples
from custom_components.pbx_presence.const import HINT_INTERVAL

PEOPLE = 200
ROUNDS = 15
PATIENCE = 5
SLACK = 0.1
HINT, WEBHOOK_ID = "hint", "bench"
AT_MOST = Budget(limit=Limit.VALUE, bound=0.020)


async def measure(effort: float) -> list[Line]:
    """Return the line for one of 200 extensions."""
    account, feed, samples = Account(PEOPLE), Feed(), Samples()
    feed.body = account.body()
    with served(feed):
        async with running_home() as hass:
            await _add_account_with_hints(hass)
            for _ in range(max(1, round(ROUNDS * effort))):
                account.change(1)
                feed.body = account.body()
                await samples.time(HINT, lambda: _hinted(hass))
                await asyncio.sleep(HINT_INTERVAL + SLACK)
    what = f"{PEOPLE} extensions, 1 changed: hint to state"
    return [Line(what=what, measured=samples.median(HINT), budget=AT_MOST)]


async def _add_account_with_hints(hass: HomeAssistant) -> None:
    """Set up an account with a webhook."""
    entry = add_account(hass)
    options = {CONF_WEBHOOK_ID: WEBHOOK_ID}
    hass.config_entries.async_update_entry(entry, options=options)
    await set_up(hass, entry)


async def _hinted(hass: HomeAssistant) -> None:
    """Send a hint and wait until a state changes, or raise BenchError."""
    changed = asyncio.Event()
    stop = hass.bus.async_listen(EVENT_STATE_CHANGED, lambda _: changed.set())
    try:
        request = MockRequest(content=b"", mock_source="bench", method="POST")
        await async_handle_webhook(hass, WEBHOOK_ID, request)
        await asyncio.wait_for(changed.wait(), PATIENCE)
    except TimeoutError:
        raise BenchError("a hint changed no state") from None
    finally:
        stop()
