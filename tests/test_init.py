"""Accounts are set up, unloaded and removed, and devices are added and removed."""

from dataclasses import replace
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.config import config_entries as config_api
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntryDisabler,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import CONF_URL, STATE_UNAVAILABLE, Platform
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
from yarl import URL

from custom_components import pbx_presence
from custom_components.pbx_presence.const import (
    CONF_CHOSEN,
    CONF_FOLLOW,
    CONF_KEY_WORDS,
    CONF_TIME_ZONE,
    DOMAIN,
)
from custom_components.pbx_presence.polling import follow
from custom_components.pbx_presence.providers import create_session
from simulator import Simulator
from simulator.faults import BadRecords, Drop, Fault, Hold, Html, Shape, Status
from simulator.model import Person

from .helpers import ANNA, BENGT, ROOM, States, pass_time

assert config_api


def device_names(hass: HomeAssistant, entry: MockConfigEntry) -> set[str | None]:
    """Return the names of an entry's devices."""
    registry = dr.async_get(hass)
    devices = dr.async_entries_for_config_entry(registry, entry.entry_id)
    return {device.name for device in devices}


EVERYBODY = {"Pingaway", "Anna Andersson", "Bengt Bengtsson", "Konferensrum A"}


async def test_the_documented_example_becomes_three_devices(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    for key in (ANNA, BENGT, ROOM):
        registry.async_get_or_create(
            "sensor",
            DOMAIN,
            f"{entry.entry_id}_{key}_profile_message",
            config_entry=entry,
            disabled_by=None,
        )
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, entry)
    assert device_names(hass, entry) == EVERYBODY

    assert states.binary(f"{ANNA}_available") == "on"
    assert states.presence(ANNA) == "on_call"
    assert states.binary(f"{ANNA}_on_call") == "on"

    assert states.presence(BENGT) == "not_available"
    assert states.binary(f"{BENGT}_available") == "off"
    assert states.sensor(f"{BENGT}_profile") == "Semester"
    assert states.sensor(f"{BENGT}_profile_until") == "2015-03-14T08:26:53+00:00"
    message = "Svarar på mail en gång i veckan"
    assert states.sensor(f"{BENGT}_profile_message") == message

    assert states.presence(ROOM) == "idle"
    assert states.sensor(f"{ROOM}_line_status") == "idle"
    assert states.binary(f"{ROOM}_available") == "unknown"
    number = states.full(Platform.SENSOR, f"{ROOM}_presence").attributes["number"]
    assert number == "08040506"


async def test_the_devices_are_linked_to_that_of_the_account(
    hass: HomeAssistant, loaded: MockConfigEntry, device_registry: dr.DeviceRegistry
) -> None:
    hub = device_registry.async_get_device_by_identifier(
        (DOMAIN, loaded.entry_id), loaded.entry_id
    )
    anna = device_registry.async_get_device_by_identifier(
        (DOMAIN, f"{loaded.entry_id}_{ANNA}"), loaded.entry_id
    )
    assert hub
    assert anna
    assert anna.via_device_id == hub.id
    assert {hub.entry_type, anna.entry_type} == {dr.DeviceEntryType.SERVICE}
    assert (hub.manufacturer, hub.name) == ("Pingaway", "Pingaway")


async def test_an_account_can_be_unloaded_and_loaded_again(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    before = {state.entity_id: state.state for state in hass.states.async_all()}
    assert await hass.config_entries.async_unload(loaded.entry_id)
    polls = len(pbx.requests)
    await pass_time(hass, freezer, 3600)
    assert len(pbx.requests) == polls
    assert {state.state for state in hass.states.async_all()} == {STATE_UNAVAILABLE}
    assert await hass.config_entries.async_setup(loaded.entry_id)
    await hass.async_block_till_done()
    assert {s.entity_id: s.state for s in hass.states.async_all()} == before


async def test_a_removed_account_leaves_nothing_behind(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    hass_storage: dict[str, Any],
    issue_registry: ir.IssueRegistry,
) -> None:
    assert f"{DOMAIN}.{loaded.entry_id}" in hass_storage
    pbx.faults.add(Status(403))
    await pass_time(hass, freezer, 31)
    await hass.config_entries.async_remove(loaded.entry_id)
    await hass.async_block_till_done()
    assert f"{DOMAIN}.{loaded.entry_id}" not in hass_storage
    assert not hass.states.async_all()
    assert not issue_registry.issues
    assert device_names(hass, loaded) == set()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Html(), ConfigEntryState.SETUP_RETRY),
        (Status(503, retry_after=5), ConfigEntryState.SETUP_RETRY),
        (Status(403), ConfigEntryState.SETUP_RETRY),
        (Shape(value={}), ConfigEntryState.SETUP_RETRY),
        (Status(401), ConfigEntryState.SETUP_ERROR),
    ],
)
async def test_an_account_that_cannot_be_read_is_retried_or_fails(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    fault: Fault,
    state: ConfigEntryState,
) -> None:
    pbx.faults.add(fault)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is state
    assert entry.error_reason_translation_key
    flows = [flow["context"]["source"] for flow in entry_flows(hass)]
    refused = state is ConfigEntryState.SETUP_ERROR
    assert flows == ([SOURCE_REAUTH] if refused else [])
    assert len(pbx.requests) == 1


