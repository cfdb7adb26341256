"""Language models find the people who are exposed to them, and no others."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.pbx_presence.const import CONF_SHOW_CALLER, DOMAIN
from simulator import Simulator
from simulator.faults import Drop
from simulator.model import Person

from ..helpers import ANNA, BENGT, as_json, pass_time
from .helpers import expose

NAME = f"{DOMAIN}__find_people"


def context(assistant: str = "conversation") -> llm.LLMContext:
    """Return the context of a request."""
    return llm.LLMContext(
        platform="test",
        context=Context(),
        language="en",
        assistant=assistant,
        device_id=None,
    )


async def tool(hass: HomeAssistant, assistant: str = "conversation") -> llm.Tool | None:
    """Return the tool that a language model gets."""
    api = await llm.async_get_api(hass, llm.LLM_API_ASSIST, context(assistant))
    return next((one for one in api.tools if one.name == NAME), None)


def fields(tool: llm.Tool) -> dict[str, Any]:
    """Return the criteria as language models see them."""
    schema = probatio.to_openapi(tool.parameters, openapi_version="3.1.0")
    properties: dict[str, Any] = schema["properties"]
    return properties


async def find(hass: HomeAssistant, **wanted: str) -> Any:
    """Return what the tool answers."""
    api = await llm.async_get_api(hass, llm.LLM_API_ASSIST, context())
    result = await api.async_call_tool(llm.ToolInput(NAME, wanted))
    assert not result.error
    return result.data


async def names(hass: HomeAssistant, **wanted: str) -> list[str]:
    """Return the first names of the people whom the tool finds."""
    found = await find(hass, **wanted)
    assert found["total"] == len(found["people"])
    return [person["name"].split()[0] for person in found["people"]]


@pytest.mark.usefixtures("exposed")
async def test_everyone_is_found_with_what_is_known(hass: HomeAssistant) -> None:
    assert await find(hass) == {
        "people": [
            {
                "name": "Anna Andersson",
                "number": "08010203",
                "status": "on_the_phone",
                "profile": "Tillgänglig",
            },
            {
                "name": "Bengt Bengtsson",
                "number": "08040506",
                "status": "not_available",
                "profile": "Semester",
                "profile_until": "2015-03-14T01:26:53-07:00",
                "message": "Svarar på mail en gång i veckan",
            },
            {"name": "Konferensrum A", "number": "08040506", "status": "no_call"},
        ],
        "total": 3,
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"name": "anna"}, ["Anna"]),
        ({"name": "SSON"}, ["Anna", "Bengt"]),
        ({"name": "Andersson, Anna"}, ["Anna"]),
        ({"name": "Cecilia"}, []),
        ({"status": "no_call"}, ["Konferensrum"]),
        ({"status": "on_the_phone"}, ["Anna"]),
        ({"status": "not_available"}, ["Bengt"]),
        ({"status": "available"}, []),
        ({"status": "ringing"}, []),
        ({"group": "Support"}, ["Anna", "Bengt"]),
        ({"group": "malmö", "name": "anna"}, []),
        ({"group": "malmö", "status": "not_available"}, ["Bengt"]),
    ],
)
async def test_people_match_every_criterion(
    hass: HomeAssistant,
    support: ConfigSubentry,
    exposed: MockConfigEntry,
    wanted: dict[str, str],
    found: list[str],
) -> None:
    assert await names(hass, **wanted) == found


@pytest.mark.usefixtures("exposed")
@pytest.mark.parametrize(
    "wanted", [{"status": "asleep"}, {"group": "night"}, {"mail": "x"}]
)
async def test_invalid_criteria_are_refused(
    hass: HomeAssistant, wanted: dict[str, str]
) -> None:
    with pytest.raises(vol.Invalid):
        await find(hass, **wanted)


@pytest.mark.usefixtures("support")
async def test_only_exposed_people_and_their_groups_are_offered(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await tool(hass) is None
    expose(hass, loaded, BENGT)
    assert await names(hass) == ["Bengt"]
    assert await names(hass, status="on_the_phone") == []
    found = await tool(hass)
    assert found
    assert found.integration == DOMAIN
    assert sorted(fields(found)["group"]["enum"]) == ["Support", "business", "malmö"]
    assert "Anna" not in as_json([found.description, await find(hass)])
    assert await tool(hass, "other") is None
    expose(hass, loaded, BENGT, is_exposed=False)
    assert await tool(hass) is None


async def test_an_answer_has_at_most_fifty_people(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    numbers = [f"09{number:03}" for number in range(60)]
    for number in numbers:
        words = (f"w{number}",)
        pbx.world.add(
            Person(id=f"9{number}", name=f"P {number}", number=number, key_words=words)
        )
    await pass_time(hass, freezer, 31)
    expose(hass, loaded, *numbers)
    found = await find(hass, status="available")
    assert len(found["people"]) == 50
    assert (found["total"], found["more"]) == (60, 10)
    assert await names(hass, group="W09003") == ["P"]
    offered = await tool(hass)
    assert offered
    assert "enum" not in fields(offered)["group"]


@pytest.mark.parametrize("shows", [False, True])
async def test_callers_are_told_only_with_consent(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator, shows: bool
) -> None:
    options = {**entry.options, CONF_SHOW_CALLER: shows}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    expose(hass, entry, ANNA)
    [person] = (await find(hass))["people"]
    assert person.get("other_party") == ("0701231234" if shows else None)
    assert ("0701231234" in as_json(person)) is shows


@pytest.mark.usefixtures("exposed")
async def test_old_data_have_an_age_and_lost_data_no_status(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    pbx.faults.add(Drop())
    await pass_time(hass, freezer, 31)
    [anna] = (await find(hass, name="anna"))["people"]
    assert (anna["status"], anna["minutes_since_last_answer"]) == ("on_the_phone", 1)
    for _ in range(5):
        await pass_time(hass, freezer, 60)
    found = await find(hass)
    unknown = "unknown: the phone system does not answer"
    assert {person["status"] for person in found["people"]} == {unknown}
    assert all(person.keys() == {"name", "status"} for person in found["people"])
    assert await find(hass, status="available") == {
        "people": [],
        "total": 0,
        "people_with_unknown_status": 3,
    }
