"""A hint triggers the next poll: one at a time, and at most one per second."""

import asyncio
from collections.abc import Callable
from io import BytesIO
import logging
from typing import Any

from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx_presence.const import CONF_WITH_EMPLOYEES
from simulator import Simulator
from simulator.faults import Delay, Hold, Html, Status
from simulator.hooks import Hook, Method

from .helpers import ROOM, States, pass_time

WEBHOOK_ID = "0123456789abcdef" * 4
PATH = f"/api/webhook/{WEBHOOK_ID}"

type Polls = Callable[[], int]


@pytest.fixture
async def pushed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
) -> MockConfigEntry:
    """Set up an entry with a webhook, while nobody has a call."""
    pbx.world.hang_up("Anna Andersson")
    options = {"webhook_id": WEBHOOK_ID, "interval": 30}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
async def portal(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> TestClient[Any, Any]:
    """Return a client of Home Assistant's real HTTP server, without a login.

    The server of a test, unlike the real one, accepts no new paths once it runs.
    """
    assert await async_setup_component(hass, "websocket_api", {})
    client: TestClient[Any, Any] = await hass_client_no_auth()
    return client


@pytest.fixture
def polls(pushed: MockConfigEntry, pbx: Simulator) -> Polls:
    """Return a function that returns the number of polls since the last call."""
    seen = len(pbx.requests)

    def polls() -> int:
        nonlocal seen
        before, seen = seen, len(pbx.requests)
        return seen - before

    return polls


async def until(is_so: Callable[[], object]) -> None:
    """Wait for something that is almost immediate; the clock stands still."""
    for _ in range(20_000):
        if is_so():
            return
        await asyncio.sleep(0)
    pytest.fail("it never happened")


async def settle(hass: HomeAssistant) -> None:
    """Let everything immediate happen; a held poll continues."""
    for _ in range(300):
        await asyncio.sleep(0)
    await hass.async_block_till_done()


async def pass_a_second(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float = 1.1
) -> None:
    """Let just over a second pass, without waiting for slow tasks."""
    freezer.tick(seconds)
    await settle(hass)


async def hint(portal: TestClient[Any, Any], times: int = 1) -> None:
    """Call the webhook, several times at once if wanted."""
    answers = await asyncio.gather(*(portal.post(PATH) for _ in range(times)))
    assert {answer.status for answer in answers} == {200}


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the warnings and errors that Home Assistant and we logged."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno > logging.INFO
        and record.name.startswith(("homeassistant", "custom_components"))
    ]


async def addresses(hass_ws_client: WebSocketGenerator) -> list[dict[str, Any]]:
    """Return the webhooks that are registered."""
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "webhook/list"})
    found: list[dict[str, Any]] = (await client.receive_json())["result"]
    return found


# --- the URL -------------------------------------------------------------------------


@pytest.mark.usefixtures("loaded")
async def test_there_is_no_webhook_without_the_option(
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    pbx: Simulator,
    hass: HomeAssistant,
) -> None:
    assert await async_setup_component(hass, "websocket_api", {})
    assert await addresses(hass_ws_client) == []
    await hint(await hass_client_no_auth())
    await settle(hass)
    assert len(pbx.requests) == 1


@pytest.mark.usefixtures("pushed")
async def test_the_webhook_accepts_get_and_post_from_anywhere(
    hass_ws_client: WebSocketGenerator,
) -> None:
    [webhook] = await addresses(hass_ws_client)
    webhook["allowed_methods"].sort()
    assert webhook == {
        "webhook_id": WEBHOOK_ID,
        "domain": "pbx_presence",
        "name": "Pingaway",
        "local_only": False,
        "allowed_methods": ["GET", "POST"],
    }


async def test_the_webhook_exists_only_while_the_account_is_loaded(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    portal: TestClient[Any, Any],
    polls: Polls,
) -> None:
    await hass.config_entries.async_unload(pushed.entry_id)
    assert await addresses(hass_ws_client) == []
    await hint(portal)
    await settle(hass)
    assert polls() == 0
    await hass.config_entries.async_setup(pushed.entry_id)
    assert len(await addresses(hass_ws_client)) == 1
    assert polls() == 1
    await hint(portal)
    await settle(hass)
    assert polls() == 1


