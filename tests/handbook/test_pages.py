"""The generated pages are up to date, complete and true."""

from pathlib import Path
import re
from typing import Any

from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
import pytest

from custom_components.pbx_presence.binary_sensor import GROUP_BINARY_SENSORS
from custom_components.pbx_presence.condition import CONDITIONS
from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.sensor import GROUP_SENSORS
from custom_components.pbx_presence.targets import variables_of
from custom_components.pbx_presence.trigger import TRIGGERS
from handbook import action_texts, automation_texts, pages, texts
from handbook.errors import HandbookError
from handbook.forms import async_shown

from ..source import flatten

DOCS = pages.DOCS


@pytest.fixture
async def actions(hass: HomeAssistant) -> dict[str, Any]:
    """Return the registered actions by name."""
    assert await async_setup_component(hass, DOMAIN, {})
    return dict(hass.services.async_services_for_domain(DOMAIN))


async def test_the_pages_are_up_to_date(hass: HomeAssistant) -> None:
    found = pages.pages(await async_shown(hass))
    assert len(found) >= 5
    outdated = [page.path.name for page in found if not page.is_up_to_date]
    assert outdated == [], "Run scripts/docs to write them again."


@pytest.mark.parametrize(
    ("kind", "known"), [("triggers", TRIGGERS), ("conditions", CONDITIONS)]
)
def test_every_trigger_and_condition_has_a_section(
    kind: str, known: dict[str, Any]
) -> None:
    page = (DOCS / f"{kind}.md").read_text("utf-8")
    for key in known:
        name = texts.english()[kind][key]["name"]
        assert f"\n## {name}\n" in page
        assert f" `{DOMAIN}.{key}`\n" in page


@pytest.mark.parametrize(
    ("notes", "known"),
    [
        (automation_texts.TRIGGERS, TRIGGERS),
        (automation_texts.CONDITIONS, CONDITIONS),
    ],
)
def test_the_pages_say_what_works_for_groups(
    notes: dict[str, automation_texts.Note], known: dict[str, Any]
) -> None:
    of_group = {one.translation_key for one in (*GROUP_SENSORS, *GROUP_BINARY_SENSORS)}
    for key, kind in known.items():
        assert notes[key].takes_groups is not of_group.isdisjoint(kind._roles), key


@pytest.mark.usefixtures("support", "loaded")
async def test_the_examples_use_entity_ids_as_home_assistant_makes_them(
    hass: HomeAssistant,
) -> None:
    assert hass.states.get(automation_texts.ANNA)
    assert hass.states.get(automation_texts.GROUP)


def test_the_table_of_variables_is_complete(hass: HomeAssistant) -> None:
    page = (DOCS / "triggers.md").read_text("utf-8")
    variables = flatten(variables_of(hass, "sensor.nobody"))
    assert set(re.findall(r"^\| `trigger\.([\w.]+)` \|", page, re.MULTILINE)) == set(
        variables
    )


async def test_every_action_takes_the_fields_of_its_example(
    hass: HomeAssistant, actions: dict[str, Any]
) -> None:
    assert actions.keys() == action_texts.ACTIONS.keys()
    for name, action in actions.items():
        data = action_texts.ACCOUNT | action_texts.ACTIONS[name].data
        assert action.schema(render_complex(cv.template_complex(data)))


async def test_the_page_says_which_actions_return_data(
    actions: dict[str, Any],
) -> None:
    words = {
        SupportsResponse.NONE: "Returns nothing.",
        SupportsResponse.ONLY: "Returns `",
        SupportsResponse.OPTIONAL: "Can return `",
    }
    for name, action in actions.items():
        start = words[action.supports_response]
        assert action_texts.ACTIONS[name].returns.startswith(start)


def test_a_key_without_a_text_and_a_text_without_a_key_are_errors() -> None:
    texts.check_keys("things", ["one", "two"], ["two", "one"])
    with pytest.raises(HandbookError, match="things without a text: two"):
        texts.check_keys("things", ["one"], ["one", "two"])
    with pytest.raises(HandbookError, match="unknown things: two"):
        texts.check_keys("things", ["one", "two"], ["one"])


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("<!-- generated: nothing -->\n<!-- end -->\n", "unknown region: nothing"),
        ("<!-- generated: options -->\n", "without a name or an end"),
        ("No region.\n", "No page has the regions"),
    ],
)
async def test_a_page_that_does_not_fit_is_an_error(
    hass: HomeAssistant,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    error: str,
) -> None:
    shown = await async_shown(hass)
    (tmp_path / "page.md").write_text(page, "utf-8")
    monkeypatch.setattr(pages, "DOCS", tmp_path)
    with pytest.raises(HandbookError, match=error):
        pages.pages(shown)
