"""The steps that set up an account, sign in again and reconfigure it."""

from collections.abc import Awaitable
from typing import override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.const import CONF_NAME, CONF_URL
import voluptuous as vol

from ..const import (
    CONF_CUSTOMER,
    CONF_PROVIDER,
    CONFIG_MINOR_VERSION,
    CONFIG_VERSION,
    LOGGER,
    EntryData,
)
from ..issues import grouped
from ..pbx.address import base_url
from ..pbx.credentials import pasted
from ..pbx.errors import PbxAddressError, PbxError
from ..providers import PROVIDERS
from ..runtime import PbxConfigEntry
from .follow import FollowSteps, follow_schema
from .forms import (
    ADDRESS_SCHEMA,
    CREDENTIALS_SCHEMA,
    HIDDEN,
    NOT_CHANGED,
    VISIBLE,
    Answers,
    about,
)


class AccountFlow(FollowSteps, ConfigFlow):
    """Checks an account, and shows what is wrong with the answers.

    Each provider has a step with its own name. It sets up a new account, and also
    handles `reauth_confirm` and `reconfigure` for accounts of that provider.
    """

    VERSION = CONFIG_VERSION
    MINOR_VERSION = CONFIG_MINOR_VERSION

    def __init__(self) -> None:
        """Start without any answers."""
        super().__init__()
        self._data: Answers = {}
        self._name = ""
        self._secrets: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self._address = ""

    async def async_step_reauth(self, entry_data: EntryData) -> ConfigFlowResult:
        """Ask for new credentials after the PBX refused the old ones."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Check new credentials of the same account."""
        return await self._async_change(self._get_reauth_entry(), user_input)

    async def async_step_reconfigure(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Check another address or other credentials of the same account."""
        return await self._async_change(self._get_reconfigure_entry(), user_input)

    async def _async_change(
        self, entry: PbxConfigEntry, user_input: Answers | None
    ) -> ConfigFlowResult:
        """Continue with the step of the entry's provider."""
        step = getattr(self, f"async_step_{entry.data[CONF_PROVIDER]}")
        result: ConfigFlowResult = await step(user_input)
        return result

    async def async_step_follow(
        self, user_input: Answers | None = None
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
        """Ask again which extensions to follow, with the errors shown."""
        return await self.async_step_follow()

    @override
    async def _async_followed(self) -> ConfigFlowResult:
        """Create the entry."""
        return self.async_create_entry(
            title=self._title, data=self._data, options=self.follow_options
        )

    @property
    def _entry(self) -> PbxConfigEntry | None:
        """Return the entry that is changed, or None while a new account is set up."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry()
        if self.source == SOURCE_RECONFIGURE:
            return self._get_reconfigure_entry()
        return None

    def _step_id(self, provider: str) -> str:
        """Return the ID of the step whose form is shown for a provider."""
        steps = {SOURCE_REAUTH: "reauth_confirm", SOURCE_RECONFIGURE: "reconfigure"}
        return steps.get(self.source or "", provider)

    def _schema(self, new: vol.Schema) -> vol.Schema:
        """Return the form to show, given the form for new accounts."""
        changes = {
            SOURCE_REAUTH: CREDENTIALS_SCHEMA,
            SOURCE_RECONFIGURE: ADDRESS_SCHEMA,
        }
        return changes.get(self.source or "", new)

    def _given(self, provider: str, url: str | None) -> Answers:
        """Return the data of the entry that is changed, or those of a new account."""
        if not self._entry:
            return {CONF_PROVIDER: provider, CONF_URL: url}
        kept = (CONF_PROVIDER, CONF_URL, CONF_CUSTOMER)
        data = self._entry.data
        return {key: data[key] for key in kept if key in data}

    def _completed(self, user_input: Answers) -> Answers:
        """Return the answers, with unchanged secrets replaced by their earlier values."""
        answers = dict(user_input)
        for field in HIDDEN:
            if answers.get(field) == NOT_CHANGED:
                answers[field] = self._secrets.get(field, "")
        self._secrets = {
            field: answers[field] for field in HIDDEN if answers.get(field)
        }
        if CONF_NAME in answers:
            self._name = pasted(answers.pop(CONF_NAME) or "")
        return answers

    async def _async_attempt[T](self, work: Awaitable[T]) -> T | None:
        """Return the result of some work, or note the error and return None."""
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

    async def _async_take_new(self, account_id: str) -> None:
        """Take the ID of a new account; abort if it is already set up."""
        # An unfinished flow in another tab must not block this one.
        await self.async_set_unique_id(account_id, raise_on_progress=False)
        self._abort_if_unique_id_configured()

    async def _async_take_changed(
        self, account_id: str, entry: PbxConfigEntry, *, is_same_pbx: bool = True
    ) -> ConfigFlowResult | None:
        """Update the entry, or return None with an error if the account is another one."""
        if not (_is_same(account_id, entry.unique_id or "") and is_same_pbx):
            self._errors["base"] = "wrong_account"
            return None
        unique_id = entry.unique_id or ""
        if account_id.rpartition("|")[0] != unique_id.rpartition("|")[0]:
            unique_id = account_id
            await self.async_set_unique_id(unique_id)
            self._abort_if_unique_id_configured()
        return self.async_update_reload_and_abort(
            entry, unique_id=unique_id, data=self._data
        )

    @property
    def _title(self) -> str:
        """Return a title that no other entry has.

        By default it names no person, because titles are logged.
        """
        brand = PROVIDERS[self._data[CONF_PROVIDER]].brand
        return self._free_title(self._name or brand or self._server)

    @property
    def _server(self) -> str:
        """Return the host of the address, with the port unless it is the default."""
        url = base_url(self._data[CONF_URL])
        return url.host_port_subcomponent or "PBX"

    def _free_title(self, wanted: str) -> str:
        """Return a title, numbered if another entry has it; "" stays ""."""
        if not wanted:
            return ""
        taken = {entry.title.casefold() for entry in self._async_current_entries()}
        titles = (
            wanted,
            *(f"{wanted} {number}" for number in range(2, len(taken) + 3)),
        )
        return next(title for title in titles if title.casefold() not in taken)

    def _show(
        self, step_id: str, schema: vol.Schema, known: EntryData | None
    ) -> ConfigFlowResult:
        """Show a form with the known answers, except secrets."""
        visible = {key: value for key, value in (known or {}).items() if key in VISIBLE}
        kind = PROVIDERS.get(step_id)
        if name := self._name or self._free_title((kind and kind.brand) or ""):
            visible[CONF_NAME] = name
        hidden = dict.fromkeys(self._secrets, NOT_CHANGED)
        self._errors = {key: about(err, schema) for key, err in self._errors.items()}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, visible | hidden),
            errors=self._errors,
            description_placeholders={
                "address": self._address,
                "name": self._entry.title if self._entry else "",
            },
        )


def _is_same(account_id: str, unique_id: str) -> bool:
    """Return whether an account is that of an entry, perhaps at another address."""
    if account_id == unique_id:
        return True
    # A number that comes as a JSON number has lost its leading zeros.
    own, known = (one.rpartition("|")[2].lstrip("0") for one in (account_id, unique_id))
    return own != "" and own == known
