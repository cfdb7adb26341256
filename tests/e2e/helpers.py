"""Helpers for Home Assistant: dashboards, entities, and people to call."""

from collections.abc import AsyncIterator
import contextlib
from itertools import count
import re
from typing import Any

from homeassistant.util.yaml import parse_yaml

from demo.home import ROOT
from demo.simulator import Person
from demo.stage import Shown
from demo.watch import presence

BOARD = "custom:pbx-presence-board"
PERSON = "custom:pbx-presence-person"
GROUP = "custom:pbx-presence-group"
CALLS = "custom:pbx-presence-calls"
BADGE = "custom:pbx-presence-badge"
FEATURE = "custom:pbx-presence-feature"
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


def core_cards(people: dict[str, str]) -> list[dict[str, Any]]:
    """Return the documented examples of core cards, with other people in them."""
    page = (ROOT / "docs" / "board.md").read_text("utf-8")
    _, _, rest = page.partition("Home Assistant's own cards work too.")
    section, _, _ = rest.partition("\n## ")
    for example, real in people.items():
        section = section.replace(example, real)
    blocks = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    cards: list[Any] = [parse_yaml(block) for block in blocks]
    return cards


async def presence_of(shown: Shown, person: Person) -> str:
    """Return the presence sensor of a person."""
    return (await presences(shown))[person["name"]]


async def presences(shown: Shown) -> dict[str, str]:
    """Return the presence sensor of everyone, by name."""
    states = await shown.client.call("get_states")
    names = {
        state["entity_id"]: str(state["attributes"].get("friendly_name"))
        for state in states
    }
    return {names[entity]: entity for entity in await entities_of(shown, "presence")}


async def entities_of(shown: Shown, key: str) -> list[str]:
    """Return the entities of the people's account with a translation key."""
    registry = await shown.client.call("config/entity_registry/list")
    return [
        str(entity["entity_id"])
        for entity in registry
        if entity["config_entry_id"] == shown.pingaway
        and entity["translation_key"] == key
    ]


async def somebody(shown: Shown, doing: str = "available") -> Person:
    """Return the first person with this state."""
    people = await shown.simulator.people()
    return next(one for one in people if presence(one["state"]) == doing)


async def with_key_word(shown: Shown, word: str) -> list[Person]:
    """Return everyone with a keyword."""
    people = await shown.simulator.people()
    return [one for one in people if word in one["state"]["keyWords"]]


async def act(shown: Shown, person: Person, action: str, **details: str) -> None:
    """Do something to a person, as in the simulator, and poll the PBX at once."""
    await shown.simulator.play(person, action, **details)
    await refresh(shown)


async def refresh(shown: Shown) -> None:
    """Poll the PBX now."""
    await shown.client.call(
        "call_service",
        domain="pbx_presence",
        service="refresh",
        service_data={"config_entry_id": shown.pingaway},
    )


@contextlib.asynccontextmanager
async def ringing(shown: Shown) -> AsyncIterator[str]:
    """Let a phone ring while the context is open, and return the person's name."""
    person = await somebody(shown)
    await act(shown, person, "ring", caller=CALLER)
    yield person["name"]
    await act(shown, person, "hang_up")
