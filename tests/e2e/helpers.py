"""Helpers for Home Assistant: dashboards, entities, and people to call."""

from itertools import count
import re
from typing import Any

from homeassistant.util.yaml import parse_yaml

from demo.home import ROOT
from demo.simulator import Person
from demo.stage import Shown
from demo.watch import presence

BOARD = "custom:pbx-presence-board"
CALLER = "0701234567"

# The demo polls the PBX every five seconds; the rest is for slow machines.
ONE_POLL = 5_000 + 3_000

_numbers = count(1)


async def new_dashboard(shown: Shown, config: dict[str, Any]) -> str:
    """Create a dashboard from a complete configuration; return its path."""
    path = f"test-{next(_numbers)}"
    await shown.client.call(
        "lovelace/dashboards/create", url_path=path, title=path, mode="storage"
    )
    await shown.client.call("lovelace/config/save", url_path=path, config=config)
    return f"/{path}"


async def dashboard_of(shown: Shown, *cards: dict[str, Any], **view: Any) -> str:
    """Create a dashboard with one view of cards; return its path."""
    section = {"type": "grid", "column_span": 4, "cards": list(cards)}
    one = {"type": "sections", "max_columns": 4, "sections": [section], **view}
    return await new_dashboard(shown, {"views": [one]})


def readme_cards(people: dict[str, str]) -> list[dict[str, Any]]:
    """Return the README's examples of core cards, with other people in them."""
    readme = (ROOT / "README.md").read_text("utf-8")
    _, _, rest = readme.partition("Home Assistant's own cards work too.")
    section, _, _ = rest.partition("\n## ")
    for example, real in people.items():
        section = section.replace(example, real)
    blocks = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    cards: list[Any] = [parse_yaml(block) for block in blocks]
    return cards


async def presence_of(shown: Shown, person: Person) -> str:
    """Return the presence sensor of a person."""
    registry = await shown.client.call("config/entity_registry/list")
    states = await shown.client.call("get_states")
    names = {
        state["entity_id"]: state["attributes"]["friendly_name"] for state in states
    }
    return next(
        str(entity["entity_id"])
        for entity in registry
        if entity["config_entry_id"] == shown.pingaway
        and entity["translation_key"] == "presence"
        and names[entity["entity_id"]] == person["name"]
    )


async def somebody(shown: Shown, doing: str = "available") -> Person:
    """Return the first person with this state."""
    people = await shown.simulator.people()
    return next(one for one in people if presence(one["state"]) == doing)
