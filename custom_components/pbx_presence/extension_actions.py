"""Actions about extensions: finding some, and asking the PBX now."""

from collections.abc import Callable
from typing import Any, Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID, ATTR_NAME
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import (
    async_get_config_entry,
    async_get_device_and_config_entry,
)
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
import voluptuous as vol

from . import devices
from .const import DOMAIN
from .pbx.account import Capability
from .pbx.model import Extension, LineStatus
from .runtime import PbxConfigEntry

ATTR_AVAILABLE: Final = "available"
ATTR_KEY_WORD: Final = "key_word"
ATTR_LINE_STATUS: Final = "line_status"
ATTR_NUMBER: Final = "number"

FIND_SCHEMA: Final = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_NAME): cv.string,
        vol.Optional(ATTR_NUMBER): cv.string,
        vol.Optional(ATTR_KEY_WORD): cv.string,
        vol.Optional(ATTR_AVAILABLE): cv.boolean,
        vol.Optional(ATTR_LINE_STATUS): vol.All(
            cv.ensure_list_csv, [vol.In([status.value for status in LineStatus])]
        ),
    }
)
REFRESH_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_DEVICE_ID): cv.string,
    }
)


@callback
def async_register(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN,
        "find_extensions",
        _async_find,
        schema=FIND_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN, "refresh", _async_refresh, schema=REFRESH_SCHEMA
    )


async def _async_find(call: ServiceCall) -> ServiceResponse:
    """Return the followed extensions that fit all that is asked for."""
    entry: PbxConfigEntry = async_get_config_entry(
        call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID]
    )
    presence = entry.runtime_data.presence
    if not presence or not entry.runtime_data.can(Capability.EXTENSIONS):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_supported",
            translation_placeholders={"account": entry.title},
        )
    if not presence.is_fresh:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="not_fresh",
            translation_placeholders={"account": entry.title},
        )
    tests = [TESTS[key](call.data[key]) for key in TESTS if key in call.data]
    return {
        "extensions": [
            _shown(extension)
            | {ATTR_DEVICE_ID: devices.device_id(call.hass, entry, extension.key)}
            for extension in presence.data.values()
            if all(test(extension) for test in tests)
        ]
    }


type Test = Callable[[Extension], bool]


def _by_name(wanted: str) -> Test:
    """Return whether a name has a part in it, in small or large letters."""
    return lambda extension: wanted.casefold() in extension.name.casefold()


def _by_number(wanted: str) -> Test:
    """Return whether a number is the wanted one, however it is written."""
    digits = _digits(wanted)
    return lambda extension: _digits(extension.number) == digits


def _by_key_word(wanted: str) -> Test:
    """Return whether there is a key word."""
    word = wanted.casefold()
    return lambda extension: word in map(str.casefold, extension.key_words)


def _by_availability(wanted: bool) -> Test:
    """Return whether the profile says so; who has none is neither."""
    return lambda extension: extension.available is wanted


def _by_line_status(wanted: list[str]) -> Test:
    """Return whether the line does one of these things."""
    return lambda extension: extension.line_status in wanted


TESTS: Final[dict[str, Callable[[Any], Test]]] = {
    ATTR_NAME: _by_name,
    ATTR_NUMBER: _by_number,
    ATTR_KEY_WORD: _by_key_word,
    ATTR_AVAILABLE: _by_availability,
    ATTR_LINE_STATUS: _by_line_status,
}


def _digits(number: str) -> str:
    """Return a number without what only people write."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _shown(extension: Extension) -> dict[str, Any]:
    """Return an extension without its calls, whose parties are private."""
    profile = extension.profile
    until = profile.until if profile else None
    return {
        "name": extension.name,
        "number": extension.number,
        "key_words": list(extension.key_words),
        "presence": extension.presence,
        "available": extension.available,
        "line_status": extension.line_status,
        "profile": profile.name if profile else None,
        "profile_until": until.isoformat() if until else None,
        "profile_message": profile.message if profile else None,
    }


async def _async_refresh(call: ServiceCall) -> None:
    """Ask the PBX now, and wait for the answer.

    Raises ServiceValidationError unless one account is meant, HomeAssistantError when
    the PBX does not answer.
    """
    data = _target(call).runtime_data
    if data.settings:
        await data.settings.async_refresh()
        _raise_failure(data.settings)
    if data.presence:
        await data.presence.async_refresh()
        _raise_failure(data.presence)


def _target(call: ServiceCall) -> PbxConfigEntry:
    """Return the account that an action names, or whose device it names."""
    entry_id: str = call.data.get(ATTR_CONFIG_ENTRY_ID, "")
    device_id: str = call.data.get(ATTR_DEVICE_ID, "")
    if bool(entry_id) is bool(device_id):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="account_or_device"
        )
    entry: PbxConfigEntry
    if entry_id:
        entry = async_get_config_entry(call.hass, DOMAIN, entry_id)
    else:
        _, entry = async_get_device_and_config_entry(call.hass, DOMAIN, device_id)
    return entry


def _raise_failure(coordinator: DataUpdateCoordinator[Any]) -> None:
    """Raise why the last poll failed, unless it did not."""
    error = coordinator.last_exception
    if coordinator.last_update_success or error is None:
        return
    if not isinstance(error, HomeAssistantError):
        # A fault of our own.
        raise error
    raise HomeAssistantError(
        translation_domain=error.translation_domain,
        translation_key=error.translation_key,
        translation_placeholders=error.translation_placeholders,
    ) from error
