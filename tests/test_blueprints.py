"""The blueprints work as imported from their files."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
import re
import shutil
from typing import Any
from urllib.parse import unquote

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint import BLUEPRINT_SCHEMA, Blueprint
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)

from simulator import Simulator
from simulator.faults import Html
from simulator.model import Call as SimulatedCall

from .helpers import ANNA, BENGT, Target, automate, device_id, pass_time, presence_id
from .people import A, B
from .source import PACKAGE, load_json

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "blueprints"
FILES = sorted(path.name for path in FOLDER.rglob("*.yaml"))
IN_MAIN = f"{load_json(PACKAGE / 'manifest.json')['documentation']}/blob/main/"

LIGHT = {"entity_id": ["light.door"]}
RADIO, TV = "media_player.radio", "media_player.tv"

type Use = Callable[..., Awaitable[None]]
type Let = Callable[..., Awaitable[None]]


def path_of(name: str) -> Path:
    """Return the path of a blueprint."""
    [path] = FOLDER.rglob(name)
    return path


@pytest.fixture
def pbx(pbx: Simulator) -> Simulator:
    """End every call before the test."""
    pbx.world.hang_up(A)
    return pbx


@pytest.fixture
def both(hass: HomeAssistant, loaded: MockConfigEntry) -> Target:
    """Return a target that means Anna and Bengt."""
    return {"entity_id": [presence_id(hass, loaded, key) for key in (ANNA, BENGT)]}


@pytest.fixture
async def use(hass: HomeAssistant, tmp_path: Path) -> AsyncIterator[Use]:
    """Return a function that creates an automation from an imported blueprint."""
    shutil.copytree(FOLDER, tmp_path / "blueprints")
    hass.config.config_dir = str(tmp_path)

    async def use(name: str, **inputs: Any) -> None:
        blueprint = {"path": f"pbx_presence/{name}.yaml", "input": inputs}
        await automate(hass, {"use_blueprint": blueprint})

    yield use
    everything = {"entity_id": "all"}
    await hass.services.async_call("automation", "turn_off", everything, blocking=True)


async def pass_while_waiting(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float
) -> None:
    """Let time pass, without waiting for automations that wait for something."""
    freezer.tick(timedelta(seconds=seconds))
    for _ in range(3):
        async_fire_time_changed(hass)
        for _ in range(500):
            await asyncio.sleep(0)


@pytest.fixture
def let(hass: HomeAssistant, pbx: Simulator, freezer: FrozenDateTimeFactory) -> Let:
    """Return a function that changes something at the PBX and waits for a poll."""

    async def let(
        act: Callable[..., Any] | None = None, *args: Any, **more: Any
    ) -> None:
        if act:
            act(*args, **more)
        await pass_while_waiting(hass, freezer, 31)

    return let


# --- the files ------------------------------------------------------------------------


def test_there_are_eight_blueprints() -> None:
    assert FILES == [
        "announce_caller.yaml",
        "busy_light.yaml",
        "call_back_missed_call.yaml",
        "call_hours_reminder.yaml",
        "missed_call_notice.yaml",
        "pause_media_while_ringing.yaml",
        "tell_me_when_back.yaml",
        "text_when_missed.yaml",
    ]


@pytest.mark.parametrize("name", FILES)
def test_home_assistant_accepts_each_blueprint(name: str) -> None:
    path = path_of(name)
    blueprint = Blueprint(
        load_yaml_dict(str(path)),
        path=name,
        expected_domain="automation",
        schema=BLUEPRINT_SCHEMA,
    )
    assert blueprint.validate() is None
    assert blueprint.metadata["source_url"] == f"{IN_MAIN}{path.relative_to(ROOT)}"
    assert blueprint.metadata["description"]
    assert "people" in blueprint.inputs
    for input_ in blueprint.inputs.values():
        assert input_["name"]
        assert input_["selector"]


@pytest.mark.parametrize("name", FILES)
async def test_home_assistant_lists_each_blueprint_without_an_error(
    hass: HomeAssistant, use: Use, both: Target, name: str
) -> None:
    await automate(hass)
    found = await async_get_blueprints(hass).async_get_blueprints()
    assert isinstance(found[f"pbx_presence/{name}"], Blueprint)


def test_the_documentation_has_a_link_to_import_each_of_them() -> None:
    page = (ROOT / "docs" / "blueprints.md").read_text("utf-8")
    links = re.findall(r"blueprint_import/\?blueprint_url=([^)]*)\)", page)
    sources = [f"{IN_MAIN}{path_of(name).relative_to(ROOT)}" for name in FILES]
    assert sorted(map(unquote, links)) == sources
    assert all("/" not in link for link in links)


# --- busy light -----------------------------------------------------------------------


@pytest.fixture
def lights(hass: HomeAssistant) -> Callable[[], list[str]]:
    """Return a function that returns what happened to the light since the last call."""
    done = {
        action: async_mock_service(hass, "homeassistant", action)
        for action in ("turn_on", "turn_off")
    }

    def lights() -> list[str]:
        happened = [name for name, calls in done.items() for _ in calls]
        for calls in done.values():
            assert all(call.data == LIGHT for call in calls)
            calls.clear()
        return happened

    return lights


async def test_the_busy_light_is_on_during_a_call(
    pbx: Simulator, both: Target, use: Use, let: Let, lights: Any
) -> None:
    await use("busy_light", people=both, light=LIGHT)
    await let(pbx.world.ring, A)
    assert lights() == []
    await let(pbx.world.answer, A)
    assert lights() == ["turn_on"]
    pbx.world.ring(B, direction="out")
    await let(pbx.world.answer, B)
    assert lights() == ["turn_on"]
    await let(pbx.world.hang_up, A, linger=True)
    assert lights() == []
    await let(pbx.world.hang_up, B, linger=True)
    assert lights() == ["turn_off"]


async def test_the_busy_light_can_have_a_color(
    hass: HomeAssistant, pbx: Simulator, both: Target, use: Use, let: Let, lights: Any
) -> None:
    colored = async_mock_service(hass, "light", "turn_on")
    await use("busy_light", people=both, light=LIGHT, color=[255, 0, 0])
    pbx.world.ring(A)
    await let(pbx.world.answer, A)
    assert lights() == []
    assert [call.data for call in colored] == [LIGHT | {"rgb_color": [255, 0, 0]}]


async def test_the_busy_light_turns_off_when_all_calls_end_in_one_poll(
    pbx: Simulator, both: Target, use: Use, let: Let, lights: Any
) -> None:
    await use("busy_light", people=both, light=LIGHT)
    for who in (A, B):
        pbx.world.ring(who)
        await let(pbx.world.answer, who)
    assert lights()[-1] == "turn_on"
    pbx.world.hang_up(A)
    await let(pbx.world.hang_up, B)
    await let()
    await let()
    assert lights() == ["turn_off"]


async def test_the_busy_light_turns_off_after_a_call_that_ended_in_an_outage(
    hass: HomeAssistant,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    both: Target,
    use: Use,
    let: Let,
    lights: Any,
) -> None:
    await use("busy_light", people=both, light=LIGHT)
    pbx.world.ring(A)
    await let(pbx.world.answer, A)
    assert lights() == ["turn_on"]
    pbx.faults.add(Html())
    for _ in range(4):
        await pass_while_waiting(hass, freezer, 100)
    assert lights() == []
    pbx.world.set_calls(A, [])
    pbx.faults.clear()
    await pass_while_waiting(hass, freezer, 150)
    await let()
    await let()
    assert lights() == ["turn_off"]


async def test_the_busy_light_ignores_missed_calls_and_other_people(
    pbx: Simulator, both: Target, use: Use, let: Let, lights: Any
) -> None:
    await use("busy_light", people=both, light=LIGHT)
    await let(pbx.world.ring, A)
    await let(pbx.world.hang_up, A, linger=True)
    await let(pbx.world.ring, "Konferensrum A")
    await let(pbx.world.answer, "Konferensrum A")
    assert lights() == []


@pytest.mark.parametrize("is_on_call", [False, True])
async def test_the_busy_light_is_correct_after_a_restart(
    hass: HomeAssistant,
    pbx: Simulator,
    both: Target,
    use: Use,
    let: Let,
    lights: Any,
    is_on_call: bool,
) -> None:
    if is_on_call:
        pbx.world.ring(A)
        await let(pbx.world.answer, A)
    hass.set_state(CoreState.not_running)
    await use("busy_light", people=both, light=LIGHT)
    assert lights() == []
    await hass.async_start()
    assert lights() == ["turn_on" if is_on_call else "turn_off"]


# --- pause media while the phone rings ------------------------------------------------


class Players:
    """Media players that do what they are told."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.paused = async_mock_service(hass, "media_player", "media_pause")
        self.played = async_mock_service(hass, "media_player", "media_play")
        hass.states.async_set(RADIO, "playing")
        hass.states.async_set(TV, "off")

    def told(self) -> list[tuple[str, list[str]]]:
        """Return what they were told since the last call."""
        told: list[tuple[str, list[str]]] = []
        orders: dict[str, list[ServiceCall]] = {
            "paused": self.paused,
            "playing": self.played,
        }
        for state, calls in orders.items():
            for call in calls:
                told.append((state, call.data["entity_id"]))
                for player in call.data["entity_id"]:
                    self._hass.states.async_set(player, state)
            calls.clear()
        return told


