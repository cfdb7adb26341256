"""Sensors for the time on calls today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, cast, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import UnitOfTime
from homeassistant.core import callback
from homeassistant.helpers.restore_state import ExtraStoredData, RestoreEntity
from homeassistant.util import dt as dt_util

from .coordinator import PresenceCoordinator
from .entity import PbxEntity, Subject
from .pbx.model import Extension
from .polling.talk import TalkTime
from .polling.topics import Topic
from .polling.totals import Totals

WRITTEN_EVERY: Final = timedelta(minutes=5)
"""How often a state is written while a call goes on."""


@dataclass(frozen=True, kw_only=True)
class TalkTimeDescription[T](SensorEntityDescription):
    """Describes a sensor for talk time.

    `on_call_fn` returns how many people are on a call, or None if that is unknown.
    """

    key: str = "talk_time"
    translation_key: str = "talk_time"
    device_class: SensorDeviceClass = SensorDeviceClass.DURATION
    native_unit_of_measurement: str = UnitOfTime.MINUTES
    state_class: SensorStateClass = SensorStateClass.TOTAL
    on_call_fn: Callable[[T], int | None]


def _on_call(extension: Extension) -> int | None:
    """Return 1 for an extension on a call and 0 for any other, None if unknown."""
    return None if extension.on_call is None else int(extension.on_call)


EXTENSION_TALK_TIME = TalkTimeDescription[Extension](
    entity_registry_enabled_default=False, on_call_fn=_on_call
)
TOTAL_TALK_TIME = TalkTimeDescription[Totals](on_call_fn=lambda totals: totals.on_call)


@dataclass(frozen=True, slots=True)
class _Stored(ExtraStoredData):
    """The time that continues after a restart on the same day."""

    talk: TalkTime

    @override
    def as_dict(self) -> dict[str, Any]:
        return {
            "day": self.talk.day.isoformat(),
            "seconds": self.talk.seconds,
            "is_known": self.talk.is_known,
        }


class TalkTimeSensor[T](PbxEntity[T], SensorEntity, RestoreEntity):
    """A sensor that adds up the time on calls since midnight.

    The state is written when a call starts or ends, every five minutes during calls,
    and at midnight, so that other polls write nothing.
    """

    entity_description: TalkTimeDescription[T]

    def __init__(
        self, subject: Subject[T], description: TalkTimeDescription[T]
    ) -> None:
        """Start with no time."""
        super().__init__(subject, description)
        self._presence = cast("PresenceCoordinator", subject.coordinator)
        self._counted_polls = self._presence.polls
        self._talk = TalkTime(day=dt_util.now().date())
        self._shown: tuple[bool, int | None] = (False, None)
        self._written_at = dt_util.utcnow()

    @property
    @override
    def native_value(self) -> int | None:
        """Return the minutes since midnight."""
        return self._talk.minutes

    @property
    @override
    def last_reset(self) -> datetime:
        """Return the last midnight."""
        midnight = datetime.combine(self._talk.day, time())
        return midnight.replace(tzinfo=dt_util.get_default_time_zone())

    @property
    @override
    def extra_restore_state_data(self) -> ExtraStoredData:
        """Return the time that continues after a restart."""
        return _Stored(self._talk)

    @override
    async def async_added_to_hass(self) -> None:
        """Continue the time of today, and count with every poll."""
        if stored := await self.async_get_last_extra_data():
            self._talk = _restored(stored.as_dict(), self._talk)
        await super().async_added_to_hass()
        self.async_on_remove(
            self._presence.async_add_listener(self._handle_poll, Topic.POLL)
        )

    @override
    def _note_current_state(self) -> None:
        """Note who is on a call now."""
        self._talk = self._talk.after(dt_util.now(), timedelta(), self._on_call())
        self._shown = (self.available, self._talk.on_call)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Show the time whenever someone's call starts or ends."""
        self._count()
        if self._shown != (self.available, self._talk.on_call):
            self._show()

    @callback
    def _handle_poll(self) -> None:
        """Count, and show the time now and then during calls."""
        self._count()
        if self._talk.on_call and dt_util.utcnow() - self._written_at >= WRITTEN_EVERY:
            self._show()

    def _count(self) -> None:
        """Add the time since the poll before, once for each poll."""
        if self._counted_polls == self._presence.polls:
            return
        self._counted_polls = self._presence.polls
        now, elapsed = dt_util.now(), self._presence.elapsed
        is_new_day = now.date() != self._talk.day
        if is_new_day:
            self._talk = self._talk.at_midnight(now, elapsed)
            self._show()
        self._talk = self._talk.after(now, elapsed, self._on_call())
        if is_new_day:
            self._show()

    def _show(self) -> None:
        """Write the state."""
        self._shown = (self.available, self._talk.on_call)
        self._written_at = dt_util.utcnow()
        self.async_write_ha_state()

    def _on_call(self) -> int | None:
        """Return how many people are on a call, or None if that is unknown."""
        if not self.available:
            return None
        return self.entity_description.on_call_fn(self.subject.read())


def _restored(stored: Mapping[str, Any], new: TalkTime) -> TalkTime:
    """Return the stored time if it is from today, or else the new one."""
    try:
        day, seconds = date.fromisoformat(stored["day"]), float(stored["seconds"])
    except KeyError, TypeError, ValueError:
        return new
    if day != new.day:
        return new
    return TalkTime(day=day, seconds=seconds, is_known=bool(stored.get("is_known")))
