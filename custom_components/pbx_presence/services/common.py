"""What the actions have in common."""

from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
import voluptuous as vol

from ..actions import refused
from ..const import DOMAIN
from ..runtime import PbxConfigEntry

ID: Final = vol.All(cv.string, vol.Length(min=1, max=64))
ENTRY: Final = {vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string}


def entry_of(call: ServiceCall) -> PbxConfigEntry:
    """Return the account that an action names.

    Raises ServiceValidationError if it does not exist or is not loaded.
    """
    entry: PbxConfigEntry = async_get_config_entry(
        call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID]
    )
    return entry


def not_supported(entry: PbxConfigEntry) -> ServiceValidationError:
    """Return the error that the provider of an account does not support an action."""
    return refused(entry, reason="not_supported")