@pytest.fixture
def players(hass: HomeAssistant) -> Players:
    """Start with the radio playing and the TV off."""
    return Players(hass)


PAUSED, PLAYING = ("paused", [RADIO]), ("playing", [RADIO])


@pytest.fixture
async def pausing(use: Use, both: Target, players: Players) -> Players:
    """Use the blueprint for Anna and Bengt."""
    await use("pause_media_while_ringing", people=both, players=[RADIO, TV])
    return players


@pytest.mark.parametrize("is_answered", [False, True])
@pytest.mark.parametrize("is_lingering", [False, True])
async def test_players_are_paused_from_ringing_until_the_line_is_idle(
    pbx: Simulator, let: Let, pausing: Players, is_answered: bool, is_lingering: bool
) -> None:
    await let(pbx.world.ring, A)
    assert pausing.told() == [PAUSED]
    if is_answered:
        await let(pbx.world.answer, A)
    await let()
    assert pausing.told() == []
    await let(pbx.world.hang_up, A, linger=is_lingering)
    await let()
    assert pausing.told() == [PLAYING]
    await let(pbx.world.ring, B)
    assert pausing.told() == [PAUSED]


async def test_playback_resumes_only_when_every_line_is_idle(
    pbx: Simulator, let: Let, pausing: Players
) -> None:
    await let(pbx.world.ring, A)
    assert pausing.told() == [PAUSED]
    await let(pbx.world.ring, B)
    pbx.world.ring(A, caller="another")
    await let(pbx.world.hang_up, A, caller="another", linger=True)
    await let(pbx.world.answer, B)
    await let(pbx.world.hang_up, A, linger=True)
    pbx.world.ring(A, direction="out")
    await let(pbx.world.hang_up, B, linger=True)
    await let()
    assert pausing.told() == []
    pbx.world.set_calls(A, [])
    await let()
    await let()
    assert pausing.told() == [PLAYING]


