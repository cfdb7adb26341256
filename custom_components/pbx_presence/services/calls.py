"""The action that returns the call log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..actions import invalid, refused
from ..call_log import PAST
from ..callers import Callers
from ..pbx.account import Capability
from ..pbx.call_log import CallKind, LoggedCall
from ..pbx.errors import PbxError
from ..polling.failures import translated
from ..runtime import PbxConfigEntry
from .common import ENTRY, entry_of, not_supported

ATTR_FROM: Final = "from"
ATTR_KIND: Final = "kind"
ATTR_TO: Final = "to"
MOST_CALLS: Final = 500
_MOMENT: Final = vol.All(cv.datetime, dt_util.as_utc)
CALLS_SCHEMA: Final = vol.Schema(
    {
        **ENTRY,
        vol.Optional(ATTR_FROM): _MOMENT,
        vol.Optional(ATTR_TO): _MOMENT,
        vol.Optional(ATTR_KIND): vol.All(
            cv.ensure_list_csv, [vol.In([kind.value for kind in CallKind])]
        ),
    }
)


async def async_get_calls(call: ServiceCall) -> ServiceResponse:
    """Return the owner's calls of a time, the newest first, at most 500.

    By default the calls of the last 30 days. Raises ServiceValidationError without the
    option, and HomeAssistantError if the PBX reports an error.
    """
    entry = entry_of(call)
    now = dt_util.utcnow()
    end = min(call.data.get(ATTR_TO, now), now)
    start = call.data.get(ATTR_FROM, now - PAST)
    if start > end:
        raise invalid(reason="from_after_to")
    kinds = call.data.get(ATTR_KIND, list(CallKind))
    calls = await _async_between(entry, start, end)
    wanted = [one for one in calls if one.kind in kinds][:MOST_CALLS]
    callers = entry.runtime_data.callers
    return {"calls": [as_response(one, callers) for one in wanted]}


async def _async_between(
    entry: PbxConfigEntry, start: datetime, end: datetime
) -> Iterable[LoggedCall]:
    """Return the calls of a time; raise an error of Home Assistant."""
    data = entry.runtime_data
    if not data.can(Capability.CALL_LOG):
        raise not_supported(entry)
    if not (log := data.call_log):
        raise refused(entry, reason="no_call_log")
    try:
        return await log.async_between(start, end)
    except PbxError as err:
        raise HomeAssistantError(**translated(err)) from err


def as_response(call: LoggedCall, callers: Callers) -> JsonObjectType:
    """Return a call as response data; the other party requires the user's consent."""
    caller = callers.find(call.number)
    return {
        "kind": call.kind.value,
        "time": dt_util.as_local(call.at).isoformat(),
        "duration": call.duration,
        "number": caller.number,
        "name": caller.name,
    }
