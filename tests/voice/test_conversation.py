"""Home Assistant's own agent answers questions about the people who are exposed."""

from datetime import datetime

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import CONF_SHOW_CALLER, CONF_WITH_EMPLOYEES
from simulator import Simulator
from simulator.faults import Drop
from simulator.model import Person

from ..helpers import ANNA, BENGT, ROOM, pass_time
from ..people import A, B, answer, clear, come, dial, leave, ring, talk
from .helpers import ask, expose, settle

CALLER = "0313900600"
NOBODY = "No extension is exposed to Assist."


async def poll(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let the next poll happen."""
    await pass_time(hass, freezer, 31)


async def set_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    *keys: str,
) -> None:
    """Set the entry up, and expose some extensions."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    expose(hass, entry, *keys)
    await settle(hass, freezer)


@pytest.mark.usefixtures("exposed")
async def test_an_answer_is_what_a_person_does_now(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    said = []
    for step in (talk, clear, ring, clear, dial, clear, leave, come):
        step(pbx, B)
        await poll(hass, freezer)
        said.append(await ask(hass, "Is Bengt available?"))
    assert said == [
        "No, Bengt Bengtsson is on the phone.",
        "No, Bengt Bengtsson is not available: Semester.",
        "No, Bengt Bengtsson's phone is ringing.",
        "No, Bengt Bengtsson is not available: Semester.",
        "No, Bengt Bengtsson is making a call.",
        "No, Bengt Bengtsson is not available: Semester.",
        "No, Bengt Bengtsson is not available: Lunch.",
        "Yes, Bengt Bengtsson is available.",
    ]


@pytest.mark.usefixtures("exposed")
@pytest.mark.parametrize(
    ("language", "question", "spoken"),
    [
        ("en", "Who is on the phone?", "Anna Andersson is on the phone."),
        ("en-US", "Who is available?", "No one is available."),
        ("en", "What's Konferensrum A doing?", "Konferensrum A has no call."),
        ("sv", "Sitter Anna i telefon?", "Ja, Anna Andersson sitter i telefon."),
        ("sv", "hur många är lediga", "Ingen är tillgänglig."),
        ("da", "Taler Anna i telefon?", "Ja, Anna Andersson taler i telefon."),
        ("nb", "hvem er i telefonen", "Anna Andersson sitter i telefonen."),
        ("no", "er Anna opptatt", "Ja, Anna Andersson sitter i telefonen."),
        ("fi", "Onko Anna puhelimessa?", "Kyllä, Anna Andersson on puhelimessa."),
        ("de", "Wer telefoniert gerade?", "Anna Andersson telefoniert gerade."),
        ("sv", "who is on the phone", "Anna Andersson is on the phone."),
    ],
)
async def test_an_answer_has_the_language_of_the_question(
    hass: HomeAssistant, language: str, question: str, spoken: str
) -> None:
    assert await ask(hass, question, language) == spoken


async def test_the_end_of_an_absence_is_a_local_day(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    await hass.config.async_set_time_zone("Europe/Stockholm")
    freezer.move_to("2026-09-09 12:00:00+02:00")
    monday = datetime(2026, 9, 14, 0, 30)
    pbx.world.set_profile(B, "Holiday", available=False, until=monday)
    await set_up(hass, entry, freezer, BENGT)
    for question in ("When is Bengt back?", "what is Bengt doing"):
        assert await ask(hass, question) == (
            "Bengt Bengtsson is not available until Monday the 14th: Holiday."
        )
    assert await ask(hass, "När är Bengt tillbaka?", "sv") == (
        "Bengt Bengtsson är inte tillgänglig förrän måndag den 14:e: Holiday."
    )


# --- who may be talked about -----------------------------------------------------------


async def test_without_anyone_exposed_that_is_said(
    hass: HomeAssistant, loaded: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    await settle(hass, freezer)
    for question in ("who is available", "who is on the phone", "how many are free"):
        assert await ask(hass, question) == NOBODY
    assert await ask(hass, "vem är ledig", "sv") == (
        "Ingen anknytning är exponerad för Assist."
    )
    assert "Anna" not in await ask(hass, "is Anna Andersson available")


async def test_people_who_are_not_exposed_are_not_hinted_at(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Anna and Bengt are in Support; only Bengt's keywords remain known."""
    come(pbx, B)
    await set_up(hass, entry, freezer, BENGT)
    assert await ask(hass, "who is on the phone") == "No one is on the phone."
    assert await ask(hass, "how many are available") == "Bengt Bengtsson is available."
    assert await ask(hass, "who is available in Support") == (
        "Bengt Bengtsson is available."
    )
    for question in (
        "is {} available",
        "is {} Andersson on the phone",
        "who is available in {}",
        "what is {}",
    ):
        said = await ask(hass, question.format("Anna"))
        assert said == (await ask(hass, question.format("Doris"))).replace(
            "Doris", "Anna"
        )
    assert await ask(hass, "who is available in Stockholm") == await ask(
        hass, "who is available in Berlin"
    )
    expose(hass, entry, BENGT, is_exposed=False)
    assert await ask(hass, "is Bengt available") == NOBODY


@pytest.mark.usefixtures("support")
async def test_groups_and_key_words_can_be_asked_about(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    clear(pbx, A)
    await set_up(hass, entry, freezer, ANNA, BENGT, ROOM)
    assert [
        await ask(hass, "Who is available in Support?"),
        await ask(hass, "who can take a call in the support"),
        await ask(hass, "how many people in Malmö are available"),
        await ask(hass, "who is available with the keyword Stockholm"),
        await ask(hass, "hur många i support är lediga", "sv"),
    ] == [
        "Anna Andersson is available.",
        "Anna Andersson can take a call.",
        "No one in malmö is available.",
        "Anna Andersson is available.",
        "En av två i Support är tillgänglig.",
    ]


async def test_two_people_with_the_same_first_name_are_both_named(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.rename(B, "Anna Berg")
    await set_up(hass, entry, freezer, ANNA, BENGT)
    assert await ask(hass, "Is Anna available?") == (
        "Anna Andersson is on the phone. Anna Berg is not available: Semester."
    )
    assert await ask(hass, "Is Anna Berg available?") == (
        "No, Anna Berg is not available: Semester."
    )


async def test_a_list_names_five_and_counts_the_others(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    numbers = [f"0900{number}" for number in range(7)]
    for number in numbers:
        name = f"Person {number[-1]}"
        pbx.world.add(Person(id=f"9{number}", name=name, number=number))
    clear(pbx, A)
    await set_up(hass, entry, freezer, ANNA, BENGT, *numbers)
    assert await ask(hass, "Who is available?") == (
        "Anna Andersson, Person 0, Person 1, Person 2, Person 3 and three others"
        " are available."
    )


@pytest.mark.parametrize("shows", [False, True])
async def test_callers_are_spoken_only_with_consent(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    shows: bool,
) -> None:
    if shows:
        options = {**entry.options, CONF_SHOW_CALLER: True}
        hass.config_entries.async_update_entry(entry, options=options)
    clear(pbx, A)
    pbx.world.ring(A, caller=CALLER)
    answer(pbx, A)
    await set_up(hass, entry, freezer, ANNA)
    said = await ask(hass, "who is Anna talking to")
    other = f" with {CALLER}" if shows else ""
    assert said == f"Anna Andersson is on the phone{other}."
    assert CALLER not in await ask(hass, "who is on the phone")


# --- old data ---------------------------------------------------------------------------


@pytest.mark.usefixtures("exposed")
async def test_old_data_are_said_to_be_old_until_they_are_lost(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    told = "Anna Andersson is on the phone."
    pbx.faults.add(Drop())
    said = {await ask(hass, "who is on the phone")}
    for _ in range(20):
        await pass_time(hass, freezer, 30)
        said.add(await ask(hass, "who is on the phone"))
    start = "The PBX has not answered for"
    assert {
        told,
        f"{start} one minute. Before that: {told}",
        f"{start} two minutes. Before that: {told}",
        f"{start} five minutes, so I don't know.",
    } <= said
    assert await ask(hass, "Is Anna available?") == (
        f"{start} ten minutes, so I don't know."
    )
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert await ask(hass, "who is on the phone") == told


async def test_people_of_two_accounts_are_counted_together(
    hass: HomeAssistant,
    exposed: MockConfigEntry,
    telecomx_entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    options = {CONF_WITH_EMPLOYEES: True}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    await set_up(hass, telecomx_entry, freezer)
    expose(hass, telecomx_entry, *telecomx_entry.runtime_data.presence.data)
    await settle(hass, freezer)
    assert await ask(hass, "how many are on the phone") == (
        "Two of five are on the phone."
    )
    assert await ask(hass, "is Anna available") == "Anna Andersson is on the phone."
