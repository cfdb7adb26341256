"""Constants used in more than one file."""

from collections.abc import Mapping
from datetime import timedelta
import logging
from typing import Any, Final

from homeassistant.const import Platform

type EntryData = Mapping[str, Any]
"""The data or the options of an entry."""

DOMAIN: Final = "pbx_presence"
LOGGER: Final = logging.getLogger(__package__)
PLATFORMS: Final = [
    Platform.BINARY_SENSOR,
    Platform.EVENT,
    Platform.NOTIFY,
    Platform.SENSOR,
]

CONFIG_VERSION: Final = 1
CONFIG_MINOR_VERSION: Final = 3

CONF_ALLOW_ACTIONS: Final = "allow_actions"
CONF_CALL_LOG: Final = "call_log"
CONF_CHOSEN: Final = "chosen"
CONF_CUSTOMER: Final = "customer"
CONF_FAST_INTERVAL: Final = "fast_interval"
CONF_FOLLOW: Final = "follow"
CONF_GRANT: Final = "grant"
CONF_INTERVAL: Final = "interval"
CONF_KEY_WORDS: Final = "key_words"
CONF_NEW_ADDRESS: Final = "new_address"
CONF_PEOPLE: Final = "people"
CONF_PHONE_BOOK: Final = "phone_book"
CONF_PROVIDER: Final = "provider"
CONF_PUSH: Final = "push"
CONF_SETTINGS_INTERVAL: Final = "settings_interval"
CONF_SHOW_CALLER: Final = "show_caller"
CONF_TIME_ZONE: Final = "time_zone"
CONF_WITH_EMPLOYEES: Final = "with_employees"

SECTION_UPDATES: Final = "updates"
SECTION_CALLS: Final = "calls"
SECTION_PICTURES: Final = "pictures"
SECTION_ADVANCED: Final = "advanced"

DEFAULT_FAST_INTERVAL: Final = 10
DEFAULT_INTERVAL: Final = 60
OLD_DEFAULT_INTERVAL: Final = 30
"""The default that version 0.1.0 stored along with the other options."""
FAST_PERIOD: Final = timedelta(minutes=2)
"""How long the fast interval applies after a call changed."""
# Not documented, but other answers of the same service are in Swedish local time.
DEFAULT_TIME_ZONE: Final = "Europe/Stockholm"
MAX_INTERVAL: Final = 3600
MIN_INTERVAL: Final = 5

# In minutes, for data that rarely changes.
DEFAULT_SETTINGS_INTERVAL: Final = 6 * 60
MAX_SETTINGS_INTERVAL: Final = 24 * 60
MIN_SETTINGS_INTERVAL: Final = 15
SETTINGS_RETRY: Final = 60
"""Seconds until the first retry after a temporary failure."""

# Home Assistant accepts 10,000 enabled entities per entry. Each extension has 8, and a
# ninth, the caller, with the user's consent.
MAX_EXTENSIONS: Final = 1200
MAX_EXTENSIONS_WITH_CALLER: Final = 1100

GRACE_POLLS: Final = 3
MIN_GRACE: Final = timedelta(minutes=2)
LISTS_UNTIL_REMOVED: Final = 3
MAX_BACKOFF: Final = 120
HINT_INTERVAL: Final = 1
"""The minimum number of seconds between polls that hints trigger."""
