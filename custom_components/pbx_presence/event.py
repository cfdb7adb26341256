"""The call event of each extension."""

from typing import override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
    EventExtraStoredData,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_SHOW_CALLER
from .entity import ExtensionEntity, add_extension_entities
from .pbx.account import Capability
from .pbx.calls import CallEvent, LiveCalls, call_changes, live_calls
from .runtime import PbxConfigEntry

PARALLEL_UPDATES = 0

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
        self._live: LiveCalls = {}
        self._seen_gaps: int | None = None

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event from before a restart, as far as consent goes now."""
        last = await super().async_get_last_event_data()
        if last and last.last_event_attributes and not self._show_caller:
            last.last_event_attributes.pop("caller", None)
        return last

    @override
    def _take_bearings(self) -> None:
        """Note the calls that are going on, and tell nothing of them."""
        self._seen_gaps = self.coordinator.gaps if self.available else None
        self._live = live_calls(self.subject.calls or ()) if self.available else {}

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell what happened since the last look."""
        if self.available and self._seen_gaps == self.coordinator.gaps:
            self._tell_changes()
        else:
            self._take_bearings()
            self.async_write_ha_state()

    @callback
    def _tell_changes(self) -> None:
        """Trigger one event for each thing that happened."""
        before, self._live = (
            self._live,
            live_calls(self.subject.calls or (), self._live),
        )
        for change in call_changes(before, self._live):
            attributes = {"direction": change.direction.value}
            if self._show_caller and change.caller_id:
                attributes["caller"] = change.caller_id
            self._trigger_event(change.event.value, attributes)
            self.async_write_ha_state()
