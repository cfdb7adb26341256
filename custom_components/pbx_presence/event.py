"""The call event of each extension."""

from asyncio import Handle
from collections.abc import Iterable
from typing import Any, Final, override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
    EventExtraStoredData,
)
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from . import activity
from .adding import async_add_extension_entities
from .call_watch import CallWatch
from .coordinator import PresenceCoordinator
from .entity import PbxEntity, Subject
from .pbx.account import Capability
from .pbx.call_log import LoggedCall
from .pbx.calls import CallEvent
from .pbx.model import Direction, Extension
from .polling.topics import Topic
from .runtime import PbxConfigEntry, PbxData

PARALLEL_UPDATES = 0

EVENT_SPACING: Final = 0.002
"""Seconds between two events, whose times are stored in milliseconds."""
PRIVATE: Final = ("caller", "caller_name")
"""The attributes that require the user's consent."""

CALL = EventEntityDescription(
    key="call",
    translation_key="call",
    event_types=[event.value for event in CallEvent],
)

type Report = tuple[CallEvent, dict[str, Any]]
"""An event and its attributes."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the call event of every extension if the provider reports calls."""
    data = entry.runtime_data
    if (presence := data.presence) and data.can(Capability.CALLS):
        await async_add_extension_entities(
            hass,
            entry,
            presence,
            async_add_entities,
            lambda subject: [CallEventEntity(subject, presence, data)],
        )


class CallEventEntity(PbxEntity[Extension], EventEntity):
    """Reports what happens to the calls of an extension.

    Calls that are already in progress at start-up or after an outage are reported only
    when they change. That of the owner also reports missed calls that only the call log
    has.
    """

    _unrecorded_attributes = frozenset({*PRIVATE, "called_at", "direction", "seen_by"})

    def __init__(
        self, subject: Subject[Extension], presence: PresenceCoordinator, data: PbxData
    ) -> None:
        """Report the caller only with the user's consent."""
        super().__init__(subject, CALL)
        key = str(subject.topic)
        self._presence = presence
        self._callers = data.callers
        self._log = data.call_log if data.owner and data.owner.key == key else None
        self._watch = CallWatch(presence, key)
        self._unreported: list[Report] = []
        self._report_later: Handle | None = None
        self._stop_watching: CALLBACK_TYPE | None = None

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event from before a restart, without a caller that is now private."""
        last = await super().async_get_last_event_data()
        if last and last.last_event_attributes and not self._callers.has_consent:
            for attribute in PRIVATE:
                last.last_event_attributes.pop(attribute, None)
        return last

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the call log as well."""
        await super().async_added_to_hass()
        if self._log:
            self.async_on_remove(
                self._log.async_add_listener(self._report_logged, Topic.UNSEEN_CALLS)
            )

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Report nothing more."""
        await super().async_will_remove_from_hass()
        self._note_current_state()

    @override
    def _note_current_state(self) -> None:
        """Note the calls that are in progress without reporting them."""
        self._unreported.clear()
        if self._report_later:
            self._report_later.cancel()
            self._report_later = None
        self._watch_missing(is_wanted=False)
        self._watch.start()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Report what happened since the last poll.

        If a call is missing, check again at the next poll.
        """
        changes = self._watch.changes()
        if changes is None:
            self._note_current_state()
            self.async_write_ha_state()
            return
        self._watch_missing(is_wanted=bool(self._watch.look.missing))
        self._report(
            (change.event, {"direction": change.direction.value}, change.caller_id)
            for change in changes
        )

    @callback
    def _report_logged(self) -> None:
        """Report the missed calls that no poll saw."""
        assert self._log, "listens to it"
        self._report(map(_of_log, self._log.unseen))

    @callback
    def _report(self, reports: Iterable[tuple[CallEvent, dict[str, Any], str]]) -> None:
        """Report events with their attributes and the other party."""
        for event, attributes, number in reports:
            caller = self._callers.find(number)
            private = dict(zip(PRIVATE, (caller.number, caller.name), strict=True))
            known = {key: value for key, value in private.items() if value}
            self._unreported.append((event, attributes | known))
        if self._unreported and not self._report_later:
            # By then, the other entities show the same poll.
            self._report_later = self.hass.loop.call_soon(self._report_next)

    @callback
    def _watch_missing(self, *, is_wanted: bool) -> None:
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
        event, attributes = self._unreported.pop(0)
        context = Context()
        self.async_set_context(context)
        self._trigger_event(event.value, attributes)
        self.async_write_ha_state()
        who = attributes.get("caller_name") or attributes.get("caller")
        if who:
            entry = self._presence.config_entry
            activity.async_note(self.hass, entry, context, self.entity_id, event, who)
        if self._unreported:
            self._report_later = self.hass.loop.call_later(
                EVENT_SPACING, self._report_next
            )


def _of_log(call: LoggedCall) -> tuple[CallEvent, dict[str, Any], str]:
    """Return the event of a missed call that only the call log has."""
    attributes = {
        "direction": Direction.IN.value,
        "seen_by": "call_log",
        "called_at": dt_util.as_local(call.at).isoformat(),
    }
    return CallEvent.MISSED, attributes, call.number
