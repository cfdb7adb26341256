"""The coordinator that polls the settings of a PBX, which rarely change."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from . import issues
from .const import (
    CONF_SETTINGS_INTERVAL,
    DEFAULT_SETTINGS_INTERVAL,
    GRACE_POLLS,
    LOGGER,
    SETTINGS_RETRY,
)
from .pbx.account import Capability
from .pbx.contract import SettingsProvider
from .pbx.errors import (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxError,
    PbxTimeoutError,
)
from .polling.account import AccountCoordinator
from .polling.failures import backoff, is_temporary, without_answer
from .polling.topics import Topic
from .runtime import PbxConfigEntry

READS: Final[Mapping[Capability, Callable[[SettingsProvider], Awaitable[Any]]]] = {
    Capability.SETTINGS: lambda provider: provider.settings(),
    Capability.MOBILE_CONFIGS: lambda provider: provider.mobile_configs(),
    Capability.EMPLOYEE_SUBSCRIPTIONS: lambda provider: (
        provider.employee_subscriptions()
    ),
}
"""How each endpoint is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The last value of one endpoint, and the error since then, if any.

    `failures` is the number of polls since the last successful one.
    """

    value: Any = None
    error: PbxError | None = None
    failures: int = 0

    @property
    def is_fresh(self) -> bool:
        """Return whether the value can still be shown.

        It can for a few polls after a temporary failure, but not after a refusal.
        """
        if self.error is None:
            return True
        has_grace = is_temporary(self.error) and self.failures < GRACE_POLLS
        return has_grace and self.value is not None


type Outcomes = Mapping[Capability, Outcome]


class SettingsCoordinator(AccountCoordinator[Outcomes]):
    """Keeps one outcome per endpoint, so that each can fail on its own."""

    def __init__(
        self, hass: HomeAssistant, entry: PbxConfigEntry, provider: SettingsProvider
    ) -> None:
        """Poll a provider as often as the options say."""
        minutes = entry.options.get(CONF_SETTINGS_INTERVAL, DEFAULT_SETTINGS_INTERVAL)
        self.interval = timedelta(minutes=minutes)
        self.provider = provider
        self._failures = 0
        self._logged: set[Capability] = set()
        """The endpoints whose failure is logged."""
        super().__init__(hass, entry, "settings", self.interval)
        self.data = {
            capability: Outcome()
            for capability in READS
            if capability in provider.capabilities
        }

    def can_show(self, capability: Capability) -> bool:
        """Return whether the value of an endpoint is recent enough to be shown."""
        return self.data[capability].is_fresh

    @override
    async def _async_update_data(self) -> Outcomes:
        """Return the outcomes of all endpoints, read one after the other."""
        self.mark_changed(Topic.POLL, *self.data)
        outcomes = await self._read()
        errors = [outcome.error for outcome in outcomes.values() if outcome.error]
        temporary = [error for error in errors if is_temporary(error)]
        self._failures = self._failures + 1 if temporary else 0
        if len(temporary) == len(outcomes):
            # A failed poll returns no data.
            self.data = outcomes
            first = temporary[0]
            raise self._update_error(first, self._wait(temporary)) from first
        for capability, outcome in outcomes.items():
            self._log(capability, outcome.error)
        self._adapt(temporary)
        self.last_success = dt_util.utcnow()
        return outcomes

    async def _read(self) -> Outcomes:
        """Return the outcomes of all endpoints.

        If the very first request times out, the others are not sent, because the start
        of Home Assistant waits for them.
        """
        outcomes: dict[Capability, Outcome] = {}
        for capability in self.data:
            outcome = await self._outcome(capability)
            outcomes[capability] = outcome
            is_first = len(outcomes) == 1 and not self.last_success
            if is_first and isinstance(outcome.error, PbxTimeoutError):
                return dict.fromkeys(self.data, outcome)
        return outcomes

    async def _outcome(self, capability: Capability) -> Outcome:
        """Return the outcome of an endpoint.

        Raises ConfigEntryAuthFailed if the PBX refuses the credentials.
        """
        before = self.data[capability]
        try:
            value = await READS[capability](self.provider)
        except PbxAuthenticationError as err:
            self.data = dict.fromkeys(self.data, Outcome(error=without_answer(err)))
            raise self._update_error(err) from err
        except PbxError as err:
            self._report(capability, err)
            return Outcome(
                value=before.value,
                error=without_answer(err),
                failures=before.failures + 1,
            )
        self._report(capability, None)
        return Outcome(value=value)

    @callback
    def _report(self, capability: Capability, error: PbxError | None) -> None:
        """Create an issue if access to an endpoint is denied, or else delete it."""
        if self._shutdown_requested:
            return
        issues.clear_denied(self.hass, self.config_entry, capability)
        if isinstance(error, PbxAccessDeniedError):
            issues.report_denied(
                self.hass, self.config_entry, capability, self.provider
            )

    @callback
    def _log(self, capability: Capability, error: PbxError | None) -> None:
        """Log once when an endpoint fails while others do not, and when it recovers.

        Home Assistant itself logs a failure of all of them.
        """
        if self._shutdown_requested or bool(error) is (capability in self._logged):
            return
        name = capability.replace("_", " ")
        if error:
            self._logged.add(capability)
            LOGGER.warning("Cannot read %s: %s", name, error)
        else:
            self._logged.discard(capability)
            LOGGER.info("Can read %s again", name)

    @callback
    def _adapt(self, temporary: list[PbxError]) -> None:
        """Poll sooner after a temporary failure."""
        wait = timedelta(seconds=self._wait(temporary))
        self.update_interval = wait if temporary else self.interval

    def _wait(self, temporary: list[PbxError]) -> float:
        """Return the seconds to the next poll, at least as many as the PBX asked for."""
        wishes = [
            err.retry_after or 0 for err in temporary if isinstance(err, PbxBusyError)
        ]
        longest = self.interval.total_seconds()
        return max(backoff(SETTINGS_RETRY, self._failures, longest), *wishes, 0)

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Report the connection and, after a failure, values that are now too old."""
        super()._async_refresh_finished()
        if not self.last_update_success:
            self.async_update_listeners()
