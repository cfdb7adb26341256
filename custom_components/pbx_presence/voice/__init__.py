"""Answers to what people ask aloud, about the extensions that are exposed to Assist."""

from collections.abc import Callable
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import PresenceCoordinator
from ..polling.topics import Topic
from ..runtime import PbxConfigEntry
from .language import load_all

CONVERSATION: Final = "conversation"
NAMES_CHANGED: Final = HassKey[Callable[[], None]](f"{DOMAIN}_names_changed")


async def async_setup(hass: HomeAssistant) -> None:
    """Listen for questions if Home Assistant can be asked anything."""
    if CONVERSATION not in hass.config.components:
        return
    # Home Assistant installs what its agent needs only with the agent.
    from .listener import listen  # noqa: PLC0415

    languages = await hass.async_add_executor_job(load_all)
    hass.data[NAMES_CHANGED] = listen(hass, languages)


@callback
def async_follow(
    hass: HomeAssistant, entry: PbxConfigEntry, presence: PresenceCoordinator
) -> None:
    """Notice new names and keywords of the extensions of an account."""
    if not (notify := hass.data.get(NAMES_CHANGED)):
        return
    seen = _names(presence)

    @callback
    def on_change() -> None:
        nonlocal seen
        if (names := _names(presence)) != seen:
            seen = names
            notify()

    entry.async_on_unload(presence.async_add_listener(on_change, Topic.ANY_EXTENSION))
    notify()


def _names(presence: PresenceCoordinator) -> list[tuple[str, tuple[str, ...]]]:
    """Return all names with their keywords."""
    return [(one.name, one.key_words) for one in presence.data.values()]
