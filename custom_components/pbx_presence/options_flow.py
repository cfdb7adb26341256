"""How often to poll, how to read times, whom to follow, and what to show."""

from typing import Any, override
from zoneinfo import available_timezones

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from .const import (
    CONF_FAST_INTERVAL,
    CONF_INTERVAL,
    CONF_SHOW_CALLER,
    CONF_TIME_ZONE,
    DEFAULT_FAST_INTERVAL,
    DEFAULT_INTERVAL,
    DEFAULT_TIME_ZONE,
    MAX_EXTENSIONS,
    MAX_INTERVAL,
    MIN_INTERVAL,
)
from .follow_flow import FollowSteps, follow_schema
from .provider import async_zone

_SECONDS = vol.All(
    NumberSelector(
        NumberSelectorConfig(
            min=MIN_INTERVAL,
            max=MAX_INTERVAL,
            step=1,
            mode=NumberSelectorMode.BOX,
            unit_of_measurement="s",
        )
    ),
    vol.Coerce(int),
)


def _zones(names: list[str]) -> SelectSelector:
    """Return a selector for a time zone that also takes one that is typed."""
    return SelectSelector(
        SelectSelectorConfig(
            options=names, mode=SelectSelectorMode.DROPDOWN, custom_value=True
        )
    )


class PbxOptionsFlow(FollowSteps, OptionsFlowWithReload):
    """Changes the options of an account; a change reloads it."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for everything but the choice of extensions."""
        if not self.follow_options:
            self.follow_options = dict(self.config_entry.options)
            if self.config_entry.state is ConfigEntryState.LOADED:
                listing = self.config_entry.runtime_data.presence.listing
                self.extensions = listing.extensions
        if user_input is None:
            return await self._async_ask_again()
        return await self._async_take(user_input)

    async def _async_take(self, user_input: dict[str, Any]) -> ConfigFlowResult:
        """Take the answers, or say what is wrong with them."""
        self.follow_options |= user_input
        self.follow_errors = {}
        if user_input[CONF_FAST_INTERVAL] > user_input[CONF_INTERVAL]:
            self.follow_errors[CONF_FAST_INTERVAL] = "fast_is_slower"
        if not await async_zone(user_input[CONF_TIME_ZONE]):
            self.follow_errors[CONF_TIME_ZONE] = "invalid_time_zone"
        if self.follow_errors:
            return await self._async_ask_again()
        return await self._async_follow(user_input)

    @override
    async def _async_ask_again(self) -> ConfigFlowResult:
        """Show the form with the answers so far."""
        names = await self.hass.async_add_executor_job(available_timezones)
        schema = vol.Schema(
            {
                vol.Required(CONF_INTERVAL, default=DEFAULT_INTERVAL): _SECONDS,
                vol.Required(
                    CONF_FAST_INTERVAL, default=DEFAULT_FAST_INTERVAL
                ): _SECONDS,
                vol.Required(CONF_TIME_ZONE, default=DEFAULT_TIME_ZONE): _zones(
                    sorted(names)
                ),
                vol.Required(CONF_SHOW_CALLER, default=False): BooleanSelector(),
                **follow_schema(self.follow_options).schema,
            }
        )
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                schema, self.follow_options
            ),
            errors=self.follow_errors,
            description_placeholders={"limit": str(MAX_EXTENSIONS)},
        )

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Save the options."""
        return self.async_create_entry(data=self.follow_options)
