"""The flow that changes the options of an account."""

from typing import Final, override
from zoneinfo import available_timezones

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.const import CONF_COUNTRY, CONF_WEBHOOK_ID
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    CountrySelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from .. import webhook
from ..const import (
    CONF_ALLOW_ACTIONS,
    CONF_CALL_LOG,
    CONF_CHOSEN,
    CONF_FAST_INTERVAL,
    CONF_FOLLOW,
    CONF_INTERVAL,
    CONF_KEY_WORDS,
    CONF_PEOPLE,
    CONF_PHONE_BOOK,
    CONF_PUSH,
    CONF_SETTINGS_INTERVAL,
    CONF_SHOW_CALLER,
    CONF_TIME_ZONE,
    DEFAULT_FAST_INTERVAL,
    DEFAULT_INTERVAL,
    DEFAULT_SETTINGS_INTERVAL,
    DEFAULT_TIME_ZONE,
    MAX_INTERVAL,
    MAX_SETTINGS_INTERVAL,
    MIN_INTERVAL,
    MIN_SETTINGS_INTERVAL,
    SECTION_ADVANCED,
    SECTION_CALLS,
    SECTION_PICTURES,
    SECTION_UPDATES,
)
from ..issues import grouped
from ..pbx.account import Capability
from ..polling.follow import FollowMode
from ..providers import ProviderKind, async_zone, kind_of
from ..runtime import PbxConfigEntry
from .follow import FollowSteps, follow_schema
from .forms import Answers, Fields
from .phone_book import PhoneBookSteps
from .pictures import chosen_people, picture_fields
from .push import PushSteps


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


_SECONDS: Final = _whole(MIN_INTERVAL, MAX_INTERVAL, "s")
_MINUTES: Final = _whole(MIN_SETTINGS_INTERVAL, MAX_SETTINGS_INTERVAL, "min")
_SECTIONS: Final = (
    SECTION_UPDATES,
    SECTION_CALLS,
    SECTION_PICTURES,
    SECTION_ADVANCED,
)
_ACTION_FIELDS: Final[Fields] = {
    vol.Required(CONF_ALLOW_ACTIONS, default=False): BooleanSelector()
}
_COUNTRY_FIELDS: Final[Fields] = {vol.Optional(CONF_COUNTRY): CountrySelector()}
_SETTINGS_FIELDS: Final[Fields] = {
    vol.Required(CONF_SETTINGS_INTERVAL, default=DEFAULT_SETTINGS_INTERVAL): _MINUTES
}


def _zones(names: list[str]) -> SelectSelector:
    """Return a selector for a time zone that also accepts a typed one."""
    return SelectSelector(
        SelectSelectorConfig(
            options=names, mode=SelectSelectorMode.DROPDOWN, custom_value=True
        )
    )


