"""Actions that return what does not fit into states."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any, Final, cast

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
import voluptuous as vol

from .const import DOMAIN
from .pbx.account import Capability, ListedName, MobileConfig, employee_names
from .pbx.contract import SettingsProvider
from .pbx.errors import PbxAuthenticationError, PbxError
from .polling.failures import translated
from .runtime import PbxConfigEntry

ATTR_COMMON: Final = "common"
ATTR_CUSTOMER: Final = "customer"
ATTR_EMPLOYEE: Final = "employee"
ATTR_RESELLER: Final = "reseller"

_ID: Final = vol.All(cv.string, vol.Length(min=1, max=64))
_ENTRY: Final = {vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string}
SETTINGS_SCHEMA: Final = vol.Schema({**_ENTRY, vol.Optional(ATTR_CUSTOMER): _ID})
MOBILE_CONFIGS_SCHEMA: Final = vol.Schema(
    {
        **_ENTRY,
        vol.Optional(ATTR_EMPLOYEE): _ID,
        vol.Optional(ATTR_CUSTOMER): _ID,
    }
)
SUBSCRIPTIONS_SCHEMA: Final = vol.Schema(
    {
        **_ENTRY,
        vol.Optional(ATTR_CUSTOMER): _ID,
        vol.Optional(ATTR_RESELLER): _ID,
        vol.Optional(ATTR_COMMON, default=False): cv.boolean,
    }
)


@callback
def async_setup(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, handler, schema in (
        ("get_settings", _async_settings, SETTINGS_SCHEMA),
        ("get_mobile_configs", _async_mobile_configs, MOBILE_CONFIGS_SCHEMA),
        ("get_employee_subscriptions", _async_subscriptions, SUBSCRIPTIONS_SCHEMA),
    ):
        hass.services.async_register(
            DOMAIN,
            name,
            handler,
            schema=schema,
            supports_response=SupportsResponse.ONLY,
        )


async def _async_read[T](
    call: ServiceCall,
    capability: Capability,
    read: Callable[[SettingsProvider], Awaitable[T]],
) -> T:
    """Return what the provider of the account that an action names tells.

    Raises ServiceValidationError when there is no such account, or its provider cannot
    tell this, and HomeAssistantError when the PBX does not.
    """
    entry: PbxConfigEntry = async_get_config_entry(
        call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID]
    )
    if not entry.runtime_data.can(capability):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_supported",
            translation_placeholders={"account": entry.title},
        )
    try:
        return await read(cast("SettingsProvider", entry.runtime_data.provider))
    except PbxError as err:
        if isinstance(err, PbxAuthenticationError):
            # A poll knows what to do then, and asks nothing further.
            await entry.runtime_data.main.async_refresh()
        raise HomeAssistantError(**translated(err)) from err


async def _async_settings(call: ServiceCall) -> ServiceResponse:
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


async def _async_mobile_configs(call: ServiceCall) -> ServiceResponse:
    """Return who sees whom in the mobile app."""
    configs = await _async_read(
        call,
        Capability.MOBILE_CONFIGS,
        lambda provider: provider.mobile_configs(
            employee=call.data.get(ATTR_EMPLOYEE), customer=call.data.get(ATTR_CUSTOMER)
        ),
    )
    names = employee_names(configs)
    return {"mobile_configs": [_config(config, names) for config in configs]}


async def _async_subscriptions(call: ServiceCall) -> ServiceResponse:
    """Return the notices that employees can subscribe to."""
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


def _config(config: MobileConfig, names: dict[str, str]) -> dict[str, Any]:
    """Return one mobile config with the employee's name, if anybody lists it."""
    return {
        "employee": config.id,
        "name": names.get(config.id or ""),
        "customer": config.customer,
        "lists": [
            {
                "type": listed.type,
                "shown": [_line(line) for line in listed.shown],
                "could_be_shown": [_line(line) for line in listed.others],
            }
            for listed in config.lists
        ],
    }


def _line(line: ListedName) -> dict[str, str | None]:
    """Return one line of a list."""
    return {"id": line.id, "name": line.name}
