"""The examples in the README and on its pages work."""

from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from simulator import Simulator

from .helpers import pass_time
from .source import PACKAGE, ROOT, flatten, load_json

README = ROOT / "README.md"
EXAMPLES = ROOT / "docs" / "examples.md"
RUN = ("Tell me when Anna is free", "Busy light", "Missed call")
"""The names of the automations that run here."""


def blocks(page: Path) -> list[Any]:
    """Return the blocks of YAML on a page."""
    found = re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [parse_yaml(block) for block in found]


def automations() -> list[dict[str, Any]]:
    """Return the automations among the examples."""
    examples = blocks(README) + blocks(EXAMPLES)
    return [example for example in examples if "triggers" in example]


def complete(page: Path) -> list[dict[str, Any]]:
    """Return the automations on a page, and its single actions as automations.

    Cards have conditions, too, but also a type.
    """
    rest: dict[str, Any] = {"triggers": [], "actions": []}
    return [
        {**rest, **({"actions": [example]} if "action" in example else example)}
        for example in blocks(page)
        if "type" not in example
        and not example.keys().isdisjoint({"action", "actions", "triggers"})
    ]


AUTOMATED = [
    page for page in (README, *sorted((ROOT / "docs").glob("*.md"))) if complete(page)
]


@pytest.mark.usefixtures("loaded")
async def test_the_automations_in_the_readme_run(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    on = async_mock_service(hass, "light", "turn_on")
    off = async_mock_service(hass, "light", "turn_off")
    message = async_mock_service(hass, "notify", "send_message")
    examples = [example for example in automations() if example["alias"] in RUN]
    assert len(examples) == len(RUN)
    assert await async_setup_component(hass, "automation", {"automation": examples})

    async def then(*counts: int) -> None:
        await pass_time(hass, freezer, 31)
        assert (len(on), len(off), len(message)) == counts

    pbx.world.hang_up("Anna Andersson", linger=True)
    await then(0, 1, 0)
    pbx.world.hang_up("Anna Andersson")
    pbx.world.ring("Anna Andersson")
    await then(0, 1, 0)
    pbx.world.hang_up("Anna Andersson", linger=True)
    await then(0, 1, 1)
    assert message[0].data["message"] == "Anna Andersson missed a call."
    pbx.world.ring("Anna Andersson")
    pbx.world.answer("Anna Andersson")
    await then(1, 1, 1)
    pbx.world.hang_up("Anna Andersson", linger=True)
    await then(1, 2, 1)
    # It must last a minute.
    await pass_time(hass, freezer, 31)
    await then(1, 2, 2)
    assert message[1].data["message"] == "Anna Andersson is free."


def test_the_messages_quoted_for_troubleshooting_exist() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    quoted = re.findall(r"^\| \*([^*]+)\*", page, re.MULTILINE)
    texts = [*flatten(load_json(PACKAGE / "translations" / "en.json")).values()]
    texts += load_json(ROOT / "frontend" / "src" / "texts" / "en.json").values()
    assert len(quoted) >= 20
    assert [quote for quote in quoted if not any(quote in text for text in texts)] == []


@pytest.mark.parametrize("page", AUTOMATED, ids=lambda page: page.name)
@pytest.mark.usefixtures("support", "loaded")
async def test_home_assistant_accepts_every_automation(
    hass: HomeAssistant, page: Path, caplog: pytest.LogCaptureFixture
) -> None:
    examples = complete(page)
    assert await async_setup_component(hass, "automation", {"automation": examples})
    await hass.async_block_till_done()
    states = hass.states.async_all("automation")
    assert [state.state for state in states] == ["on"] * len(examples)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    # Some of them wait for a time of the day.
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "all"}, blocking=True
    )


def test_every_trigger_condition_and_action_has_an_example() -> None:
    used = str([complete(page) for page in AUTOMATED])
    texts = load_json(PACKAGE / "translations" / "en.json")
    for kind in ("trigger", "condition", "action"):
        for key in texts["services" if kind == "action" else f"{kind}s"]:
            assert f"'{kind}': 'pbx_presence.{key}'" in used
