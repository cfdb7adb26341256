"""The actions of the integration."""

from homeassistant.core import HomeAssistant, SupportsResponse, callback

from ..const import DOMAIN
from .acting import (
    DIAL_SCHEMA,
    HANG_UP_SCHEMA,
    SMS_SCHEMA,
    async_dial,
    async_hang_up,
    async_send_sms,
)
from .calls import CALLS_SCHEMA, async_get_calls
from .reading import (
    FIND_SCHEMA,
    MOBILE_CONFIGS_SCHEMA,
    REFRESH_SCHEMA,
    SETTINGS_SCHEMA,
    SUBSCRIPTIONS_SCHEMA,
    async_find,
    async_mobile_configs,
    async_refresh,
    async_settings,
    async_subscriptions,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    only, none = SupportsResponse.ONLY, SupportsResponse.NONE
    for name, handler, schema, response in (
        ("find_extensions", async_find, FIND_SCHEMA, only),
        ("get_calls", async_get_calls, CALLS_SCHEMA, only),
        ("get_settings", async_settings, SETTINGS_SCHEMA, only),
        ("get_mobile_configs", async_mobile_configs, MOBILE_CONFIGS_SCHEMA, only),
        ("get_employee_subscriptions", async_subscriptions, SUBSCRIPTIONS_SCHEMA, only),
        ("refresh", async_refresh, REFRESH_SCHEMA, none),
        ("dial", async_dial, DIAL_SCHEMA, SupportsResponse.OPTIONAL),
        ("hang_up", async_hang_up, HANG_UP_SCHEMA, none),
        ("send_sms", async_send_sms, SMS_SCHEMA, none),
    ):
        hass.services.async_register(
            DOMAIN, name, handler, schema=schema, supports_response=response
        )
