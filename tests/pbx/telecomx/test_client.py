"""Each endpoint of Telecom X is requested as documented, and can fail on its own."""

from typing import Any

import pytest

from custom_components.pbx_presence.pbx.account import Capability, Endpoint
from custom_components.pbx_presence.pbx.errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxError,
    PbxNotFoundError,
    PbxRequestError,
    PbxServerError,
)
from custom_components.pbx_presence.pbx.telecomx.client import ADDRESS, TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import Connect, Grant
from custom_components.pbx_presence.pbx.telecomx.settings import (
    AccessLevel,
    PbxSettings,
)
from simulator import Simulator
from simulator.faults import Fault, Html, Shape, Status

from ..helpers import Canned
from .helpers import OTHER, OWN, READS, RESELLER, SUBSCRIPTIONS, Read, read_settings


def asked(pbx: Simulator) -> list[str]:
    """Return the requests so far, below the base URL, and forget them."""
    found = [request.path.removeprefix("/telecomx/") for request in pbx.requests]
    pbx.requests.clear()
    return found


async def test_own_settings_are_requested_without_an_id(
    telecomx: TelecomX, grant: Grant, connect: Connect, pbx: Simulator
) -> None:
    await telecomx.settings()
    await TelecomX(connect(grant.credential), grant, OWN).settings()
    assert asked(pbx) == ["pbx/settings"] * 2


async def test_settings_of_another_customer_are_requested_with_its_id(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER, "defaultLanguage": "en"}}
    found = await telecomx.settings(OTHER)
    assert found == PbxSettings(customer=OTHER, default_language="en")
    assert asked(pbx) == [f"pbx/settings/{OTHER}"]


async def test_reading_another_customer_requests_no_data_of_the_own_one(
    grant: Grant, connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    telecomx = TelecomX(connect(grant.credential), grant, OTHER)
    for read in READS.values():
        await read(telecomx)
    assert telecomx.customer == OTHER
    assert await telecomx.verify() == f"{pbx.telecomx_url}|{OTHER}"
    assert asked(pbx) == [
        f"pbx/settings/{OTHER}",
        f"pbx/app/mobileconfig?customer={OTHER}",
        f"employeeSubscription?customer={OTHER}",
        f"pbx/settings/{OTHER}",
    ]


@pytest.mark.parametrize(
    ("level", "path"),
    [
        (None, "pbx/app/mobileconfig"),
        (AccessLevel.PERSONAL, "pbx/app/mobileconfig"),
        (AccessLevel.VIEWER, "pbx/app/mobileconfig"),
        (AccessLevel.MANAGER, f"pbx/app/mobileconfig?customer={OWN}"),
        (AccessLevel.OWNER, f"pbx/app/mobileconfig?customer={OWN}"),
        (AccessLevel.RESELLER, f"pbx/app/mobileconfig?customer={OWN}"),
        (AccessLevel.ADMIN, f"pbx/app/mobileconfig?customer={OWN}"),
    ],
)
async def test_managers_request_all_mobile_configs(
    connect: Connect,
    grant: Grant,
    pbx: Simulator,
    level: AccessLevel | None,
    path: str,
) -> None:
    fields = grant.as_dict() | {"access_level": level}
    telecomx = TelecomX(connect(grant.credential), Grant.from_dict(fields))
    await telecomx.mobile_configs()
    assert asked(pbx) == [path]


async def test_requests_contain_no_customer_if_none_is_known(
    connect: Connect, grant: Grant, pbx: Simulator
) -> None:
    grant = Grant.from_dict(grant.as_dict() | {"customer": None})
    telecomx = TelecomX(connect(grant.credential), grant)
    await telecomx.mobile_configs()
    pbx.telecomx.access_level = "ADMIN"
    await telecomx.employee_subscriptions()
    assert asked(pbx) == ["pbx/app/mobileconfig", "employeeSubscription"]
    assert telecomx.customer is None
    account = await telecomx.verify()
    assert account == f"{pbx.telecomx_url}|1234567890124567890AAAA"
    assert (await read_settings(telecomx, pbx, {})).customer is None
    assert await telecomx.verify() == f"{pbx.telecomx_url}|"


async def test_the_users_own_mobile_config_is_not_among_those_to_copy_from(
    connect: Connect, grant: Grant, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "VIEWER"
    fields = grant.as_dict() | {"access_level": "VIEWER"}
    pbx.telecomx.mobile_configs = [{"_id": grant.employee}, {"_id": "E2"}]
    telecomx = TelecomX(connect(grant.credential), Grant.from_dict(fields))
    assert [config.id for config in await telecomx.mobile_configs()] == ["E2"]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"employee": "E1"}, "pbx/app/mobileconfig?employee=E1"),
        ({"customer": OWN}, f"pbx/app/mobileconfig?customer={OWN}"),
        (
            {"employee": "E1", "customer": OWN},
            f"pbx/app/mobileconfig?employee=E1&customer={OWN}",
        ),
        (
            {"employee": "", "customer": ""},
            f"pbx/app/mobileconfig?customer={OWN}",
        ),
    ],
)
async def test_mobile_configs_are_requested_with_the_given_parameters(
    telecomx: TelecomX, pbx: Simulator, given: dict[str, str], path: str
) -> None:
    pbx.telecomx.mobile_configs = [{"_id": "E1"}, {"_id": "E2"}]
    found = [config.id for config in await telecomx.mobile_configs(**given)]
    assert found == (["E2"] if given.get("employee") else ["E1", "E2"])
    assert asked(pbx) == [path]


