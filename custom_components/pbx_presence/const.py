"""Names and numbers that more than one file needs."""

from datetime import timedelta
import logging
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "pbx_presence"
LOGGER: Final = logging.getLogger(__package__)
PLATFORMS: Final = [Platform.BINARY_SENSOR, Platform.EVENT, Platform.SENSOR]

CONFIG_VERSION: Final = 1
CONFIG_MINOR_VERSION: Final = 2

TELECOM_X: Final = "telecom_x"
BRANDS: Final = {
    "pingaway": "Pingaway",
    "telavox": "Telavox",
    TELECOM_X: "Telecom X",
}

PORTALS: Final = {
    "pingaway": "https://admin.pingaway.se/",
    "telavox": "https://admin.telavox.com/",
}
"""Where people change their PBX; that of Telecom X is not known."""

CONF_CHOSEN: Final = "chosen"
CONF_CUSTOMER: Final = "customer"
CONF_FAST_INTERVAL: Final = "fast_interval"
CONF_FOLLOW: Final = "follow"
CONF_GRANT: Final = "grant"
CONF_INTERVAL: Final = "interval"
CONF_KEY_WORDS: Final = "key_words"
CONF_NEW_ADDRESS: Final = "new_address"
CONF_PROVIDER: Final = "provider"
CONF_PUSH: Final = "push"
CONF_SETTINGS_INTERVAL: Final = "settings_interval"
CONF_SHOW_CALLER: Final = "show_caller"
CONF_TIME_ZONE: Final = "time_zone"
CONF_WITH_EMPLOYEES: Final = "with_employees"

SECTION_ADVANCED: Final = "advanced"

DEFAULT_FAST_INTERVAL: Final = 10
DEFAULT_INTERVAL: Final = 60
OLD_DEFAULT_INTERVAL: Final = 30
"""What version 0.1.0 stored with every other option."""
FAST_PERIOD: Final = timedelta(minutes=2)
"""How long polls stay fast after a call changed."""
# Undocumented, but the same service writes local Swedish time elsewhere.
DEFAULT_TIME_ZONE: Final = "Europe/Stockholm"
MAX_INTERVAL: Final = 3600
MIN_INTERVAL: Final = 5

# Of what seldom changes, in minutes.
DEFAULT_SETTINGS_INTERVAL: Final = 6 * 60
MAX_SETTINGS_INTERVAL: Final = 24 * 60
MIN_SETTINGS_INTERVAL: Final = 15
SETTINGS_RETRY: Final = 60
"""Seconds to the first repetition of a poll that failed in passing."""

# Home Assistant takes 10,000 enabled entities of one entry; we enable 8 of an extension,
# and a ninth, the caller, with the user's consent.
MAX_EXTENSIONS: Final = 1200
MAX_EXTENSIONS_WITH_CALLER: Final = 1100

GRACE_POLLS: Final = 3
MIN_GRACE: Final = timedelta(minutes=2)
LISTS_UNTIL_REMOVED: Final = 3
MAX_BACKOFF: Final = 120
HINT_INTERVAL: Final = 1
"""Seconds between polls for hints, however many arrive."""
