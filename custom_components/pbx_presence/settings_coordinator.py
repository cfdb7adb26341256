"""Asks, on a slow clock, for what an account tells of its PBX apart from extensions."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from . import issues as repairs
from .const import (
    CONF_SETTINGS_INTERVAL,
    DEFAULT_SETTINGS_INTERVAL,
    DOMAIN,
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
from .polling.failures import backoff, is_passing, translated, without_answer
from .polling.topics import Topic, TopicCoordinator

FACTS: Final = (
    Capability.SETTINGS,
    Capability.MOBILE_CONFIGS,
    Capability.EMPLOYEE_SUBSCRIPTIONS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one endpoint: its last value, and the error since then, if any.

    `failures` counts the polls since the last good one.
    """

    value: Any = None
    error: PbxError | None = None
    failures: int = 0

    @property
    def is_fresh(self) -> bool:
        """Return whether the value can still be shown.

        A fault that may pass leaves it for a while, a refusal does not.
        """
        if self.error is None:
            return True
        has_grace = is_passing(self.error) and self.failures < GRACE_POLLS
        return has_grace and self.value is not None


type Outcomes = Mapping[Capability, Outcome]


class SettingsCoordinator(TopicCoordinator[Outcomes]):
    """Keeps the outcome of each endpoint, so that each can fail alone."""

    config_entry: ConfigEntry

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, provider: SettingsProvider
    ) -> None:
        """Poll a provider as the options of the entry say."""
        minutes = entry.options.get(CONF_SETTINGS_INTERVAL, DEFAULT_SETTINGS_INTERVAL)
        self.interval = timedelta(minutes=minutes)
        self.last_success: datetime | None = None
        self.provider = provider
        self._failures = 0
        self._logged: set[Capability] = set()
        """The endpoints whose failure was logged."""
        self._reads: Mapping[Capability, Callable[[], Awaitable[Any]]] = {
            Capability.SETTINGS: provider.settings,
            Capability.MOBILE_CONFIGS: provider.mobile_configs,
            Capability.EMPLOYEE_SUBSCRIPTIONS: provider.employee_subscriptions,
        }
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} settings",
            update_interval=self.interval,
        )
        self.data = {capability: Outcome() for capability in FACTS}

    def can_show(self, capability: Capability) -> bool:
        """Return whether there is something true to say of an endpoint."""
        return self.data[capability].is_fresh

    @override
    async def _async_update_data(self) -> Outcomes:
        """Return the outcomes of all endpoints, asked one after the other."""
        self.news |= {*FACTS, Topic.POLL}
        outcomes = await self._read()
        errors = [outcome.error for outcome in outcomes.values() if outcome.error]
        passing = [error for error in errors if is_passing(error)]
        self._failures = self._failures + 1 if passing else 0
        if len(passing) == len(outcomes):
            # Kept here, because a poll that failed returns nothing.
            self.data = outcomes
            wait, first = self._wait(passing), passing[0]
            raise UpdateFailed(retry_after=wait, **translated(first)) from first
        for capability, outcome in outcomes.items():
            self._log(capability, outcome.error)
        self._adapt(passing)
        self.last_success = dt_util.utcnow()
        return outcomes

    async def _read(self) -> Outcomes:
        """Return the outcomes of all endpoints.

        A PBX that does not answer the first request at all is not asked for the rest:
        the start of Home Assistant waits for it.
        """
        outcomes: dict[Capability, Outcome] = {}
        for capability in FACTS:
            outcome = await self._outcome(capability)
            outcomes[capability] = outcome
            is_first = len(outcomes) == 1 and not self.last_success
            if is_first and isinstance(outcome.error, PbxTimeoutError):
                return dict.fromkeys(FACTS, outcome)
        return outcomes

    async def _outcome(self, capability: Capability) -> Outcome:
        """Return what became of an endpoint.

        Raises ConfigEntryAuthFailed when nothing further should be asked.
        """
        before = self.data[capability]
        try:
            value = await self._reads[capability]()
        except PbxAuthenticationError as err:
            self.data = dict.fromkeys(FACTS, Outcome(error=without_answer(err)))
            raise ConfigEntryAuthFailed(**translated(err)) from err
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
        """Ask in Repairs for the right that an endpoint needs, or take that back."""
        if self._shutdown_requested:
            return
        repairs.clear_denied(self.hass, self.config_entry, capability)
        if isinstance(error, PbxAccessDeniedError):
            repairs.report_denied(
                self.hass, self.config_entry, capability, self.provider
            )

    @callback
    def _log(self, capability: Capability, error: PbxError | None) -> None:
        """Log the first failure of an endpoint while others answer, and its return.

        A failure of all of them is one line, which Home Assistant writes.
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
    def _adapt(self, passing: list[PbxError]) -> None:
        """Ask again sooner when something failed that may pass."""
        wait = timedelta(seconds=self._wait(passing))
        self.update_interval = wait if passing else self.interval

    def _wait(self, passing: list[PbxError]) -> float:
        """Return the seconds to the next poll, no fewer than the PBX asked for."""
        wishes = [
            err.retry_after or 0 for err in passing if isinstance(err, PbxBusyError)
        ]
        longest = self.interval.total_seconds()
        return max(backoff(SETTINGS_RETRY, self._failures, longest), *wishes, 0)

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Tell of the connection, and of values that are now too old, at once."""
        self.report_connection()
        if not self.last_update_success:
            self.async_update_listeners()
