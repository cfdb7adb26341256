"""Helpers for tests of spoken questions: exposing people, asking, and known people."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.conversation import async_converse
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.voice.listener import COOLDOWN

from ..helpers import pass_time, presence_id

ASSISTANT = "conversation"


def expose(
    hass: HomeAssistant, entry: MockConfigEntry, *keys: str, is_exposed: bool = True
) -> None:
    """Expose the presence of extensions to Assist, or hide it."""
    for key in keys:
        entity = presence_id(hass, entry, key)
        async_expose_entity(hass, ASSISTANT, entity, should_expose=is_exposed)


async def settle(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Wait until new names are registered."""
    await pass_time(hass, freezer, COOLDOWN + 0.1)


async def ask(hass: HomeAssistant, text: str, language: str = "en") -> str:
    """Return what Home Assistant's own agent answers."""
    result = await async_converse(hass, text, None, Context(), language)
    speech: str = result.response.speech["plain"]["speech"]
    return speech
