"""The names that can be asked about are always those that are known and exposed."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.conversation import get_agent_manager
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.model import Person

from ..helpers import ANNA, BENGT, ROOM, device_id, pass_time, presence_id
from ..people import A, B
from .helpers import ask, expose, settle


async def poll(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let the next poll happen, and wait until new names are registered."""
    await pass_time(hass, freezer, 31)
    await settle(hass, freezer)


async def can_ask(hass: HomeAssistant, *names: str) -> list[bool]:
    """Return whether it is answered what each of some people is doing.

    Home Assistant itself does not end a Swedish answer with a full stop.
    """
    said = [await ask(hass, f"vad gör {name}", "sv") for name in names]
    return [text.endswith(".") and "exponerad" not in text for text in said]


@pytest.mark.usefixtures("exposed")
async def test_a_person_has_a_full_and_a_first_name_and_a_room_only_a_full_one(
    hass: HomeAssistant,
) -> None:
    names = ("Anna Andersson", "Anna", "anna", "Andersson", "Konferensrum A")
    assert await can_ask(hass, *names) == [True, True, True, False, True]
    assert await can_ask(hass, "Konferensrum", "A", "Cecilia") == [False] * 3


@pytest.mark.usefixtures("exposed")
async def test_a_new_name_from_the_pbx_replaces_the_old_one(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    pbx.world.rename(A, "Åsa-Lena Öberg")
    await poll(hass, freezer)
    names = ("Anna", "Anna Andersson", "Åsa-Lena", "asa lena oberg", "Bengt")
    assert await can_ask(hass, *names) == [False, False, True, True, True]


async def test_a_name_that_the_user_gives_replaces_that_of_the_pbx(
    hass: HomeAssistant, exposed: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    anna, bengt = (presence_id(hass, exposed, key) for key in (ANNA, BENGT))
    dr.async_get(hass).async_update_device(device_id(hass, anna), name_by_user="Boss")
    er.async_get(hass).async_update_entity(bengt, name="Head of sales")
    await settle(hass, freezer)
    assert await ask(hass, "what is Boss doing") == "Boss is on the phone."
    names = ("Anna", "Bengt", "Head of sales")
    assert await can_ask(hass, *names) == [False, False, True]


async def test_an_alias_is_another_name(
    hass: HomeAssistant, exposed: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    anna = presence_id(hass, exposed, ANNA)
    er.async_get(hass).async_update_entity(anna, aliases=["The boss", er.COMPUTED_NAME])
    await settle(hass, freezer)
    told = "Anna Andersson is on the phone."
    assert await ask(hass, "what is the boss doing") == told
    assert await can_ask(hass, "Anna", "the boss", "the") == [True, True, False]


async def test_a_person_can_be_asked_about_from_appearing_to_leaving(
    hass: HomeAssistant,
    exposed: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.add(Person(id="9", name="Cecilia Cederberg", number="08070809"))
    await poll(hass, freezer)
    assert await can_ask(hass, "Cecilia") == [False]
    expose(hass, exposed, "08070809")
    await settle(hass, freezer)
    assert await can_ask(hass, "Cecilia", "Bengt") == [True, True]
    pbx.world.remove(B)
    await poll(hass, freezer)
    assert await can_ask(hass, "Cecilia", "Bengt") == [True, False]


async def test_exposure_applies_at_once(
    hass: HomeAssistant, exposed: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    expose(hass, exposed, ANNA, is_exposed=False)
    assert await can_ask(hass, "Anna", "Bengt") == [False, True]
    await settle(hass, freezer)
    assert await can_ask(hass, "Anna", "Bengt") == [False, True]
    expose(hass, exposed, ANNA)
    await settle(hass, freezer)
    assert await can_ask(hass, "Anna") == [True]


@pytest.mark.parametrize("way", ["entity", "extension"])
async def test_an_extension_without_an_entity_cannot_be_asked_about(
    hass: HomeAssistant,
    exposed: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    way: str,
) -> None:
    if way == "entity":
        er.async_get(hass).async_remove(presence_id(hass, exposed, ANNA))
    else:
        options = {**exposed.options, "follow": "chosen", "chosen": [BENGT]}
        hass.config_entries.async_update_entry(exposed, options=options)
        await hass.config_entries.async_reload(exposed.entry_id)
    await settle(hass, freezer)
    assert await can_ask(hass, "Anna", "Bengt") == [False, True]


async def test_a_renamed_group_and_a_new_key_word_are_known(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    async def knows(group: str) -> bool:
        said = await ask(hass, f"who is on the phone in {group}")
        return said.endswith("is on the phone.")

    await hass.config_entries.async_setup(entry.entry_id)
    expose(hass, entry, ANNA, BENGT, ROOM)
    pbx.world.set_key_words(A, "night")
    await poll(hass, freezer)
    assert [await knows(group) for group in ("Support", "night")] == [True, True]
    assert not await knows("Stockholm")
    hass.config_entries.async_update_subentry(entry, support, title="Help")
    await hass.async_block_till_done()
    await settle(hass, freezer)
    assert [await knows(group) for group in ("Support", "Help")] == [False, True]


async def test_an_unloaded_account_leaves_nothing_behind(
    hass: HomeAssistant, exposed: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    sentences = get_agent_manager(hass).trigger_sentences
    assert sentences
    for _ in range(3):
        await hass.config_entries.async_reload(exposed.entry_id)
        await settle(hass, freezer)
    assert get_agent_manager(hass).trigger_sentences == sentences
    await hass.config_entries.async_unload(exposed.entry_id)
    await settle(hass, freezer)
    assert get_agent_manager(hass).trigger_sentences == []
    assert await can_ask(hass, "Anna") == [False]


async def test_nothing_is_registered_before_home_assistant_has_started(
    hass: HomeAssistant,
    assist: None,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    hass.set_state(CoreState.starting)
    await hass.config_entries.async_setup(entry.entry_id)
    expose(hass, entry, ANNA)
    await settle(hass, freezer)
    assert get_agent_manager(hass).trigger_sentences == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await settle(hass, freezer)
    assert await can_ask(hass, "Anna") == [True]


async def test_a_telecom_x_account_without_employees_has_only_general_questions(
    hass: HomeAssistant,
    assist: None,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    await settle(hass, freezer)
    said = await ask(hass, "who is available")
    assert said == "No extension is exposed to Assist."


async def test_without_an_agent_everything_else_works(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert "conversation" not in hass.config.components
