"""How often to poll, how to read times, whom to follow, and what to show."""

from typing import Any, override
from zoneinfo import available_timezones

from homeassistant.components.webhook import async_generate_id
from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.const import CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import callback
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
)
import voluptuous as vol

from .. import webhook
from ..const import (
    CONF_CHOSEN,
    CONF_FAST_INTERVAL,
    CONF_FOLLOW,
    CONF_INTERVAL,
    CONF_KEY_WORDS,
    CONF_NEW_ADDRESS,
    CONF_PROVIDER,
    CONF_PUSH,
    CONF_SETTINGS_INTERVAL,
    CONF_SHOW_CALLER,
    CONF_TIME_ZONE,
    CONF_WITH_EMPLOYEES,
    DEFAULT_FAST_INTERVAL,
    DEFAULT_INTERVAL,
    DEFAULT_SETTINGS_INTERVAL,
    DEFAULT_TIME_ZONE,
    MAX_INTERVAL,
    MAX_SETTINGS_INTERVAL,
    MIN_INTERVAL,
    MIN_SETTINGS_INTERVAL,
    SECTION_ADVANCED,
    TELECOM_X,
)
from ..issues import grouped
from ..pbx.model import Extension
from ..polling.follow import FollowMode
from ..providers import async_zone
from .follow import FollowSteps, follow_schema


def _whole(least: int, most: int, unit: str) -> vol.All:
    """Return a selector for a whole number."""
    config = NumberSelectorConfig(
        min=least,
        max=most,
        step=1,
        mode=NumberSelectorMode.BOX,
        unit_of_measurement=unit,
    )
    return vol.All(NumberSelector(config), vol.Coerce(int))


