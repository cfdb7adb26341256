"""A dashboard of Home Assistant's own cards, so that the visitor sees people at once."""

from typing import Any

from .client import Client

PATH = "people-board"
BUSY = ["ringing", "dialing", "on_call"]
COUNTS = (
    "people_available",
    "people_on_call",
    "people_ringing",
    "people_total",
    "connectivity",
)


async def add_dashboard(client: Client, entry_id: str) -> None:
    """Add a dashboard of an account's people, and open it first."""
    entities = [
        entity
        for entity in await client.call("config/entity_registry/list")
        if entity["config_entry_id"] == entry_id
    ]
    await client.call(
        "lovelace/dashboards/create",
        url_path=PATH,
        title="People",
        icon="mdi:account-group",
        mode="storage",
    )
    await client.call("lovelace/config/save", url_path=PATH, config=_board(entities))
    await client.call(
        "frontend/set_user_data", key="core", value={"default_panel": PATH}
    )


def _board(entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a view with counts, who is on the phone, and everybody."""
    counts = [_named(entities, key)[0] for key in COUNTS]
    people = _named(entities, "presence")
    busy = {
        "type": "entity-filter",
        "entities": people,
        "conditions": [{"condition": "state", "state": BUSY}],
        "card": {"type": "entities"},
        "grid_options": {"columns": "full"},
    }
    tiles = [{"type": "tile", "entity": person} for person in people]
    view = {
        "title": "People",
        "type": "sections",
        "max_columns": 4,
        "badges": [{"type": "entity", "entity": count} for count in counts],
        "sections": [
            _section("On the phone", 1, [busy]),
            _section("Everybody", 3, tiles),
        ],
    }
    return {"views": [view]}


def _named(entities: list[dict[str, Any]], key: str) -> list[str]:
    """Return the ids of the entities with a translation key, in alphabetical order."""
    found = (
        entity["entity_id"] for entity in entities if entity["translation_key"] == key
    )
    return sorted(found)


def _section(heading: str, columns: int, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a section of a view."""
    title = {"type": "heading", "heading": heading}
    return {"type": "grid", "column_span": columns, "cards": [title, *cards]}