async def test_telecom_x_has_a_webhook_only_with_employees(
    hass: HomeAssistant,
    telecomx_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    for with_employees, listeners in ((False, 0), (True, 1)):
        options = {"webhook_id": WEBHOOK_ID, CONF_WITH_EMPLOYEES: with_employees}
        hass.config_entries.async_update_entry(telecomx_entry, options=options)
        await hass.config_entries.async_reload(telecomx_entry.entry_id)
        await hass.async_block_till_done()
        assert len(await addresses(hass_ws_client)) == listeners


# --- from a hint to a state -----------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_hint_polls_once_and_updates_the_state(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    polls: Polls,
    method: str,
) -> None:
    pbx.world.ring("Konferensrum A")
    answer = await portal.request(method, PATH)
    assert (answer.status, await answer.text()) == (200, "")
    await until(lambda: States(hass, pushed).presence(ROOM) == "ringing")
    await settle(hass)
    assert polls() == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_call_of_the_webhook_updates_a_state_before_the_interval(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
    method: Method,
) -> None:
    pbx.hooks.add(Hook(str(portal.make_url(PATH)), method))
    states, room = States(hass, pushed), "Konferensrum A"
    pbx.world.ring(room)
    await pbx.hooks.sent()
    await until(lambda: states.presence(ROOM) == "ringing")
    await pass_a_second(hass, freezer)
    pbx.world.answer(room)
    await pbx.hooks.sent()
    await until(lambda: states.presence(ROOM) == "on_call")
    await pass_a_second(hass, freezer)
    pbx.world.hang_up(room)
    await pbx.hooks.sent()
    await until(lambda: states.presence(ROOM) == "idle")
    assert polls() == 3
    assert pbx.hooks.failed == 0


async def test_a_hint_updates_groups_too(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    support: ConfigSubentry,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
) -> None:
    states, group = States(hass, entry), support.subentry_id
    assert states.binary(f"{group}_all_busy") == "off"
    pbx.world.ring("Anna Andersson")
    await hint(portal)
    await until(lambda: states.binary(f"{group}_all_busy") == "on")


async def test_the_content_of_a_hint_is_ignored(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    portal: TestClient[Any, Any],
    polls: Polls,
) -> None:
    before = {state.entity_id: state.state for state in hass.states.async_all()}
    call = {"eventType": "ringing", "to": "08010203", "from": "0313900600"}
    await portal.post(PATH, json=call)
    await settle(hass)
    await portal.get(PATH, params=call)
    await settle(hass)
    assert polls() == 1
    assert {s.entity_id: s.state for s in hass.states.async_all()} == before


BODIES: dict[str, dict[str, Any]] = {
    "nothing": {"data": b""},
    "no text": {"data": b"\xff\x00\xfe", "headers": {"Content-Type": "text/plain"}},
    "a form": {"data": {"eventType": "ringing"}},
    "a broken form": {
        "data": b"--x",
        "headers": {"Content-Type": "multipart/form-data; boundary=y"},
    },
    "a broken archive": {"data": b"x", "headers": {"Content-Encoding": "gzip"}},
    "more than anybody reads": {"data": b"x" * (17 * 2**20)},
    "deep JSON": {"data": b"[" * 100_000},
}


@pytest.mark.parametrize("body", BODIES)
async def test_any_body_triggers_a_poll_and_is_not_read(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    polls: Polls,
    caplog: pytest.LogCaptureFixture,
    body: str,
) -> None:
    request = dict(BODIES[body])
    if len(request["data"]) > 2**20:
        request["data"] = BytesIO(request["data"])
    answer = await portal.post(PATH, **request)
    assert (answer.status, await answer.text()) == (200, "")
    await settle(hass)
    assert polls() == 1
    assert warnings(caplog) == []


@pytest.mark.parametrize(
    ("method", "status"), [("PUT", 405), ("DELETE", 405), ("HEAD", 200)]
)
async def test_other_requests_trigger_nothing(
    hass: HomeAssistant,
    portal: TestClient[Any, Any],
    polls: Polls,
    method: str,
    status: int,
) -> None:
    answer = await portal.request(method, PATH)
    assert answer.status == status
    await settle(hass)
    assert polls() == 0


# --- how often ---------------------------------------------------------------------------


