"""Signing in at Telecom X: what it needs, what is stored, and what can fail."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import (
    CONF_PASSWORD,
    CONF_TOKEN,
    CONF_URL,
    CONF_USERNAME,
    STATE_UNAVAILABLE,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx_presence.const import CONF_CUSTOMER, CONF_GRANT
from custom_components.pbx_presence.flows import telecomx as telecomx_flow
from custom_components.pbx_presence.flows.forms import NOT_CHANGED, about
from custom_components.pbx_presence.pbx import errors
from simulator import Simulator
from simulator.faults import Drop, Fault, Hold, Html, Redirect, Status
from simulator.telecomx.account import SecondFactor, TokenTransport

from .helpers import (
    HOUR,
    MINUTE,
    Flow,
    States,
    as_json,
    asked,
    choose,
    created,
    fill,
    in_sections,
    pass_time,
    write_stores,
)

CUSTOMER = "1234567890124567890AAAA"
OTHER = "1234567890124567890BBBB"
DOCUMENTED = ["pbx/settings", "pbx/app/mobileconfig", "employeeSubscription"]
CODE_FIELD = {"sms": "sms_code", "authenticator": "authenticator_code"}


def suggested(flow: Flow) -> dict[str, Any]:
    """Return the values that a form suggests."""
    return {
        str(field): (field.description or {}).get("suggested_value")
        for field in flow["data_schema"].schema
    }


@pytest.fixture
def login(pbx: Simulator) -> dict[str, str]:
    """Return the answers of a login with a unique password."""
    pbx.telecomx.password = "Correct-Horse-7"
    return {
        CONF_URL: pbx.telecomx_url,
        CONF_USERNAME: "demo@example.com",
        CONF_PASSWORD: "Correct-Horse-7",
    }


@pytest.fixture
def reseller(pbx: Simulator) -> None:
    """Make the account that of a reseller with one more customer."""
    pbx.telecomx.access_level = "RESELLER"
    settings = {"_id": OTHER, "defaultNumber": "+4512345678"}
    pbx.telecomx.other_customers = {OTHER: settings}


async def test_the_address_defaults_to_that_of_the_provider(
    hass: HomeAssistant,
) -> None:
    flow = await choose(hass, "telecom_x")
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "telecom_x")
    assert suggested(flow) == {
        CONF_URL: "https://api.telecomx.dk/",
        CONF_TOKEN: None,
        CONF_USERNAME: None,
        CONF_PASSWORD: None,
        "name": "Telecom X",
        "with_employees": None,
        CONF_CUSTOMER: None,
    }


async def test_username_and_password_become_a_token_and_are_not_stored(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    hass_storage: dict[str, Any],
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert flow["title"] == "Telecom X"
    assert flow["options"] == {}
    [token] = pbx.telecomx.tokens
    assert pbx.telecomx.tokens[token] is None, "it never ends"
    assert flow["data"] == {
        "provider": "telecom_x",
        "url": pbx.telecomx_url,
        "customer": None,
        "grant": {
            "token": token,
            "cookie": f"simulated_token={token}",
            "carrier": "cookie",
            "employee": pbx.telecomx.employee,
            "customer": CUSTOMER,
            "access_level": "MANAGER",
            "features": [],
        },
    }
    await hass.async_block_till_done()
    entry = flow["result"]
    assert entry.state is ConfigEntryState.LOADED
    assert entry.unique_id == f"{pbx.telecomx_url}|{CUSTOMER}"
    assert "Correct-Horse-7" not in as_json(entry.as_dict())
    stored = await write_stores(hass, hass_storage)
    assert token in stored
    assert "Correct-Horse-7" not in stored


async def test_employees_can_be_chosen_while_the_account_is_added(
    hass: HomeAssistant, login: dict[str, str]
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login, with_employees=True)
    assert flow["options"] == {"with_employees": True}


@pytest.mark.parametrize("transport", ["bearer", "query"])
async def test_an_account_is_set_up_with_a_pasted_token(
    hass: HomeAssistant, pbx: Simulator, transport: TokenTransport
) -> None:
    pbx.telecomx.transports = {transport}
    flow = await choose(hass, "telecom_x")
    pasted = f" Bearer {pbx.telecomx.m2m_token}\n"
    flow = await fill(hass, flow, url=pbx.telecomx_url, token=pasted)
    assert flow["data"]["grant"] == {
        "token": pbx.telecomx.m2m_token,
        "cookie": "",
        "carrier": transport,
        "employee": pbx.telecomx.employee,
        "customer": CUSTOMER,
        "access_level": "MANAGER",
        "features": ["CUSTOMER", "PBX"],
    }
    await hass.async_block_till_done()
    assert flow["result"].state is ConfigEntryState.LOADED
    assert "auth/login" not in asked(pbx)


async def test_a_token_of_spaces_is_empty(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str]
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login, token="  ")
    await created(hass, flow)


@pytest.mark.parametrize(
    ("transport", "tried"), [("cookie", 1), ("bearer", 2), ("query", 3)]
)
async def test_the_transport_is_found_once_and_then_used(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    freezer: FrozenDateTimeFactory,
    transport: TokenTransport,
    tried: int,
) -> None:
    pbx.telecomx.transports = {transport}
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    await hass.async_block_till_done()
    assert flow["data"]["grant"]["carrier"] == transport
    assert asked(pbx) == ["auth/login", *["pbx/settings"] * tried, *DOCUMENTED]

    pbx.requests.clear()
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    await hass.config_entries.async_reload(flow["result"].entry_id)
    await hass.async_block_till_done()
    assert asked(pbx) == DOCUMENTED * 2
    assert all(
        (one.scheme == "bearer") is (transport == "bearer") for one in pbx.requests
    )
    assert all(("token=" in one.path) is (transport == "query") for one in pbx.requests)
    assert States(hass, flow["result"]).sensor("default_language") == "da"


@pytest.mark.parametrize("status", [400, 401, 403, 409])
@pytest.mark.parametrize("factor", ["sms", "authenticator"])
async def test_after_a_refused_login_a_code_is_requested(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    factor: SecondFactor,
    status: int,
) -> None:
    pbx.telecomx.second_factor = factor
    pbx.telecomx.code_refusal_status = status
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "code")
    assert flow["errors"] == {"base": "login_refused"}
    assert suggested(flow) == {
        "sms_code": None,
        "authenticator_code": None,
        CONF_USERNAME: "demo@example.com",
        CONF_PASSWORD: NOT_CHANGED,
    }
    given = {CONF_USERNAME: "demo@example.com", CODE_FIELD[factor]: "654321"}
    flow = await fill(hass, flow, **given)
    assert flow["step_id"] == "code"
    assert flow["errors"] == {"base": "login_refused"}
    # An empty password means the one entered before.
    flow = await fill(hass, flow, **given | {CODE_FIELD[factor]: " 123456 "})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert "654321" not in as_json(flow["data"])
    assert "123456 " not in as_json(flow["data"])
    await hass.async_block_till_done()


async def test_a_wrong_password_can_be_corrected_in_the_form_with_the_code(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str]
) -> None:
    flow = await choose(hass, "telecom_x")
    wrong = {CONF_USERNAME: "x@example.com", CONF_PASSWORD: "wrong"}
    flow = await fill(hass, flow, **login | wrong)
    assert flow["step_id"] == "code"
    flow = await fill(hass, flow, username="demo@example.com")
    assert flow["errors"] == {"base": "login_refused"}
    flow = await fill(
        hass, flow, username="demo@example.com", password="Correct-Horse-7"
    )
    await created(hass, flow)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(404, path="auth/login"), "not_found"),
        (Redirect(location="https://a.example/", path="auth/login"), "redirect"),
        (Status(401, path="pbx/settings"), "invalid_auth"),
        (Html(path="pbx/settings"), "unexpected_answer"),
    ],
)
async def test_an_error_of_the_pbx_has_its_own_message_and_can_be_retried(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    fault: Fault,
    error: str,
) -> None:
    flow = await choose(hass, "telecom_x")
    pbx.faults.add(fault)
    flow = await fill(hass, flow, **login)
    assert flow["step_id"] == "telecom_x"
    assert flow["errors"] == {"base": about(error, telecomx_flow.NEW_SCHEMA)}
    assert flow["description_placeholders"]["address"] == pbx.url
    assert suggested(flow)[CONF_URL] == pbx.telecomx_url
    assert suggested(flow)[CONF_USERNAME] == "demo@example.com"
    assert suggested(flow)[CONF_PASSWORD] == NOT_CHANGED
    pbx.faults.clear()
    flow = await fill(hass, flow, **login)
    await created(hass, flow)


@pytest.mark.parametrize("fault", [Status(500, times=1), Drop()])
async def test_a_temporary_error_keeps_the_code(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str], fault: Fault
) -> None:
    pbx.telecomx.second_factor = "sms"
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    pbx.faults.add(fault)
    flow = await fill(hass, flow, username="demo@example.com", sms_code="123456")
    assert flow["step_id"] == "code"
    assert flow["errors"]["base"] in {"server_error", "cannot_connect_no_address"}
    pbx.faults.clear()
    flow = await fill(hass, flow, username="demo@example.com", sms_code="123456")
    await created(hass, flow)


async def test_a_timeout_has_its_own_message(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str], short_timeout: None
) -> None:
    flow = await choose(hass, "telecom_x")
    pbx.faults.add(Hold())
    flow = await fill(hass, flow, **login)
    assert flow["errors"] == {"base": "timeout"}


async def test_an_invalid_certificate_has_its_own_message(
    hass: HomeAssistant, login: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise errors.PbxCertificateError("https://pbx.example")

    monkeypatch.setattr(telecomx_flow, "log_in", refuse)
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    assert flow["errors"] == {"base": "certificate"}


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({CONF_URL: "http://pbx.example"}, {CONF_URL: "https_required"}),
        ({CONF_URL: "ftp://pbx.example"}, {CONF_URL: "invalid_url"}),
        ({CONF_URL: ""}, {CONF_URL: "invalid_url"}),
        ({CONF_USERNAME: ""}, {"base": "credentials_missing"}),
        ({CONF_PASSWORD: ""}, {"base": "credentials_missing"}),
        ({CONF_TOKEN: "x"}, {"base": "credentials_missing"}),
        (
            {CONF_TOKEN: "wrong", CONF_USERNAME: "", CONF_PASSWORD: ""},
            {"base": "invalid_auth"},
        ),
        (
            {CONF_TOKEN: "a\0b", CONF_USERNAME: "", CONF_PASSWORD: ""},
            {"base": "invalid_auth"},
        ),
    ],
)
async def test_invalid_input_can_be_corrected(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    answers: dict[str, str],
    error: dict[str, str],
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login | answers)
    assert flow["step_id"] == "telecom_x"
    assert flow["errors"] == error
    assert "auth/login" not in asked(pbx)
    flow = await fill(hass, flow, **login)
    await created(hass, flow)


async def test_a_token_whose_check_is_denied_is_refused(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    pbx.telecomx.transports = {"bearer"}
    pasted = {CONF_URL: pbx.telecomx_url, CONF_TOKEN: pbx.telecomx.m2m_token}
    flow = await choose(hass, "telecom_x")
    pbx.faults.add(Status(403, path="auth/validateToken"))
    flow = await fill(hass, flow, **pasted)
    assert flow["errors"] == {"base": "invalid_auth"}
    pbx.faults.clear()
    flow = await fill(hass, flow, **pasted)
    await created(hass, flow)


@pytest.mark.parametrize("status", [400, 403, 404, 409, 500])
async def test_denied_settings_do_not_prevent_setup(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str], status: int
) -> None:
    flow = await choose(hass, "telecom_x")
    pbx.faults.add(Status(status, path="pbx/settings"))
    flow = await fill(hass, flow, **login)
    await created(hass, flow)
    states = States(hass, flow["result"])
    assert states.sensor("default_number") == STATE_UNAVAILABLE
    assert states.sensor("mobile_configs") == "2"


async def test_a_customer_without_a_pbx_raises_its_own_error(
    hass: HomeAssistant, pbx: Simulator
) -> None:
    pbx.telecomx.transports = {"bearer"}
    pbx.telecomx.features = ["CUSTOMER"]
    pasted = {CONF_URL: pbx.telecomx_url, CONF_TOKEN: pbx.telecomx.m2m_token}
    flow = await choose(hass, "telecom_x")
    pbx.faults.add(Status(403, path="pbx/settings"))
    flow = await fill(hass, flow, **pasted)
    assert flow["errors"] == {"base": "no_pbx"}
    pbx.faults.clear()
    flow = await fill(hass, flow, **pasted)
    await created(hass, flow)


@pytest.mark.usefixtures("reseller")
async def test_a_reseller_reads_the_named_customer(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    freezer: FrozenDateTimeFactory,
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login, customer=f" {OTHER} ")
    assert flow["data"]["customer"] == OTHER
    assert flow["data"]["grant"]["customer"] == CUSTOMER
    await hass.async_block_till_done()
    entry = flow["result"]
    assert entry.unique_id == f"{pbx.telecomx_url}|{OTHER}"
    assert States(hass, entry).sensor("default_number") == "+4512345678"
    pbx.requests.clear()
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    assert [request.path for request in pbx.requests] == [
        f"/telecomx/pbx/settings/{OTHER}",
        f"/telecomx/pbx/app/mobileconfig?customer={OTHER}",
        f"/telecomx/employeeSubscription?customer={OTHER}",
    ]


@pytest.mark.usefixtures("reseller")
@pytest.mark.parametrize(
    ("status", "error"),
    [
        (None, "not_found_customer"),
        (400, "bad_request"),
        (403, "access_denied"),
        (409, "conflict"),
        (500, "server_error"),
    ],
)
async def test_a_wrong_customer_has_its_own_message_and_can_be_corrected(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    status: int | None,
    error: str,
) -> None:
    flow = await choose(hass, "telecom_x")
    if status:
        pbx.faults.add(Status(status, path="pbx/settings/*"))
    flow = await fill(hass, flow, **login, customer="NOBODY")
    assert flow["step_id"] == "telecom_x"
    assert flow["errors"] == {"base": error}
    assert suggested(flow)[CONF_CUSTOMER] == "NOBODY"
    pbx.faults.clear()
    flow = await fill(hass, flow, **login, customer=OTHER)
    await created(hass, flow)


async def test_only_resellers_can_name_another_customer(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str]
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login, customer=OTHER)
    assert flow["errors"] == {"base": "access_denied"}
    flow = await fill(hass, flow, **login)
    await created(hass, flow)


@pytest.mark.usefixtures("reseller")
async def test_a_wrong_customer_can_be_corrected_after_a_code(
    hass: HomeAssistant, pbx: Simulator, login: dict[str, str]
) -> None:
    pbx.telecomx.second_factor = "sms"
    code = {CONF_USERNAME: "demo@example.com", "sms_code": "123456"}
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login, customer="NOBODY")
    flow = await fill(hass, flow, **code)
    assert flow["step_id"] == "telecom_x"
    assert flow["errors"] == {"base": "not_found_customer"}
    assert suggested(flow)[CONF_CUSTOMER] == "NOBODY"
    flow = await fill(hass, flow, **login, customer=OTHER)
    flow = await fill(hass, flow, **code)
    await created(hass, flow)


async def test_an_unexpected_error_is_logged_and_can_be_retried(
    hass: HomeAssistant,
    login: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    flow = await choose(hass, "telecom_x")
    with monkeypatch.context() as patch:
        patch.setattr(telecomx_flow, "find_transport", None)
        flow = await fill(hass, flow, **login)
    assert flow["errors"] == {"base": "unknown"}
    assert "Unexpected error while checking an account" in caplog.text
    assert "Correct-Horse-7" not in caplog.text
    flow = await fill(hass, flow, **login)
    await created(hass, flow)


async def test_the_same_customer_is_not_set_up_twice(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, login: dict[str, str]
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == "already_configured"


async def test_a_later_refusal_starts_one_reauthentication_at_once(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    states = States(hass, telecomx_loaded)
    pbx.telecomx.expire()
    pbx.requests.clear()
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert asked(pbx) == ["pbx/settings"]
    assert states.sensor("default_number") == STATE_UNAVAILABLE
    assert states.sensor("mobile_configs") == STATE_UNAVAILABLE
    assert states.sensor("employee_subscriptions") == STATE_UNAVAILABLE
    assert states.binary("connectivity") == "off"
    for _ in range(30):
        await pass_time(hass, freezer, HOUR)
    assert asked(pbx) == ["pbx/settings"]
    assert len(hass.config_entries.flow.async_progress()) == 1


@pytest.mark.parametrize("path", DOCUMENTED)
async def test_any_documented_endpoint_can_refuse_the_token(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    path: str,
) -> None:
    pbx.faults.add(Status(401, path=path))
    pbx.requests.clear()
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    assert len(hass.config_entries.flow.async_progress()) == 1
    assert asked(pbx)[-1] == path
    assert States(hass, telecomx_loaded).sensor("default_number") == STATE_UNAVAILABLE


async def test_a_refusal_at_setup_can_be_fixed_by_signing_in_again(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    login: dict[str, str],
) -> None:
    pbx.telecomx.expire()
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    assert telecomx_entry.state is ConfigEntryState.SETUP_ERROR
    [flow] = hass.config_entries.flow.async_progress()
    del login[CONF_URL]
    flow = await fill(hass, flow, **login)
    assert flow["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert telecomx_entry.state is ConfigEntryState.LOADED


async def begin(hass: HomeAssistant, entry: MockConfigEntry, kind: str) -> Flow:
    """Start reauthentication or reconfiguration."""
    if kind == "reauth":
        flow: Flow = await entry.start_reauth_flow(hass)
        assert flow["step_id"] == "reauth_confirm"
    else:
        flow = await entry.start_reconfigure_flow(hass)
        assert flow["step_id"] == "reconfigure"
    return flow


@pytest.fixture
def answers(kind: str, login: dict[str, str]) -> dict[str, str]:
    """Return the answers for reauthentication or reconfiguration."""
    return {key: login[key] for key in login if kind != "reauth" or key != CONF_URL}


@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
@pytest.mark.parametrize("transport", ["cookie", "bearer", "query"])
async def test_a_new_sign_in_finds_the_transport_again(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    answers: dict[str, str],
    kind: str,
    transport: TokenTransport,
) -> None:
    pbx.telecomx.expire()
    pbx.telecomx.transports = {transport}
    pbx.telecomx.access_level = "OWNER"
    flow = await begin(hass, telecomx_loaded, kind)
    flow = await fill(hass, flow, **answers)
    assert (flow["type"], flow["reason"]) == (
        FlowResultType.ABORT,
        f"{kind}_successful",
    )
    await hass.async_block_till_done()
    grant = telecomx_loaded.data[CONF_GRANT]
    assert grant["carrier"] == transport
    assert grant["token"] == list(pbx.telecomx.tokens)[-1]
    assert grant["access_level"] == "OWNER"
    assert "Correct-Horse-7" not in as_json(telecomx_loaded.as_dict())
    assert telecomx_loaded.state is ConfigEntryState.LOADED
    assert States(hass, telecomx_loaded).sensor("default_number") == "+4570305050"


@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_a_new_sign_in_can_need_a_code(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    answers: dict[str, str],
    kind: str,
) -> None:
    pbx.telecomx.expire()
    pbx.telecomx.second_factor = "authenticator"
    flow = await begin(hass, telecomx_loaded, kind)
    flow = await fill(hass, flow, **answers)
    assert flow["step_id"] == "code"
    code = {CONF_USERNAME: "demo@example.com", "authenticator_code": "123456"}
    flow = await fill(hass, flow, **code)
    assert flow["reason"] == f"{kind}_successful"
    await hass.async_block_till_done()
    assert telecomx_loaded.state is ConfigEntryState.LOADED


@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_a_new_sign_in_can_be_a_pasted_token(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    answers: dict[str, str],
    kind: str,
) -> None:
    pbx.telecomx.transports = {"bearer"}
    address = {key: answers[key] for key in answers if key == CONF_URL}
    flow = await begin(hass, telecomx_loaded, kind)
    flow = await fill(hass, flow, **address)
    assert flow["errors"] == {"base": "credentials_missing"}
    flow = await fill(hass, flow, **address, token="wrong")
    assert flow["errors"] == {"base": "invalid_auth"}
    flow = await fill(hass, flow, **address, token=pbx.telecomx.m2m_token)
    assert flow["reason"] == f"{kind}_successful"
    await hass.async_block_till_done()
    assert telecomx_loaded.data[CONF_GRANT]["token"] == pbx.telecomx.m2m_token
    assert telecomx_loaded.data[CONF_GRANT]["cookie"] == ""


@pytest.mark.parametrize("second_factor", [None, "sms"])
@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_the_credentials_of_another_customer_are_refused(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    answers: dict[str, str],
    kind: str,
    second_factor: SecondFactor | None,
) -> None:
    before = dict(telecomx_loaded.data)
    pbx.telecomx.second_factor = second_factor

    async def sign_in(flow: Flow) -> Flow:
        if flow["step_id"] != "code":
            flow = await fill(hass, flow, **answers)
        if flow.get("step_id") == "code":
            code = {CONF_USERNAME: "demo@example.com", "sms_code": "123456"}
            flow = await fill(hass, flow, **code)
        return flow

    flow = await begin(hass, telecomx_loaded, kind)
    pbx.telecomx.customer = OTHER
    flow = await sign_in(flow)
    assert flow["errors"] == {"base": "wrong_account"}
    assert telecomx_loaded.data == before
    pbx.telecomx.customer = CUSTOMER
    flow = await sign_in(flow)
    assert flow["reason"] == f"{kind}_successful"
    await hass.async_block_till_done()


@pytest.mark.usefixtures("reseller")
@pytest.mark.parametrize("kind", ["reauth", "reconfigure"])
async def test_a_new_sign_in_keeps_the_customer(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_entry: MockConfigEntry,
    answers: dict[str, str],
    kind: str,
) -> None:
    entry = telecomx_entry
    hass.config_entries.async_update_entry(
        entry,
        data={**entry.data, CONF_CUSTOMER: OTHER},
        unique_id=f"{pbx.telecomx_url}|{OTHER}",
    )
    flow = await begin(hass, entry, kind)
    flow = await fill(hass, flow, **answers)
    assert flow["reason"] == f"{kind}_successful"
    await hass.async_block_till_done()
    assert entry.data["customer"] == OTHER
    assert entry.unique_id == f"{pbx.telecomx_url}|{OTHER}"
    assert States(hass, entry).sensor("default_number") == "+4512345678"


async def test_an_account_can_move_to_another_address(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, login: dict[str, str]
) -> None:
    before = set(hass.states.async_entity_ids())
    flow = await telecomx_loaded.start_reconfigure_flow(hass)
    assert suggested(flow)[CONF_URL] == telecomx_loaded.data[CONF_URL]
    flow = await fill(hass, flow, **login | {CONF_URL: "http://pbx.example"})
    assert flow["errors"] == {CONF_URL: "https_required"}
    async with Simulator(data="example") as moved:
        moved.telecomx.password = "Correct-Horse-7"
        flow = await fill(hass, flow, **login | {CONF_URL: moved.telecomx_url})
        assert flow["reason"] == "reconfigure_successful"
        await hass.async_block_till_done()
        assert telecomx_loaded.unique_id == f"{moved.telecomx_url}|{CUSTOMER}"
        assert telecomx_loaded.state is ConfigEntryState.LOADED
        assert set(hass.states.async_entity_ids()) == before
        await hass.config_entries.async_unload(telecomx_loaded.entry_id)


async def test_no_request_logs_the_user_out(
    hass: HomeAssistant,
    pbx: Simulator,
    login: dict[str, str],
    freezer: FrozenDateTimeFactory,
) -> None:
    flow = await choose(hass, "telecom_x")
    flow = await fill(hass, flow, **login)
    await hass.async_block_till_done()
    entry = flow["result"]
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_setup(entry.entry_id)
    pbx.telecomx.expire()
    await pass_time(hass, freezer, 6 * HOUR + MINUTE)
    [flow] = hass.config_entries.flow.async_progress()
    del login[CONF_URL]
    await fill(hass, flow, **login)
    await hass.async_block_till_done()
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert set(asked(pbx)) == {"auth/login", *DOCUMENTED}


async def options(hass: HomeAssistant, flow: Flow, **answers: Any) -> Flow:
    """Submit a step of the options."""
    result: Flow = await hass.config_entries.options.async_configure(
        flow["flow_id"], answers
    )
    return result


@pytest.mark.parametrize("minutes", [15, 1440])
async def test_the_settings_interval_takes_effect_at_once(
    hass: HomeAssistant,
    pbx: Simulator,
    telecomx_loaded: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    minutes: int,
) -> None:
    flow: Flow = await hass.config_entries.options.async_init(telecomx_loaded.entry_id)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "provider")
    fields = flow["data_schema"].schema
    defaults = {str(key): key.default() for key in fields if key != "country"}
    assert defaults == {
        "settings_interval": 360,
        "with_employees": False,
        "allow_actions": False,
    }
    flow = await options(hass, flow, settings_interval=minutes, with_employees=False)
    await created(hass, flow)
    assert telecomx_loaded.options == {
        "settings_interval": minutes,
        "with_employees": False,
        "allow_actions": False,
    }
    pbx.requests.clear()
    await pass_time(hass, freezer, (minutes - 1) * MINUTE)
    assert asked(pbx) == []
    await pass_time(hass, freezer, 2 * MINUTE)
    assert asked(pbx) == DOCUMENTED


@pytest.mark.parametrize("minutes", [0, 14, 1441, "often", "nan"])
async def test_the_settings_interval_is_15_minutes_to_a_day(
    hass: HomeAssistant, telecomx_loaded: MockConfigEntry, minutes: Any
) -> None:
    flow = await hass.config_entries.options.async_init(telecomx_loaded.entry_id)
    with pytest.raises(InvalidData):
        await options(hass, flow, settings_interval=minutes, with_employees=False)
    assert telecomx_loaded.options == {}


def device_names(hass: HomeAssistant, entry: MockConfigEntry) -> set[str | None]:
    """Return the names of an entry's devices."""
    registry = dr.async_get(hass)
    devices = dr.async_entries_for_config_entry(registry, entry.entry_id)
    return {device.name for device in devices}


