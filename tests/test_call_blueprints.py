"""The blueprints that use the caller, place calls and send text messages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.helpers import (
    config_validation as cv,
    device_registry as dr,
    template,
)
from homeassistant.helpers.typing import ConfigType, TemplateVarsType
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
    mock_platform,
)
import voluptuous as vol

from simulator import Simulator
from simulator.placed import TextMessage

from . import test_blueprints as blueprints
from .helpers import Target, entity_id
from .people import A

pbx, both, use, let = (
    blueprints.pbx,
    blueprints.both,
    blueprints.use,
    blueprints.let,
)

BENGTS_NUMBER, OTHER, ABROAD = "0733313232", "0313900600", "+46313900600"


@pytest.fixture
def entry(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Turn on every option that these blueprints use."""
    hass.config_entries.async_update_entry(
        entry,
        options={
            **entry.options,
            "allow_actions": True,
            "call_log": True,
            "country": "SE",
            "show_caller": True,
        },
    )
    return entry


async def miss(pbx: Simulator, let: blueprints.Let, caller: str) -> None:
    """Let Anna miss a call, and wait for the effects."""
    await let(pbx.world.ring, A, caller=caller)
    await let(pbx.world.hang_up, A)
    await let()


# --- announce who is calling ----------------------------------------------------------

VOICE, KITCHEN, HALL = "tts.voice", "media_player.kitchen", "media_player.hall"

type Announcing = Callable[..., Any]


@pytest.fixture
async def announced(
    hass: HomeAssistant, both: Target, use: blueprints.Use
) -> Announcing:
    """Return a function that uses the blueprint and returns the list of its messages."""

    async def announced(**inputs: Any) -> list[ServiceCall]:
        spoken: list[ServiceCall] = async_mock_service(hass, "tts", "speak")
        players = [KITCHEN, HALL]
        inputs = {"people": both, "voice": VOICE, "players": players, **inputs}
        await use("announce_caller", **inputs)
        return spoken

    return announced


@pytest.mark.parametrize(
    ("caller", "message"),
    [
        (BENGTS_NUMBER, "Anna Andersson: call from Bengt Bengtsson"),
        (OTHER, "Anna Andersson: call from 0 3 1 3 9 0 0 6 0 0"),
        (ABROAD, "Anna Andersson: call from + 4 6 3 1 3 9 0 0 6 0 0"),
        ("", "Anna Andersson: call from an unknown caller"),
    ],
)
async def test_a_caller_is_announced_by_name_or_digit_by_digit(
    pbx: Simulator,
    let: blueprints.Let,
    announced: Announcing,
    caller: str,
    message: str,
) -> None:
    spoken = await announced()
    await let(pbx.world.ring, A, caller=caller)
    await let(pbx.world.answer, A)
    assert [call.data for call in spoken] == [
        {
            "entity_id": [VOICE],
            "media_player_entity_id": [KITCHEN, HALL],
            "message": message,
        }
    ]


async def test_announcements_can_be_translated_and_have_conditions(
    hass: HomeAssistant, pbx: Simulator, let: blueprints.Let, announced: Announcing
) -> None:
    awake = {"condition": "state", "entity_id": "input_boolean.awake", "state": "on"}
    hass.states.async_set("input_boolean.awake", "off")
    spoken = await announced(
        message="{{ caller }} ringer",
        unknown_caller="Okänt nummer",
        only_when=[awake],
    )
    await miss(pbx, let, "")
    assert spoken == []
    hass.states.async_set("input_boolean.awake", "on")
    await miss(pbx, let, "")
    assert [call.data["message"] for call in spoken] == ["Okänt nummer ringer"]


# --- call back a missed call ----------------------------------------------------------


class DeviceAction:
    """The device action of the Home Assistant app."""

    ACTION_SCHEMA = cv.DEVICE_ACTION_BASE_SCHEMA.extend(
        {
            vol.Required("type"): "notify",
            vol.Required("message"): cv.template,
            vol.Optional("title"): cv.template,
            vol.Optional("data"): cv.template_complex,
        }
    )

    async def async_call_action_from_config(
        self,
        hass: HomeAssistant,
        config: ConfigType,
        variables: TemplateVarsType,
        context: Context | None,
    ) -> None:
        """Render the notification and send it to the phone."""
        notification: dict[str, Any] = {
            key: template.render_complex(config[key], variables)
            for key in ("message", "title", "data")
            if key in config
        }
        await hass.services.async_call(
            "notify", "mobile_app_phone", notification, blocking=True, context=context
        )


class Phone:
    """A phone with the Home Assistant app."""

    def __init__(self, hass: HomeAssistant, device_id: str) -> None:
        self._hass = hass
        self.device_id = device_id
        self.received: list[ServiceCall] = async_mock_service(
            hass, "notify", "mobile_app_phone"
        )

    @property
    def last(self) -> dict[str, Any]:
        """Return the last notification."""
        notification: dict[str, Any] = self.received[-1].data
        return notification

    def press(self, notification: dict[str, Any]) -> None:
        """Press the button of a notification."""
        [button] = notification["data"]["actions"]
        self._hass.bus.async_fire(
            "mobile_app_notification_action", {"action": button["action"]}
        )


@pytest.fixture
def phone(
    hass: HomeAssistant, device_registry: dr.DeviceRegistry, loaded: MockConfigEntry
) -> Phone:
    """Add the phone; its device action is a mock, as the app needs the cloud."""
    app = MockConfigEntry(domain="mobile_app")
    app.add_to_hass(hass)
    device = device_registry.async_get_or_create(
        config_entry_id=app.entry_id, identifiers={("mobile_app", "phone")}
    )
    mock_platform(hass, "mobile_app.device_action", DeviceAction())
    return Phone(hass, device.id)


