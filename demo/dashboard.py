"""A dashboard with the board, the other cards, and Home Assistant's own cards."""

from typing import Any

from .client import Client

PATH = "people-board"
BOARD = "custom:pbx-presence-board"
COLUMNS = 4
BUSY = ["ringing", "dialing", "on_call"]
SETTINGS = (
    "default_number",
    "default_language",
    "caller_id_mode",
    "recording_mode",
    "recording_retention",
    "invoiced_until",
    "mobile_configs",
    "employee_subscriptions",
)


async def add_dashboard(client: Client, people: str, settings: str) -> None:
    """Add a dashboard of one account's people and another's settings as the default."""
    entities = await client.call("config/entity_registry/list")
    views = [
        _board(),
        _cards(_of(entities, people)),
        _settings(_of(entities, settings)),
    ]
    await client.call(
        "lovelace/dashboards/create",
        url_path=PATH,
        title="People",
        icon="mdi:account-group",
        mode="storage",
    )
    await client.call("lovelace/config/save", url_path=PATH, config={"views": views})
    await client.call(
        "frontend/set_user_data", key="core", value={"default_panel": PATH}
    )


def _of(entities: list[dict[str, Any]], entry_id: str) -> list[dict[str, Any]]:
    """Return the entities of an entry."""
    return [entity for entity in entities if entity["config_entry_id"] == entry_id]


def _board() -> dict[str, Any]:
    """Return a view with the board in its default configuration."""
    board = {"type": "grid", "column_span": COLUMNS, "cards": [{"type": BOARD}]}
    return {
        "title": "People",
        "path": "people",
        "type": "sections",
        "max_columns": COLUMNS,
        "sections": [board],
    }


def _cards(entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a view of the other cards, and of Home Assistant's own cards."""
    people = _named(entities, "presence")
    group = _named(entities, "group_available")[0]
    first, second, *_ = people
    feature = {"type": "custom:pbx-presence-feature"}
    ours: list[dict[str, Any]] = [
        {"type": "custom:pbx-presence-person", "entity": first},
        {"type": "custom:pbx-presence-person", "entity": second, "show_number": True},
        {"type": "custom:pbx-presence-group", "entity": group},
        {"type": "tile", "entity": first, "features": [feature]},
    ]
    busy = {
        "type": "entity-filter",
        "entities": people,
        "conditions": [{"condition": "state", "state": BUSY}],
        "card": {"type": "entities"},
        "show_empty": False,
        "grid_options": {"columns": "full"},
    }
    tiles = [{"type": "tile", "entity": person} for person in people]
    return {
        "title": "Cards",
        "path": "cards",
        "type": "sections",
        "max_columns": COLUMNS,
        "badges": [{"type": "custom:pbx-presence-badge"}],
        "sections": [
            _section("One person, one group", 1, ours),
            _section("Calls", 1, [{"type": "custom:pbx-presence-calls"}]),
            _section("Home Assistant's own cards", 2, [busy, *tiles]),
        ],
    }


def _settings(entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a view with the settings of a PBX."""
    shown = [_named(entities, key)[0] for key in SETTINGS]
    tiles = [{"type": "tile", "entity": entity} for entity in shown]
    return {
        "title": "PBX",
        "path": "pbx",
        "type": "sections",
        "sections": [_section("Telecom X", 1, tiles)],
    }


def _named(entities: list[dict[str, Any]], key: str) -> list[str]:
    """Return the IDs of the entities with a translation key, in alphabetical order."""
    found = (
        entity["entity_id"] for entity in entities if entity["translation_key"] == key
    )
    return sorted(found)


def _section(heading: str, columns: int, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a section of a view."""
    title = {"type": "heading", "heading": heading}
    return {"type": "grid", "column_span": columns, "cards": [title, *cards]}