PEOPLE = {"interval": 60, "fast_interval": 5, "follow": "all"}
STEP = in_sections(PEOPLE)


async def test_employees_exist_only_with_the_option(
    hass: HomeAssistant, pbx: Simulator, telecomx_loaded: MockConfigEntry
) -> None:
    assert device_names(hass, telecomx_loaded) == {"Telecom X"}
    before = set(hass.states.async_entity_ids())

    flow = await hass.config_entries.options.async_init(telecomx_loaded.entry_id)
    flow = await options(hass, flow, settings_interval=15, with_employees=True)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "init")
    assert set(map(str, flow["data_schema"].schema)) == {*STEP, "pictures"}
    flow = await options(hass, flow, **in_sections(PEOPLE | {"fast_interval": 61}))
    assert flow["errors"] == {"base": "fast_is_slower"}
    flow = await options(hass, flow, **STEP | {"follow": "chosen"})
    assert flow["errors"] == {"follow": "nobody_known"}
    flow = await options(hass, flow, **STEP)
    await created(hass, flow)
    assert telecomx_loaded.options == {
        "settings_interval": 15,
        "with_employees": True,
        "allow_actions": False,
        **PEOPLE,
    }
    assert device_names(hass, telecomx_loaded) == {
        "Telecom X",
        "Anna Andersson",
        "Bengt Bengtsson",
    }

    flow = await hass.config_entries.options.async_init(telecomx_loaded.entry_id)
    flow = await options(hass, flow, settings_interval=15, with_employees=True)
    flow = await options(hass, flow, **STEP | {"follow": "chosen"})
    assert flow["step_id"] == "chosen"
    [selector] = flow["data_schema"].schema.values()
    [anna, _] = [option["value"] for option in selector.config["options"]]
    flow = await options(hass, flow, chosen=[anna])
    await hass.async_block_till_done()
    assert device_names(hass, telecomx_loaded) == {"Telecom X", "Anna Andersson"}

    flow = await hass.config_entries.options.async_init(telecomx_loaded.entry_id)
    flow = await options(hass, flow, settings_interval=15, with_employees=False)
    await created(hass, flow)
    assert device_names(hass, telecomx_loaded) == {"Telecom X"}
    assert set(hass.states.async_entity_ids()) == before
    pbx.requests.clear()
    await hass.config_entries.async_reload(telecomx_loaded.entry_id)
    assert asked(pbx) == DOCUMENTED


async def test_options_can_be_changed_while_the_account_is_not_loaded(
    hass: HomeAssistant, pbx: Simulator, telecomx_entry: MockConfigEntry
) -> None:
    pbx.faults.add(Drop())
    await hass.config_entries.async_setup(telecomx_entry.entry_id)
    assert telecomx_entry.state is ConfigEntryState.SETUP_RETRY
    flow = await hass.config_entries.options.async_init(telecomx_entry.entry_id)
    flow = await options(hass, flow, settings_interval=15, with_employees=True)
    flow = await options(hass, flow, **STEP)
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert telecomx_entry.options["with_employees"] is True
    pbx.faults.clear()
    await hass.async_block_till_done()
