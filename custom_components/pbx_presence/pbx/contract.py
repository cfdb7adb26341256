"""What every provider looks like from outside."""

from collections.abc import Mapping
from typing import Any, Protocol

from .account import (
    Account,
    Capability,
    EmployeeSubscription,
    Endpoint,
    MobileConfig,
    PbxSettings,
)
from .identity import Fingerprint
from .model import Listing
from .reading import Oddities


class Provider(Protocol):
    """Reads one account; every method raises a PbxError when it cannot.

    What it cannot tell at all is not among its `capabilities`, and is never asked for.
    """

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Return what it can tell."""

    @property
    def endpoints(self) -> Mapping[Capability, Endpoint]:
        """Return where things are read and with what right, as far as documented."""

    @property
    def odd(self) -> Oddities:
        """Return what answers held that is not documented."""

    @property
    def known(self) -> Mapping[str, Fingerprint]:
        """Return every key ever given; another object when there is news."""

    @property
    def details(self) -> Mapping[str, Any]:
        """Return what else helps to find a fault; secrets by their usual names."""

    @property
    def max_age(self) -> float:
        """Return how many seconds the server wants the last list to be used, 0 for none."""

    async def verify(self) -> Account:
        """Return whose credentials these are."""

    async def extensions(self) -> Listing:
        """Return everybody the account may see."""


class SettingsProvider(Provider, Protocol):
    """A provider that also tells of the PBX itself."""

    async def settings(self, customer: str | None = None) -> PbxSettings:
        """Return the settings of the PBX, or of another customer's."""

    async def mobile_configs(
        self, *, employee: str | None = None, customer: str | None = None
    ) -> tuple[MobileConfig, ...]:
        """Return who sees whom in the mobile app."""

    async def employee_subscriptions(
        self,
        *,
        customer: str | None = None,
        reseller: str | None = None,
        common: bool = False,
    ) -> tuple[EmployeeSubscription, ...]:
        """Return the notices that employees can subscribe to."""
