"""Who called, for the lines in Activity, in memory only.

Home Assistant records every event of the bus. These name only the entity and what
happened; the caller is added when a line is shown, for as long as Home Assistant runs.
"""

from collections import OrderedDict
from typing import Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .pbx.calls import CallEvent

EVENT_CALL: Final = f"{DOMAIN}_caller"
ATTR_CALL: Final = "call"
_MOST: Final = 500

type Callers = OrderedDict[str, str]
"""Callers by the ID of the context of an event, the oldest first."""

_CALLERS: HassKey[Callers] = HassKey(EVENT_CALL)


@callback
def async_note(
    hass: HomeAssistant, context: Context, entity_id: str, event: CallEvent, caller: str
) -> None:
    """Add a line about a call to Activity; `caller` is a name or a number."""
    callers = hass.data.setdefault(_CALLERS, OrderedDict())
    callers[context.id] = caller
    if len(callers) > _MOST:
        callers.popitem(last=False)
    line = {ATTR_ENTITY_ID: entity_id, ATTR_CALL: event.value}
    hass.bus.async_fire(EVENT_CALL, line, context=context)


@callback
def async_caller(hass: HomeAssistant, context_id: str | None) -> str | None:
    """Return the caller of an event, or None if it is no longer known."""
    callers = hass.data.get(_CALLERS, OrderedDict())
    return callers.get(context_id or "")
