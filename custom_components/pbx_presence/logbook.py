"""Sentences for the logbook about what happened to calls."""

from collections.abc import Callable
from typing import Final

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import ATTR_CALL_EVENT, DOMAIN, EVENT_CALL
from .pbx.calls import CallEvent

# The logbook's own texts are not translated either.
_SENTENCES: Final = {
    CallEvent.INCOMING: ("is being called", "mdi:phone-ring"),
    CallEvent.ANSWERED: ("answered a call", "mdi:phone-in-talk"),
    CallEvent.MISSED: ("missed a call", "mdi:phone-missed"),
    CallEvent.ENDED: ("ended a call", "mdi:phone-hangup"),
    CallEvent.OUTGOING: ("is calling somebody", "mdi:phone-outgoing"),
    CallEvent.CONNECTED: ("is talking to somebody", "mdi:phone-in-talk"),
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[Event], dict[str, str | None]]], None
    ],
) -> None:
    """Describe call events."""

    @callback
    def describe(event: Event) -> dict[str, str | None]:
        message, icon = _SENTENCES[CallEvent(event.data[ATTR_CALL_EVENT])]
        return {
            LOGBOOK_ENTRY_NAME: event.data[ATTR_NAME],
            LOGBOOK_ENTRY_MESSAGE: message,
            LOGBOOK_ENTRY_ICON: icon,
            LOGBOOK_ENTRY_ENTITY_ID: event.data[ATTR_ENTITY_ID],
        }

    async_describe_event(DOMAIN, EVENT_CALL, describe)
