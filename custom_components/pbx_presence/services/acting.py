"""The actions that place calls and send text messages."""

from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.service import async_get_device_and_config_entry
import voluptuous as vol

from ..actions import invalid, refused
from ..const import DOMAIN
from ..devices import device_key
from ..runtime import PbxConfigEntry
from .common import ENTRY, ID, entry_of

ATTR_AUTO_ANSWER: Final = "auto_answer"
ATTR_CALL_ID: Final = "call_id"
ATTR_CALLING_DEVICE: Final = "calling_device"
ATTR_MESSAGE: Final = "message"
ATTR_NUMBER: Final = "number"

NUMBER: Final = vol.Any(str, int)
"""YAML and templates turn a number without quotes into another one: see `Actions`."""
_TARGETS: Final = (ATTR_NUMBER, ATTR_DEVICE_ID, ATTR_ENTITY_ID)
DIAL_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_NUMBER): NUMBER,
        vol.Optional(ATTR_DEVICE_ID): cv.string,
        vol.Optional(ATTR_ENTITY_ID): cv.entity_id,
        vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean,
        vol.Optional(ATTR_CALLING_DEVICE): ID,
    }
)
HANG_UP_SCHEMA: Final = vol.Schema({**ENTRY, vol.Optional(ATTR_CALL_ID): ID})
SMS_SCHEMA: Final = vol.Schema(
    {
        **ENTRY,
        vol.Required(ATTR_NUMBER): NUMBER,
        vol.Required(ATTR_MESSAGE): cv.string,
    }
)


async def async_dial(call: ServiceCall) -> ServiceResponse:
    """Ring a phone of the owner, then call a number or an extension.

    Raises ServiceValidationError unless exactly one number or extension is given, and
    HomeAssistantError if the PBX does not confirm the call.
    """
    if sum(field in call.data for field in _TARGETS) != 1:
        raise invalid(reason="one_number")
    entry, number = _dialed(call)
    call_id = await entry.runtime_data.actions.async_dial(
        number,
        auto_answer=call.data[ATTR_AUTO_ANSWER],
        device=call.data.get(ATTR_CALLING_DEVICE),
        is_extension=ATTR_NUMBER not in call.data,
    )
    return {ATTR_CALL_ID: call_id}


def _dialed(call: ServiceCall) -> tuple[PbxConfigEntry, str | int]:
    """Return the account and the number to dial."""
    is_named = ATTR_CONFIG_ENTRY_ID in call.data
    if ATTR_NUMBER in call.data:
        if not is_named:
            raise invalid(reason="account_for_number")
        return entry_of(call), call.data[ATTR_NUMBER]
    device_id = call.data.get(ATTR_DEVICE_ID)
    if device_id is None:
        device_id = _device_of(call.hass, call.data[ATTR_ENTITY_ID])
    entry: PbxConfigEntry
    device, entry = async_get_device_and_config_entry(call.hass, DOMAIN, device_id)
    if is_named and entry_of(call) is not entry:
        raise refused(entry_of(call), reason="not_an_extension")
    presence, key = entry.runtime_data.presence, device_key(entry, device)
    extension = presence.data.get(key) if presence and key else None
    if not extension or not extension.number:
        raise refused(entry, reason="not_an_extension")
    return entry, extension.number


def _device_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return the ID of the device of an entity, "" without one."""
    entity = er.async_get(hass).async_get(entity_id)
    return (entity and entity.device_id) or ""


async def async_hang_up(call: ServiceCall) -> None:
    """End a call of the owner; raise HomeAssistantError if the PBX does not."""
    actions = entry_of(call).runtime_data.actions
    await actions.async_hang_up(call.data.get(ATTR_CALL_ID))


async def async_send_sms(call: ServiceCall) -> None:
    """Send a text message as the owner; raise HomeAssistantError if that fails."""
    actions = entry_of(call).runtime_data.actions
    await actions.async_send_text(call.data[ATTR_NUMBER], call.data[ATTR_MESSAGE])
