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
from .coordinator import PresenceCoordinator
from .entity import PbxEntity, Subject, add_extension_entities
from .pbx.account import Capability
from .pbx.calls import CallChange, CallEvent, first_look, next_look
from .pbx.looks import Look
from .pbx.model import Call, Extension
from .polling.topics import Topic
from .runtime import PbxConfigEntry

PARALLEL_UPDATES = 0

EVENT_SPACING: Final = 0.002
"""Seconds between two events, whose times are stored in milliseconds."""

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
    """Add the call event of every extension if the provider reports calls."""
    data = entry.runtime_data
    if (presence := data.presence) and data.can(Capability.CALLS):
        show_caller = entry.options.get(CONF_SHOW_CALLER, False)
        add_extension_entities(
            entry,
            presence,
            async_add_entities,
            lambda subject: [
                CallEventEntity(subject, presence, show_caller=show_caller)
            ],
        )


class CallEventEntity(PbxEntity[Extension], EventEntity):
    """Reports what happens to the calls of an extension.

    Calls that are already in progress at start-up or after an outage are reported only
    when they change.
    """

    _unrecorded_attributes = frozenset({"caller", "direction"})

    def __init__(
        self,
        subject: Subject[Extension],
        presence: PresenceCoordinator,
        *,
        show_caller: bool,
    ) -> None:
        """Report the caller only with the user's consent."""
        super().__init__(subject, CALL)
        self._presence = presence
        self._show_caller = show_caller
        self._last = Look()
        self._seen_gaps: int | None = None
        self._seen_poll = 0
        self._unreported: deque[CallChange] = deque()
        self._report_later: Handle | None = None
        self._stop_watching: CALLBACK_TYPE | None = None

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event from before a restart, without a caller that is now private."""
        last = await super().async_get_last_event_data()
        if last and last.last_event_attributes and not self._show_caller:
            last.last_event_attributes.pop("caller", None)
        return last

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Report nothing more."""
        await super().async_will_remove_from_hass()
        self._note_current_state()

    @override
    def _note_current_state(self) -> None:
        """Note the calls that are in progress without reporting them."""
        self._forget()
        self._seen_gaps = self._presence.gaps if self.available else None
        self._last = first_look(self._calls or ()) if self.available else Look()

    @callback
    def _forget(self) -> None:
        """Drop what is not reported yet, and stop waiting for missing calls."""
        self._unreported.clear()
        if self._report_later:
            self._report_later.cancel()
            self._report_later = None
        self._watch(is_wanted=False)

    @property
    def _calls(self) -> tuple[Call, ...] | None:
        """Return the calls of the extension, or None if they are unknown."""
        return self.subject.read().calls

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Report what happened since the last poll."""
        if self.available and self._seen_gaps == self._presence.gaps:
            self._look()
        else:
            self._note_current_state()
            self.async_write_ha_state()

    @callback
    def _look(self) -> None:
        """Compare the calls with those of the last poll, and report what changed.

        Polls in which the calls of this extension are unknown are skipped. If a call is
        missing, check again at the next poll.
        """
        calls, poll = self._calls, self._presence.polls
        if calls is None or poll == self._seen_poll:
            return
        self._seen_poll = poll
        now = self._presence.success_at
        self._last, changes = next_look(calls, self._last, now)
        self._watch(is_wanted=bool(self._last.missing))
        self._unreported.extend(changes)
        if self._unreported and not self._report_later:
            # By then, the other entities show the same poll.
            self._report_later = self.hass.loop.call_soon(self._report_next)

    @callback
    def _watch(self, *, is_wanted: bool) -> None:
        """Look at the next poll as well, even if this extension does not change."""
        if is_wanted and not self._stop_watching:
            self._stop_watching = self._presence.async_add_listener(
                self._handle_coordinator_update, Topic.POLL
            )
        elif self._stop_watching and not is_wanted:
            self._stop_watching()
            self._stop_watching = None

    @callback
    def _report_next(self) -> None:
        """Trigger the next event; two in the same millisecond would look like one."""
        self._report_later = None
        change = self._unreported.popleft()
        attributes = {"direction": change.direction.value}
        if self._show_caller and change.caller_id:
            attributes["caller"] = change.caller_id
        self._trigger_event(change.event.value, attributes)
        self.async_write_ha_state()
        if self._unreported:
            self._report_later = self.hass.loop.call_later(
                EVENT_SPACING, self._report_next
            )
