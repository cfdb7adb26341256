"""Options are validated, stored, and take effect at once."""

import asyncio
from itertools import chain
import re
from typing import Any

from awesomeversion import AwesomeVersion
from homeassistant.const import Platform, __version__
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData, section
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx_presence.webhook import is_reachable
from simulator import Simulator
from simulator.faults import Drop

from .conftest import Cloud
from .helpers import ANNA, ROOM, States, created, in_sections

OPTIONS = {
    "interval": 90,
    "fast_interval": 5,
    "time_zone": "Europe/Helsinki",
    "show_caller": True,
    "call_log": False,
    "allow_actions": False,
    "follow": "all",
}


async def fill(hass: HomeAssistant, flow: Any, **answers: Any) -> Any:
    """Submit a step of a flow."""
    return await hass.config_entries.options.async_configure(
        flow["flow_id"], in_sections(answers)
    )


async def test_options_take_effect_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    assert flow["step_id"] == "init"
    flow = await fill(hass, flow, **OPTIONS)
    await created(hass, flow)
    assert loaded.options == OPTIONS
    assert loaded.runtime_data.presence.pace.interval == 90
    until = States(hass, loaded).sensor("08040506_profile_until")
    assert until == "2015-03-14T07:26:53+00:00"


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"fast_interval": 91}, {"base": "fast_is_slower"}),
        ({"time_zone": "Europe/Atlantis"}, {"base": "invalid_time_zone"}),
        ({"time_zone": "Europe"}, {"base": "invalid_time_zone"}),
        ({"time_zone": ""}, {"base": "invalid_time_zone"}),
        ({"time_zone": "../etc/passwd"}, {"base": "invalid_time_zone"}),
    ],
)
async def test_wrong_options_have_a_message_and_can_be_corrected(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    wrong: dict[str, Any],
    errors: dict[str, str],
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | wrong)
    assert flow["errors"] == errors
    assert loaded.options == {"interval": 30}
    flow = await fill(hass, flow, **OPTIONS)
    assert flow["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize("interval", [0, 4, 3601, "often", "nan"])
async def test_an_interval_is_5_seconds_to_an_hour(
    hass: HomeAssistant, loaded: MockConfigEntry, interval: Any
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    with pytest.raises(InvalidData):
        await fill(hass, flow, **OPTIONS | {"interval": interval})


async def test_the_followed_extensions_can_be_changed(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "chosen"})
    assert flow["step_id"] == "chosen"
    flow = await fill(hass, flow, chosen=[ROOM])
    await hass.async_block_till_done()
    assert States(hass, loaded).sensor("people_total") == "1"

    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "key_word"})
    flow = await fill(hass, flow, key_words=["malmö", "stockholm"])
    await hass.async_block_till_done()
    assert States(hass, loaded).sensor("people_total") == "2"


async def test_answers_given_at_the_start_keep_the_other_options(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    hass.config_entries.async_update_entry(entry, options={"chosen": [ROOM]})
    assert await hass.config_entries.async_setup(entry.entry_id)
    flow = await hass.config_entries.options.async_init(
        entry.entry_id, data=in_sections(OPTIONS)
    )
    await created(hass, flow)
    assert entry.options == OPTIONS | {"chosen": [ROOM]}


async def test_options_can_be_changed_during_an_outage(
    hass: HomeAssistant, entry: MockConfigEntry, pbx: Simulator
) -> None:
    hass.config_entries.async_update_entry(
        entry, options={"follow": "chosen", "chosen": [ROOM]}
    )
    pbx.faults.add(Drop())
    await hass.config_entries.async_setup(entry.entry_id)
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"follow": "chosen"})
    [selector] = flow["data_schema"].schema.values()
    assert [option["value"] for option in selector.config["options"]] == [ROOM]
    flow = await fill(hass, flow, chosen=[ROOM])
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options["chosen"] == [ROOM]
    await hass.async_block_till_done()


# --- webhook -------------------------------------------------------------------------------


