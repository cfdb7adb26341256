"""What several tests do with Home Assistant: dashboards, entities, and somebody to call."""

from itertools import count
from typing import Any

from demo.simulator import Person
from demo.stage import Shown
from demo.watch import presence

BOARD = "custom:pbx-presence-board"
CALLER = "0701234567"

# The demo asks the PBX every five seconds; the rest is for slow machines.
ONE_POLL = 5_000 + 3_000

_numbers = count(1)


async def new_dashboard(shown: Shown, config: dict[str, Any]) -> str:
    """Make a dashboard of a whole configuration; returns its address."""
    path = f"test-{next(_numbers)}"
    await shown.client.call(
        "lovelace/dashboards/create", url_path=path, title=path, mode="storage"
    )
    await shown.client.call("lovelace/config/save", url_path=path, config=config)
    return f"/{path}"


async def dashboard_of(shown: Shown, *cards: dict[str, Any], **view: Any) -> str:
    """Make a dashboard of one view with cards; returns its address."""
    section = {"type": "grid", "column_span": 4, "cards": list(cards)}
    one = {"type": "sections", "max_columns": 4, "sections": [section], **view}
    return await new_dashboard(shown, {"views": [one]})


async def entities(shown: Shown, key: str) -> list[str]:
    """Return the entities of Pingaway with a translation key."""
    registry = await shown.client.call("config/entity_registry/list")
    return sorted(
        entity["entity_id"]
        for entity in registry
        if entity["config_entry_id"] == shown.pingaway
        and entity["translation_key"] == key
    )


async def states(shown: Shown) -> dict[str, dict[str, Any]]:
    """Return all states by their entity."""
    found = await shown.client.call("get_states")
    return {state["entity_id"]: state for state in found}


async def somebody(shown: Shown, doing: str = "available") -> Person:
    """Return the first person who does this."""
    people = await shown.simulator.people()
    return next(one for one in people if presence(one["state"]) == doing)
