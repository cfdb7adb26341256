"""What setting up, signing in again and reconfiguring have in common."""

from collections.abc import Awaitable, Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from .const import BRANDS, CONF_CUSTOMER, CONF_PROVIDER, LOGGER
from .pbx.account import Account
from .pbx.address import base_url
from .pbx.errors import PbxAddressError, PbxError

SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
USERNAME = TextSelector(TextSelectorConfig(autocomplete="username"))
CREDENTIALS = {
    vol.Optional(CONF_TOKEN): SECRET,
    vol.Optional(CONF_USERNAME): USERNAME,
    vol.Optional(CONF_PASSWORD): SECRET,
}
CREDENTIALS_SCHEMA = vol.Schema(CREDENTIALS)
ADDRESS = {
    vol.Required(CONF_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))
}
ADDRESS_SCHEMA = vol.Schema({**ADDRESS, **CREDENTIALS})
_VISIBLE = {CONF_CUSTOMER, CONF_URL, CONF_USERNAME}


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


class AccountFlow(ConfigFlow):
    """Checks an account, and shows forms with what was wrong."""

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__()
        self._data: dict[str, Any] = {}
        self._errors: dict[str, str] = {}
        self._address = ""

    @property
    def _entry(self) -> ConfigEntry | None:
        """Return the entry that is changed, None while a new one is set up."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry()
        if self.source == SOURCE_RECONFIGURE:
            return self._get_reconfigure_entry()
        return None

    async def _async_attempt[T](self, work: Awaitable[T]) -> T | None:
        """Return what some work gives; None, with the error noted, when it fails."""
        try:
            return await work
        except PbxError as err:
            field = CONF_URL if isinstance(err, PbxAddressError) else "base"
            self._errors[field] = err.reason
            self._address = err.address
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error while checking an account")
            self._errors["base"] = "unknown"
        return None

    async def _async_take_new(self, account: Account) -> None:
        """Take an account that is not set up yet; aborts when it is."""
        # A set-up that was left in another tab must not stand in the way.
        await self.async_set_unique_id(account.id, raise_on_progress=False)
        self._abort_if_unique_id_configured()

    async def _async_take_changed(
        self, account: Account, entry: ConfigEntry
    ) -> ConfigFlowResult | None:
        """End with the changed entry; None, with the error noted, if it is another's."""
        if not self._is_same(account, entry):
            self._errors["base"] = "wrong_account"
            return None
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
        who = account.id.rpartition("|")[2]
        return who != "" and who == (entry.unique_id or "").rpartition("|")[2]

    @property
    def _title(self) -> str:
        """Return the title of a new entry; it names no person, because titles are logged."""
        brand = BRANDS.get(self._data[CONF_PROVIDER])
        return brand or base_url(self._data[CONF_URL]).host or "PBX"

    def _show(
        self, step_id: str, schema: vol.Schema, known: Mapping[str, Any] | None
    ) -> ConfigFlowResult:
        """Show a form with what is known in it, but for secrets."""
        visible = {
            key: value for key, value in (known or {}).items() if key in _VISIBLE
        }
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, visible),
            errors=self._errors,
            description_placeholders={"address": self._address},
        )