class PbxOptionsFlow(FollowSteps, PhoneBookSteps, PushSteps, OptionsFlowWithReload):
    """Changes the options of an account, and reloads it if they changed."""

    async def async_step_init(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask how often to poll, what to show, and how to choose the extensions."""
        if not self.follow_options:
            self._start()
        if user_input is not None:
            return await self._async_take(user_input)
        if self._provider_fields:
            return await self.async_step_provider()
        return await self._async_ask_again()

    def _start(self) -> None:
        """Start with the saved options and the extensions that are listed now."""
        entry: PbxConfigEntry = self.config_entry
        self.follow_options = dict(entry.options)
        if entry.state is ConfigEntryState.LOADED and entry.runtime_data.presence:
            self.extensions = entry.runtime_data.presence.listing.extensions

    async def async_step_provider(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for what only this provider has, then go on if it has extensions."""
        if user_input is None:
            schema = vol.Schema(self._provider_fields)
            return self.async_show_form(
                step_id="provider",
                data_schema=self.add_suggested_values_to_schema(
                    schema, self.follow_options
                ),
                description_placeholders={"provider": self._kind.brand or ""},
            )
        self._take_country(user_input)
        self.follow_options |= user_input
        if self._has(Capability.EXTENSIONS):
            return await self._async_ask_again()
        return await self._async_followed()

    def _take_country(self, user_input: Answers) -> None:
        """Forget a country that the user removed."""
        if CONF_COUNTRY not in user_input:
            self.follow_options.pop(CONF_COUNTRY, None)

    @property
    def _kind(self) -> ProviderKind:
        """Return the kind of provider of the account."""
        return kind_of(self.config_entry.data)

    def _has(self, capability: Capability) -> bool:
        """Return whether the provider has a capability with the options so far."""
        return capability in self._kind.capabilities(self.follow_options)

    @property
    def _provider_fields(self) -> Fields:
        """Return the options that only this provider has."""
        settings = _SETTINGS_FIELDS if self._has(Capability.SETTINGS) else {}
        # The others ask for these together with what they show of calls.
        is_only_dialing = self._has(Capability.DIAL) and not self._has(Capability.CALLS)
        actions = {**_ACTION_FIELDS, **_COUNTRY_FIELDS} if is_only_dialing else {}
        return {**settings, **self._kind.option_fields, **actions}

    @property
    def _can_choose(self) -> bool:
        """Return whether there is anything to choose from, or at least an earlier choice."""
        chosen = (CONF_CHOSEN, CONF_KEY_WORDS)
        return bool(self.extensions) or any(map(self.follow_options.get, chosen))

    async def _async_take(self, user_input: Answers) -> ConfigFlowResult:
        """Take the answers, or show the form again with the errors."""
        for name in _SECTIONS:
            user_input = user_input | user_input.pop(name, {})
        self.follow_options.pop(CONF_PEOPLE, None)
        people = chosen_people(user_input)
        user_input.pop(CONF_PEOPLE, None)
        user_input |= people
        if self._has(Capability.CALLS):
            self._take_country(user_input)
        self.follow_options |= user_input
        self.follow_errors = {}
        # A field in a section cannot show an error.
        if user_input[CONF_FAST_INTERVAL] > user_input[CONF_INTERVAL]:
            self.follow_errors["base"] = "fast_is_slower"
        elif not await async_zone(user_input):
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
        fields: Fields = {
            **follow_schema(self.follow_options).schema,
            vol.Required(SECTION_UPDATES): self._section(self._update_fields),
        }
        if self._has(Capability.CALLS):
            fields[vol.Required(SECTION_CALLS)] = self._section(self._call_fields)
        pictures = picture_fields(self.follow_options, self.extensions)
        fields[vol.Required(SECTION_PICTURES, default={})] = self._section(
            pictures, collapsed=True
        )
        if self._has(Capability.PROFILE_DETAILS):
            fields |= await self._async_advanced_fields()
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(fields), self.follow_options
            ),
            errors=self.follow_errors,
            description_placeholders={"limit": grouped(self._limit)},
        )

    def _section(self, fields: Fields, *, collapsed: bool = False) -> section:
        """Return a section of the form with the answers so far."""
        schema = vol.Schema(fields)
        return section(
            self.add_suggested_values_to_schema(schema, self.follow_options),
            {"collapsed": collapsed},
        )

    @property
    def _update_fields(self) -> Fields:
        """Return the fields about polling."""
        has_push = CONF_WEBHOOK_ID in self.follow_options
        return {
            vol.Required(CONF_INTERVAL, default=DEFAULT_INTERVAL): _SECONDS,
            vol.Required(CONF_FAST_INTERVAL, default=DEFAULT_FAST_INTERVAL): _SECONDS,
            vol.Required(CONF_PUSH, default=has_push): BooleanSelector(),
        }

    @property
    def _call_fields(self) -> Fields:
        """Return the fields about calls."""
        names = [CONF_SHOW_CALLER, CONF_PHONE_BOOK]
        if self._has(Capability.CALL_LOG):
            names.append(CONF_CALL_LOG)
        fields: Fields = {
            vol.Required(name, default=False): BooleanSelector() for name in names
        }
        return fields | (_ACTION_FIELDS if self._has(Capability.DIAL) else {})

    async def _async_advanced_fields(self) -> Fields:
        """Return the section with the time zone and the country of the PBX."""
        names = await self.hass.async_add_executor_job(available_timezones)
        known = self.follow_options.get(CONF_TIME_ZONE, DEFAULT_TIME_ZONE)
        zone = vol.Required(CONF_TIME_ZONE, default=known)
        fields = {zone: _zones(sorted(names)), **_COUNTRY_FIELDS}
        advanced = vol.Required(SECTION_ADVANCED, default={CONF_TIME_ZONE: known})
        return {advanced: self._section(fields, collapsed=True)}

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Ask for the phone book if the user wants to change it."""
        if self.follow_options.pop(CONF_PHONE_BOOK, False):
            return await self.async_step_phone_book()
        return await self._async_phone_book_chosen()

    async def async_step_phone_book(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for a vCard file with names for numbers."""
        return await self._async_show_phone_book(self.config_entry, user_input)

    @override
    async def _async_phone_book_chosen(self) -> ConfigFlowResult:
        """Save the options, after showing the webhook URL if the user wants one."""
        if self.follow_options.pop(CONF_PUSH, False):
            return await self._async_show_address(self._kind.push_step, None)
        self.follow_options.pop(CONF_WEBHOOK_ID, None)
        return await self._async_save()

    @override
    async def _async_save(self) -> ConfigFlowResult:
        """Save the options, and delete the webhook URL that they no longer have."""
        old = self.config_entry.options.get(CONF_WEBHOOK_ID)
        if old != self.follow_options.get(CONF_WEBHOOK_ID):
            await webhook.async_forget(self.hass, old)
        await self._async_save_phone_book(self.config_entry)
        return self.async_create_entry(data=self.follow_options)
