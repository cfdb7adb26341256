"""The call event of each extension."""

from asyncio import Handle
from collections import deque
from typing import Final, override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
    EventExtraStoredData,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_SHOW_CALLER
from .entity import ExtensionEntity, add_extension_entities
from .pbx.account import Capability
from .pbx.calls import CallChange, CallEvent, first_look, next_look
from .pbx.looks import Look
from .pbx.model import Call
from .polling.topics import Topic
from .runtime import PbxConfigEntry

PARALLEL_UPDATES = 0

APART: Final = 0.002
"""Seconds between two events: their times are kept in milliseconds."""

CALL = EventEntityDescription(
    key="call",
    translation_key="call",
    event_types=[event.value for event in CallEvent],
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the call event of every extension, where the provider tells of calls."""
    if entry.runtime_data.can(Capability.CALLS):
        add_extension_entities(
            entry, async_add_entities, lambda key: [CallEventEntity(entry, key)]
        )


class CallEventEntity(ExtensionEntity, EventEntity):
    """Tells what happens to the calls of an extension.

    What was going on before anybody looked, or while nobody could, is no news.
    """

    _unrecorded_attributes = frozenset({"caller", "direction"})

    def __init__(self, entry: PbxConfigEntry, key: str) -> None:
        """Tell who calls only when the user consented to that."""
        super().__init__(entry, key, CALL)
        self._show_caller: bool = entry.options.get(CONF_SHOW_CALLER, False)
        self._last = Look()
        self._seen_gaps: int | None = None
        self._seen_poll = 0
        self._untold: deque[CallChange] = deque()
        self._tell_later: Handle | None = None
        self._stop_watching: CALLBACK_TYPE | None = None

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event from before a restart, as far as consent goes now."""
        last = await super().async_get_last_event_data()
        if last and last.last_event_attributes and not self._show_caller:
            last.last_event_attributes.pop("caller", None)
        return last

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Tell nothing any more."""
        await super().async_will_remove_from_hass()
        self._take_bearings()

    @override
    def _take_bearings(self) -> None:
        """Note the calls that are going on, and tell nothing of them."""
        self._forget()
        self._seen_gaps = self.coordinator.gaps if self.available else None
        self._last = first_look(self._calls or ()) if self.available else Look()

    @callback
    def _forget(self) -> None:
        """Give up what was to be told, and waiting for calls that are missing."""
        self._untold.clear()
        if self._tell_later:
            self._tell_later.cancel()
            self._tell_later = None
        self._watch(is_wanted=False)

    @property
    def _calls(self) -> tuple[Call, ...] | None:
        """Return the calls that the PBX lists now, None if it says nothing of them."""
        return self.subject.calls

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell what happened since the last look."""
        if self.available and self._seen_gaps == self.coordinator.gaps:
            self._look()
        else:
            self._take_bearings()
            self.async_write_ha_state()

    @callback
    def _look(self) -> None:
        """Take one look at each poll, and report what is new.

        A missing call needs another look. A poll that says nothing of calls is none.
        """
        calls, poll = self._calls, self.coordinator.polls
        if calls is None or poll == self._seen_poll:
            return
        self._seen_poll = poll
        now = self.coordinator.success_at
        self._last, changes = next_look(calls, self._last, now)
        self._watch(is_wanted=bool(self._last.missing))
        self._untold.extend(changes)
        if self._untold and not self._tell_later:
            # Who reacts finds what the same poll changed elsewhere.
            self._tell_later = self.hass.loop.call_soon(self._tell_next)

    @callback
    def _watch(self, *, is_wanted: bool) -> None:
        """Look at the next poll as well, even if it brings nothing new of this extension."""
        if is_wanted and not self._stop_watching:
            self._stop_watching = self.coordinator.async_add_listener(
                self._handle_coordinator_update, Topic.POLL
            )
        elif self._stop_watching and not is_wanted:
            self._stop_watching()
            self._stop_watching = None

    @callback
    def _tell_next(self) -> None:
        """Trigger the next event; two in one millisecond would look like one."""
        self._tell_later = None
        change = self._untold.popleft()
        attributes = {"direction": change.direction.value}
        if self._show_caller and change.caller_id:
            attributes["caller"] = change.caller_id
        self._trigger_event(change.event.value, attributes)
        self.async_write_ha_state()
        if self._untold:
            self._tell_later = self.hass.loop.call_later(APART, self._tell_next)
