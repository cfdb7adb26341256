"""The pictures of extensions: those of linked persons in Home Assistant."""

from collections.abc import Callable

from homeassistant.const import ATTR_ENTITY_PICTURE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event

from .const import CONF_PEOPLE
from .coordinator import PresenceCoordinator
from .pbx.model import Extension
from .runtime import PbxConfigEntry


def _people(entry: PbxConfigEntry) -> dict[str, str]:
    """Return the entity IDs of the linked persons by the key of the extension."""
    links = entry.options.get(CONF_PEOPLE, ())
    return {link["extension"]: link["person"] for link in links}


def picture_fn(
    hass: HomeAssistant, entry: PbxConfigEntry
) -> Callable[[Extension], str | None] | None:
    """Return a function for the picture of an extension, or None without links."""
    people = _people(entry)

    def picture(extension: Extension) -> str | None:
        person = people.get(extension.key)
        state = hass.states.get(person) if person else None
        return state.attributes.get(ATTR_ENTITY_PICTURE) if state else None

    return picture if people else None


@callback
def follow_pictures(
    hass: HomeAssistant, entry: PbxConfigEntry, presence: PresenceCoordinator
) -> None:
    """Show the new picture of a person at once."""
    people = _people(entry)

    @callback
    def on_change(event: Event[EventStateChangedData]) -> None:
        person = event.data["entity_id"]
        presence.call_listeners([key for key in people if people[key] == person])

    if people:
        stop = async_track_state_change_event(hass, set(people.values()), on_change)
        entry.async_on_unload(stop)
