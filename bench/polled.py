"""The peer of a poll: a coordinator that parses everything and updates every entity."""

from datetime import datetime, timedelta
import logging
from typing import Any, override
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.update_coordinator import (
    CoordinatorEntity,
    DataUpdateCoordinator,
)
from homeassistant.util import dt as dt_util

from custom_components.pbx_presence.const import DEFAULT_TIME_ZONE
from custom_components.pbx_presence.coordinator import PresenceCoordinator
from custom_components.pbx_presence.pbx.model import Extension
from custom_components.pbx_presence.pbx.pingaway.records import Parser
from custom_components.pbx_presence.pbx.reading import Oddities
from custom_components.pbx_presence.polling.totals import Totals
from custom_components.pbx_presence.sensor import TOTAL_SENSORS
from custom_components.pbx_presence.talk_time import TOTAL_TALK_TIME

from .home import Feed
from .plain import (
    PlainBinarySensor,
    PlainEntity,
    PlainEvent,
    PlainSensor,
    Thing,
    add_plain,
)

LOGGER = logging.getLogger(__name__)
TOTALS = frozenset(total.key for total in (*TOTAL_SENSORS, TOTAL_TALK_TIME))


class PlainCoordinator(DataUpdateCoordinator[dict[str, Extension]]):
    """Parses every row of every answer as the integration parses a changed one."""

    def __init__(
        self, hass: HomeAssistant, feed: Feed, ours: PresenceCoordinator
    ) -> None:
        """Poll a feed with the same people in the same order."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=None,
            name="plain",
            update_interval=timedelta(seconds=30),
        )
        self.totals = Totals()
        self.last_success: datetime | None = None
        self._feed = feed
        self._keys = [extension.key for extension in ours.listing.extensions]
        self._parser = Parser(ZoneInfo(DEFAULT_TIME_ZONE), Oddities())

    @override
    async def _async_update_data(self) -> dict[str, Extension]:
        """Return everyone by key, and count them."""
        records = (await self._feed.get("extensions/")).json()
        data = {
            key: self._parser.extension(key, record)
            for key, record in zip(self._keys, records, strict=True)
        }
        self.totals = Totals.of(data.values())
        self.last_success = dt_util.utcnow()
        return data


class PolledEntity(CoordinatorEntity[PlainCoordinator], PlainEntity):
    """An entity that shows its value after every poll."""

    def __init__(self, thing: Thing, coordinator: PlainCoordinator) -> None:
        """Describe a thing as it is now."""
        super().__init__(coordinator)
        PlainEntity.__init__(self, thing)
        self._key = thing.key
        self.show(self.subject)

    @property
    def subject(self) -> Any:
        """Return what the entity is about."""
        if self._key:
            return self.coordinator.data[self._key]
        is_total = self.entity_description.key in TOTALS
        return self.coordinator.totals if is_total else self.coordinator

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Take the value and write the state."""
        self.show(self.subject)
        super()._handle_coordinator_update()


class PolledBinarySensor(PolledEntity, PlainBinarySensor):
    """A binary sensor that shows its value after every poll."""


class PolledEvent(PolledEntity, PlainEvent):
    """An event that never happens, written after every poll."""


class PolledSensor(PolledEntity, PlainSensor):
    """A sensor that shows its value after every poll."""


POLLED: dict[Platform, type[PolledEntity]] = {
    Platform.BINARY_SENSOR: PolledBinarySensor,
    Platform.EVENT: PolledEvent,
    Platform.SENSOR: PolledSensor,
}


async def add_polled(
    hass: HomeAssistant, feed: Feed, ours: PresenceCoordinator
) -> tuple[ConfigEntry, PlainCoordinator]:
    """Add the integration's entities with a plain coordinator, without setting them up."""
    coordinator = PlainCoordinator(hass, feed, ours)
    await coordinator.async_refresh()
    entry = add_plain(
        hass,
        coordinator.data,
        lambda thing: POLLED[thing.platform](thing, coordinator),
    )
    return entry, coordinator
