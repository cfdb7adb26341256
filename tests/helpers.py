"""Helpers for tests: time passes, states, entities, flows and automations."""

from collections.abc import Callable, Mapping
from datetime import timedelta
import json
from typing import Any, Literal

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE, Platform
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
from homeassistant.helpers.json import JSONEncoder
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.pbx_presence.const import DOMAIN
from custom_components.pbx_presence.providers import PROVIDERS
from simulator import Simulator

ANNA, BENGT, ROOM = "08010203", "08040506", "08040506_2"
MINUTE, HOUR = 60, 3600

type Changes = list[tuple[str, str]]
"""Changes of the frontend: `added` or `removed`, and a URL."""

type Flow = Any
"""The result of a step; its keys depend on the kind of step."""
type Heard = Callable[[], list[str]]
type Target = Mapping[str, str | list[str]]
type TargetKind = Literal["entity", "device", "area", "floor", "label", "entity label"]


OPTION_SECTIONS = {
    "updates": ("interval", "fast_interval", "push"),
    "calls": ("show_caller", "phone_book", "call_log", "allow_actions"),
    "pictures": ("people",),
    "advanced": ("time_zone", "country"),
}


def in_sections(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of the first step of the options in their sections."""
    sections = {
        section: {name: answers[name] for name in names if name in answers}
        for section, names in OPTION_SECTIONS.items()
    }
    named = {name for names in OPTION_SECTIONS.values() for name in names}
    plain = {name: value for name, value in answers.items() if name not in named}
    return plain | {section: given for section, given in sections.items() if given}


async def choose(hass: HomeAssistant, provider: str) -> Flow:
    """Start a flow and choose a provider."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.MENU
    assert flow["menu_options"] == list(PROVIDERS)
    return await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"next_step_id": provider}
    )


async def fill(hass: HomeAssistant, flow: Flow, **answers: Any) -> Flow:
    """Submit a step of a flow."""
    return await hass.config_entries.flow.async_configure(flow["flow_id"], answers)


async def created(hass: HomeAssistant, flow: Flow) -> None:
    """Check that a flow created or saved its entry, and wait for the effects."""
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


def asked(pbx: Simulator) -> list[str]:
    """Return the paths that Telecom X was asked for, without queries."""
    return [
        request.path.partition("?")[0].removeprefix("/telecomx/")
        for request in pbx.requests
    ]


def as_json(value: Any) -> str:
    """Return a value as a user would download it or find it on disk."""
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False)


async def write_stores(hass: HomeAssistant, hass_storage: dict[str, Any]) -> str:
    """Write all pending data, and return everything that is stored."""
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    return as_json(hass_storage)


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float
) -> None:
    """Let time pass, along with everything that is due."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


def entity_id(
    hass: HomeAssistant, entry: MockConfigEntry, platform: Platform, key: str
) -> str:
    """Return the entity ID for the rest of a unique ID."""
    registry = er.async_get(hass)
    unique_id = f"{entry.entry_id}_{key}"
    found = registry.async_get_entity_id(platform, DOMAIN, unique_id)
    assert found, f"no {platform} {key}"
    return found


class States:
    """The states of an entry's entities, by platform and key."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        self._hass = hass
        self._entry = entry

    def full(self, platform: Platform, key: str) -> State:
        """Return a state with its attributes."""
        state = self._hass.states.get(entity_id(self._hass, self._entry, platform, key))
        assert state, f"{platform} {key} has no state"
        return state

    def sensor(self, key: str) -> str:
        """Return the state of a sensor."""
        return self.full(Platform.SENSOR, key).state

    def binary(self, key: str) -> str:
        """Return the state of a binary sensor."""
        return self.full(Platform.BINARY_SENSOR, key).state

    def presence(self, key: str) -> str:
        """Return the presence of an extension."""
        return self.sensor(f"{key}_presence")


def enable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    *keys: str,
    platform: Platform = Platform.SENSOR,
) -> None:
    """Enable entities that are disabled by default, before setup."""
    for key in keys:
        er.async_get(hass).async_get_or_create(
            platform,
            DOMAIN,
            f"{entry.entry_id}_{key}",
            config_entry=entry,
            disabled_by=None,
        )


def record_changes(hass: HomeAssistant) -> list[tuple[str, str]]:
    """Return a list that fills with every written state."""
    written: list[tuple[str, str]] = []

    @callback
    def on_event(event: Event) -> None:
        state = event.data.get("new_state")
        written.append((event.data["entity_id"], state.state if state else "removed"))

    hass.bus.async_listen("state_changed", on_event)
    everything = callback(lambda _: True)
    hass.bus.async_listen("state_reported", on_event, event_filter=everything)
    return written


def presence_id(hass: HomeAssistant, entry: MockConfigEntry, key: str) -> str:
    """Return the entity ID of the main entity of an extension."""
    return entity_id(hass, entry, Platform.SENSOR, f"{key}_presence")


def device_id(hass: HomeAssistant, entity: str) -> str:
    """Return the ID of the device of an entity."""
    found = er.async_get(hass).async_get(entity)
    assert found and found.device_id
    return found.device_id


def target(hass: HomeAssistant, entity: str, kind: TargetKind = "entity") -> Target:
    """Return a target that contains an entity, or everything of its device."""
    device = device_id(hass, entity)
    if kind == "entity":
        return {"entity_id": entity}
    if kind == "device":
        return {"device_id": device}
    if "label" in kind:
        label = lr.async_get(hass).async_create("Sales").label_id
        if kind == "label":
            dr.async_get(hass).async_update_device(device, labels={label})
        else:
            er.async_get(hass).async_update_entity(entity, labels={label})
        return {"label_id": label}
    floor = fr.async_get(hass).async_create("Upstairs").floor_id
    area = ar.async_get(hass).async_create("Office", floor_id=floor).id
    dr.async_get(hass).async_update_device(device, area_id=area)
    return {"area_id": area} if kind == "area" else {"floor_id": floor}


async def automate(hass: HomeAssistant, *automations: dict[str, Any]) -> None:
    """Run valid automations."""
    config = {"automation": list(automations)}
    assert await async_setup_component(hass, "automation", config)
    await hass.async_block_till_done()
    assert all(state.state == "on" for state in hass.states.async_all("automation"))
    assert len(hass.states.async_all("automation")) == len(automations)


async def listen(
    hass: HomeAssistant,
    *triggers: dict[str, Any],
    says: str = "{{ trigger.entity_id }}",
) -> Heard:
    """Run an automation, and return a function that returns what it said."""
    calls = async_mock_service(hass, "test", "say")
    automation = {
        "mode": "parallel",
        "triggers": list(triggers),
        "actions": [{"action": "test.say", "data": {"text": says}}],
    }
    await automate(hass, automation)

    def heard() -> list[str]:
        said = [call.data["text"] for call in calls]
        calls.clear()
        return said

    return heard


def on(trigger: str, of: Target, **options: Any) -> dict[str, Any]:
    """Return a trigger of this integration for a target."""
    return {
        "trigger": f"{DOMAIN}.{trigger}",
        "id": trigger,
        "target": of,
        **({"options": options} if options else {}),
    }
