"""The part of polling that is the same for every coordinator of an account."""

from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import UpdateFailed

from ..const import DOMAIN, LOGGER
from ..pbx.errors import PbxAuthenticationError, PbxError
from ..runtime import PbxConfigEntry
from .failures import Reason, reason, translated
from .topics import Topic, TopicCoordinator


class AccountCoordinator[DataT](TopicCoordinator[DataT]):
    """Polls an account, and reports when its connection is lost or restored."""

    config_entry: PbxConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        name: str,
        interval: timedelta,
    ) -> None:
        """Poll with an interval until the first poll chooses another one."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} {name}",
            update_interval=interval,
        )
        self.last_success: datetime | None = None
        self._reported: Reason | None = None

    @property
    def reason(self) -> Reason | None:
        """Return why there is no connection, or None while there is one."""
        return None if self.last_update_success else reason(self.last_exception)

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Report a change of the connection.

        Home Assistant calls no listeners if a poll fails after one that failed, even
        with another reason.
        """
        if self.reason is not self._reported:
            self._reported = self.reason
            self.call_listeners([Topic.CONNECTIVITY])

    @staticmethod
    def _update_error(err: PbxError, wait: float | None = None) -> Exception:
        """Return the exception that ends a poll; the next one is due in `wait` seconds."""
        if isinstance(err, PbxAuthenticationError):
            return ConfigEntryAuthFailed(**translated(err))
        return UpdateFailed(retry_after=wait, **translated(err))


type AnyCoordinator = AccountCoordinator[Any]
