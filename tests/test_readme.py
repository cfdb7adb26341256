"""The examples of the README do what they say."""

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

README = Path(__file__).parent.parent / "README.md"


def automations() -> list[dict[str, Any]]:
    """Return the automations among the examples."""
    blocks = re.findall(r"```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    examples: list[Any] = [parse_yaml(block) for block in blocks]
    return [example for example in examples if "triggers" in example]


@pytest.mark.usefixtures("loaded")
async def test_the_automations_of_the_readme_run(
    hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory
) -> None:
    on = async_mock_service(hass, "light", "turn_on")
    off = async_mock_service(hass, "light", "turn_off")
    message = async_mock_service(hass, "notify", "send_message")
    examples = automations()
    assert len(examples) == 2
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
