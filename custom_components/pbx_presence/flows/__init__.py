"""The steps of the configuration flow, the options flow and the group flow.

`ProviderSteps` combines the steps of all providers.
"""

from .pingaway import PingawaySteps
from .telecomx import TelecomXSteps


class ProviderSteps(PingawaySteps, TelecomXSteps):
    """The steps that sign in at each provider."""