_SECONDS = _whole(MIN_INTERVAL, MAX_INTERVAL, "s")
_READ_ONLY = TextSelector(TextSelectorConfig(read_only=True))
TELECOM_X_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_SETTINGS_INTERVAL, default=DEFAULT_SETTINGS_INTERVAL): _whole(
            MIN_SETTINGS_INTERVAL, MAX_SETTINGS_INTERVAL, "min"
        ),
        vol.Required(CONF_WITH_EMPLOYEES, default=False): BooleanSelector(),
    }
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
            self.extensions = self._listed
        if user_input is not None:
            return await self._async_take(user_input)
        if self._is_telecom_x:
            return await self.async_step_telecom_x()
        return await self._async_ask_again()

    async def async_step_telecom_x(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for what only Telecom X has, and go on if there are extensions."""
        if user_input is None:
            schema = self.add_suggested_values_to_schema(
                TELECOM_X_SCHEMA, self.follow_options
            )
            return self.async_show_form(step_id="telecom_x", data_schema=schema)
        self.follow_options |= user_input
        if user_input[CONF_WITH_EMPLOYEES]:
            return await self._async_ask_again()
        return await self._async_followed()

    @property
    def _is_telecom_x(self) -> bool:
        """Return whether the account is one of Telecom X."""
        provider: str = self.config_entry.data[CONF_PROVIDER]
        return provider == TELECOM_X

    @property
    def _listed(self) -> tuple[Extension, ...]:
        """Return the extensions that can be chosen, as far as they are known."""
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return ()
        presence = self.config_entry.runtime_data.presence
        return presence.listing.extensions if presence else ()

    @property
    def _can_choose(self) -> bool:
        """Return whether there is anything to choose from, at least what was chosen."""
        chosen = (CONF_CHOSEN, CONF_KEY_WORDS)
        return bool(self.extensions) or any(map(self.follow_options.get, chosen))

    async def _async_take(self, user_input: dict[str, Any]) -> ConfigFlowResult:
        """Take the answers, or say what is wrong with them."""
        user_input = user_input | user_input.pop(SECTION_ADVANCED, {})
        self.follow_options |= user_input
        self.follow_errors = {}
        if user_input[CONF_FAST_INTERVAL] > user_input[CONF_INTERVAL]:
            self.follow_errors[CONF_FAST_INTERVAL] = "fast_is_slower"
        if not await async_zone(user_input.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)):
            # A field in a section cannot show an error of its own.
            self.follow_errors["base"] = "invalid_time_zone"
        is_choice = user_input[CONF_FOLLOW] != FollowMode.ALL
        if is_choice and not self._can_choose:
            self.follow_errors[CONF_FOLLOW] = "nobody_known"
        if self.follow_errors:
            return await self._async_ask_again()
        return await self._async_follow(user_input)

    @override
    async def _async_ask_again(self) -> ConfigFlowResult:
        """Show the form with the answers so far."""
        fields: dict[vol.Marker, Any] = {
            **follow_schema(self.follow_options).schema,
            vol.Required(CONF_INTERVAL, default=DEFAULT_INTERVAL): _SECONDS,
            vol.Required(CONF_FAST_INTERVAL, default=DEFAULT_FAST_INTERVAL): _SECONDS,
            vol.Required(
                CONF_PUSH, default=CONF_WEBHOOK_ID in self.follow_options
            ): BooleanSelector(),
        }
        if not self._is_telecom_x:
            fields |= await self._async_call_fields()
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(fields), self.follow_options
            ),
            errors=self.follow_errors,
            description_placeholders={"limit": grouped(self._limit)},
        )

    async def _async_call_fields(self) -> dict[vol.Marker, Any]:
        """Return the fields of providers that tell of calls and of ends of profiles."""
        names = await self.hass.async_add_executor_job(available_timezones)
        known = self.follow_options.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)
        zone = vol.Required(CONF_TIME_ZONE, default=known)
        show_caller = vol.Required(CONF_SHOW_CALLER, default=False)
        return {
            show_caller: BooleanSelector(),
            vol.Required(SECTION_ADVANCED, default={CONF_TIME_ZONE: known}): section(
                vol.Schema({zone: _zones(sorted(names))}), {"collapsed": True}
            ),
        }

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Save the options, after showing the address for hints if there is to be one."""
        if self.follow_options.pop(CONF_PUSH, False):
            if self._is_telecom_x:
                return await self.async_step_push_telecom_x()
            return await self.async_step_push()
        self.follow_options.pop(CONF_WEBHOOK_ID, None)
        return await self._async_save()

    async def async_step_push(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address for hints to Pingaway, Telavox and others with their API."""
        return await self._async_show_address("push", user_input)

    async def async_step_push_telecom_x(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the address for hints to Telecom X."""
        return await self._async_show_address("push_telecom_x", user_input)

    async def _async_show_address(
        self, step_id: str, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Show the address for hints, as often as the user wants another one."""
        options = self.follow_options
        wants_another = user_input and user_input.get(CONF_NEW_ADDRESS, False)
        if user_input is not None and not wants_another:
            return await self._async_save()
        if wants_another or CONF_WEBHOOK_ID not in options:
            await webhook.async_forget(self.hass, self._unsaved_address)
            options[CONF_WEBHOOK_ID] = async_generate_id()
        address = await webhook.async_address(self.hass, options[CONF_WEBHOOK_ID])
        fields: dict[vol.Marker, Any] = {
            vol.Optional(CONF_URL, default=address): _READ_ONLY
        }
        if CONF_WEBHOOK_ID in self.config_entry.options:
            fields[vol.Required(CONF_NEW_ADDRESS, default=False)] = BooleanSelector()
        push_errors = {}
        if not webhook.is_reachable(address):
            push_errors["base"] = "address_not_reachable"
        return self.async_show_form(
            step_id=step_id,
            data_schema=vol.Schema(fields),
            errors=push_errors,
        )

    @callback
    @override
    def async_remove(self) -> None:
        """Give up an address that was shown and then not saved."""
        if unsaved := self._unsaved_address:
            self.hass.async_create_task(webhook.async_forget(self.hass, unsaved))

    @property
    def _unsaved_address(self) -> str | None:
        """Return the address that was made here, unless the options have it now."""
        entry = self.hass.config_entries.async_get_entry(self.handler)
        shown: str | None = self.follow_options.get(CONF_WEBHOOK_ID)
        saved = entry and entry.options.get(CONF_WEBHOOK_ID)
        return None if shown == saved else shown

    async def _async_save(self) -> ConfigFlowResult:
        """Save the options, and give up an address that they have no more."""
        old = self.config_entry.options.get(CONF_WEBHOOK_ID)
        if old != self.follow_options.get(CONF_WEBHOOK_ID):
            await webhook.async_forget(self.hass, old)
        return self.async_create_entry(data=self.follow_options)
