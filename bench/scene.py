"""A running Home Assistant in which the integration and its peers are polled in turn."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, State
import orjson

from custom_components.pbx_presence.coordinator import PresenceCoordinator
from custom_components.pbx_presence.event import EVENT_SPACING
from custom_components.pbx_presence.pbx import calls
from custom_components.pbx_presence.talk_time import EXTENSION_TALK_TIME

from .account import Account
from .errors import BenchError
from .home import Feed, add_account, entity_ids, running_home, served, set_up
from .polled import PlainCoordinator, add_polled
from .states import Watch, by_hand, check_copies, needed, write
from .timing import Samples

OURS, FLOOR, PLAIN = "ours", "floor", "plain"
LATER = 5 * EVENT_SPACING


class Ours:
    """The integration with one account."""

    def __init__(
        self, hass: HomeAssistant, coordinator: PresenceCoordinator, ids: dict[str, str]
    ) -> None:
        """Note the states after set-up."""
        self.coordinator = coordinator
        self.ids = ids
        self.watch = Watch(hass, ids.values())


class Scene:
    """One account, polled by the integration, by hand, and by a plain coordinator.

    A body exists only when a side is about to be polled, so that no scheduled poll
    takes it first.
    """

    def __init__(self, hass: HomeAssistant, feed: Feed, ours: Ours) -> None:
        """Copy the states of the integration, to be written by hand."""
        self.samples = Samples()
        self._hass = hass
        self._feed = feed
        self._polled = feed.body
        self._ours = ours
        self._plain: PlainCoordinator | None = None
        self._plain_ids: Mapping[str, str] = {}
        write(hass, by_hand(ours.watch.states()))

    async def add_plain(self) -> None:
        """Set up the plain peer; raise BenchError if it has other entities."""
        entry, self._plain = await add_polled(
            self._hass, self._feed, self._ours.coordinator
        )
        await set_up(self._hass, entry)
        self._plain_ids = entity_ids(self._hass, entry)
        if odd := self._plain_ids.keys() ^ self._ours.ids.keys():
            raise BenchError(f"only one side has {', '.join(sorted(odd)[:5])}")

    async def poll_ours(self, body: bytes) -> list[State]:
        """Time a poll of the integration, and the events that follow it.

        Returns the states that it wrote. Raises BenchError if it failed, or wrote a
        state later than that, except an event that waits for an earlier one of the same
        extension.
        """
        coordinator, watch = self._ours.coordinator, self._ours.watch
        has_news = body != self._polled
        self._feed.body = self._polled = body

        async def work() -> None:
            await coordinator.async_refresh()
            if has_news:
                await asyncio.sleep(0)

        await self.samples.time(OURS, work)
        written = watch.written()
        await asyncio.sleep(LATER if has_news else 0)
        await self._hass.async_block_till_done()
        late = watch.written()
        is_late = any(state.domain != Platform.EVENT for state in late)
        if not coordinator.last_update_success or is_late:
            raise BenchError("a poll failed, or went on after its end")
        return written + late

    async def poll_plain(self, body: bytes) -> None:
        """Time a poll of the plain peer, if there is one."""
        if not self._plain:
            return
        self._feed.body = body
        await self.samples.time(PLAIN, self._plain.async_refresh)

    async def write_by_hand(self, body: bytes, states: list[State]) -> None:
        """Time the minimum work of a poll: parse the body, write what changed."""
        written = by_hand(states)

        async def work() -> None:
            orjson.loads(body)
            write(self._hass, written)

        await self.samples.time(FLOOR, work)

    def check(self) -> None:
        """Raise BenchError unless all sides show the same."""
        check_copies(self._hass, self._ours.watch.states())
        for name, plain_id in self._plain_ids.items():
            # The plain peer neither reports calls nor adds up their time.
            if name.startswith(Platform.EVENT) or name.endswith(
                EXTENSION_TALK_TIME.key
            ):
                continue
            mine = needed(self._hass, self._ours.ids[name])
            if mine.state != needed(self._hass, plain_id).state:
                raise BenchError(f"{mine.entity_id} is not what its plain peer is")


@asynccontextmanager
async def polled_account(account: Account) -> AsyncIterator[Scene]:
    """Run a Home Assistant in which the integration polls an account."""
    feed = Feed()
    feed.body = account.body()
    # Polls follow each other here in less time than a missing call takes to end.
    with served(feed), patch.object(calls, "HOLD", 0):
        async with running_home() as hass:
            entry = add_account(hass)
            await set_up(hass, entry)
            presence = entry.runtime_data.presence
            yield Scene(hass, feed, Ours(hass, presence, entity_ids(hass, entry)))
