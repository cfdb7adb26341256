"""The examples in the README work."""

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


def automations() -> list[dict[str, Any]]:
    """Return the automations among the examples."""
    blocks = re.findall(r"```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    examples: list[Any] = [parse_yaml(block) for block in blocks]
    return [example for example in examples if "triggers" in example]


@pytest.mark.usefixtures("loaded")
async def test_the_automations_in_the_readme_run(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    on = async_mock_service(hass, "light", "turn_on")
    off = async_mock_service(hass, "light", "turn_off")
    message = async_mock_service(hass, "notify", "send_message")
    examples = automations()
    assert len(examples) == 3
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


def test_the_messages_quoted_in_the_readme_exist() -> None:
    _, _, rest = README.read_text("utf-8").partition("## Troubleshooting")
    table, _, _ = rest.partition("\n## ")
    quoted = re.findall(r"^\| \*([^*]+)\*", table, re.MULTILINE)
    texts = [*flatten(load_json(PACKAGE / "translations" / "en.json")).values()]
    texts += load_json(ROOT / "frontend" / "src" / "texts" / "en.json").values()
    assert len(quoted) >= 6
    assert [quote for quote in quoted if not any(quote in text for text in texts)] == []


@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_the_readme_names_every_trigger_and_condition(
    kind: str,
) -> None:
    readme = README.read_text("utf-8")
    english = load_json(PACKAGE / "translations" / "en.json")[kind]
    for key, texts in english.items():
        assert f"| `pbx_presence.{key}` | {texts['name']} |" in readme
