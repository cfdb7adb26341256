"""What a provider offers to the integration."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, TypeIs

from .account import Capability, Endpoint
from .call_log import LoggedCall, Owner
from .identity import Fingerprint
from .model import Listing
from .reading import Oddities
from .telecomx.settings import (
    CallerIdMode,
    EmployeeSubscription,
    ListedName,
    MobileConfig,
    PbxSettings,
    RecordingMode,
    RecordingQuality,
    employee_names,
)

__all__ = [
    "CallLogProvider",
    "CallerIdMode",
    "DialProvider",
    "EmployeeSubscription",
    "ListedName",
    "MobileConfig",
    "PbxSettings",
    "Provider",
    "RecordingMode",
    "RecordingQuality",
    "SettingsProvider",
    "TextProvider",
    "can_dial",
    "can_text",
    "employee_names",
    "has_call_log",
    "has_settings",
]


class Provider(Protocol):
    """Reads one account. Every method raises a PbxError when it fails.

    Call a method only if its capability is among `capabilities`.
    """

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Return what this provider can read."""

    @property
    def endpoints(self) -> Mapping[Capability, Endpoint]:
        """Return the documented path and access level for each capability."""

    @property
    def odd(self) -> Oddities:
        """Return the undocumented values in the answers so far."""

    @property
    def known(self) -> Mapping[str, Fingerprint]:
        """Return every key ever assigned; a new object whenever one changes."""

    @property
    def details(self) -> Mapping[str, Any]:
        """Return more for the diagnostics; secrets have their usual names."""

    @property
    def max_age(self) -> float:
        """Return for how many seconds the server allows the last list to be cached.

        0 if it does not say.
        """

    async def verify(self) -> str:
        """Return the ID of the account that the credentials belong to.

        It is the same for every credential of one account at one address.
        """

    async def extensions(self) -> Listing:
        """Return every extension that the account may see."""


class SettingsProvider(Provider, Protocol):
    """A provider that also reads the settings of the PBX."""

    async def settings(self, customer: str | None = None) -> PbxSettings:
        """Return the settings of the PBX, or those of another customer."""

    async def mobile_configs(
        self, *, employee: str | None = None, customer: str | None = None
    ) -> tuple[MobileConfig, ...]:
        """Return what each employee sees in the mobile app."""

    async def employee_subscriptions(
        self,
        *,
        customer: str | None = None,
        reseller: str | None = None,
        common: bool = False,
    ) -> tuple[EmployeeSubscription, ...]:
        """Return the notifications that employees can subscribe to."""


class CallLogProvider(Provider, Protocol):
    """A provider that also returns the finished calls of the owner."""

    async def owner(self) -> Owner:
        """Return the owner of the credentials; the key is known after the first list."""

    async def call_log(self, start: datetime, end: datetime) -> tuple[LoggedCall, ...]:
        """Return the owner's calls between two aware times, the newest first."""


class DialProvider(Provider, Protocol):
    """A provider that also places calls. It sends each request only once."""

    @property
    def needs_device(self) -> bool:
        """Return whether a call needs the ID of a phone, and its end that of the call."""

    async def dial(
        self, number: str, *, auto_answer: bool = False, device: str | None = None
    ) -> str | None:
        """Call a number from a phone of the owner; return the ID of the call, if any."""

    async def hang_up(self, call: str | None = None) -> None:
        """End a call of the owner."""


class TextProvider(Provider, Protocol):
    """A provider that also sends text messages. It sends each request only once."""

    async def send_text(self, number: str, message: str) -> None:
        """Send a text message as the owner."""


def has_call_log(provider: Provider) -> TypeIs[CallLogProvider]:
    """Return whether a provider can read the call log."""
    return Capability.CALL_LOG in provider.capabilities


def can_dial(provider: Provider) -> TypeIs[DialProvider]:
    """Return whether a provider can place calls."""
    return Capability.DIAL in provider.capabilities


def can_text(provider: Provider) -> TypeIs[TextProvider]:
    """Return whether a provider can send text messages."""
    return Capability.TEXT_MESSAGES in provider.capabilities


def has_settings(provider: Provider) -> TypeIs[SettingsProvider]:
    """Return whether a provider can read the settings of the PBX."""
    return Capability.SETTINGS in provider.capabilities
