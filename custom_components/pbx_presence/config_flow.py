"""Set-up, sign-in after a refusal, and another address or other credentials."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlowResult,
    ConfigSubentryFlow,
)
from homeassistant.const import CONF_URL
from homeassistant.core import callback
import voluptuous as vol

from .const import CONF_CUSTOMER, CONF_PROVIDER, CONF_WITH_EMPLOYEES, DOMAIN, TELECOM_X
from .flows.account import (
    ADDRESS_SCHEMA,
    CREDENTIALS_SCHEMA,
    NEW_ADDRESS_SCHEMA,
    NEW_SCHEMA,
    credentials,
)
from .flows.follow import FollowSteps, follow_schema
from .flows.group import GroupFlow
from .flows.options import PbxOptionsFlow
from .flows.telecomx import TelecomXSteps
from .groups import GROUP
from .issues import grouped
from .pbx.account import Account
from .pbx.identity import is_same_pbx
from .pbx.pingaway.client import PRESETS, api_base
from .polling.store import KeyStore
from .providers import pingaway, trial_session

CUSTOM = "custom"


class PbxPresenceConfigFlow(FollowSteps, TelecomXSteps, domain=DOMAIN):
    """Takes an account from its address and credentials to what is followed."""

    _is_same_pbx = True

    @override
    @staticmethod
    @callback
    def async_get_options_flow(config_entry: ConfigEntry) -> PbxOptionsFlow:
        """Return the flow that changes the options."""
        return PbxOptionsFlow()

    @override
    @classmethod
    @callback
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return that there can be groups, where there are extensions."""
        is_telecom_x = config_entry.data[CONF_PROVIDER] == TELECOM_X
        if is_telecom_x and not config_entry.options.get(CONF_WITH_EMPLOYEES):
            return {}
        return {GROUP: GroupFlow}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the provider."""
        return self.async_show_menu(
            step_id="user", menu_options=[*PRESETS, TELECOM_X, CUSTOM]
        )

    async def async_step_pingaway(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Pingaway."""
        return await self._async_sign_in("pingaway", NEW_SCHEMA, user_input)

    async def async_step_telavox(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Telavox."""
        return await self._async_sign_in("telavox", NEW_SCHEMA, user_input)

    async def async_step_custom(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the address of another PBX with the same API, and credentials."""
        return await self._async_sign_in(CUSTOM, NEW_ADDRESS_SCHEMA, user_input)

    async def _async_sign_in(
        self, step_id: str, schema: vol.Schema, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Check address and credentials of a new account."""
        given = {CONF_PROVIDER: step_id, CONF_URL: PRESETS.get(step_id)}
        account = await self._async_check(user_input, given)
        if not account:
            return self._show(step_id, schema, user_input)
        await self._async_take_new(account)
        return await self.async_step_follow()

    async def async_step_follow(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which extensions to follow."""
        if user_input is not None:
            return await self._async_follow(user_input)
        return self.async_show_form(
            step_id="follow",
            data_schema=follow_schema(self.follow_options),
            errors=self.follow_errors,
            description_placeholders={
                "count": grouped(len(self.extensions)),
                "limit": grouped(self._limit),
            },
        )

    @override
    async def _async_ask_again(self) -> ConfigFlowResult:
        """Ask once more which extensions to follow, saying what is wrong."""
        return await self.async_step_follow()

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Create the entry."""
        return self.async_create_entry(
            title=self._title, data=self._data, options=self.follow_options
        )

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Ask for new credentials after the PBX refused the old ones."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Check new credentials of the same account."""
        return await self._async_change(
            "reauth_confirm", self._get_reauth_entry(), CREDENTIALS_SCHEMA, user_input
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Check another address or other credentials of the same account."""
        return await self._async_change(
            "reconfigure", self._get_reconfigure_entry(), ADDRESS_SCHEMA, user_input
        )

    async def _async_change(
        self,
        step_id: str,
        entry: ConfigEntry,
        schema: vol.Schema,
        user_input: dict[str, Any] | None,
    ) -> ConfigFlowResult:
        """Change address or credentials if they still belong to the same account."""
        kept = (CONF_PROVIDER, CONF_URL, CONF_CUSTOMER)
        given = {key: entry.data[key] for key in kept if key in entry.data}
        if given[CONF_PROVIDER] == TELECOM_X:
            return await self._async_telecom_x(step_id, schema, given, user_input)
        account = await self._async_check(user_input, given)
        if account and (
            done := await self._async_take_changed(
                account, entry, is_same_pbx=self._is_same_pbx
            )
        ):
            return done
        return self._show(step_id, schema, user_input or entry.data)

    async def _async_check(
        self, user_input: dict[str, Any] | None, given: dict[str, Any]
    ) -> Account | None:
        """Return whose account it is; None, with the errors noted, when none."""
        self._errors = {}
        if user_input is None:
            return None
        answers = self._completed(user_input)
        if not (secrets := credentials(answers)):
            self._errors["base"] = "credentials_missing"
            return None
        url = answers.get(CONF_URL, given[CONF_URL])
        return await self._async_attempt(self._async_verify({**given, **secrets}, url))

    async def _async_verify(self, data: dict[str, Any], url: str) -> Account:
        """Return whose account it is, and read the extensions of a new one.

        The own number says little of another address: short ones are the same at many
        PBXs. So the people there are compared with those that are known.
        """
        self._is_same_pbx = True
        self._data = {**data, CONF_URL: str(api_base(url))}
        async with trial_session(self.hass) as session:
            provider = pingaway(session, self._data, UTC, {})
            account = await provider.verify()
            entry = self._entry
            if not entry:
                self.extensions = (await provider.extensions()).extensions
            elif account.id != entry.unique_id:
                await provider.extensions()
                known = await KeyStore(self.hass, entry.entry_id).async_load()
                self._is_same_pbx = is_same_pbx(list(provider.known.values()), known)
        return account
