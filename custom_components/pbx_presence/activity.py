"""Who called, for the lines in Activity, in memory only.

Home Assistant records every event of the bus. These name only the entity and what
happened; the caller is added when a line is shown, for as long as Home Assistant runs.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .pbx.calls import CallEvent
from .runtime import PbxConfigEntry

EVENT_CALL: Final = f"{DOMAIN}_caller"
ATTR_CALL: Final = "call"
_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class _Known:
    """A caller, and the account that the call belongs to."""

    entry_id: str
    caller: str


type Callers = OrderedDict[str, _Known]
"""Callers by the ID of the context of an event, the oldest first."""

_CALLERS: HassKey[Callers] = HassKey(EVENT_CALL)


@callback
def async_note(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    context: Context,
    entity_id: str,
    event: CallEvent,
    caller: str,
) -> None:
    """Add a line about a call to Activity; `caller` is a name or a number."""
    callers = hass.data.setdefault(_CALLERS, OrderedDict())
    callers[context.id] = _Known(entry.entry_id, caller)
    if len(callers) > _MOST:
        callers.popitem(last=False)
    line = {ATTR_ENTITY_ID: entity_id, ATTR_CALL: event.value}
    hass.bus.async_fire(EVENT_CALL, line, context=context)


@callback
def async_caller(hass: HomeAssistant, context_id: str | None) -> str | None:
    """Return the caller of an event, or None if it is no longer known."""
    callers = hass.data.get(_CALLERS, OrderedDict())
    known = callers.get(context_id or "")
    return known.caller if known else None


@callback
def async_forget(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Forget who called an account, e.g. because the user withdrew their consent."""
    callers = hass.data.get(_CALLERS, OrderedDict())
    for context_id in [
        id_ for id_, one in callers.items() if one.entry_id == entry.entry_id
    ]:
        del callers[context_id]