async def test_two_calls_that_end_together_resume_playback(
    pbx: Simulator, let: Let, pausing: Players
) -> None:
    await let(pbx.world.ring, A)
    await let(pbx.world.ring, B)
    pbx.world.answer(B)
    assert pausing.told() == [PAUSED]
    pbx.world.hang_up(A, linger=True)
    await let(pbx.world.hang_up, B, linger=True)
    await let()
    assert pausing.told() == [PLAYING]


async def test_a_call_that_ends_before_the_pause_resumes_playback(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    let: Let,
    pausing: Players,
) -> None:
    async def pause_slowly(call: ServiceCall) -> None:
        pbx.world.hang_up(A, linger=True)
        await loaded.runtime_data.presence.async_refresh()

    hass.services.async_register("media_player", "media_pause", pause_slowly)
    await let(pbx.world.ring, A)
    assert pausing.told() == [PLAYING]


async def test_a_ring_without_an_end_event_resumes_playback(
    pbx: Simulator, let: Let, pausing: Players
) -> None:
    await let(pbx.world.set_calls, A, [SimulatedCall("070", "unknown")])
    assert pausing.told() == [PAUSED]
    await let()
    assert pausing.told() == []
    pbx.world.set_calls(A, [])
    await let()
    await let()
    assert pausing.told() == [PLAYING]