@pytest.mark.parametrize(
    ("given", "path", "ids"),
    [
        ({}, f"employeeSubscription?customer={OWN}", ["S1", "S2"]),
        ({"customer": OWN}, f"employeeSubscription?customer={OWN}", ["S1", "S2"]),
        ({"reseller": RESELLER}, f"employeeSubscription?reseller={RESELLER}", ["S1"]),
        ({"common": True}, "employeeSubscription?common=true", ["S2"]),
        (
            {"customer": OWN, "common": True},
            f"employeeSubscription?customer={OWN}&common=true",
            ["S2"],
        ),
        (
            {"customer": "", "reseller": "", "common": False},
            f"employeeSubscription?customer={OWN}",
            ["S1", "S2"],
        ),
    ],
)
async def test_subscriptions_are_requested_with_the_given_parameters(
    telecomx: TelecomX,
    pbx: Simulator,
    given: dict[str, Any],
    path: str,
    ids: list[str],
) -> None:
    pbx.telecomx.access_level = "ADMIN"
    pbx.telecomx.subscriptions = [*SUBSCRIPTIONS, {"_id": "S2"}]
    found = await telecomx.employee_subscriptions(**given)
    assert [subscription.id for subscription in found] == ids
    assert asked(pbx) == [path]


async def test_special_characters_in_an_id_are_escaped(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    odd = "a/b?c#d&e=f ö"
    for request in (
        telecomx.settings(odd),
        telecomx.mobile_configs(customer=odd),
        telecomx.employee_subscriptions(reseller=odd),
    ):
        with pytest.raises(PbxError):
            await request
    assert asked(pbx) == [
        "pbx/settings/a%2Fb%3Fc%23d&e=f%20%C3%B6",
        "pbx/app/mobileconfig?customer=a/b?c%23d%26e%3Df+%C3%B6",
        "employeeSubscription?reseller=a/b?c%23d%26e%3Df+%C3%B6",
    ]


@pytest.mark.parametrize("customer", [".", "..", "..."])
async def test_an_id_of_dots_leads_to_no_other_path(
    telecomx: TelecomX, pbx: Simulator, customer: str
) -> None:
    with pytest.raises(PbxNotFoundError):
        await telecomx.settings(customer)
    assert asked(pbx) == []


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("pbx/settings", 400, PbxRequestError),
        ("pbx/settings", 401, PbxAuthenticationError),
        ("pbx/app/mobileconfig", 403, PbxAccessDeniedError),
        ("pbx/app/mobileconfig", 404, PbxNotFoundError),
        ("employeeSubscription", 409, PbxConflictError),
        ("employeeSubscription", 500, PbxServerError),
    ],
)
async def test_each_documented_status_raises_its_error(
    telecomx: TelecomX, pbx: Simulator, path: str, status: int, error: type[PbxError]
) -> None:
    pbx.faults.add(Status(status, path=path))
    with pytest.raises(error) as raised:
        await READS[path](telecomx)
    assert type(raised.value) is error
    assert pbx.telecomx.m2m_token not in str(raised.value)


@pytest.mark.parametrize(
    ("path", "status"), list(zip(READS, (400, 403, 500), strict=True))
)
async def test_an_endpoint_that_fails_does_not_affect_the_others(
    telecomx: TelecomX, pbx: Simulator, path: str, status: int
) -> None:
    pbx.faults.add(Status(status, path=path))
    failed = []
    for other, read in READS.items():
        try:
            assert await read(telecomx)
        except PbxError:
            failed.append(other)
    assert failed == [path]


