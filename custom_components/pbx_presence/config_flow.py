"""Set-up, sign-in after a refusal, and another address or other credentials."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.core import callback
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from .const import BRANDS, CONF_PROVIDER, DOMAIN, LOGGER, MAX_EXTENSIONS
from .follow_flow import FollowSteps, follow_schema
from .options_flow import PbxOptionsFlow
from .pbx.errors import PbxAddressError, PbxError
from .pbx.http import base_url
from .pbx.model import Account
from .pbx.pingaway import PRESETS, api_base
from .provider import trial_provider

CUSTOM = "custom"
_SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_CREDENTIALS = {
    vol.Optional(CONF_TOKEN): _SECRET,
    vol.Optional(CONF_USERNAME): TextSelector(
        TextSelectorConfig(autocomplete="username")
    ),
    vol.Optional(CONF_PASSWORD): _SECRET,
}
CREDENTIALS_SCHEMA = vol.Schema(_CREDENTIALS)
ADDRESS_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_URL): TextSelector(
            TextSelectorConfig(type=TextSelectorType.URL)
        ),
        **_CREDENTIALS,
    }
)


def credentials(user_input: Mapping[str, Any]) -> dict[str, str] | None:
    """Return a token, or a user name and password; None unless it is one of them."""
    token = (user_input.get(CONF_TOKEN) or "").strip()
    username = (user_input.get(CONF_USERNAME) or "").strip()
    password = user_input.get(CONF_PASSWORD) or ""
    if token and not username and not password:
        return {CONF_TOKEN: token}
    if username and password and not token:
        return {CONF_USERNAME: username, CONF_PASSWORD: password}
    return None


class PbxPresenceConfigFlow(FollowSteps, ConfigFlow, domain=DOMAIN):
    """Takes an account from its address and credentials to what is followed."""

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__()
        self._data: dict[str, Any] = {}
        self._errors: dict[str, str] = {}
        self._address = ""

    @override
    @staticmethod
    @callback
    def async_get_options_flow(config_entry: ConfigEntry) -> PbxOptionsFlow:
        """Return the flow that changes the options."""
        return PbxOptionsFlow()

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the provider."""
        return self.async_show_menu(step_id="user", menu_options=[*PRESETS, CUSTOM])

    async def async_step_pingaway(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Pingaway."""
        return await self._async_sign_in("pingaway", CREDENTIALS_SCHEMA, user_input)

    async def async_step_telavox(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Telavox."""
        return await self._async_sign_in("telavox", CREDENTIALS_SCHEMA, user_input)

    async def async_step_custom(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the address of another PBX with the same API, and credentials."""
        return await self._async_sign_in(CUSTOM, ADDRESS_SCHEMA, user_input)

    async def _async_sign_in(
        self, step_id: str, schema: vol.Schema, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Check address and credentials of a new account."""
        given = {CONF_PROVIDER: step_id, CONF_URL: PRESETS.get(step_id)}
        account = await self._async_check(user_input, given, read_extensions=True)
        if not account:
            return self._show(step_id, schema, user_input)
        # A set-up that was left in another tab must not stand in the way.
        await self.async_set_unique_id(account.id, raise_on_progress=False)
        self._abort_if_unique_id_configured()
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
                "count": str(len(self.extensions)),
                "limit": str(MAX_EXTENSIONS),
            },
        )

    @override
    async def _async_ask_again(self) -> ConfigFlowResult:
        """Ask once more which extensions to follow, saying what is wrong."""
        return await self.async_step_follow()

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Create the entry; its title names no person, because titles are logged."""
        title = (
            BRANDS.get(self._data[CONF_PROVIDER]) or base_url(self._data[CONF_URL]).host
        )
        return self.async_create_entry(
            title=title or "PBX", data=self._data, options=self.follow_options
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
            "reauth_confirm", CREDENTIALS_SCHEMA, user_input
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Check another address or other credentials of the same account."""
        return await self._async_change("reconfigure", ADDRESS_SCHEMA, user_input)

    async def _async_change(
        self, step_id: str, schema: vol.Schema, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Change address or credentials if they still belong to the same account."""
        if self.source == SOURCE_REAUTH:
            entry = self._get_reauth_entry()
        else:
            entry = self._get_reconfigure_entry()
        given = {key: entry.data[key] for key in (CONF_PROVIDER, CONF_URL)}
        account = await self._async_check(user_input, given)
        if account and not self._is_same(account, entry):
            self._errors["base"] = "wrong_account"
            account = None
        if not account:
            return self._show(step_id, schema, user_input or entry.data)
        if account.id != entry.unique_id:
            await self.async_set_unique_id(account.id)
            self._abort_if_unique_id_configured()
        return self.async_update_reload_and_abort(
            entry, unique_id=account.id, data=self._data
        )

    @staticmethod
    def _is_same(account: Account, entry: ConfigEntry) -> bool:
        """Return whether an account, perhaps at another address, is the entry's."""
        if account.id == entry.unique_id:
            return True
        number = (entry.unique_id or "").rpartition("|")[2]
        return account.number is not None and account.number == number

    async def _async_check(
        self,
        user_input: dict[str, Any] | None,
        given: dict[str, Any],
        *,
        read_extensions: bool = False,
    ) -> Account | None:
        """Return whose account it is; None, with the errors noted, when none."""
        self._errors = {}
        if user_input is None:
            return None
        if not (secrets := credentials(user_input)):
            self._errors["base"] = "credentials_missing"
            return None
        try:
            url = str(api_base(user_input.get(CONF_URL, given[CONF_URL])))
            self._data = {**given, CONF_URL: url, **secrets}
            return await self._async_verify(read_extensions=read_extensions)
        except PbxError as err:
            field = CONF_URL if isinstance(err, PbxAddressError) else "base"
            self._errors[field] = err.reason
            self._address = err.address
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error while checking an account")
            self._errors["base"] = "unknown"
        return None

    async def _async_verify(self, *, read_extensions: bool) -> Account | None:
        """Return whose account it is, and read its extensions if asked to."""
        async with trial_provider(self.hass, self._data) as provider:
            account = await provider.verify()
            if read_extensions:
                self.extensions = (await provider.extensions()).extensions
        return account

    def _show(
        self, step_id: str, schema: vol.Schema, known: Mapping[str, Any] | None
    ) -> ConfigFlowResult:
        """Show a form with what is known in it, but for secrets."""
        visible = {
            key: value
            for key, value in (known or {}).items()
            if key in {CONF_URL, CONF_USERNAME}
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, visible),
            errors=self._errors,
            description_placeholders={"address": self._address},
        )