async def test_players_that_did_not_play_stay_off(
    hass: HomeAssistant, pbx: Simulator, let: Let, pausing: Players
) -> None:
    hass.states.async_set(RADIO, "paused")
    await let(pbx.world.ring, A)
    await let(pbx.world.hang_up, A, linger=True)
    await let()
    assert pausing.told() == []


async def test_outgoing_calls_and_other_people_pause_nothing(
    pbx: Simulator, let: Let, pausing: Players
) -> None:
    pbx.world.ring("Konferensrum A")
    await let(pbx.world.ring, A, direction="out")
    await let(pbx.world.answer, A)
    assert pausing.told() == []


async def test_resuming_playback_is_optional(
    pbx: Simulator, let: Let, use: Use, both: Target, players: Players
) -> None:
    inputs = {"people": both, "players": [RADIO, TV], "play_on": False}
    await use("pause_media_while_ringing", **inputs)
    await let(pbx.world.ring, A)
    await let(pbx.world.hang_up, A, linger=True)
    await let()
    assert players.told() == [PAUSED]


async def test_an_outage_does_not_resume_playback(
    hass: HomeAssistant,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    let: Let,
    pausing: Players,
) -> None:
    await let(pbx.world.ring, A)
    assert pausing.told() == [PAUSED]
    pbx.faults.add(Html())
    for _ in range(4):
        await pass_while_waiting(hass, freezer, 100)
    assert pausing.told() == []
    pbx.faults.clear()
    await pass_while_waiting(hass, freezer, 150)
    await let(pbx.world.hang_up, A, linger=True)
    assert pausing.told() == [PLAYING]


# --- tell me when someone is back ----------------------------------------------------


@pytest.fixture
def notices(hass: HomeAssistant) -> Callable[[], list[str]]:
    """Return a function that returns the notifications since its last call."""
    created = async_mock_service(hass, "persistent_notification", "create")

    def notices() -> list[str]:
        texts = [f"{call.data['title']}: {call.data['message']}" for call in created]
        created.clear()
        return texts

    return notices


@pytest.fixture
def messages(hass: HomeAssistant) -> Callable[[], list[Any]]:
    """Return a function that returns what the user's action said since the last call."""
    sent = async_mock_service(hass, "test", "say")

    def messages() -> list[Any]:
        texts = [call.data["message"] for call in sent]
        sent.clear()
        return texts

    return messages


def tell(message: str) -> list[dict[str, Any]]:
    """Return an action of the user."""
    return [{"action": "test.say", "data": {"message": message}}]


async def test_a_notification_is_sent_when_a_person_is_back(
    hass: HomeAssistant,
    pbx: Simulator,
    both: Target,
    use: Use,
    let: Let,
    notices: Any,
    device_registry: dr.DeviceRegistry,
) -> None:
    await use("tell_me_when_back", people=both)
    await let(pbx.world.set_profile, A, "Lunch", available=False)
    await let(pbx.world.set_profile, "Konferensrum A", "Ledigt", available=True)
    assert notices() == []
    await let(pbx.world.set_profile, A, "Tillgänglig", available=True)
    assert notices() == ["Back: Anna Andersson is available again."]
    bengt = device_id(hass, both["entity_id"][1])
    device_registry.async_update_device(bengt, name_by_user="The boss")
    await let(pbx.world.set_profile, B, "Tillgänglig", available=True)
    assert notices() == ["Back: The boss is available again."]
    await let()
    assert notices() == []


