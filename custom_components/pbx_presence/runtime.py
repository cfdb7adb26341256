"""The runtime data of a loaded configuration entry.

Every file can import the type of the entry from here. To avoid circular imports, this
file imports the coordinators for type checking only.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from homeassistant.config_entries import ConfigEntry

from .pbx.account import Capability
from .pbx.call_log import Owner
from .pbx.contract import Provider
from .pbx.model import Extension

if TYPE_CHECKING:
    from .actions import Actions
    from .call_log import CallLogCoordinator
    from .callers import Callers
    from .coordinator import PresenceCoordinator
    from .entity import Subject
    from .groups import Group
    from .settings_coordinator import SettingsCoordinator

type PbxConfigEntry = ConfigEntry[PbxData]


@dataclass(frozen=True, slots=True, kw_only=True)
class PbxData:
    """The provider of an account, the coordinators that poll it, and what it can do.

    `owner` is that of the credentials, None unless an option needs to know. `call_log`
    is None without the option.
    """

    provider: Provider
    account_device_id: str
    presence: PresenceCoordinator | None
    settings: SettingsCoordinator | None
    actions: Actions
    callers: Callers
    owner: Owner | None = None
    call_log: CallLogCoordinator | None = None
    groups: tuple[Group, ...] = ()
    subjects: MutableMapping[str, Subject[Extension]] = field(
        default_factory=WeakValueDictionary
    )
    """What the entities of each extension share, by its key, while there are any."""

    @property
    def main(self) -> PresenceCoordinator | SettingsCoordinator:
        """Return the coordinator whose connection is shown as that of the account."""
        main = self.settings or self.presence
        assert main, "every provider reads something"
        return main

    def can(self, capability: Capability) -> bool:
        """Return whether the provider has a capability."""
        return capability in self.provider.capabilities
