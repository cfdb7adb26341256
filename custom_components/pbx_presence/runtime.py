"""What a loaded entry works with."""

from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .coordinator import PresenceCoordinator
from .groups import Group
from .pbx.account import Capability
from .pbx.contract import Provider
from .settings_coordinator import SettingsCoordinator

type PbxConfigEntry = ConfigEntry[PbxData]


@dataclass(frozen=True, slots=True, kw_only=True)
class PbxData:
    """The provider of an account, and the coordinators for what it can tell."""

    provider: Provider
    account_device_id: str
    presence: PresenceCoordinator | None
    settings: SettingsCoordinator | None
    groups: tuple[Group, ...]

    @property
    def main(self) -> PresenceCoordinator | SettingsCoordinator:
        """Return the coordinator whose connection is that of the account."""
        main = self.settings or self.presence
        assert main, "a provider can tell something"
        return main

    def can(self, capability: Capability) -> bool:
        """Return whether the provider can tell this."""
        return capability in self.provider.capabilities
