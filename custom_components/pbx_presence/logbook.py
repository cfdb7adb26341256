"""The lines in Activity that say who called."""

from collections.abc import Callable
from typing import Any

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
    LazyEventPartialState,
)
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .activity import ATTR_CALL, EVENT_CALL, async_caller
from .const import DOMAIN

type Line = dict[str, Any]
_CALL = f"component.{DOMAIN}.entity.event.call.state_attributes.event_type.state"


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[LazyEventPartialState], Line]], None
    ],
) -> None:
    """Describe the calls with a known caller."""

    @callback
    def describe(event: LazyEventPartialState) -> Line:
        """Return the line of a call, without the caller after a restart."""
        entity_id, call = event.data[ATTR_ENTITY_ID], event.data[ATTR_CALL]
        texts = async_get_cached_translations(
            hass, hass.config.language, "entity", DOMAIN
        )
        what = texts.get(f"{_CALL}.{call}", call)
        caller = async_caller(hass, event.context_id)
        state = hass.states.get(entity_id)
        return {
            LOGBOOK_ENTRY_NAME: state.name if state else entity_id,
            LOGBOOK_ENTRY_MESSAGE: f"{what}: {caller}" if caller else what,
            LOGBOOK_ENTRY_ENTITY_ID: entity_id,
        }

    async_describe_event(DOMAIN, EVENT_CALL, describe)
