"""Home Assistant answers and does what it would without the integration."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import area_registry as ar, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..helpers import ANNA, BENGT, ROOM
from .helpers import ASSISTANT, ask, expose, settle

COMPONENTS = ("light", "cover", "lock", "person", "zone")
ACTIONS = {
    "light": ("turn_on", "turn_off"),
    "cover": ("open_cover", "close_cover"),
    "lock": ("lock", "unlock"),
}
COVER = {"supported_features": 3}
THINGS: tuple[tuple[str, str, str, str | None, dict[str, Any]], ...] = (
    ("light", "Kitchen light", "on", "Kitchen", {}),
    ("light", "Bedroom lamp", "off", "Bedroom", {}),
    ("light", "Anna's lamp", "off", "Bedroom", {}),
    ("cover", "Blinds", "closed", "Kitchen", {"device_class": "blind", **COVER}),
    ("cover", "Garage door", "closed", None, {"device_class": "garage", **COVER}),
    ("lock", "Front door", "locked", None, {}),
    ("sensor", "Outdoor temperature", "21", None, {"unit_of_measurement": "°C"}),
    ("person", "Anna", "home", None, {}),
    ("person", "Bengt", "not_home", None, {}),
)
"""The home: domains, names, states, areas and attributes."""

ORDINARY = (
    ("en", "turn on the kitchen light"),
    ("en", "please turn on the kitchen light"),
    ("en", "turn off the light in the kitchen"),
    ("en", "turn off the lights in the bedroom"),
    ("en", "turn on Anna's lamp"),
    ("en", "is Anna's lamp on"),
    ("en", "is the light available"),
    ("en", "is the phone available"),
    ("en", "is the kitchen light on"),
    ("en", "is the bedroom lamp off"),
    ("en", "are any lights on"),
    ("en", "which lights are on"),
    ("en", "how many lights are on"),
    ("en", "what is the state of the kitchen light"),
    ("en", "what's the bedroom lamp"),
    ("en", "who is home"),
    ("en", "is anyone home"),
    ("en", "is anyone in the kitchen"),
    ("en", "who is in the kitchen"),
    ("en", "who is available in the kitchen"),
    ("en", "how many people are home"),
    ("en", "where is Anna"),
    ("en", "where is Bengt"),
    ("en", "is Anna home"),
    ("en", "is Anna at home"),
    ("en", "is Bengt at home"),
    ("en", "what time is it"),
    ("en", "what day is it today"),
    ("en", "open the blinds"),
    ("en", "close the garage door"),
    ("en", "is the garage door open"),
    ("en", "is the front door locked"),
    ("en", "lock the front door"),
    ("en", "set the kitchen light to 50%"),
    ("en", "what's the outdoor temperature"),
    ("en", "hello"),
    ("en", "what can I say"),
    ("en", "how long is the pizza timer"),
    ("en", "add milk to Anna's list"),
    ("sv", "tänd kitchen light"),
    ("sv", "är kitchen light på"),
    ("sv", "vad är klockan"),
    ("sv", "vem är hemma"),
    ("sv", "är Anna hemma"),
    ("da", "hvem er hjemme"),
    ("da", "hvad er klokken"),
    ("nb", "slå på kitchen light"),
    ("nb", "er Anna hjemme"),
    ("fi", "missä Anna on"),
    ("fi", "onko Anna kotona"),
    ("de", "schalte das kitchen light ein"),
    ("de", "wer ist zu Hause"),
    ("de", "wie spät ist es"),
)
UNKNOWN = ("sorry", "ursäkta", "undskyld", "beklager", "pahoittelut", "entschuldigung")
"""The starts of answers to what Home Assistant does not understand."""


@pytest.fixture
async def done(hass: HomeAssistant, assist: None) -> list[ServiceCall]:
    """Furnish a home, and return what is done in it."""
    calls: list[ServiceCall] = []
    for component in COMPONENTS:
        assert await async_setup_component(hass, component, {})
    for domain, actions in ACTIONS.items():
        for action in actions:
            hass.services.async_register(domain, action, calls.append)
    for domain, name, state, area, attributes in THINGS:
        entity = er.async_get(hass).async_get_or_create(
            domain, "test", name, original_name=name
        )
        if area:
            area_id = ar.async_get(hass).async_get_or_create(area).id
            er.async_get(hass).async_update_entity(entity.entity_id, area_id=area_id)
        attributes = {"friendly_name": name, **attributes}
        hass.states.async_set(entity.entity_id, state, attributes)
        async_expose_entity(hass, ASSISTANT, entity.entity_id, should_expose=True)
    return calls


async def test_ordinary_questions_and_commands_are_left_to_home_assistant(
    hass: HomeAssistant,
    done: list[ServiceCall],
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    async def live() -> list[tuple[str, str, list[str]]]:
        """Return what is said and done for every question and command."""
        lived = []
        for language, text in ORDINARY:
            done.clear()
            said = await ask(hass, text, language)
            acts = sorted(f"{call.service} {call.data}" for call in done)
            lived.append((text, said, acts))
        return lived

    freezer.move_to("2026-09-09 12:00:00+00:00")
    without = await live()
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    expose(hass, entry, ANNA, BENGT, ROOM)
    await settle(hass, freezer)
    assert (
        await ask(hass, "Is Anna available?") == "No, Anna Andersson is on the phone."
    )
    assert len(without) >= 40
    assert await live() == without
    answered = [said for _, said, _ in without if not said.lower().startswith(UNKNOWN)]
    assert len(answered) >= 40
    assert sum(bool(acts) for *_, acts in without) >= 8
