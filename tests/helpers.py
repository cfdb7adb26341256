"""What tests say often: a time passes, a state is this, an entity is that."""

from datetime import timedelta
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE, Platform
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.json import JSONEncoder
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator

ANNA, BENGT, ROOM = "08010203", "08040506", "08040506_2"
MINUTE, HOUR = 60, 3600

type Flow = dict[str, Any]


async def choose(hass: HomeAssistant, provider: str) -> Flow:
    """Begin a set-up and choose a provider."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.MENU
    assert flow["menu_options"] == ["pingaway", "telavox", "telecom_x", "custom"]
    return await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"next_step_id": provider}
    )


async def fill(hass: HomeAssistant, flow: Flow, **answers: Any) -> Flow:
    """Submit a step of a flow."""
    return await hass.config_entries.flow.async_configure(flow["flow_id"], answers)


def asked(pbx: Simulator) -> list[str]:
    """Return what Telecom X was asked for: paths below its base, without queries."""
    return [
        request.path.partition("?")[0].removeprefix("/telecomx/")
        for request in pbx.requests
    ]


def as_json(value: Any) -> str:
    """Return what a user would download, or find on the disk."""
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False)


async def write_stores(hass: HomeAssistant, hass_storage: dict[str, Any]) -> str:
    """Let everything be written that waits for it, and return all that is stored."""
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    return as_json(hass_storage)


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float
) -> None:
    """Let time pass and everything that was due in it happen."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


def entity_id(
    hass: HomeAssistant, entry: MockConfigEntry, platform: Platform, key: str
) -> str:
    """Return the id of an entity of an entry by the rest of its unique id."""
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
    """Enable entities that are off by default, before the entry is set up."""
    for key in keys:
        er.async_get(hass).async_get_or_create(
            platform,
            DOMAIN,
            f"{entry.entry_id}_{key}",
            config_entry=entry,
            disabled_by=None,
        )


def record_changes(hass: HomeAssistant) -> list[tuple[str, str]]:
    """Return a list that fills with every state that is written."""
    written: list[tuple[str, str]] = []

    @callback
    def on_event(event: Event) -> None:
        state = event.data.get("new_state")
        written.append((event.data["entity_id"], state.state if state else "removed"))

    hass.bus.async_listen("state_changed", on_event)
    everything = callback(lambda _: True)
    hass.bus.async_listen("state_reported", on_event, event_filter=everything)
    return written
