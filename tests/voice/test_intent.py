"""Users answer their own sentences with intents."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.intent import ABOUT_EVERYONE, ABOUT_PERSON
from custom_components.pbx_presence.voice.language import load
from simulator import Simulator

from ..helpers import ANNA, BENGT, ROOM
from ..people import B, come
from .helpers import ask, expose


async def handle(
    hass: HomeAssistant, kind: str, language: str = "en", **slots: Any
) -> str:
    """Return what an intent answers."""
    values = {slot: {"value": value} for slot, value in slots.items()}
    response = await intent.async_handle(hass, "test", kind, values, language=language)
    assert response.response_type is intent.IntentResponseType.QUERY_ANSWER
    speech: str = response.speech["plain"]["speech"]
    return speech


@pytest.fixture
async def ready(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> MockConfigEntry:
    """Expose Anna, who is on the phone, Bengt, who is available, and the room."""
    come(pbx, B)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    expose(hass, entry, ANNA, BENGT, ROOM)
    return entry


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("kind", "slots", "answer"),
    [
        (
            "PbxIsAvailable",
            {"name": "Anna"},
            "No, Anna Andersson is on the phone.",
        ),
        ("PbxIsOnCall", {"name": "ANNA"}, "Yes, Anna Andersson is on the phone."),
        (
            "PbxWhenBack",
            {"name": "bengt bengtsson"},
            "Bengt Bengtsson is available.",
        ),
        ("PbxStatus", {"name": "Konferensrum A"}, "Konferensrum A has no call."),
        ("PbxWhoIsAvailable", {}, "Bengt Bengtsson is available."),
        (
            "PbxWhoIsAvailable",
            {"group": "stockholm"},
            "No one in stockholm is available.",
        ),
        ("PbxWhoIsOnCall", {"group": "Support"}, "Anna Andersson is on the phone."),
        ("PbxWhoCanTakeCall", {"group": "Malmö"}, "Bengt Bengtsson can take a call."),
        ("PbxWhoIsAway", {}, "No one is away."),
        ("PbxCountAvailable", {}, "One of two is available."),
        ("PbxCountOnCall", {"group": "malmo"}, "No one in malmö is on the phone."),
    ],
)
async def test_an_intent_answers_about_a_person_or_a_group(
    hass: HomeAssistant, kind: str, slots: dict[str, str], answer: str
) -> None:
    assert await handle(hass, kind, **slots) == answer


@pytest.mark.usefixtures("ready")
async def test_an_intent_answers_in_the_language_of_the_sentence(
    hass: HomeAssistant,
) -> None:
    said = await handle(hass, "PbxIsOnCall", "sv-SE", name="Bengt")
    assert said == "Nej, Bengt Bengtsson sitter inte i telefon."


@pytest.mark.parametrize(
    ("kind", "slots"),
    [
        ("PbxIsAvailable", {"name": "Cecilia"}),
        ("PbxIsAvailable", {"name": "?"}),
        ("PbxWhoIsAvailable", {"group": "night"}),
        ("PbxIsAvailable", {}),
        ("PbxIsAvailable", {"group": "Support"}),
    ],
)
async def test_unknown_names_and_wrong_slots_are_errors(
    hass: HomeAssistant, ready: MockConfigEntry, kind: str, slots: dict[str, str]
) -> None:
    with pytest.raises(intent.IntentError):
        await handle(hass, kind, **slots)


async def test_an_intent_knows_only_who_is_exposed(
    hass: HomeAssistant, ready: MockConfigEntry
) -> None:
    expose(hass, ready, ANNA, is_exposed=False)
    for slots in ({"name": "Anna"}, {"group": "stockholm"}):
        kind = "PbxStatus" if "name" in slots else "PbxWhoIsOnCall"
        with pytest.raises(intent.IntentHandleError):
            await handle(hass, kind, **slots)
    assert await handle(hass, "PbxCountAvailable") == "Bengt Bengtsson is available."
    expose(hass, ready, BENGT, ROOM, is_exposed=False)
    nobody = "No extension is exposed to Assist."
    assert await handle(hass, "PbxWhoIsOnCall") == nobody


async def test_every_intent_asks_what_can_be_asked(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    handlers = [
        handler
        for handler in intent.async_get(hass)
        if handler.intent_type.startswith("Pbx")
    ]
    kinds = ABOUT_PERSON | ABOUT_EVERYONE
    assert {handler.intent_type for handler in handlers} == kinds.keys()
    assert all(handler.description for handler in handlers)
    english = load("en")
    assert {kind for kind, _ in kinds.values()} <= {
        *english.person,
        *english.everyone,
    }


async def test_a_sentence_of_the_user_is_answered(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    """Anna's name is one that Home Assistant knows, because she is exposed."""
    sentences = {"PbxIsAvailable": ["can I disturb {name}"]}
    config = {"conversation": {"intents": sentences}}
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", config)
    data = {"provider": "pingaway", "url": pbx.base_url, "token": pbx.token}
    entry = MockConfigEntry(domain=DOMAIN, data=data, minor_version=2)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    expose(hass, entry, ANNA)
    said = await ask(hass, "Can I disturb Anna Andersson?")
    assert said == "No, Anna Andersson is on the phone."
