"""What users see, as one flat table of texts."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN

from ..helpers import ANNA, BENGT, ROOM
from .row import UNAVAILABLE, UNKNOWN

NAMES: Final = {ROOM: "Room", BENGT: "Bengt", ANNA: "Anna"}
"""Readable names of the keys; the longest key first."""
ABOUT_THE_CONNECTION: Final = {"connectivity", "reason", "issues", "sign-in"}
_SHOWN: Final = {Platform.SENSOR, Platform.BINARY_SENSOR, Platform.EVENT}
# Talk time goes on, whatever the PBX answers.
_HIDDEN: Final = ("_caller", "last_successful_update", "talk_time")
_ATTRIBUTES: Final = ("number", "key_words", "message")


def look(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return every state of an entry, and the other things that users see."""
    return {
        **dict(_states(hass, entry)),
        **dict(_device_names(hass, entry)),
        "issues": ", ".join(
            sorted(
                str(issue.translation_key)
                for issue in ir.async_get(hass).issues.values()
                if issue.domain == DOMAIN
            )
        ),
        "sign-in": str(len(hass.config_entries.flow.async_progress())),
    }


def _states(hass: HomeAssistant, entry: MockConfigEntry) -> Iterator[tuple[str, str]]:
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        state = hass.states.get(entity.entity_id)
        if entity.domain in _SHOWN and not entity.unique_id.endswith(_HIDDEN) and state:
            name = _named(entity.unique_id.removeprefix(f"{entry.entry_id}_"))
            is_event = entity.domain == Platform.EVENT
            yield name, _of_event(state) if is_event else state.state
            yield from _attributes(name, state)


def _of_event(state: State) -> str:
    """Return whether events can be reported, whichever was the last one."""
    return UNAVAILABLE if state.state == UNAVAILABLE else "ready"


def _named(key: str) -> str:
    """Return the readable name of an entity, such as `Anna presence`."""
    for prefix, name in NAMES.items():
        rest = key.removeprefix(f"{prefix}_")
        # 08010203_2 is another extension than 08010203.
        if rest != key and not rest[0].isdigit():
            return f"{name} {rest}"
    return key


def _attributes(name: str, state: State) -> Iterator[tuple[str, str]]:
    if name == "connectivity":
        yield "reason", state.attributes.get("reason", "")
    if name.endswith(" presence"):
        is_gone = state.state == UNAVAILABLE
        for key in _ATTRIBUTES:
            value = UNAVAILABLE if is_gone else _text(state.attributes.get(key))
            yield f"{name.removesuffix('presence')}{key}", value


def _text(value: Any) -> str:
    if value is None:
        return UNKNOWN
    return ", ".join(value) if isinstance(value, list) else str(value)


def _device_names(
    hass: HomeAssistant, entry: MockConfigEntry
) -> Iterator[tuple[str, str]]:
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        for _, key in device.identifiers:
            name = _named(f"{key.removeprefix(f'{entry.entry_id}_')}_name")
            yield name, str(device.name)


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Return what is different now; new entities are left out."""
    return {
        name: after.get(name, "removed")
        for name, was in before.items()
        if after.get(name) != was
    }


def became_unavailable(before: Mapping[str, str]) -> dict[str, str]:
    """Return the states that extensions and totals have without a connection."""
    return {
        name: UNAVAILABLE
        for name in before
        if name not in ABOUT_THE_CONNECTION and not name.endswith("name")
    }
