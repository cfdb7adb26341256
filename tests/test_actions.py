"""Calls and text messages are placed once, and only if the user allowed them."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Drop, Html, Redirect, Status

from .helpers import ANNA, BENGT, States, device_id, entity_id, pass_time, presence_id
from .people import A, B

type Act = Callable[..., Awaitable[Any]]

NUMBER, DIALED = "+46 70-174 06 05", "0046701740605"
CALL = "dial/0046701740605?autoanswer=false"
ALLOWED = {"interval": 30, "allow_actions": True, "country": "SE"}


@pytest.fixture
async def allowed(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> MockConfigEntry:
    """Set the entry up with calls and text messages allowed."""
    hass.config_entries.async_update_entry(entry, options=ALLOWED)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
def act(hass: HomeAssistant) -> Act:
    """Return a function that calls an action of the entry."""

    async def act(action: str, *, account: str | None = "01ENTRY", **data: Any) -> Any:
        about = {"config_entry_id": account} if account else {}
        has_response = action in {"dial", "get_calls"}
        return await hass.services.async_call(
            DOMAIN,
            action,
            about | data,
            blocking=True,
            return_response=has_response,
        )

    return act


async def test_a_number_and_an_extension_can_be_dialed(
    hass: HomeAssistant,
    allowed: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    act: Act,
) -> None:
    assert await act("dial", number=NUMBER) == {"call_id": None}
    bengt = presence_id(hass, allowed, BENGT)
    freezer.tick(2)
    await pass_time(hass, freezer, 2)
    await act("dial", account=None, device_id=device_id(hass, bengt), auto_answer=True)
    await pass_time(hass, freezer, 30)
    assert States(hass, allowed).presence(BENGT) == "ringing"
    await act("dial", account=None, entity_id=bengt)
    assert pbx.placed.dialed == [DIALED, BENGT, BENGT]
    autoanswer = [one.path[-4:] for one in pbx.requests if "/dial/" in one.path]
    assert autoanswer == ["alse", "true", "alse"]
    await act("hang_up")
    await pass_time(hass, freezer, 30)
    assert States(hass, allowed).sensor(f"{ANNA}_line_status") == "idle"


async def test_a_text_message_is_sent(
    allowed: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    await act("send_sms", number=NUMBER, message=" Fika? å & ö \n")
    await act("send_sms", number=NUMBER, message="Nu!")
    sent = [(one.number, one.message) for one in pbx.placed.messages]
    assert sent == [(DIALED, "Fika? å & ö"), (DIALED, "Nu!")]


async def test_the_owner_gets_a_text_message_from_the_notifier(
    hass: HomeAssistant, allowed: MockConfigEntry, pbx: Simulator
) -> None:
    notifier = entity_id(hass, allowed, Platform.NOTIFY, "text_message")
    assert device_id(hass, notifier) == device_id(
        hass, presence_id(hass, allowed, ANNA)
    )
    send = partial(hass.services.async_call, "notify", "send_message", blocking=True)
    await send({"entity_id": notifier, "message": "Coffee"})
    pbx.world.edit(A, mobile="0701740605")
    await send({"entity_id": notifier, "message": "Tea"})
    numbers = [one.number for one in pbx.placed.messages]
    assert numbers == ["0729913232", "0701740605"]
    pbx.world.edit(A, mobile="")
    with pytest.raises(ServiceValidationError, match="no mobile number"):
        await send({"entity_id": notifier, "message": "Milk"})


@pytest.mark.parametrize(
    ("action", "data", "reason"),
    [
        ("dial", {"number": "Bengt"}, "invalid_number"),
        ("dial", {"number": "*21*0701740605#"}, "invalid_number"),
        ("dial", {"number": "1"}, "invalid_number"),
        ("dial", {"number": "0701740605" * 2}, "invalid_number"),
        ("dial", {"number": "../extensions"}, "invalid_number"),
        ("dial", {"number": "112"}, "emergency_number"),
        ("dial", {"number": "0-112"}, "emergency_number"),
        ("send_sms", {"number": "911", "message": "Help"}, "emergency_number"),
        ("send_sms", {"number": NUMBER, "message": " "}, "message_length"),
        ("send_sms", {"number": NUMBER, "message": "x" * 1001}, "message_length"),
        ("dial", {}, "one_number"),
        ("dial", {"number": NUMBER, "device_id": "1"}, "one_number"),
        ("dial", {"number": NUMBER, "account": None}, "account_for_number"),
        ("dial", {"number": ""}, "invalid_number"),
        ("dial", {"number": parse_yaml("0701740605")}, "number_without_quotes"),
        ("dial", {"number": 2001}, "number_without_quotes"),
        ("send_sms", {"number": NUMBER, "message": "🎄" * 900}, "message_length"),
    ],
)
async def test_what_cannot_or_must_not_be_called_costs_nothing(
    allowed: MockConfigEntry,
    pbx: Simulator,
    act: Act,
    action: str,
    data: dict[str, Any],
    reason: str,
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await act(action, **data)
    assert error.value.translation_key == reason
    assert not pbx.placed.dialed and not pbx.placed.messages


async def test_devices_that_are_no_extensions_of_the_account_cannot_be_called(
    hass: HomeAssistant,
    allowed: MockConfigEntry,
    telecomx_loaded: MockConfigEntry,
    pbx: Simulator,
    act: Act,
) -> None:
    account = allowed.runtime_data.account_device_id
    bengt = presence_id(hass, allowed, BENGT)
    for wrong in (
        {"account": None, "device_id": account},
        {"account": telecomx_loaded.entry_id, "entity_id": bengt},
    ):
        with pytest.raises(ServiceValidationError) as error:
            await act("dial", **wrong)
        assert error.value.translation_key == "not_an_extension"
    assert not pbx.placed.dialed
    with pytest.raises(ServiceValidationError):
        await act("dial", account=None, entity_id="sensor.nobody")


async def test_nothing_is_placed_without_the_option_or_a_country(
    hass: HomeAssistant, loaded: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    for action, data in (
        ("dial", {"number": NUMBER}),
        ("hang_up", {}),
        ("send_sms", {"number": NUMBER, "message": "Hi"}),
    ):
        with pytest.raises(ServiceValidationError) as error:
            await act(action, **data)
        assert error.value.translation_key == "actions_not_allowed"
    registry = er.async_get(hass)
    assert not registry.async_get_entity_id("notify", DOMAIN, "01ENTRY_text_message")
    hass.config.country = None
    options = {"allow_actions": True}
    hass.config_entries.async_update_entry(loaded, options=options)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    with pytest.raises(ServiceValidationError) as error:
        await act("dial", number=NUMBER)
    assert error.value.translation_key == "country_unknown"
    assert not pbx.placed.dialed


async def test_the_same_action_is_refused_for_two_seconds_even_after_a_reload(
    hass: HomeAssistant, allowed: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    await act("dial", number=NUMBER)
    await act("send_sms", number=NUMBER, message="Hi")
    assert await hass.config_entries.async_reload(allowed.entry_id)
    for action, data in (
        ("dial", {"number": "08-123 45 67"}),
        ("send_sms", {"number": "0046701740605", "message": "Hi "}),
    ):
        with pytest.raises(ServiceValidationError) as error:
            await act(action, **data)
        assert error.value.translation_key == "repeated"
    assert pbx.placed.dialed == [DIALED]
    assert len(pbx.placed.messages) == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Drop(path="dial/*"), "not_confirmed"),
        (Html(path="dial/*"), "not_confirmed"),
        (Status(500, path="dial/*"), "not_confirmed"),
        (Redirect(path="dial/*", location="/api/dial/1"), "not_confirmed"),
        (Status(400, path="dial/*"), "refused"),
        (Status(403, path="dial/*"), "refused"),
        (Status(404, path="dial/*"), "refused"),
        (Status(503, path="dial/*"), "not_confirmed"),
        (Status(429, path="dial/*"), "busy"),
    ],
)
async def test_an_answer_that_is_lost_or_wrong_is_an_error_and_not_a_second_call(
    hass: HomeAssistant,
    allowed: MockConfigEntry,
    pbx: Simulator,
    act: Act,
    caplog: pytest.LogCaptureFixture,
    fault: Any,
    reason: str,
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(HomeAssistantError) as error:
        await act("dial", number=NUMBER)
    assert error.value.translation_key == reason
    assert len(pbx.placed.dialed) == 1
    assert "701740605" not in str(error.value) + caplog.text


async def test_a_missing_license_is_named(
    allowed: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    pbx.placed.allowed = False
    with pytest.raises(HomeAssistantError, match="subscription includes calls"):
        await act("send_sms", number=NUMBER, message="Hi")


async def test_refused_credentials_ask_the_user_to_sign_in_again(
    hass: HomeAssistant, allowed: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    pbx.faults.add(Status(401, times=9))
    with pytest.raises(HomeAssistantError) as error:
        await act("dial", number=NUMBER)
    assert error.value.translation_key == "invalid_auth"
    await hass.async_block_till_done()
    flows = hass.config_entries.flow.async_progress()
    assert [flow["context"]["source"] for flow in flows] == ["reauth"]


async def test_an_unreadable_owner_is_known_from_the_account(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    act: Act,
    caplog: pytest.LogCaptureFixture,
) -> None:
    pbx.faults.add(Status(500, path="extensions/me"))
    hass.config_entries.async_update_entry(entry, options=ALLOWED)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED
    notifier = entity_id(hass, entry, Platform.NOTIFY, "text_message")
    assert device_id(hass, notifier) == device_id(hass, presence_id(hass, entry, ANNA))
    assert "Cannot read the account's own extension" in caplog.text
    await act("dial", number=NUMBER)
    assert pbx.placed.dialed == [DIALED]


async def test_telecom_x_calls_from_a_phone_and_ends_the_call_by_its_id(
    hass: HomeAssistant, telecomx_entry: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    account = telecomx_entry.entry_id
    options = {"allow_actions": True, "country": "DK"}
    hass.config_entries.async_update_entry(telecomx_entry, options=options)
    assert await hass.config_entries.async_setup(account)
    for action, data, reason in (
        ("dial", {"number": NUMBER}, "calling_device_needed"),
        ("hang_up", {}, "call_id_needed"),
        ("send_sms", {"number": NUMBER, "message": "Hi"}, "not_supported"),
    ):
        with pytest.raises(ServiceValidationError) as error:
            await act(action, account=account, **data)
        assert error.value.translation_key == reason
    [device] = pbx.telecomx.devices
    placed = await act("dial", account=account, number=NUMBER, calling_device=device)
    assert pbx.placed.dialed == ["+46701740605"]
    await act("hang_up", account=account, call_id=placed["call_id"])
    with pytest.raises(ServiceValidationError) as error:
        await act("hang_up", account=account, call_id="1")
    assert error.value.translation_key == "repeated"


async def test_the_board_learns_whether_calls_can_be_placed(
    hass: HomeAssistant, allowed: MockConfigEntry
) -> None:
    full = States(hass, allowed).full
    assert full(Platform.BINARY_SENSOR, "connectivity").attributes["can_dial"] is True
    hass.config_entries.async_update_entry(allowed, options={})
    assert await hass.config_entries.async_reload(allowed.entry_id)
    await hass.async_block_till_done()
    attributes = full(Platform.BINARY_SENSOR, "connectivity").attributes
    assert "can_dial" not in attributes
    assert dr.async_get(hass).devices


async def test_a_number_that_lost_its_plus_in_a_template_is_still_international(
    allowed: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    await act("dial", number=46701740605)
    assert pbx.placed.dialed == [DIALED]


async def test_an_extension_is_dialed_as_it_is_written(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator, act: Act
) -> None:
    """Its digits would also be those of a number in Germany."""
    pbx.world.edit(B, number="4930123")
    hass.config_entries.async_update_entry(entry, options=ALLOWED)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await act("dial", account=None, entity_id=presence_id(hass, entry, "4930123"))
    assert pbx.placed.dialed == ["4930123"]