class CloudApiError(Exception):
    """An error of the cloud that only its own library defines."""


CLOUD_ERRORS = [
    HomeAssistantError("not connected"),
    ValueError("not connected"),
    TimeoutError(),
    CloudApiError("API down"),
]


async def open_push(
    hass: HomeAssistant, entry: MockConfigEntry, **answers: Any
) -> tuple[Any, str]:
    """Turn on the webhook, and return the step with its URL, and the URL."""
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"push": True} | answers)
    return flow, address(flow)


def address(flow: Any) -> str:
    """Return the URL that a step shows."""
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] in {"push", "push_telecom_x"}
    shown: str = suggested(flow, "url")
    return shown


async def save(hass: HomeAssistant, flow: Any) -> None:
    """Save the URL that is shown."""
    flow = await fill(hass, flow, url=address(flow))
    await created(hass, flow)


async def switch_off(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Turn off the webhook."""
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"push": False})
    await created(hass, flow)
    assert entry.options == OPTIONS


@pytest.fixture
def external_url(hass: HomeAssistant) -> str:
    """Set the external URL of Home Assistant."""
    hass.config.external_url = "https://home.example"
    return "https://home.example"


def suggested(flow: Any, field: str) -> Any:
    """Return the value that a form suggests."""
    fields = flow["data_schema"].schema
    sections = [
        one.schema.schema for one in fields.values() if isinstance(one, section)
    ]
    for marker in (*fields, *chain(*sections)):
        if marker == field:
            value = (marker.description or {}).get("suggested_value")
            return marker.default() if value is None else value
    pytest.fail(f"no field {field}")


async def test_a_webhook_is_created_only_with_the_option(
    hass: HomeAssistant, loaded: MockConfigEntry, external_url: str
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    assert suggested(flow, "push") is False
    flow, shown = await open_push(hass, loaded)
    assert re.fullmatch(r"https://home\.example/api/webhook/[0-9a-f]{64}", shown)
    assert "webhook_id" not in loaded.options
    await save(hass, flow)
    webhook_id = shown.rpartition("/")[2]
    assert loaded.options == OPTIONS | {"webhook_id": webhook_id}
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    assert suggested(flow, "push") is True


@pytest.mark.parametrize(
    ("url", "errors"),
    [
        ("https://home.example:8443", {}),
        ("https://192.168.1.20:8123", {"base": "address_not_reachable"}),
    ],
)
async def test_a_webhook_url_that_no_pbx_can_reach_shows_an_error(
    hass: HomeAssistant, loaded: MockConfigEntry, url: str, errors: dict[str, str]
) -> None:
    hass.config.external_url = url
    flow, _ = await open_push(hass, loaded)
    assert flow["errors"] == errors
    await save(hass, flow)
    assert "webhook_id" in loaded.options


def test_only_a_public_host_with_tls_can_be_reached() -> None:
    public = ("home.example", "8.8.8.8", "[2001:4860:4860::8888]")
    private = ("100.64.1.1", "192.168.1.20", "homeassistant", "homeassistant.local.")
    assert all(is_reachable(f"https://{host}:8123/") for host in public)
    assert not any(is_reachable(f"https://{host}:8123/") for host in private)
    assert not is_reachable("http://home.example")


async def test_only_the_path_is_shown_without_a_url_of_home_assistant(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    hass.config.api = None
    hass.config.internal_url = hass.config.external_url = None
    _, shown = await open_push(hass, loaded)
    assert re.fullmatch(r"/api/webhook/[0-9a-f]{64}", shown)


async def test_the_webhook_url_stays_the_same_unless_a_new_one_is_requested(
    hass: HomeAssistant, loaded: MockConfigEntry, external_url: str
) -> None:
    flow, first = await open_push(hass, loaded)
    await save(hass, flow)
    flow, again = await open_push(hass, loaded, interval=120)
    assert again == first
    await save(hass, flow)
    assert loaded.options["interval"] == 120
    assert first.endswith(loaded.options["webhook_id"])


async def test_a_new_webhook_url_replaces_the_old_one_when_saved(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    pbx: Simulator,
    external_url: str,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    client = await hass_client_no_auth()

    async def polls_after(address: str) -> int:
        before = len(pbx.requests)
        answer = await client.post(address.removeprefix(external_url))
        assert answer.status == 200
        for _ in range(300):
            await asyncio.sleep(0)
        return len(pbx.requests) - before

    flow, first = await open_push(hass, loaded)
    assert await polls_after(first) == 0
    await save(hass, flow)
    assert await polls_after(first) == 1

    flow, _ = await open_push(hass, loaded)
    shown = {first}
    for _ in range(3):
        flow = await fill(hass, flow, new_address=True)
        shown.add(address(flow))
    assert len(shown) == 4
    assert first.endswith(loaded.options["webhook_id"])
    await save(hass, flow)
    assert address(flow).endswith(loaded.options["webhook_id"])
    assert [await polls_after(old) for old in shown - {address(flow)}] == [0, 0, 0]
    assert await polls_after(address(flow)) == 1

    await switch_off(hass, loaded)
    assert await polls_after(address(flow)) == 0


async def test_the_webhook_url_is_shown_after_the_choice_of_extensions(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    answers = OPTIONS | {"push": True, "follow": "chosen"}
    flow = await fill(hass, flow, **answers)
    assert flow["step_id"] == "chosen"
    flow = await fill(hass, flow, chosen=[ROOM])
    await save(hass, flow)
    assert address(flow).endswith(loaded.options["webhook_id"])
    assert "push" not in loaded.options


async def test_wrong_options_keep_the_webhook_option(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    flow = await fill(hass, flow, **OPTIONS | {"push": True, "fast_interval": 91})
    assert flow["errors"] == {"base": "fast_is_slower"}
    assert suggested(flow, "push") is True


async def test_telecom_x_offers_the_webhook_only_with_employees(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry
) -> None:
    entry = telecomx_loaded
    for with_employees in (True, False):
        flow = await hass.config_entries.options.async_init(entry.entry_id)
        assert flow["step_id"] == "provider"
        flow = await fill(
            hass, flow, settings_interval=60, with_employees=with_employees
        )
        if with_employees:
            flow = await fill(
                hass, flow, interval=90, fast_interval=5, follow="all", push=True
            )
            await save(hass, flow)
        else:
            await created(hass, flow)
        assert ("webhook_id" in entry.options) is with_employees


async def test_the_webhook_url_comes_from_the_cloud_if_available(
    hass: HomeAssistant, loaded: MockConfigEntry, cloud: Cloud
) -> None:
    flow, shown = await open_push(hass, loaded)
    assert shown == "https://hooks.example/1"
    await save(hass, flow)
    assert cloud.hooks == {loaded.options["webhook_id"]: "https://hooks.example/1"}
    flow, shown = await open_push(hass, loaded)
    assert shown == "https://hooks.example/1"
    await switch_off(hass, loaded)
    assert cloud.hooks == {}


async def test_the_cloud_is_not_used_without_a_subscription(
    hass: HomeAssistant, loaded: MockConfigEntry, cloud: Cloud, external_url: str
) -> None:
    cloud.is_subscribed = False
    flow, shown = await open_push(hass, loaded)
    assert shown.startswith(external_url)
    await save(hass, flow)
    assert cloud.hooks == {}
    await switch_off(hass, loaded)


async def test_only_the_saved_webhook_url_is_kept_in_the_cloud(
    hass: HomeAssistant, loaded: MockConfigEntry, cloud: Cloud
) -> None:
    flow, _ = await open_push(hass, loaded)
    await save(hass, flow)
    first = loaded.options["webhook_id"]

    flow, _ = await open_push(hass, loaded)
    for _ in range(3):
        flow = await fill(hass, flow, new_address=True)
    assert len(cloud.hooks) == 2
    assert first in cloud.hooks
    hass.config_entries.options.async_abort(flow["flow_id"])
    await hass.async_block_till_done()
    assert set(cloud.hooks) == {first}
    assert loaded.options["webhook_id"] == first

    flow, _ = await open_push(hass, loaded)
    flow = await fill(hass, flow, new_address=True)
    await save(hass, flow)
    assert set(cloud.hooks) == {loaded.options["webhook_id"]}
    assert first not in cloud.hooks


async def test_an_unsaved_webhook_url_is_deleted_from_the_cloud(
    hass: HomeAssistant, loaded: MockConfigEntry, cloud: Cloud
) -> None:
    flow, _ = await open_push(hass, loaded)
    assert len(cloud.hooks) == 1
    hass.config_entries.options.async_abort(flow["flow_id"])
    await hass.async_block_till_done()
    assert cloud.hooks == {}


async def test_the_webhook_url_of_a_removed_account_is_deleted_from_the_cloud(
    hass: HomeAssistant, loaded: MockConfigEntry, cloud: Cloud
) -> None:
    flow, _ = await open_push(hass, loaded)
    await save(hass, flow)
    await hass.config_entries.async_remove(loaded.entry_id)
    assert cloud.hooks == {}


@pytest.mark.parametrize("error", CLOUD_ERRORS)
async def test_an_unavailable_cloud_is_not_an_error(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    cloud: Cloud,
    external_url: str,
    error: Exception,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    cloud.error = error
    flow, shown = await open_push(hass, loaded)
    assert shown.startswith(external_url)
    await save(hass, flow)
    flow, _ = await open_push(hass, loaded)
    flow = await fill(hass, flow, new_address=True)
    await save(hass, flow)
    await switch_off(hass, loaded)
    flow, _ = await open_push(hass, loaded)
    await save(hass, flow)
    assert f"pbx_presence.{loaded.entry_id}" in hass_storage
    await hass.config_entries.async_remove(loaded.entry_id)
    assert f"pbx_presence.{loaded.entry_id}" not in hass_storage
    assert "Error" not in caplog.text


async def test_an_extension_has_the_picture_of_the_person_linked_to_it(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    picture = {"entity_picture": "/api/image/anna.jpg"}
    hass.states.async_set("person.anna", "home", picture)
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    people = [{"extension": ANNA, "person": "person.anna"}]
    flow = await fill(hass, flow, **OPTIONS, people=people)
    await created(hass, flow)
    assert loaded.options["people"] == people
    states = States(hass, loaded)
    anna = states.full(Platform.SENSOR, f"{ANNA}_presence")
    assert anna.attributes["entity_picture"] == "/api/image/anna.jpg"
    room = states.full(Platform.SENSOR, f"{ROOM}_presence")
    assert "entity_picture" not in room.attributes

    hass.states.async_set("person.anna", "home", {"entity_picture": "/new.jpg"})
    await hass.async_block_till_done()
    anna = states.full(Platform.SENSOR, f"{ANNA}_presence")
    assert anna.attributes["entity_picture"] == "/new.jpg"

    # The link is offered again, also while the extensions are unknown.
    await hass.config_entries.async_unload(loaded.entry_id)
    flow = await hass.config_entries.options.async_init(loaded.entry_id)
    assert suggested(flow, "people") == people
    flow = await fill(hass, flow, **OPTIONS)
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert "people" not in loaded.options


async def test_a_single_link_and_two_for_one_extension_are_taken(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    link = {"extension": ANNA, "person": "person.anna"}
    old = {"extension": ANNA, "person": "person.old"}
    for people in (link, [old, link]):
        if isinstance(people, dict) and AwesomeVersion(__version__) >= "2026.11":
            continue
        flow = await hass.config_entries.options.async_init(loaded.entry_id)
        flow = await fill(hass, flow, **OPTIONS, people=people)
        await created(hass, flow)
        assert loaded.options["people"] == [link]
