"""The configuration flow."""

from typing import override

from homeassistant.config_entries import ConfigFlowResult, ConfigSubentryFlow
from homeassistant.core import callback

from .const import DOMAIN
from .flows import ProviderSteps
from .flows.forms import Answers
from .flows.group import GroupFlow
from .flows.options import PbxOptionsFlow
from .groups import GROUP
from .pbx.account import Capability
from .providers import PROVIDERS, capabilities_of
from .runtime import PbxConfigEntry


class PbxPresenceConfigFlow(ProviderSteps, domain=DOMAIN):
    """Sets up an account, from its provider to the extensions to follow."""

    @override
    @staticmethod
    @callback
    def async_get_options_flow(config_entry: PbxConfigEntry) -> PbxOptionsFlow:
        """Return the flow that changes the options."""
        return PbxOptionsFlow()

    @override
    @classmethod
    @callback
    def async_get_supported_subentry_types(
        cls, config_entry: PbxConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return the flow that creates groups, if the account has extensions."""
        capabilities = capabilities_of(config_entry.data, config_entry.options)
        return {GROUP: GroupFlow} if Capability.EXTENSIONS in capabilities else {}

    @override
    async def async_step_user(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for the provider."""
        return self.async_show_menu(step_id="user", menu_options=list(PROVIDERS))