def entry_flows(hass: HomeAssistant) -> list[Any]:
    """Return the flows in progress."""
    return list(hass.config_entries.flow.async_progress_by_handler(DOMAIN))


async def test_cookies_are_not_shared_between_accounts(
    hass: HomeAssistant,
) -> None:
    url = URL("https://pbx.example/")
    jar = create_session(hass).cookie_jar
    jar.update_cookies({"session": "somebody"}, url)
    assert not jar.filter_cookies(url)


async def test_an_unknown_time_zone_is_a_clear_error(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    options = {CONF_TIME_ZONE: "Europe/Atlantis"}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert "Europe/Atlantis" in (entry.reason or "")


async def test_an_invalid_stored_address_is_a_clear_error(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    data = {**entry.data, CONF_URL: "http://pbx.example/"}
    hass.config_entries.async_update_entry(entry, data=data)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "https_required"
    assert len(pbx.requests) == 0


async def test_a_new_extension_gets_entities_at_run_time(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.world.add(Person(id="9", name="Cecilia", number="08070809"), position=0)
    await pass_time(hass, freezer, 31)
    assert device_names(hass, loaded) == {*EVERYBODY, "Cecilia"}
    assert States(hass, loaded).presence("08070809") == "available"
    assert States(hass, loaded).sensor("people_total") == "4"
    assert States(hass, loaded).presence(ANNA) == "on_call"


async def test_a_device_is_renamed_with_its_extension_unless_the_user_named_it(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    device_registry: dr.DeviceRegistry,
) -> None:
    before = set(hass.states.async_entity_ids())
    pbx.world.rename("Anna Andersson", "Anna Berg")
    await pass_time(hass, freezer, 31)
    assert "Anna Berg" in device_names(hass, loaded)
    states = States(hass, loaded)
    assert states.full(Platform.SENSOR, f"{ANNA}_presence").name == "Anna Berg"
    assert set(hass.states.async_entity_ids()) == before

    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, f"{loaded.entry_id}_{ANNA}"), loaded.entry_id
    )
    assert device
    device_registry.async_update_device(device.id, name_by_user="Boss")
    pbx.world.rename("Anna Berg", "Anna Carlsson")
    await pass_time(hass, freezer, 31)
    assert states.full(Platform.SENSOR, f"{ANNA}_presence").name == "Boss"


async def test_a_name_that_changed_while_missing_is_updated(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    anna = pbx.world.remove("Anna Andersson")
    await pass_time(hass, freezer, 31)
    pbx.world.add(replace(anna, name="Anna Berg"))
    await pass_time(hass, freezer, 31)
    assert "Anna Berg" in device_names(hass, loaded)


async def test_a_missing_extension_is_unavailable_and_removed_after_three_lists(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = States(hass, loaded)
    pbx.world.remove("Konferensrum A")
    for _ in range(2):
        await pass_time(hass, freezer, 31)
        assert states.binary(f"{ROOM}_on_call") == STATE_UNAVAILABLE
        assert states.sensor("people_total") == "2"
    await pass_time(hass, freezer, 31)
    assert device_names(hass, loaded) == EVERYBODY - {"Konferensrum A"}
    assert not hass.states.async_entity_ids("konferensrum")
    assert states.presence(BENGT) == "not_available"


async def test_an_extension_that_returns_gets_all_entities_back(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    entity_registry: er.EntityRegistry,
) -> None:
    before = set(hass.states.async_entity_ids())
    entity_registry.async_update_entity(
        "sensor.konferensrum_a", name="The room", icon="mdi:sofa"
    )
    room = pbx.world.remove("Konferensrum A")
    for _ in range(4):
        await pass_time(hass, freezer, 31)
    assert set(hass.states.async_entity_ids()) < before
    pbx.world.add(room, position=0)
    await pass_time(hass, freezer, 31)
    assert set(hass.states.async_entity_ids()) == before
    state = hass.states.get("sensor.konferensrum_a")
    assert state
    assert (state.state, state.attributes["icon"]) == ("available", "mdi:sofa")


async def test_the_caller_of_an_extension_that_left_before_the_consent_is_shown(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    room = pbx.world.remove("Konferensrum A")
    for _ in range(4):
        await pass_time(hass, freezer, 31)
    options = {**loaded.options, "show_caller": True}
    hass.config_entries.async_update_entry(loaded, options=options)
    await hass.config_entries.async_reload(loaded.entry_id)
    await pass_time(hass, freezer, 31)
    pbx.world.add(room)
    # Home Assistant reloads an account 30 seconds after an entity was enabled.
    for _ in range(3):
        await pass_time(hass, freezer, 31)
    assert hass.states.get("sensor.konferensrum_a_caller")


@pytest.mark.parametrize("fault", [BadRecords(rows=(None,)), Shape(value=[]), Drop()])
async def test_only_complete_lists_count_an_extension_as_missing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    fault: Fault,
) -> None:
    pbx.world.remove("Konferensrum A")
    pbx.faults.add(fault)
    for _ in range(6):
        await pass_time(hass, freezer, 200)
    assert device_names(hass, loaded) == EVERYBODY


async def test_an_extension_that_left_while_unloaded_is_removed(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    pbx.world.remove("Konferensrum A")
    await hass.config_entries.async_setup(loaded.entry_id)
    await hass.async_block_till_done()
    assert device_names(hass, loaded) == EVERYBODY
    for _ in range(3):
        await pass_time(hass, freezer, 31)
    assert device_names(hass, loaded) == EVERYBODY - {"Konferensrum A"}


async def test_devices_with_one_number_are_kept_when_one_left_while_unloaded(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    pbx.world.remove("Bengt Bengtsson")
    await hass.config_entries.async_setup(loaded.entry_id)
    await hass.async_block_till_done()
    states = States(hass, loaded)
    assert states.presence(ROOM) == "idle"
    assert states.binary(f"{BENGT}_available") == STATE_UNAVAILABLE


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({CONF_FOLLOW: "all"}, EVERYBODY - {"Pingaway"}),
        ({CONF_FOLLOW: "chosen", CONF_CHOSEN: [ROOM]}, {"Konferensrum A"}),
        ({CONF_FOLLOW: "key_word", CONF_KEY_WORDS: ["malmö"]}, {"Bengt Bengtsson"}),
        ({CONF_FOLLOW: "chosen", CONF_CHOSEN: ["gone"]}, set()),
    ],
)
async def test_only_followed_extensions_have_devices(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    options: dict[str, Any],
    names: set[str],
) -> None:
    hass.config_entries.async_update_entry(loaded, options=options)
    await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert device_names(hass, loaded) == {"Pingaway", *names}
    assert States(hass, loaded).sensor("people_total") == str(len(names))


async def test_an_extension_that_gets_a_followed_key_word_is_followed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    options = {CONF_FOLLOW: "key_word", CONF_KEY_WORDS: ["malmö"], "interval": 30}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    pbx.world.set_key_words("Konferensrum A", "malmö")
    pbx.world.set_key_words("Bengt Bengtsson", "lund")
    names = {"Pingaway", "Bengt Bengtsson", "Konferensrum A"}
    for _ in range(2):
        await pass_time(hass, freezer, 31)
        assert device_names(hass, entry) == names
        assert States(hass, entry).binary(f"{BENGT}_available") == STATE_UNAVAILABLE
    await pass_time(hass, freezer, 31)
    assert device_names(hass, entry) == names - {"Bengt Bengtsson"}


async def test_extensions_above_the_limit_are_left_out_and_reported(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    issue_registry: ir.IssueRegistry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(follow, "MAX_EXTENSIONS", 2)
    pbx.world.remove("Konferensrum A")
    await hass.config_entries.async_setup(entry.entry_id)
    issue = (DOMAIN, f"too_many_extensions_{entry.entry_id}")
    assert not issue_registry.async_get_issue(*issue)
    pbx.world.add(Person(id="9", name="Cecilia", number="08070809"), position=0)
    await pass_time(hass, freezer, 31)
    assert issue_registry.async_get_issue(*issue)
    names = {"Pingaway", "Anna Andersson", "Bengt Bengtsson"}
    assert device_names(hass, entry) == names
    pbx.world.remove("Cecilia")
    await pass_time(hass, freezer, 31)
    assert not issue_registry.async_get_issue(*issue)


async def test_known_extensions_stay_within_the_limit_after_a_restart(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(follow, "MAX_EXTENSIONS", 2)
    await hass.config_entries.async_setup(entry.entry_id)
    names = device_names(hass, entry)
    pbx.world.reorder(["Konferensrum A"])
    await hass.config_entries.async_reload(entry.entry_id)
    assert device_names(hass, entry) == names


async def test_a_disabled_account_has_no_issues(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    issue_registry: ir.IssueRegistry,
) -> None:
    pbx.faults.add(Status(403))
    await pass_time(hass, freezer, 31)
    assert issue_registry.issues
    disabled = ConfigEntryDisabler.USER
    await hass.config_entries.async_set_disabled_by(loaded.entry_id, disabled)
    assert not issue_registry.issues


async def test_only_the_device_of_a_missing_extension_can_be_deleted(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await async_setup_component(hass, "config", {})
    client = await hass_ws_client(hass)
    room = pbx.world.remove("Konferensrum A")
    await pass_time(hass, freezer, 31)
    answers = {}
    for key in ("", f"_{ANNA}", f"_{ROOM}"):
        device = device_registry.async_get_device_by_identifier(
            (DOMAIN, f"{loaded.entry_id}{key}"), loaded.entry_id
        )
        assert device
        answer = await client.remove_device(device.id)
        answers[key] = answer["success"] or answer["error"]["message"]
    assert answers == {
        "": "This is the device of the account. To remove it, delete the account on the "
        "integration page",
        f"_{ANNA}": "This extension is still in the contact list. To remove it, select "
        "Configure on the account and choose other extensions to follow",
        f"_{ROOM}": True,
    }
    assert device_names(hass, loaded) == EVERYBODY - {"Konferensrum A"}
    pbx.world.add(room)
    await pass_time(hass, freezer, 31)
    assert device_names(hass, loaded) == EVERYBODY


async def test_no_device_can_be_deleted_while_the_account_is_not_loaded(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await async_setup_component(hass, "config", {})
    client = await hass_ws_client(hass)
    await hass.config_entries.async_unload(loaded.entry_id)
    [device, *_] = dr.async_entries_for_config_entry(device_registry, loaded.entry_id)
    assert not (await client.remove_device(device.id))["success"]


async def test_the_device_of_a_group_is_removed_with_the_group(
    hass: HomeAssistant,
    support: ConfigSubentry,
    loaded: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await async_setup_component(hass, "config", {})
    client = await hass_ws_client(hass)
    device = device_registry.async_get_device_by_identifier(
        (DOMAIN, support.subentry_id), loaded.entry_id
    )
    assert device
    answer = await client.remove_device(device.id)
    assert answer["error"]["message"].startswith("This is the device of a group.")


@pytest.mark.parametrize(
    ("stored", "migrated", "interval"),
    [
        # Options that were never opened, opened for something else, and opened to
        # choose.
        ({}, {}, 60),
        ({"interval": 30, "show_caller": True}, {"show_caller": True}, 60),
        ({"interval": 45}, {"interval": 45}, 45),
    ],
)
async def test_the_old_default_interval_is_migrated_to_the_new_one(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    stored: dict[str, Any],
    migrated: dict[str, Any],
    interval: int,
) -> None:
    hass.config_entries.async_update_entry(entry, options=stored, minor_version=1)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert (entry.version, entry.minor_version) == (1, 3)
    assert entry.options == migrated
    assert entry.runtime_data.presence.pace.interval == interval


async def test_an_entry_of_a_later_version_is_left_alone(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(entry, version=2)
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.MIGRATION_ERROR


async def test_a_pbx_that_hangs_delays_the_start_by_ten_seconds(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pbx_presence.FIRST_TIMEOUT == 10
    monkeypatch.setattr(pbx_presence, "FIRST_TIMEOUT", 0.05)
    hass.set_state(CoreState.not_running)
    pbx.faults.add(Hold(times=1))
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert "did not answer in time" in (entry.reason or "")
