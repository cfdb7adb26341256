"""Sensors for the time that people spent on calls today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.const import UnitOfTime
from homeassistant.core import callback
from homeassistant.helpers.restore_state import ExtraStoredData, RestoreEntity
from homeassistant.util import dt as dt_util

from .coordinator import PresenceCoordinator
from .entity import PbxEntity, PbxSensorDescription, Subject
from .pbx.model import Extension
from .polling.talk import TalkTime
from .polling.topics import Topic
from .polling.totals import Totals

EXTENSION_TALK_TIME = PbxSensorDescription[Extension](
    key="talk_time",
    translation_key="talk_time",
    device_class=SensorDeviceClass.DURATION,
    native_unit_of_measurement=UnitOfTime.MINUTES,
    state_class=SensorStateClass.TOTAL_INCREASING,
    entity_registry_enabled_default=False,
    value_fn=lambda extension: int(extension.on_call is True),
)

TOTAL_TALK_TIME = PbxSensorDescription[Totals](
    key="talk_time",
    translation_key="talk_time",
    device_class=SensorDeviceClass.DURATION,
    native_unit_of_measurement=UnitOfTime.MINUTES,
    state_class=SensorStateClass.TOTAL_INCREASING,
    value_fn=lambda totals: totals.on_call,
)


@dataclass(frozen=True, slots=True)
class _Stored(ExtraStoredData):
    """What continues after a restart on the same day."""

    talk: TalkTime

    @override
    def as_dict(self) -> dict[str, Any]:
        return {"day": self.talk.day.isoformat(), "seconds": self.talk.seconds}


class TalkTimeSensor[T](PbxEntity[T], SensorEntity, RestoreEntity):
    """A sensor that adds up the time on calls since midnight.

    `value_fn` of its description returns how many people are on a call. The state is
    written when that changes, so that a poll without changes writes nothing.
    """

    entity_description: PbxSensorDescription[T]

    def __init__(
        self, subject: Subject[T], description: PbxSensorDescription[T]
    ) -> None:
        """Start with no time."""
        super().__init__(subject, description)
        self._presence = cast("PresenceCoordinator", subject.coordinator)
        self._counted_polls = self._presence.polls
        self._talk = TalkTime(day=dt_util.now().date())
        self._shown = (False, 0)

    @property
    @override
    def native_value(self) -> int:
        """Return the minutes since midnight."""
        return self._talk.minutes

    @property
    @override
    def extra_restore_state_data(self) -> ExtraStoredData:
        """Return what continues after a restart."""
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
        self._add(timedelta())
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
        """Count, and show that a new day began."""
        day = self._talk.day
        self._count()
        if self._talk.day != day:
            self._show()

    def _show(self) -> None:
        """Write the state."""
        self._shown = (self.available, self._talk.on_call)
        self.async_write_ha_state()

    def _count(self) -> None:
        """Add the time since the poll before, once for each poll."""
        if self._counted_polls != self._presence.polls:
            self._counted_polls = self._presence.polls
            self._add(self._presence.elapsed)

    def _add(self, elapsed: timedelta) -> None:
        """Add the time since the last poll."""
        on_call = 0
        if self.available:
            value = self.entity_description.value_fn(self.subject.read())
            on_call = cast("int", value)
        self._talk = self._talk.after(dt_util.now(), elapsed, on_call)


def _restored(stored: Mapping[str, Any], new: TalkTime) -> TalkTime:
    """Return the stored time if it is from today, or else the new one."""
    try:
        day, seconds = date.fromisoformat(stored["day"]), float(stored["seconds"])
    except KeyError, TypeError, ValueError:
        return new
    return TalkTime(day=day, seconds=seconds) if day == new.day else new