@pytest.fixture
def calling_back(
    both: Target, use: blueprints.Use, loaded: MockConfigEntry, phone: Phone
) -> blueprints.Use:
    """Return a function that uses the blueprint with the phone."""

    async def calling_back(**inputs: Any) -> None:
        inputs |= {"notify_device": phone.device_id, "account": loaded.entry_id}
        await use("call_back_missed_call", people=both, **inputs)

    return calling_back


@pytest.mark.parametrize(
    ("number", "shown", "dialed"),
    [
        (BENGTS_NUMBER, "Bengt Bengtsson", BENGTS_NUMBER),
        (ABROAD, ABROAD, "0046313900600"),
    ],
)
async def test_the_button_calls_back_once(
    pbx: Simulator,
    let: blueprints.Let,
    phone: Phone,
    calling_back: blueprints.Use,
    number: str,
    shown: str,
    dialed: str,
) -> None:
    await calling_back()
    await miss(pbx, let, number)
    [_] = phone.received
    missed = phone.last
    assert missed["title"] == "Missed call"
    assert missed["message"] == f"Anna Andersson missed a call from {shown}."
    assert [button["title"] for button in missed["data"]["actions"]] == ["Call back"]
    assert pbx.placed.dialed == []
    await let(phone.press, missed)
    assert pbx.placed.dialed == [dialed]
    assert phone.last["message"] == "clear_notification"
    assert phone.last["data"] == {"tag": missed["data"]["tag"]}
    await let(phone.press, missed)
    assert len(pbx.placed.dialed) == 1


async def test_each_button_calls_its_own_caller(
    pbx: Simulator, let: blueprints.Let, phone: Phone, calling_back: blueprints.Use
) -> None:
    await calling_back()
    await miss(pbx, let, OTHER)
    first = phone.last
    await miss(pbx, let, BENGTS_NUMBER)
    second = phone.last
    await let(phone.press, second)
    assert pbx.placed.dialed == [BENGTS_NUMBER]
    await let(phone.press, first)
    assert pbx.placed.dialed == [BENGTS_NUMBER, OTHER]


@pytest.mark.parametrize(
    ("inputs", "seconds", "dialed"),
    [
        ({}, 500, [OTHER]),
        ({}, 601, []),
        ({"valid_for": {"minutes": 1}}, 61, []),
    ],
)
async def test_the_button_works_only_for_a_limited_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    pbx: Simulator,
    let: blueprints.Let,
    phone: Phone,
    calling_back: blueprints.Use,
    inputs: dict[str, Any],
    seconds: float,
    dialed: list[str],
) -> None:
    await calling_back(**inputs)
    await miss(pbx, let, OTHER)
    await blueprints.pass_while_waiting(hass, freezer, seconds)
    await let(phone.press, phone.last)
    assert pbx.placed.dialed == dialed


async def test_a_withheld_number_has_no_button(
    pbx: Simulator, let: blueprints.Let, phone: Phone, calling_back: blueprints.Use
) -> None:
    await calling_back()
    await miss(pbx, let, "")
    message = "Anna Andersson missed a call from an unknown caller."
    assert phone.last["message"] == message
    assert phone.last["data"]["actions"] == []


async def test_the_button_can_open_the_dialer_instead(
    pbx: Simulator, let: blueprints.Let, phone: Phone, calling_back: blueprints.Use
) -> None:
    await calling_back(open_dialer=True, button="It's them")
    await miss(pbx, let, ABROAD)
    button = {"action": "URI", "title": "It's them", "uri": f"tel:{ABROAD}"}
    assert phone.last["data"]["actions"] == [button]


# --- text when I miss a call ----------------------------------------------------------


@pytest.fixture
async def texting(
    hass: HomeAssistant, both: Target, use: blueprints.Use, loaded: MockConfigEntry
) -> None:
    """Use the blueprint for Anna and Bengt, in Sweden."""
    await hass.config.async_set_time_zone("Europe/Stockholm")
    notifier = entity_id(hass, loaded, Platform.NOTIFY, "text_message")
    await use("text_when_missed", people=both, notifier={"entity_id": [notifier]})


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (BENGTS_NUMBER, f"Bengt Bengtsson, {BENGTS_NUMBER}"),
        (ABROAD, ABROAD),
        ("", "an unknown caller"),
    ],
)
@pytest.mark.usefixtures("texting")
async def test_a_missed_call_sends_a_text_message(
    pbx: Simulator, let: blueprints.Let, number: str, shown: str
) -> None:
    await miss(pbx, let, number)
    time = dt_util.now().strftime("%H:%M")
    message = f"Anna Andersson missed a call at {time} from {shown}."
    assert pbx.placed.messages == [TextMessage("0729913232", message)]


@pytest.mark.usefixtures("texting")
async def test_a_missed_call_from_the_call_log_has_its_own_time(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    pbx: Simulator,
    let: blueprints.Let,
) -> None:
    at = dt_util.now() + timedelta(minutes=5)
    await blueprints.pass_while_waiting(hass, freezer, 600)
    pbx.world.log_call("missed", OTHER, at)
    await blueprints.pass_while_waiting(hass, freezer, 400)
    await let()
    message = f"Anna Andersson missed a call at {at:%H:%M} from {OTHER}."
    assert pbx.placed.messages == [TextMessage("0729913232", message)]
