"""Actions find extensions without callers, and poll the PBX at once."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigSubentry
from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_get_exception_message
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.pbx_presence.const import CONF_WITH_EMPLOYEES, DOMAIN
from custom_components.pbx_presence.pbx.pingaway import client as pingaway
from simulator import Simulator
from simulator.faults import Drop, Fault, Html, Status

from .helpers import ANNA, BENGT, ROOM, States, as_json, asked, pass_time
from .test_init import EVERYBODY, device_names


async def find(hass: HomeAssistant, entry: MockConfigEntry, **wanted: Any) -> Any:
    """Return the extensions that the action finds."""
    response = await hass.services.async_call(
        DOMAIN,
        "find_extensions",
        {"config_entry_id": entry.entry_id, **wanted},
        blocking=True,
        return_response=True,
    )
    assert set(response or {}) == {"extensions"}
    return (response or {})["extensions"]


async def names(
    hass: HomeAssistant, entry: MockConfigEntry, **wanted: Any
) -> list[str]:
    """Return the first names of the extensions that the action finds."""
    found = await find(hass, entry, **wanted)
    return [extension["name"].split()[0] for extension in found]


async def refresh(hass: HomeAssistant, **target: Any) -> None:
    """Poll the PBX now."""
    await hass.services.async_call(DOMAIN, "refresh", target, blocking=True)


def device(hass: HomeAssistant, entry: MockConfigEntry, identifier: str) -> str:
    """Return the ID of a device."""
    found = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, identifier), entry.entry_id
    )
    assert found
    return found.id


def said(error: HomeAssistantError) -> str:
    """Return the text of a translated error."""
    assert error.translation_domain
    assert error.translation_key
    text = async_get_exception_message(
        error.translation_domain,
        error.translation_key,
        error.translation_placeholders,
    )
    assert text != error.translation_key
    assert "{" not in text
    return text


# --- finding -----------------------------------------------------------------------------


async def test_extensions_are_returned_without_private_data(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    response = hass.services.supports_response(DOMAIN, "find_extensions")
    assert response is SupportsResponse.ONLY
    assert await find(hass, loaded) == [
        {
            "name": "Anna Andersson",
            "number": "08010203",
            "key_words": ["support", "stockholm"],
            "presence": "on_call",
            "available": True,
            "line_status": "on_call",
            "profile": "Tillgänglig",
            "profile_until": None,
            "profile_message": None,
            "device_id": device(hass, loaded, f"01ENTRY_{ANNA}"),
        },
        {
            "name": "Bengt Bengtsson",
            "number": "08040506",
            "key_words": ["business", "malmö"],
            "presence": "not_available",
            "available": False,
            "line_status": "idle",
            "profile": "Semester",
            "profile_until": "2015-03-14T08:26:53+00:00",
            "profile_message": "Svarar på mail en gång i veckan",
            "device_id": device(hass, loaded, f"01ENTRY_{BENGT}"),
        },
        {
            "name": "Konferensrum A",
            "number": "08040506",
            "key_words": [],
            "presence": "idle",
            "available": None,
            "line_status": "idle",
            "profile": None,
            "profile_until": None,
            "profile_message": None,
            "device_id": device(hass, loaded, f"01ENTRY_{ROOM}"),
        },
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"name": "SSON", "line_status": "idle"}, ["Bengt"]),
        ({"line_status": ["on_call", "idle"]}, ["Anna", "Bengt", "Konferensrum"]),
    ],
)
async def test_extensions_are_found_by_the_action(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    wanted: dict[str, Any],
    found: list[str],
) -> None:
    assert await names(hass, loaded, **wanted) == found


@pytest.mark.parametrize("written", ["+46 8 465 004 00", "+46-846500400"])
async def test_numbers_are_found_regardless_of_their_notation(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator, written: str
) -> None:
    pbx.world.edit("Anna Andersson", number=written)
    await hass.config_entries.async_setup(entry.entry_id)
    assert await names(hass, entry, number="+46846500400") == ["Anna"]
    assert await names(hass, entry, number="46846500400") == []


async def test_only_followed_extensions_are_found(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    options = {"follow": "chosen", "chosen": [BENGT]}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    assert await names(hass, entry) == ["Bengt"]


async def test_callers_are_never_returned(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    options = {"show_caller": True}
    hass.config_entries.async_update_entry(entry, options=options)
    pbx.world.ring("Bengt Bengtsson", caller="0313900600")
    await hass.config_entries.async_setup(entry.entry_id)
    found = await find(hass, entry)
    assert [extension["line_status"] for extension in found][:2] == [
        "on_call",
        "ringing",
    ]
    text = as_json(found)
    assert not [
        word for word in ("call_id", "0701231234", "0313900600") if word in text
    ]
    assert not [extension for extension in found if "calls" in extension]


@pytest.mark.parametrize(
    "wanted",
    [{"line_status": "busy"}, {"available": "perhaps"}, {"name": ["x"]}, {"mail": "x"}],
)
async def test_invalid_criteria_are_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, wanted: dict[str, Any]
) -> None:
    with pytest.raises(vol.Invalid):
        await find(hass, loaded, **wanted)


async def test_stale_extensions_are_not_found(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    pbx.faults.add(Html())
    await pass_time(hass, freezer, 31)
    assert await names(hass, loaded, available=True) == ["Anna"]
    await pass_time(hass, freezer, 100)
    with pytest.raises(HomeAssistantError) as error:
        await find(hass, loaded)
    assert not isinstance(error.value, ServiceValidationError)
    assert error.value.translation_key == "not_fresh"
    assert said(error.value) == ("No current data for Pingaway. Try again later")


async def test_a_telecom_x_account_has_extensions_only_with_employees(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await find(hass, telecomx_loaded)
    assert error.value.translation_key == "not_supported"
    assert said(error.value) == (
        "The provider of Telecom X does not support this action"
    )
    options = {CONF_WITH_EMPLOYEES: True}
    hass.config_entries.async_update_entry(telecomx_loaded, options=options)
    await hass.config_entries.async_reload(telecomx_loaded.entry_id)
    assert await names(hass, telecomx_loaded, key_word="support") == ["Anna"]
    assert await names(hass, telecomx_loaded, line_status="on_call") == ["Anna"]
    assert await names(hass, telecomx_loaded, available=True) == []


@pytest.mark.parametrize(
    ("entry_id", "key"),
    [
        ("none", "service_config_entry_not_found"),
        ("01OTHER", "service_config_entry_wrong_domain"),
        ("01ENTRY", "service_config_entry_not_loaded"),
    ],
)
@pytest.mark.parametrize("action", ["find_extensions", "refresh"])
async def test_an_account_must_be_loaded_and_ours(
    hass: HomeAssistant, loaded: MockConfigEntry, action: str, entry_id: str, key: str
) -> None:
    MockConfigEntry(domain="other", entry_id="01OTHER").add_to_hass(hass)
    await hass.config_entries.async_unload(loaded.entry_id)
    with pytest.raises(ServiceValidationError) as error:
        await hass.services.async_call(
            DOMAIN,
            action,
            {"config_entry_id": entry_id},
            blocking=True,
            return_response=action == "find_extensions",
        )
    assert error.value.translation_key == key
    assert said(error.value)


# --- refresh --------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["entry", "account", "extension", "group"])
async def test_a_refresh_ends_when_the_states_are_new(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    by: str,
) -> None:
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    states = States(hass, entry)
    identifiers = {
        "account": "01ENTRY",
        "extension": f"01ENTRY_{BENGT}",
        "group": support.subentry_id,
    }
    target = {"config_entry_id": entry.entry_id}
    if by != "entry":
        target = {"device_id": device(hass, entry, identifiers[by])}
    pbx.world.hang_up("Anna Andersson")
    pbx.world.ring("Konferensrum A")
    await refresh(hass, **target)
    assert states.presence(ROOM) == "ringing"
    assert states.presence(ANNA) == "available"
    assert states.sensor("01SUPPORT_next_available") == "Anna Andersson"
    assert len(pbx.requests) == 2


@pytest.mark.parametrize(
    "target", [{}, {"config_entry_id": "01ENTRY", "device_id": "x"}, {"device_id": ""}]
)
async def test_a_refresh_needs_an_account_or_a_device(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator, target: dict[str, str]
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await refresh(hass, **target)
    assert error.value.translation_key == "account_or_device"
    assert said(error.value) == "Specify either an account or a device, not both"
    assert len(pbx.requests) == 1


@pytest.mark.parametrize(
    ("which", "key"),
    [
        ("unknown", "service_device_not_found"),
        ("strange", "service_device_wrong_domain"),
        ("unloaded", "service_config_entry_not_loaded"),
    ],
)
async def test_a_device_must_belong_to_a_loaded_account(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    which: str,
    key: str,
) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    strange = device_registry.async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("other", "1")}
    )
    ours = device(hass, loaded, f"01ENTRY_{ANNA}")
    if which == "unloaded":
        await hass.config_entries.async_unload(loaded.entry_id)
    ids = {"unknown": "none", "strange": strange.id, "unloaded": ours}
    with pytest.raises(ServiceValidationError) as error:
        await refresh(hass, device_id=ids[which])
    assert error.value.translation_key == key
    assert said(error.value)


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Drop(), "cannot_connect"),
        (Status(403), "access_denied"),
    ],
)
async def test_a_failed_refresh_raises_the_reason(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator, fault: Fault, key: str
) -> None:
    pbx.faults.add(fault)
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as error:
            await refresh(hass, config_entry_id=loaded.entry_id)
        assert type(error.value) is HomeAssistantError
        assert error.value.translation_key == key
        assert pbx.url in said(error.value)
    assert not hass.config_entries.flow.async_progress()


async def test_a_refresh_before_retry_after_sends_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Status(429, retry_after=600, times=1))
    for _ in range(3):
        with pytest.raises(HomeAssistantError, match="limiting requests"):
            await refresh(hass, config_entry_id=loaded.entry_id)
    assert len(pbx.requests) == 2


async def test_a_refresh_after_a_failure_can_succeed(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Html(times=1))
    with pytest.raises(HomeAssistantError):
        await refresh(hass, config_entry_id=loaded.entry_id)
    assert States(hass, loaded).binary("connectivity") == "off"
    await refresh(hass, config_entry_id=loaded.entry_id)
    assert States(hass, loaded).binary("connectivity") == "on"
    assert device_names(hass, loaded) == EVERYBODY


async def test_an_unexpected_error_is_not_reported_as_success(
    hass: HomeAssistant, loaded: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pingaway.Pingaway, "extensions", None)
    with pytest.raises(TypeError):
        await refresh(hass, config_entry_id=loaded.entry_id)


async def test_refused_credentials_start_reauthentication_once(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Status(401))
    for _ in range(3):
        with pytest.raises(HomeAssistantError) as error:
            await refresh(hass, config_entry_id=loaded.entry_id)
        assert error.value.translation_key == "invalid_auth"
        assert "Sign in again" in said(error.value)
    await hass.async_block_till_done()
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(pbx.requests) == 2


async def test_a_refresh_of_telecom_x_reads_the_settings(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.telecomx.settings["defaultLanguage"] = "sv"
    before = len(pbx.requests)
    await refresh(hass, config_entry_id=telecomx_loaded.entry_id)
    assert asked(pbx)[before:] == [
        "pbx/settings",
        "pbx/app/mobileconfig",
        "employeeSubscription",
    ]
    assert States(hass, telecomx_loaded).sensor("default_language") == "sv"


async def test_a_refresh_of_telecom_x_reads_the_employees_as_well(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry, pbx: Simulator
) -> None:
    options = {CONF_WITH_EMPLOYEES: True}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    pbx.world.hang_up("Anna Andersson")
    before = len(pbx.requests)
    await refresh(hass, config_entry_id=telecomx_entry.entry_id)
    assert "pbx/app/employees" in asked(pbx)[before:]
    assert States(hass, telecomx_entry).sensor("people_on_call") == "0"
    pbx.faults.add(Html(path="pbx/app/employees"))
    with pytest.raises(HomeAssistantError, match="not with the data of a PBX"):
        await refresh(hass, config_entry_id=telecomx_entry.entry_id)


async def test_a_refresh_of_telecom_x_that_fails_says_why(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, pbx: Simulator
) -> None:
    pbx.faults.add(Drop())
    with pytest.raises(HomeAssistantError) as error:
        await refresh(hass, config_entry_id=telecomx_loaded.entry_id)
    assert error.value.translation_key == "cannot_connect"
    pbx.faults.clear()
    pbx.faults.add(Status(401))
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as error:
            await refresh(hass, config_entry_id=telecomx_loaded.entry_id)
        assert error.value.translation_key == "invalid_auth"
    await hass.async_block_till_done()
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
