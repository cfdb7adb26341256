"""Serves the dashboard card, and tells Home Assistant's frontend of it.

Nothing is stored: the card is there in dashboards of every kind while an account is, and
gone with the last one.
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
    """Where the card is served, and whether pages load it."""

    address: str
    is_shown: bool = False


BOARD: Final = HassKey[Board](f"{DOMAIN}_board")


async def async_serve(hass: HomeAssistant) -> None:
    """Serve the file, once in a process, at an address that changes with its content.

    Browsers keep it for a month.
    """
    content = await hass.async_add_executor_job(FILE.read_bytes)
    await hass.http.async_register_static_paths([StaticPathConfig(PATH, str(FILE))])
    hass.data[BOARD] = Board(f"{PATH}?v={sha256(content).hexdigest()[:12]}")


@callback
def async_show(hass: HomeAssistant) -> None:
    """Let every page load the card from now on."""
    board = hass.data[BOARD]
    if not board.is_shown and frontend.DOMAIN in hass.config.components:
        frontend.add_extra_js_url(hass, board.address)
        board.is_shown = True


@callback
def async_hide(hass: HomeAssistant) -> None:
    """Let pages that are opened from now on do without the card."""
    board = hass.data.get(BOARD)
    if board and board.is_shown:
        frontend.remove_extra_js_url(hass, board.address)
        board.is_shown = False
