"""All entities as Home Assistant shows them, with one snapshot per platform."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_URL, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    snapshot_platform,
)
from syrupy.assertion import SnapshotAssertion

from custom_components.pbx_presence import PLATFORMS
from custom_components.pbx_presence.const import CONF_PROVIDER, DOMAIN
from custom_components.pbx_presence.devices import manufacturer
from custom_components.pbx_presence.entity import MAX_STATE
from simulator import Simulator
from simulator.faults import Drop, Fault, Status

from .helpers import ANNA, BENGT, ROOM, States, enable, entity_id, pass_time


@pytest.mark.usefixtures("all_enabled", "support")
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_every_entity_of_a_platform_matches_the_snapshot(
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
    options = {"interval": 30, "call_log": True, "allow_actions": True}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    await snapshot_platform(hass, entity_registry, snapshot, entry.entry_id)


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.parametrize("platform", [Platform.BINARY_SENSOR, Platform.SENSOR])
async def test_every_entity_of_a_telecom_x_account_matches_the_snapshot(
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
OFF = {Platform.SENSOR: {"profile_message", "active_calls", "caller", "talk_time"}}


async def test_noisy_and_private_entities_are_disabled_by_default(
    hass: HomeAssistant, loaded: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    entries = er.async_entries_for_config_entry(entity_registry, loaded.entry_id)
    for is_off, keys in ((False, ON), (True, OFF)):
        assert {
            (entity.domain, entity.translation_key)
            for entity in entries
            if f"_{ANNA}_" in entity.unique_id and bool(entity.disabled_by) is is_off
        } == {(platform, key) for platform in keys for key in keys[platform]}


async def test_the_totals_of_an_account_are_those_of_its_extensions(
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


async def test_a_text_too_long_for_a_state_ends_in_an_ellipsis(
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
async def test_callers_are_shown_only_with_consent(
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
async def test_any_name_gives_a_device(
    hass: HomeAssistant, pbx: Simulator, entry: MockConfigEntry, name: str
) -> None:
    pbx.world.rename("Anna Andersson", name)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert States(hass, entry).presence(ANNA) == "on_call"
    assert len(hass.states.async_all()) == 30


async def test_a_device_has_a_model_and_a_serial_number(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    pbx: Simulator,
    device_registry: dr.DeviceRegistry,
    freezer: FrozenDateTimeFactory,
) -> None:
    def described(identifier: str) -> tuple[str | None, ...]:
        device = device_registry.async_get_device_by_identifier(
            (DOMAIN, identifier), loaded.entry_id
        )
        assert isinstance(device, dr.DeviceEntry)
        return device.manufacturer, device.model, device.serial_number

    assert described(f"01ENTRY_{ANNA}") == ("Pingaway", "Person", "08010203")
    assert described(f"01ENTRY_{ROOM}") == ("Pingaway", "Extension", "08040506")
    assert described("01ENTRY") == ("Pingaway", "PBX account", None)
    assert described(support.subentry_id) == ("Pingaway", "Group", None)
    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, "01ENTRY"), loaded.entry_id
    )
    assert isinstance(device, dr.DeviceEntry)
    assert device.configuration_url == "https://admin.pingaway.se/"
    pbx.world.set_profile("Konferensrum A", "Kontoret", available=True)
    await pass_time(hass, freezer, 31)
    assert described(f"01ENTRY_{ROOM}") == ("Pingaway", "Person", "08040506")


@pytest.mark.parametrize(
    ("url", "brand"),
    [
        ("https://admin.pingaway.se/api/", "Pingaway"),
        ("https://api.telavox.se/", "Telavox"),
        ("https://pbx.example.com/api/", "pbx.example.com"),
    ],
)
def test_a_custom_pbx_has_the_brand_of_its_host(url: str, brand: str) -> None:
    data = {CONF_PROVIDER: "custom", CONF_URL: url}
    assert manufacturer(MockConfigEntry(domain=DOMAIN, data=data)) == brand


async def test_the_message_is_an_attribute_that_is_not_recorded(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.set_profile(
        "Anna Andersson", "Lunch", available=False, message="Ring växeln"
    )
    await pass_time(hass, freezer, 31)
    state = States(hass, loaded).full(Platform.SENSOR, f"{ANNA}_presence")
    assert state.attributes["message"] == "Ring växeln"
    assert state.state_info
    assert "message" in state.state_info["unrecorded_attributes"]


async def test_callers_are_shown_as_soon_as_the_user_agrees(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    entity_registry: er.EntityRegistry,
) -> None:
    caller = entity_id(hass, loaded, Platform.SENSOR, f"{ANNA}_caller")
    other = entity_id(hass, loaded, Platform.SENSOR, f"{BENGT}_caller")
    user = er.RegistryEntryDisabler.USER
    entity_registry.async_update_entity(other, disabled_by=user)
    for wanted, state in ((True, "0701231234"), (False, None), (True, "0701231234")):
        options = {"show_caller": wanted, "interval": 30}
        hass.config_entries.async_update_entry(loaded, options=options)
        await hass.config_entries.async_reload(loaded.entry_id)
        await hass.async_block_till_done()
        found = hass.states.get(caller)
        assert (found and found.state) == state
        entry = entity_registry.async_get(other)
        assert entry
        assert entry.disabled_by is user


async def test_callers_stay_disabled_if_the_user_enables_new_entities_by_hand(
    hass: HomeAssistant, entry: MockConfigEntry, entity_registry: er.EntityRegistry
) -> None:
    hass.config_entries.async_update_entry(
        entry, options={"show_caller": True}, pref_disable_new_entities=True
    )
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    entities = er.async_entries_for_config_entry(entity_registry, entry.entry_id)
    callers = [one for one in entities if one.translation_key == "caller"]
    assert callers
    assert all(caller.disabled_by for caller in callers)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Status(401), "sign_in"),
        (Status(403), "not_allowed"),
        (Status(429, retry_after=60), "busy"),
        (Status(500), "no_answer"),
        (Drop(), "no_answer"),
    ],
)
async def test_the_connectivity_shows_the_reason_of_an_outage(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
    reason: str,
) -> None:
    states = States(hass, loaded)
    pbx.faults.add(fault)
    await pass_time(hass, freezer, 31)
    state = states.full(Platform.BINARY_SENSOR, "connectivity")
    assert (state.state, state.attributes["reason"]) == ("off", reason)


async def test_a_changed_reason_is_shown_at_once(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = States(hass, loaded)
    for fault, reason in ((Status(500), "no_answer"), (Status(401), "sign_in")):
        pbx.faults.clear()
        pbx.faults.add(fault)
        await pass_time(hass, freezer, 150)
        state = states.full(Platform.BINARY_SENSOR, "connectivity")
        assert state.attributes["reason"] == reason
