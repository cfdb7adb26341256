"""What setting up, signing in again and reconfiguring have in common."""

from collections.abc import Awaitable, Mapping
from contextlib import suppress
from typing import Any

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import (
    CONF_NAME,
    CONF_PASSWORD,
    CONF_TOKEN,
    CONF_URL,
    CONF_USERNAME,
)
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from ..const import (
    BRANDS,
    CONF_CUSTOMER,
    CONF_PROVIDER,
    CONF_WITH_EMPLOYEES,
    CONFIG_MINOR_VERSION,
    CONFIG_VERSION,
    LOGGER,
    TELECOM_X,
)
from ..pbx.account import Account
from ..pbx.address import base_url
from ..pbx.credentials import cleaned, pasted
from ..pbx.errors import (
    PbxAddressError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxConnectionError,
    PbxError,
    PbxNotFoundError,
    PbxRedirectError,
)

SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
USERNAME = TextSelector(TextSelectorConfig(autocomplete="username"))
CREDENTIALS = {
    vol.Optional(CONF_TOKEN): SECRET,
    vol.Optional(CONF_USERNAME): USERNAME,
    vol.Optional(CONF_PASSWORD): SECRET,
}
NAME = {vol.Optional(CONF_NAME): TextSelector()}
CREDENTIALS_SCHEMA = vol.Schema(CREDENTIALS)
NEW_SCHEMA = vol.Schema({**CREDENTIALS, **NAME})
ADDRESS = {
    vol.Required(CONF_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))
}
ADDRESS_SCHEMA = vol.Schema({**ADDRESS, **CREDENTIALS})
NEW_ADDRESS_SCHEMA = vol.Schema({**ADDRESS, **CREDENTIALS, **NAME})
_HIDDEN = (CONF_PASSWORD, CONF_TOKEN)
_VISIBLE = {CONF_CUSTOMER, CONF_NAME, CONF_URL, CONF_USERNAME, CONF_WITH_EMPLOYEES}
NOT_CHANGED = "__**not_changed**__"
"""Stands in a form for a secret that was entered before; browsers do not get it back."""
_ABOUT_ADDRESS = {
    PbxAnswerError.reason,
    PbxConnectionError.reason,
    PbxNotFoundError.reason,
    PbxRedirectError.reason,
}
"""Errors whose text says to check the address, which not every form asks for."""


def credentials(user_input: Mapping[str, Any]) -> dict[str, str] | None:
    """Return a token, or a username and password; None unless it is one of them."""
    token = (user_input.get(CONF_TOKEN) or "").strip()
    # One that cannot be a token is refused when it is used.
    with suppress(PbxAuthenticationError):
        token = cleaned(token)
    username = pasted(user_input.get(CONF_USERNAME) or "")
    # Spaces may be part of a password, a line break that was copied with it is not.
    password = (user_input.get(CONF_PASSWORD) or "").strip("\r\n\ufeff\u200b")
    if token and not username and not password:
        return {CONF_TOKEN: token}
    if username and password and not token:
        return {CONF_USERNAME: username, CONF_PASSWORD: password}
    return None


class AccountFlow(ConfigFlow):
    """Checks an account, and shows forms with what was wrong."""

    VERSION = CONFIG_VERSION
    MINOR_VERSION = CONFIG_MINOR_VERSION

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__()
        self._data: dict[str, Any] = {}
        self._name = ""
        self._secrets: dict[str, str] = {}
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

    def _completed(self, user_input: Mapping[str, Any]) -> dict[str, Any]:
        """Return answers with the secrets that were entered before and not changed."""
        answers = dict(user_input)
        for field in _HIDDEN:
            if answers.get(field) == NOT_CHANGED:
                answers[field] = self._secrets.get(field, "")
        self._secrets = {
            field: answers[field] for field in _HIDDEN if answers.get(field)
        }
        if CONF_NAME in answers:
            self._name = pasted(answers.pop(CONF_NAME) or "")
        return answers

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
        self, account: Account, entry: ConfigEntry, *, is_same_pbx: bool = True
    ) -> ConfigFlowResult | None:
        """End with the changed entry; None, with the error noted, if it is another's."""
        if not (self._is_same(account, entry) and is_same_pbx):
            self._errors["base"] = "wrong_account"
            return None
        unique_id = entry.unique_id or ""
        if account.id.rpartition("|")[0] != unique_id.rpartition("|")[0]:
            unique_id = account.id
            await self.async_set_unique_id(unique_id)
            self._abort_if_unique_id_configured()
        return self.async_update_reload_and_abort(
            entry, unique_id=unique_id, data=self._data
        )

    @staticmethod
    def _is_same(account: Account, entry: ConfigEntry) -> bool:
        """Return whether an account, perhaps at another address, is the entry's."""
        if account.id == entry.unique_id:
            return True
        ids = (account.id, entry.unique_id or "")
        # A number that comes as a JSON number has lost its leading zeros.
        who, own = (one.rpartition("|")[2].lstrip("0") for one in ids)
        return who != "" and who == own

    @property
    def _title(self) -> str:
        """Return the title of a new entry, which no other one has.

        What we choose names no person, because titles are logged.
        """
        brand = BRANDS.get(self._data[CONF_PROVIDER])
        return self._free_title(self._name or brand or self._server)

    @property
    def _server(self) -> str:
        """Return host and port of the address, the port only if it is not the usual one."""
        url = base_url(self._data[CONF_URL])
        return url.host_port_subcomponent or "PBX"

    def _free_title(self, wanted: str) -> str:
        """Return a title, with a number if another entry has it; "" stays ""."""
        if not wanted:
            return ""
        taken = {entry.title.casefold() for entry in self._async_current_entries()}
        titles = (
            wanted,
            *(f"{wanted} {number}" for number in range(2, len(taken) + 3)),
        )
        return next(title for title in titles if title.casefold() not in taken)

    def _show(
        self, step_id: str, schema: vol.Schema, known: Mapping[str, Any] | None
    ) -> ConfigFlowResult:
        """Show a form with what is known in it, but for secrets."""
        visible = {
            key: value for key, value in (known or {}).items() if key in _VISIBLE
        }
        if name := self._name or self._free_title(BRANDS.get(step_id, "")):
            visible[CONF_NAME] = name
        hidden = dict.fromkeys(self._secrets, NOT_CHANGED)
        self._errors = {key: about(err, step_id) for key, err in self._errors.items()}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, visible | hidden),
            errors=self._errors,
            description_placeholders={
                "address": self._address,
                "name": self._entry.title if self._entry else "",
            },
        )


def about(error: str, step_id: str) -> str:
    """Return the error whose text fits a form: some have no address, one a customer."""
    if step_id == TELECOM_X and error == PbxNotFoundError.reason:
        return f"{error}_customer"
    has_address = step_id in {"custom", "reconfigure", TELECOM_X}
    is_about_address = error in _ABOUT_ADDRESS and not has_address
    return f"{error}_no_address" if is_about_address else error
