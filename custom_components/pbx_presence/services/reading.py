"""The actions that return or refresh what the PBX knows."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID, ATTR_NAME
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .. import devices
from ..const import DOMAIN
from ..pbx.account import Capability
from ..pbx.contract import ListedName, MobileConfig, SettingsProvider, employee_names
from ..pbx.errors import PbxAuthenticationError, PbxError
from ..pbx.model import LineStatus
from ..polling.account import AnyCoordinator
from ..polling.failures import translated
from ..runtime import PbxConfigEntry
from ..search import (
    ATTR_AVAILABLE,
    ATTR_KEY_WORD,
    ATTR_LINE_STATUS,
    ATTR_NUMBER,
    as_response,
    find,
)
from .common import ENTRY, ID, entry_of, not_supported

ATTR_COMMON: Final = "common"
ATTR_CUSTOMER: Final = "customer"
ATTR_EMPLOYEE: Final = "employee"
ATTR_RESELLER: Final = "reseller"

FIND_SCHEMA: Final = vol.Schema(
    {
        **ENTRY,
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
SETTINGS_SCHEMA: Final = vol.Schema({**ENTRY, vol.Optional(ATTR_CUSTOMER): ID})
MOBILE_CONFIGS_SCHEMA: Final = vol.Schema(
    {
        **ENTRY,
        vol.Optional(ATTR_EMPLOYEE): ID,
        vol.Optional(ATTR_CUSTOMER): ID,
    }
)
SUBSCRIPTIONS_SCHEMA: Final = vol.Schema(
    {
        **ENTRY,
        vol.Optional(ATTR_CUSTOMER): ID,
        vol.Optional(ATTR_RESELLER): ID,
        vol.Optional(ATTR_COMMON, default=False): cv.boolean,
    }
)


async def async_find(call: ServiceCall) -> ServiceResponse:
    """Return the followed extensions that match every criterion.

    Raises ServiceValidationError if the provider has no extensions, and
    HomeAssistantError if they are out of date.
    """
    entry = entry_of(call)
    if not (presence := entry.runtime_data.presence):
        raise not_supported(entry)
    if not presence.is_fresh:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="not_fresh",
            translation_placeholders={"account": entry.title},
        )
    return {
        "extensions": [
            as_response(found)
            | {ATTR_DEVICE_ID: devices.device_id(call.hass, entry, found.key)}
            for found in find(presence.data.values(), call.data)
        ]
    }


async def async_refresh(call: ServiceCall) -> None:
    """Poll the PBX now, and wait for the answer.

    Raises ServiceValidationError unless exactly one account is named, and
    HomeAssistantError if the PBX does not answer.
    """
    data = _target(call).runtime_data
    for coordinator in (data.settings, data.presence):
        if coordinator:
            await coordinator.async_refresh()
            _raise_failure(coordinator)


def _target(call: ServiceCall) -> PbxConfigEntry:
    """Return the account that an action targets, directly or through a device.

    Raises ServiceValidationError unless exactly one of the two is given.
    """
    device_id: str = call.data.get(ATTR_DEVICE_ID, "")
    if bool(call.data.get(ATTR_CONFIG_ENTRY_ID)) is bool(device_id):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="account_or_device"
        )
    if not device_id:
        return entry_of(call)
    entry: PbxConfigEntry
    _, entry = async_get_device_and_config_entry(call.hass, DOMAIN, device_id)
    return entry


def _raise_failure(coordinator: AnyCoordinator) -> None:
    """Raise the error of the last poll, if it failed."""
    error = coordinator.last_exception
    if coordinator.last_update_success or error is None:
        return
    if not isinstance(error, HomeAssistantError):
        # A bug of ours.
        raise error
    raise HomeAssistantError(
        translation_domain=error.translation_domain,
        translation_key=error.translation_key,
        translation_placeholders=error.translation_placeholders,
    ) from error


async def _async_read[T](
    call: ServiceCall,
    capability: Capability,
    read: Callable[[SettingsProvider], Awaitable[T]],
) -> T:
    """Call the provider of the account that the action names.

    Raises ServiceValidationError if it lacks the capability, and HomeAssistantError if
    the PBX reports an error.
    """
    entry = entry_of(call)
    settings = entry.runtime_data.settings
    if not settings or not entry.runtime_data.can(capability):
        raise not_supported(entry)
    try:
        return await read(settings.provider)
    except PbxError as err:
        if isinstance(err, PbxAuthenticationError):
            # A failed poll starts the reauthentication.
            await settings.async_refresh()
        raise HomeAssistantError(**translated(err)) from err


async def async_settings(call: ServiceCall) -> ServiceResponse:
    """Return the settings of a PBX."""
    settings = await _async_read(
        call,
        Capability.SETTINGS,
        lambda provider: provider.settings(call.data.get(ATTR_CUSTOMER)),
    )
    until = settings.invoiced_until
    return {
        "settings": asdict(settings)
        | {"invoiced_until": until.isoformat() if until else None}
    }


async def async_mobile_configs(call: ServiceCall) -> ServiceResponse:
    """Return what each employee sees in the mobile app."""
    configs = await _async_read(
        call,
        Capability.MOBILE_CONFIGS,
        lambda provider: provider.mobile_configs(
            employee=call.data.get(ATTR_EMPLOYEE), customer=call.data.get(ATTR_CUSTOMER)
        ),
    )
    names = employee_names(configs)
    return {"mobile_configs": [_config(config, names) for config in configs]}


async def async_subscriptions(call: ServiceCall) -> ServiceResponse:
    """Return the notifications that employees can subscribe to."""
    if ATTR_CUSTOMER in call.data and ATTR_RESELLER in call.data:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="customer_and_reseller"
        )
    subscriptions = await _async_read(
        call,
        Capability.EMPLOYEE_SUBSCRIPTIONS,
        lambda provider: provider.employee_subscriptions(
            customer=call.data.get(ATTR_CUSTOMER),
            reseller=call.data.get(ATTR_RESELLER),
            common=call.data[ATTR_COMMON],
        ),
    )
    return {"employee_subscriptions": [asdict(one) for one in subscriptions]}


def _config(config: MobileConfig, names: dict[str, str]) -> JsonObjectType:
    """Return a mobile config, with the employee's name if a colleague's list has it."""
    return {
        "employee": config.id,
        "name": names.get(config.id or ""),
        "customer": config.customer,
        "lists": [
            {
                "type": listed.type,
                "shown": [_name(entry) for entry in listed.shown],
                "could_be_shown": [_name(entry) for entry in listed.others],
            }
            for listed in config.lists
        ],
    }


def _name(entry: ListedName) -> JsonObjectType:
    """Return one entry of a list in the mobile app."""
    return {"id": entry.id, "name": entry.name}
