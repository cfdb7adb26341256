"""Actions return data that do not fit into states, and clear errors."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.pbx_presence.const import DOMAIN
from simulator import Simulator
from simulator.faults import Drop, Fault, Shape, Status

from .helpers import HOUR, MINUTE, States, asked, pass_time

ACTIONS = ("get_settings", "get_mobile_configs", "get_employee_subscriptions")
PATHS = {
    "get_settings": "pbx/settings",
    "get_mobile_configs": "pbx/app/mobileconfig",
    "get_employee_subscriptions": "employeeSubscription",
}
CUSTOMER = "1234567890124567890AAAA"
OTHER = "1234567890124567890BBBB"
RESELLER = "1234567890124567890CCCC"

each_action = pytest.mark.parametrize("action", ACTIONS)


async def run(
    hass: HomeAssistant, entry: MockConfigEntry, action: str, **parameters: Any
) -> Any:
    """Return the response of an action."""
    return await hass.services.async_call(
        DOMAIN,
        action,
        {"config_entry_id": entry.entry_id, **parameters},
        blocking=True,
        return_response=True,
    )


async def test_actions_are_registered_without_any_account(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    others = {"find_extensions", "refresh", "get_calls", "dial", "hang_up", "send_sms"}
    assert set(hass.services.async_services_for_domain(DOMAIN)) == {*ACTIONS, *others}
    for action in ACTIONS:
        response = hass.services.supports_response(DOMAIN, action)
        assert response is SupportsResponse.ONLY


async def test_settings_are_returned_without_the_pin(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry
) -> None:
    assert await run(hass, telecomx_loaded, "get_settings") == {
        "settings": {
            "customer": "1234567890124567890AAAA",
            "default_music_on_hold": "12345789012345678901234",
            "default_language": "da",
            "default_number": "+4570305050",
            "default_voice_account": "1234578901234567890DDDD",
            "national_prefix": "+45",
            "caller_id_mode": "customer",
            "voicemail_breakout": None,
            "recording_mode": "always",
            "recording_quality": "normal",
            "recording_retention": 7,
            "invoiced_until": "2019-01-01T00:00:00+00:00",
            "mobile_number_presented": False,
        }
    }


async def test_missing_settings_are_null(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.telecomx.settings = {}
    response = await run(hass, telecomx_loaded, "get_settings")
    assert set(response["settings"].values()) == {None}


async def test_mobile_configs_are_returned_with_names_from_colleagues(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.telecomx.mobile_configs = [
        {
            "_id": "EEEE",
            "customer": CUSTOMER,
            "configs": [
                {
                    "type": "COLLEAGUES",
                    "items": [{"_id": "FFFF", "name": "Per"}],
                    "others": [],
                },
                {
                    "type": "QUEUES",
                    "items": [{"_id": "EEEE", "name": "Support"}],
                    "others": [{"_id": "GGGG", "name": "Vagt"}],
                },
            ],
        },
        {
            "_id": "FFFF",
            "customer": CUSTOMER,
            "configs": [
                {"type": "COLLEAGUES", "others": [{"_id": "EEEE", "name": "Joakim"}]}
            ],
        },
        {"_id": "GGGG"},
    ]
    assert await run(hass, telecomx_loaded, "get_mobile_configs") == {
        "mobile_configs": [
            {
                "employee": "EEEE",
                "name": "Joakim",
                "customer": CUSTOMER,
                "lists": [
                    {
                        "type": "COLLEAGUES",
                        "shown": [{"id": "FFFF", "name": "Per"}],
                        "could_be_shown": [],
                    },
                    {
                        "type": "QUEUES",
                        "shown": [{"id": "EEEE", "name": "Support"}],
                        "could_be_shown": [{"id": "GGGG", "name": "Vagt"}],
                    },
                ],
            },
            {
                "employee": "FFFF",
                "name": "Per",
                "customer": CUSTOMER,
                "lists": [
                    {
                        "type": "COLLEAGUES",
                        "shown": [],
                        "could_be_shown": [{"id": "EEEE", "name": "Joakim"}],
                    }
                ],
            },
            # Only a queue has this ID in the lists.
            {"employee": "GGGG", "name": None, "customer": None, "lists": []},
        ]
    }


async def test_employee_subscriptions_are_returned_in_full(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.telecomx.subscriptions.append({"_id": "NEWS", "reseller": RESELLER})
    assert await run(hass, telecomx_loaded, "get_employee_subscriptions") == {
        "employee_subscriptions": [
            {
                "id": "123456780ABCDEF12345678",
                "reseller": None,
                "title": "Planned service windows",
                "description": (
                    "When ever we need to perform upgrades that may affect your "
                    "services, we send out an announcement 14 days in advance. "
                    "Subscribe to this to get notified."
                ),
                "email": True,
                "sms": False,
            },
            {
                "id": "NEWS",
                "reseller": RESELLER,
                "title": None,
                "description": None,
                "email": None,
                "sms": None,
            },
        ]
    }


async def test_actions_return_more_than_the_limit_of_attributes(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.telecomx.subscriptions = [{"title": f"Title {n}"} for n in range(200)]
    pbx.telecomx.mobile_configs = [{"_id": f"E{n}"} for n in range(200)]
    subscriptions = await run(hass, telecomx_loaded, "get_employee_subscriptions")
    assert len(subscriptions["employee_subscriptions"]) == 200
    configs = await run(hass, telecomx_loaded, "get_mobile_configs")
    assert len(configs["mobile_configs"]) == 200


@pytest.mark.parametrize(
    ("action", "parameters", "path"),
    [
        ("get_settings", {}, "pbx/settings"),
        ("get_settings", {"customer": OTHER}, f"pbx/settings/{OTHER}"),
        ("get_mobile_configs", {}, f"pbx/app/mobileconfig?customer={CUSTOMER}"),
        (
            "get_mobile_configs",
            {"customer": OTHER},
            f"pbx/app/mobileconfig?customer={OTHER}",
        ),
        ("get_mobile_configs", {"employee": "E1"}, "pbx/app/mobileconfig?employee=E1"),
        (
            "get_mobile_configs",
            {"employee": "E1", "customer": OTHER},
            f"pbx/app/mobileconfig?employee=E1&customer={OTHER}",
        ),
        (
            "get_employee_subscriptions",
            {},
            f"employeeSubscription?customer={CUSTOMER}",
        ),
        (
            "get_employee_subscriptions",
            {"customer": OTHER},
            f"employeeSubscription?customer={OTHER}",
        ),
        (
            "get_employee_subscriptions",
            {"reseller": RESELLER},
            f"employeeSubscription?reseller={RESELLER}",
        ),
        (
            "get_employee_subscriptions",
            {"common": True},
            "employeeSubscription?common=true",
        ),
        (
            "get_employee_subscriptions",
            {"customer": OTHER, "common": True},
            f"employeeSubscription?customer={OTHER}&common=true",
        ),
    ],
)
async def test_each_parameter_reaches_the_server(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    action: str,
    parameters: dict[str, Any],
    path: str,
) -> None:
    pbx.telecomx.access_level = "ADMIN"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    pbx.telecomx.employees = [{"_id": "E1"}]
    pbx.telecomx.subscriptions.append({"_id": "NEWS", "reseller": RESELLER})
    assert await run(hass, telecomx_loaded, action, **parameters)
    assert pbx.requests.last.path == f"/telecomx/{path}"


async def test_a_resellers_actions_use_the_customer_of_the_account(
    hass: HomeAssistant, pbx: Simulator, telecomx_entry: MockConfigEntry
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    data = {**telecomx_entry.data, "customer": OTHER}
    hass.config_entries.async_update_entry(telecomx_entry, data=data)
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    await hass.async_block_till_done()
    response = await run(hass, telecomx_entry, "get_settings")
    assert response["settings"]["customer"] == OTHER
    response = await run(hass, telecomx_entry, "get_settings", customer=CUSTOMER)
    assert response["settings"]["customer"] == CUSTOMER


async def test_an_invalid_id_is_refused(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.requests.clear()
    for action, field, id_ in (
        ("get_settings", "customer", "x" * 65),
        ("get_mobile_configs", "employee", ["E1"]),
        ("get_mobile_configs", "customer", None),
        ("get_employee_subscriptions", "customer", ""),
        ("get_employee_subscriptions", "reseller", ""),
    ):
        with pytest.raises(vol.Invalid):
            await run(hass, telecomx_loaded, action, **{field: id_})
    assert asked(pbx) == []


@pytest.mark.parametrize("id_", ["..", ".", "../../auth/logout", "a/b?c#d", "%2e%2e"])
async def test_an_id_cannot_lead_to_another_endpoint(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry, id_: str
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.requests.clear()
    with pytest.raises(HomeAssistantError) as raised:
        await run(hass, telecomx_loaded, "get_settings", customer=id_)
    assert raised.value.translation_key == "not_found"
    assert not [path for path in asked(pbx) if not path.startswith("pbx/settings/")]
    pbx.requests.clear()
    await run(hass, telecomx_loaded, "get_settings")
    assert asked(pbx) == ["pbx/settings"]


async def test_a_customer_and_a_reseller_together_are_refused(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    pbx.requests.clear()
    with pytest.raises(ServiceValidationError) as raised:
        await run(
            hass,
            telecomx_loaded,
            "get_employee_subscriptions",
            customer=OTHER,
            reseller=RESELLER,
        )
    assert raised.value.translation_key == "customer_and_reseller"
    assert asked(pbx) == []


@each_action
async def test_an_account_that_does_not_exist_is_refused(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, action: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await run(hass, MockConfigEntry(entry_id="gone"), action)
    assert raised.value.translation_key == "service_config_entry_not_found"


@each_action
async def test_an_entry_of_another_integration_is_refused(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, action: str
) -> None:
    entry = MockConfigEntry(domain="sun")
    entry.add_to_hass(hass)
    with pytest.raises(ServiceValidationError) as raised:
        await run(hass, entry, action)
    assert raised.value.translation_key == "service_config_entry_wrong_domain"


@each_action
async def test_an_account_that_is_not_loaded_is_refused(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, action: str
) -> None:
    await hass.config_entries.async_unload(telecomx_loaded.entry_id)
    with pytest.raises(ServiceValidationError) as raised:
        await run(hass, telecomx_loaded, action)
    assert raised.value.translation_key == "service_config_entry_not_loaded"


@each_action
async def test_an_account_of_another_provider_is_refused(
    hass: HomeAssistant, pbx: Simulator, loaded: MockConfigEntry, action: str
) -> None:
    pbx.requests.clear()
    with pytest.raises(ServiceValidationError) as raised:
        await run(hass, loaded, action)
    assert raised.value.translation_domain == DOMAIN
    assert raised.value.translation_key == "not_supported"
    assert str(raised.value) == (
        "The provider of Pingaway does not support this action"
    )
    assert len(pbx.requests) == 0


@pytest.mark.parametrize(
    ("action", "fault", "key", "text"),
    [
        (
            "get_settings",
            Status(404),
            "not_found",
            "could not find what was requested. Check what you entered, or "
            "reconfigure the account",
        ),
        (
            "get_mobile_configs",
            Drop(),
            "cannot_connect",
            "does not answer. Check your network connection",
        ),
        (
            "get_employee_subscriptions",
            Shape(value=1),
            "unexpected_answer",
            "responded, but not with the data of a PBX. If this continues, check the "
            "address of the account or ask your provider",
        ),
    ],
)
async def test_an_error_of_the_pbx_has_its_own_message(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    action: str,
    fault: Fault,
    key: str,
    text: str,
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(HomeAssistantError) as raised:
        await run(hass, telecomx_loaded, action)
    assert not isinstance(raised.value, ServiceValidationError)
    assert raised.value.translation_domain == DOMAIN
    assert raised.value.translation_key == key
    assert str(raised.value) == f"{pbx.url} {text}"


@each_action
async def test_a_failed_action_makes_nothing_else_unavailable(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
    action: str,
) -> None:
    before = [state.as_dict() for state in hass.states.async_all()]
    pbx.faults.add(Status(403))
    with pytest.raises(HomeAssistantError):
        await run(hass, telecomx_loaded, action)
    await hass.async_block_till_done()
    assert [state.as_dict() for state in hass.states.async_all()] == before
    assert not issue_registry.issues
    assert not hass.config_entries.flow.async_progress()


@each_action
async def test_a_refused_token_in_an_action_starts_reauthentication(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    action: str,
) -> None:
    pbx.telecomx.expire()
    pbx.requests.clear()
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as raised:
            await run(hass, telecomx_loaded, action)
        assert raised.value.translation_key == "invalid_auth"
    await hass.async_block_till_done()
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert States(hass, telecomx_loaded).sensor("default_number") == STATE_UNAVAILABLE
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    assert asked(pbx) == [PATHS[action]]
    assert len(hass.config_entries.flow.async_progress()) == 1