async def test_no_notification_is_sent_if_a_person_is_back_only_briefly(
    pbx: Simulator, both: Target, use: Use, let: Let, messages: Any
) -> None:
    own = tell("{{ person }} is there")
    await use("tell_me_when_back", people=both, stays={"minutes": 1}, tell=own)
    await let(pbx.world.set_profile, B, "Tillgänglig", available=True)
    await let(pbx.world.set_profile, B, "Lunch", available=False)
    await let()
    await let()
    assert messages() == []
    await let(pbx.world.set_profile, B, "Tillgänglig", available=True)
    await let()
    assert messages() == []
    await let()
    assert messages() == ["Bengt Bengtsson is there"]


async def test_the_end_of_an_outage_does_not_notify_that_someone_is_back(
    hass: HomeAssistant,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    both: Target,
    use: Use,
    notices: Any,
) -> None:
    await use("tell_me_when_back", people=both)
    pbx.faults.add(Html())
    for _ in range(3):
        await pass_time(hass, freezer, 100)
    pbx.faults.clear()
    await pass_time(hass, freezer, 150)
    assert notices() == []


# --- missed call notice ---------------------------------------------------------------


async def show_caller(hass: HomeAssistant, entry: MockConfigEntry, let: Let) -> None:
    """Show callers, after the reload of Home Assistant that enables their sensors."""
    options = {"show_caller": True, "interval": 30}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await let()
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("is_shown", "caller", "notice"),
    [
        (False, "0313900600", "Anna Andersson missed a call."),
        (True, "0313900600", "Anna Andersson missed a call from 0313900600."),
        (True, "+46313900600", "Anna Andersson missed a call from +46313900600."),
        (True, "112", "Anna Andersson missed a call from 112."),
        (True, "", "Anna Andersson missed a call."),
    ],
)
async def test_the_notification_of_a_missed_call_names_the_caller_with_consent(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    both: Target,
    use: Use,
    let: Let,
    notices: Any,
    is_shown: bool,
    caller: str,
    notice: str,
) -> None:
    if is_shown:
        await show_caller(hass, loaded, let)
    await use("missed_call_notice", people=both)
    await let(pbx.world.ring, A, caller=caller)
    assert notices() == []
    await let(pbx.world.hang_up, A, linger=True)
    assert notices() == [f"Missed call: {notice}"]


async def test_no_notification_is_sent_for_answered_calls_or_other_people(
    pbx: Simulator, both: Target, use: Use, let: Let, notices: Any
) -> None:
    await use("missed_call_notice", people=both)
    pbx.world.ring("Konferensrum A")
    await let(pbx.world.ring, A)
    await let(pbx.world.answer, A)
    pbx.world.hang_up("Konferensrum A", linger=True)
    await let(pbx.world.hang_up, A, linger=True)
    await let()
    assert notices() == []


async def test_two_notifications_are_sent_if_two_people_miss_a_call_at_once(
    hass: HomeAssistant,
    pbx: Simulator,
    loaded: MockConfigEntry,
    both: Target,
    use: Use,
    let: Let,
    messages: Any,
) -> None:
    await show_caller(hass, loaded, let)
    own = tell("{{ person }}: {{ trigger.caller or '-' }}")
    await use("missed_call_notice", people=both, tell=own)
    pbx.world.ring(A, caller="+4631")
    await let(pbx.world.ring, B, caller="")
    pbx.world.hang_up(A, linger=True)
    await let(pbx.world.hang_up, B, linger=True)
    assert messages() == ["Anna Andersson: +4631", "Bengt Bengtsson: -"]