async def test_many_hints_trigger_one_poll_now_and_one_a_second_later(
    hass: HomeAssistant,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    await hint(portal, times=50)
    await settle(hass)
    assert polls() == 1
    await pass_a_second(hass, freezer, 0.9)
    assert polls() == 0
    await pass_a_second(hass, freezer, 0.2)
    assert polls() == 1
    for _ in range(5):
        await pass_a_second(hass, freezer)
    assert polls() == 0
    assert pbx.requests.max_in_flight == 1


async def test_a_hint_after_a_quiet_second_polls_at_once(
    hass: HomeAssistant,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    for _ in range(3):
        await hint(portal)
        await settle(hass)
        assert polls() == 1
        await pass_a_second(hass, freezer)
        assert polls() == 0


async def test_many_hints_trigger_one_poll_per_second(
    hass: HomeAssistant,
    portal: TestClient[Any, Any],
    pbx: Simulator,
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    for _ in range(40):
        await hint(portal, times=3)
        await settle(hass)
        await pass_a_second(hass, freezer, 0.26)
    # In 10 seconds: one at the start, and one after each of them.
    assert polls() == 11
    assert pbx.requests.max_in_flight == 1


@pytest.mark.parametrize("is_hinted", [True, False])
async def test_a_hint_during_a_poll_triggers_another_one(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
    is_hinted: bool,
) -> None:
    pbx.faults.add(Hold(times=1))
    if is_hinted:
        await hint(portal)
    else:
        freezer.tick(31)
    await until(lambda: pbx.requests.in_flight)
    pbx.world.ring("Konferensrum A")
    await hint(portal)
    await settle(hass)
    assert (polls(), pbx.requests.in_flight) == (1, 1)
    pbx.faults.clear()
    await until(lambda: not pbx.requests.in_flight)
    await settle(hass)
    await pass_a_second(hass, freezer)
    assert States(hass, pushed).presence(ROOM) == "ringing"
    for _ in range(3):
        await pass_a_second(hass, freezer)
    assert polls() == 1
    assert pbx.requests.max_in_flight == 1


async def test_slow_polls_do_not_queue_up(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    pbx.faults.add(Delay(delay=3))
    for _ in range(12):
        await hint(portal, times=2)
        await pass_a_second(hass, freezer)
    assert 3 <= polls() <= 5
    assert pbx.requests.max_in_flight == 1
    pbx.faults.clear()
    for _ in range(10):
        await pass_a_second(hass, freezer)
    assert polls() <= 2
    assert pbx.requests.max_in_flight == 1


async def test_a_hint_does_not_stop_the_polls_of_the_interval(
    hass: HomeAssistant,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    await hint(portal)
    await settle(hass)
    await pass_a_second(hass, freezer, 2)
    assert polls() == 1
    await pass_time(hass, freezer, 30)
    assert polls() == 1
    await pass_time(hass, freezer, 31)
    assert polls() == 1


# --- while the PBX must not be polled ----------------------------------------------


async def test_a_hint_before_retry_after_sends_nothing(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    pbx.faults.add(Status(429, retry_after=600, times=1))
    await pass_time(hass, freezer, 31)
    assert polls() == 1
    pbx.world.ring("Konferensrum A")
    for _ in range(5):
        await hint(portal, times=3)
        await pass_a_second(hass, freezer, 60)
    assert polls() == 0
    await pass_a_second(hass, freezer, 301)
    assert polls() == 1
    assert States(hass, pushed).presence(ROOM) == "ringing"


async def test_a_hint_sends_nothing_after_the_credentials_were_refused(
    hass: HomeAssistant,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    pbx.faults.add(Status(401, times=1))
    await hint(portal)
    await settle(hass)
    assert polls() == 1
    for _ in range(5):
        await hint(portal, times=3)
        await pass_a_second(hass, freezer, 2)
    assert polls() == 0
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


async def test_a_hint_ends_an_outage_early(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    pbx.faults.add(Html(times=1))
    await pass_time(hass, freezer, 31)
    assert States(hass, pushed).binary("connectivity") == "off"
    await hint(portal)
    await settle(hass)
    assert polls() == 2
    assert States(hass, pushed).binary("connectivity") == "on"


async def test_a_hint_works_after_a_failed_one(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
) -> None:
    pbx.faults.add(Html(times=1))
    await hint(portal)
    await settle(hass)
    assert States(hass, pushed).binary("connectivity") == "off"
    pbx.world.ring("Konferensrum A")
    await hint(portal)
    await settle(hass)
    assert polls() == 1
    await pass_a_second(hass, freezer)
    assert polls() == 1
    assert States(hass, pushed).presence(ROOM) == "ringing"


# --- unloading -----------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["during a poll", "between two polls"])
async def test_a_hint_does_nothing_after_unloading(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    polls: Polls,
    caplog: pytest.LogCaptureFixture,
    moment: str,
) -> None:
    if moment == "during a poll":
        pbx.faults.add(Hold())
    await hint(portal)
    await settle(hass)
    await hint(portal)
    await settle(hass)
    assert polls() == 1
    assert await hass.config_entries.async_unload(pushed.entry_id)
    pbx.faults.clear()
    for _ in range(5):
        await pass_a_second(hass, freezer)
    assert polls() == 0
    assert warnings(caplog) == []


async def test_the_webhook_is_not_in_the_log(
    hass: HomeAssistant,
    pushed: MockConfigEntry,
    pbx: Simulator,
    portal: TestClient[Any, Any],
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    pbx.faults.add(Html(times=1))
    for _ in range(3):
        await hint(portal)
        await pass_a_second(hass, freezer, 2)
    await hass.config_entries.async_reload(pushed.entry_id)
    await hass.config_entries.async_remove(pushed.entry_id)
    await settle(hass)
    ours = [
        record.getMessage() + str(record.exc_text or "")
        for record in caplog.records
        if "pbx_presence" in record.name
    ]
    assert ours
    assert not [line for line in ours if WEBHOOK_ID in line]
