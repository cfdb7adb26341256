"""The steps that show the webhook URL."""

from abc import abstractmethod
from typing import Final, override

from homeassistant.components.webhook import async_generate_id
from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import callback
from homeassistant.helpers.selector import (
    BooleanSelector,
    TextSelector,
    TextSelectorConfig,
)
import voluptuous as vol

from .. import webhook
from ..const import CONF_NEW_ADDRESS
from .forms import Answers, Fields

_READ_ONLY: Final = TextSelector(TextSelectorConfig(read_only=True))


class PushSteps(OptionsFlow):
    """Shows the webhook URL of an account, and creates another one."""

    follow_options: Answers

    @abstractmethod
    async def _async_save(self) -> ConfigFlowResult:
        """Save the options."""

    async def async_step_push(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Show the webhook URL for Pingaway, Telavox and other PBXs with their API."""
        return await self._async_show_address("push", user_input)

    async def async_step_push_telecom_x(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Show the webhook URL for Telecom X."""
        return await self._async_show_address("push_telecom_x", user_input)

    async def _async_show_address(
        self, step_id: str, user_input: Answers | None
    ) -> ConfigFlowResult:
        """Show the webhook URL, and a new one each time the user asks for it."""
        options = self.follow_options
        wants_another = user_input and user_input.get(CONF_NEW_ADDRESS, False)
        if user_input is not None and not wants_another:
            return await self._async_save()
        if wants_another or CONF_WEBHOOK_ID not in options:
            await webhook.async_forget(self.hass, self._unsaved_address)
            options[CONF_WEBHOOK_ID] = async_generate_id()
        address = await webhook.async_address(self.hass, options[CONF_WEBHOOK_ID])
        fields: Fields = {vol.Optional(CONF_URL, default=address): _READ_ONLY}
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
        """Delete a webhook URL that was shown but not saved."""
        if unsaved := self._unsaved_address:
            self.hass.async_create_task(webhook.async_forget(self.hass, unsaved))

    @property
    def _unsaved_address(self) -> str | None:
        """Return the webhook that was created here and is not saved yet, if any."""
        entry = self.hass.config_entries.async_get_entry(self.handler)
        shown: str | None = self.follow_options.get(CONF_WEBHOOK_ID)
        saved = entry and entry.options.get(CONF_WEBHOOK_ID)
        return None if shown == saved else shown