@pytest.mark.parametrize(
    ("level", "request_of", "error"),
    [
        ("MANAGER", lambda it: it.settings(OTHER), PbxAccessDeniedError),
        ("RESELLER", lambda it: it.settings("D" * 24), PbxNotFoundError),
        ("VIEWER", lambda it: it.mobile_configs(customer=OTHER), PbxAccessDeniedError),
        ("MANAGER", lambda it: it.mobile_configs(customer="!"), PbxRequestError),
        ("MANAGER", lambda it: it.mobile_configs(employee="D"), PbxNotFoundError),
        (
            "MANAGER",
            lambda it: it.employee_subscriptions(customer="!"),
            PbxConflictError,
        ),
        (
            "MANAGER",
            lambda it: it.employee_subscriptions(reseller="D"),
            PbxConflictError,
        ),
        (
            "MANAGER",
            lambda it: it.employee_subscriptions(customer=OWN, reseller=RESELLER),
            PbxConflictError,
        ),
        ("ADMIN", lambda it: it.employee_subscriptions(customer="D"), PbxNotFoundError),
        (
            "OWNER",
            lambda it: it.employee_subscriptions(common=True),
            PbxAccessDeniedError,
        ),
    ],
)
async def test_invalid_parameters_raise_an_error(
    telecomx: TelecomX,
    pbx: Simulator,
    level: Any,
    request_of: Read,
    error: type[PbxError],
) -> None:
    pbx.telecomx.access_level = level
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER}}
    with pytest.raises(error) as raised:
        await request_of(telecomx)
    assert type(raised.value) is error
    assert await telecomx.settings()


async def test_personal_access_reads_only_the_settings(
    telecomx: TelecomX, grant: Grant, connect: Connect, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "PERSONAL"
    assert (await telecomx.settings()).default_number == "+4570305050"
    body = (await connect(grant.credential).get("pbx/settings")).body
    assert b"masterPinCode" not in body
    with pytest.raises(PbxAccessDeniedError):
        await telecomx.mobile_configs()
    with pytest.raises(PbxAccessDeniedError):
        await telecomx.employee_subscriptions()
    assert (await telecomx.settings()).default_number == "+4570305050"


@pytest.mark.parametrize("level", ["VIEWER", "MANAGER", "OWNER", "RESELLER", "ADMIN"])
async def test_every_level_above_personal_reads_all_endpoints(
    telecomx: TelecomX, pbx: Simulator, level: Any
) -> None:
    pbx.telecomx.access_level = level
    for read in READS.values():
        assert await read(telecomx)


async def test_an_expired_token_is_not_sent_again(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.expire()
    for read in READS.values():
        with pytest.raises(PbxAuthenticationError):
            await read(telecomx)
    assert asked(pbx) == ["pbx/settings"]


NO_OBJECTS: tuple[Any, ...] = ([], None, 1, "x", True)
NO_LISTS: tuple[Any, ...] = ({}, None, 1, "x")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        *(("pbx/settings", Shape(value=value)) for value in NO_OBJECTS),
        *(("pbx/app/mobileconfig", Shape(value=value)) for value in NO_LISTS),
        *(("employeeSubscription", Shape(value=value)) for value in NO_LISTS),
        *((path, Html()) for path in READS),
    ],
)
async def test_an_answer_of_the_wrong_type_raises_an_error(
    telecomx: TelecomX, pbx: Simulator, path: str, fault: Fault
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(PbxAnswerError):
        await READS[path](telecomx)


async def test_the_account_is_the_customer_at_an_address(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.settings["_id"] = "elsewhere"
    assert await telecomx.verify() == f"{pbx.telecomx_url}|1234567890124567890AAAA"
    assert asked(pbx) == ["pbx/settings"]


def test_employees_are_read_only_with_the_option(grant: Grant) -> None:
    documented = {
        Capability.SETTINGS,
        Capability.MOBILE_CONFIGS,
        Capability.EMPLOYEE_SUBSCRIPTIONS,
        Capability.DIAL,
    }
    assert TelecomX(Canned({}), grant).capabilities == documented
    with_employees = TelecomX(Canned({}), grant, with_employees=True)
    assert with_employees.capabilities == documented | {Capability.EXTENSIONS}
    assert with_employees.known == {}


def test_the_endpoints_are_the_documented_ones() -> None:
    assert ADDRESS == "https://api.telecomx.dk/"
    assert TelecomX.endpoints == {
        Capability.SETTINGS: Endpoint(path="pbx/settings", level=AccessLevel.PERSONAL),
        Capability.MOBILE_CONFIGS: Endpoint(
            path="pbx/app/mobileconfig", level=AccessLevel.VIEWER
        ),
        Capability.EMPLOYEE_SUBSCRIPTIONS: Endpoint(
            path="employeeSubscription", level=AccessLevel.VIEWER
        ),
        Capability.EXTENSIONS: Endpoint(
            path="pbx/app/employees", level=AccessLevel.PERSONAL
        ),
        Capability.DIAL: Endpoint(
            path="pbx/app/action/call", level=AccessLevel.PERSONAL
        ),
    }


def test_details_contain_what_the_token_grants_but_not_the_token(grant: Grant) -> None:
    details = TelecomX(Canned({}), grant).details
    assert details == {
        "carrier": "bearer",
        "access_level": "MANAGER",
        "features": ["CUSTOMER", "PBX"],
        "employees_shape": None,
        "employees_words": {},
    }
