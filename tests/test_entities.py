"""All entities as Home Assistant shows them, one snapshot for each platform."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    snapshot_platform,
)
from syrupy.assertion import SnapshotAssertion

from custom_components.pbx_presence import PLATFORMS
from custom_components.pbx_presence.entity import MAX_STATE
from simulator import Simulator

from .helpers import ANNA, BENGT, States, enable


@pytest.mark.usefixtures("all_enabled", "support")
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_every_entity_of_a_platform_is_as_it_was(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
    platform: Platform,
    monkeypatch: pytest.MonkeyPatch,
    freezer: FrozenDateTimeFactory,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    monkeypatch.setattr("custom_components.pbx_presence.PLATFORMS", [platform])
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await snapshot_platform(hass, entity_registry, snapshot, entry.entry_id)


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.parametrize("platform", [Platform.BINARY_SENSOR, Platform.SENSOR])
async def test_every_entity_of_a_telecom_x_account_is_as_it_was(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
    platform: Platform,
    monkeypatch: pytest.MonkeyPatch,
    freezer: FrozenDateTimeFactory,
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    monkeypatch.setattr("custom_components.pbx_presence.PLATFORMS", [platform])
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    await snapshot_platform(hass, entity_registry, snapshot, telecomx_entry.entry_id)


ON = {
    Platform.BINARY_SENSOR: {"available", "on_call", "ringing"},
    Platform.EVENT: {"call"},
    Platform.SENSOR: {"presence", "line_status", "profile", "profile_until"},
}
OFF = {Platform.SENSOR: {"profile_message", "active_calls", "caller"}}


async def test_what_is_noisy_or_private_is_off_by_default(
    hass: HomeAssistant, loaded: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    entries = er.async_entries_for_config_entry(entity_registry, loaded.entry_id)
    for is_off, keys in ((False, ON), (True, OFF)):
        assert {
            (entity.domain, entity.translation_key)
            for entity in entries
            if f"_{ANNA}_" in entity.unique_id and bool(entity.disabled_by) is is_off
        } == {(platform, key) for platform in keys for key in keys[platform]}


async def test_the_counts_of_an_account_are_those_of_its_extensions(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry
) -> None:
    pbx.world.ring("Konferensrum A")
    pbx.world.ring("Bengt Bengtsson", direction="out")
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, entry)
    assert {
        key: states.sensor(f"people_{key}")
        for key in ("available", "on_call", "ringing", "total")
    } == {"available": "1", "on_call": "1", "ringing": "1", "total": "3"}
    assert states.presence(BENGT) == "dialing"
    assert states.binary(f"{BENGT}_ringing") == "off"


async def test_a_text_that_is_too_long_for_a_state_is_cut_visibly(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry
) -> None:
    enable(hass, entry, f"{ANNA}_profile_message")
    pbx.world.set_profile("Anna Andersson", "N" * 300, True, message="M" * 255)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, entry)
    assert states.sensor(f"{ANNA}_profile") == "N" * (MAX_STATE - 1) + "…"
    assert states.sensor(f"{ANNA}_profile_message") == "M" * MAX_STATE


@pytest.mark.parametrize("consent", [False, True])
async def test_who_calls_shows_only_with_consent(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry, consent: bool
) -> None:
    enable(hass, entry, f"{ANNA}_caller")
    options = {"show_caller": consent}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    caller = States(hass, entry).sensor(f"{ANNA}_caller")
    assert caller == ("0701231234" if consent else "unknown")
    shown = any("0701231234" in str(state) for state in hass.states.async_all())
    assert shown is consent


@pytest.mark.parametrize(
    "name",
    ["x" * 2000, "<script>alert(1)</script>", "📞", "a\nb\x00c", "{{ 1 + 1 }}", "."],
)
async def test_any_name_makes_a_device(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry, name: str
) -> None:
    pbx.world.rename("Anna Andersson", name)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert States(hass, entry).presence(ANNA) == "on_call"
    assert len(hass.states.async_all()) == 29