# --- call hours reminder --------------------------------------------------------------

MONDAY, SATURDAY = 2, 7
SAYS = "Call hours: Call hours have begun, and nobody is available."

type Begin = Callable[..., Awaitable[None]]


@pytest.fixture
def begin(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    use: Use,
    freezer: FrozenDateTimeFactory,
) -> Begin:
    """Return a function that sets up half a minute before an hour in November 2026."""

    async def begin(day: int = MONDAY, hour: int = 9, **inputs: Any) -> None:
        await hass.config.async_set_time_zone("Europe/Stockholm")
        freezer.move_to(f"2026-11-{day:02} {hour - 2:02}:59:30+00:00")
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        people = ["sensor.anna_andersson", "sensor.bengt_bengtsson"]
        inputs.setdefault("people", {"entity_id": people})
        await use("call_hours_reminder", **inputs)

    return begin


@pytest.mark.parametrize(("is_anna_there", "expected"), [(False, [SAYS]), (True, [])])
async def test_call_hours_notify_if_nobody_is_available(
    pbx: Simulator,
    begin: Begin,
    let: Let,
    notices: Any,
    is_anna_there: bool,
    expected: list[str],
) -> None:
    pbx.world.set_profile(A, "Anna", available=is_anna_there)
    await begin()
    assert notices() == []
    await let()
    assert notices() == expected
    pbx.world.set_profile(A, "Lunch", available=False)
    await let()
    assert notices() == []


@pytest.mark.parametrize(
    ("day", "hour", "inputs", "is_told"),
    [
        (SATURDAY, 9, {}, False),
        (SATURDAY, 9, {"days": ["sat"]}, True),
        (MONDAY, 9, {"days": ["sat"]}, False),
        (MONDAY, 8, {}, False),
        (MONDAY, 8, {"begin": "08:00:00"}, True),
        (MONDAY, 9, {"begin": "08:00:00"}, False),
    ],
)
async def test_call_hours_start_on_the_chosen_days_and_time(
    pbx: Simulator,
    begin: Begin,
    let: Let,
    messages: Any,
    day: int,
    hour: int,
    inputs: dict[str, Any],
    is_told: bool,
) -> None:
    pbx.world.set_profile(A, "Lunch", available=False)
    await begin(day, hour, tell=tell("Nobody!"), **inputs)
    await let()
    assert messages() == (["Nobody!"] if is_told else [])


@pytest.mark.parametrize("is_bengt_there", [False, True])
async def test_call_hours_of_a_group_need_any_member(
    hass: HomeAssistant,
    pbx: Simulator,
    support: ConfigSubentry,
    begin: Begin,
    let: Let,
    notices: Any,
    is_bengt_there: bool,
) -> None:
    pbx.world.set_profile(A, "Lunch", available=False)
    pbx.world.set_profile(B, "Bengt", available=is_bengt_there)
    await begin(people={"entity_id": "sensor.support_next_available"})
    await let()
    assert notices() == ([] if is_bengt_there else [SAYS])


async def test_call_hours_ignore_people_without_a_profile(
    hass: HomeAssistant, pbx: Simulator, begin: Begin, let: Let, notices: Any
) -> None:
    await begin(people={"entity_id": "sensor.konferensrum_a"})
    await let()
    assert notices() == []


async def test_call_hours_do_not_notify_during_an_outage(
    hass: HomeAssistant,
    pbx: Simulator,
    begin: Begin,
    freezer: FrozenDateTimeFactory,
    notices: Any,
) -> None:
    pbx.world.set_profile(A, "Lunch", available=False)
    await begin(begin="09:04:00")
    pbx.faults.add(Html())
    for _ in range(3):
        await pass_time(hass, freezer, 100)
    state = hass.states.get("binary_sensor.anna_andersson_available")
    assert state and state.state == "unavailable"
    assert notices() == []
