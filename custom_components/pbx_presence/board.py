"""Serve the dashboard card, and add it to Home Assistant's frontend.

Nothing is stored. The card is available in every dashboard while an account exists, and
disappears with the last one.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components import frontend
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

FILE: Final = Path(__file__).parent / "www" / "pbx-presence.js"
PATH: Final = f"/{DOMAIN}/{FILE.name}"


@dataclass(slots=True)
class Board:
    """The URL of the card, and whether pages load it."""

    address: str
    is_shown: bool = False


BOARD: Final = HassKey[Board](f"{DOMAIN}_board")


async def async_serve(hass: HomeAssistant) -> None:
    """Serve the file at a URL that changes with its content.

    Browsers cache it for a month.
    """
    content = await hass.async_add_executor_job(FILE.read_bytes)
    await hass.http.async_register_static_paths([StaticPathConfig(PATH, str(FILE))])
    hass.data[BOARD] = Board(f"{PATH}?v={sha256(content).hexdigest()[:12]}")


@callback
def async_show(hass: HomeAssistant) -> None:
    """Load the card in every page that is opened from now on."""
    board = hass.data[BOARD]
    if not board.is_shown and frontend.DOMAIN in hass.config.components:
        frontend.add_extra_js_url(hass, board.address)
        board.is_shown = True


@callback
def async_hide(hass: HomeAssistant) -> None:
    """Do not load the card in pages that are opened from now on."""
    board = hass.data.get(BOARD)
    if board and board.is_shown:
        frontend.remove_extra_js_url(hass, board.address)
        board.is_shown = False
