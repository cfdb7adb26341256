from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.telecomx.account import LEVELS, AccessLevel

from .helpers import Ask, refused

DENIED = (403, {"message": "access_denied"})
OTHER = "AAAABBBBCCCCDDDDEEEEFFFF"


@pytest.fixture
def reseller(example: Simulator) -> Simulator:
    """A reseller with another customer, which has one mobile config of its own."""
    account = example.telecomx
    account.access_level = "RESELLER"
    account.other_customers[OTHER] = {"_id": OTHER, "defaultNumber": "+46846500401"}
    account.mobile_configs.append({"_id": "E1", "customer": OTHER, "configs": []})
    return example


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("pbx/settings", "PERSONAL"),
        ("pbx/settings/{customer}", "RESELLER"),
        ("pbx/app/mobileconfig", "VIEWER"),
        ("pbx/app/employees", "PERSONAL"),
        ("pbx/app/action/call?device={device}&target=0313900601", "PERSONAL"),
        ("employeeSubscription?customer={customer}", "VIEWER"),
        ("employeeSubscription", "ADMIN"),
        ("employeeSubscription?customer={customer}&common=true", "ADMIN"),
    ],
)
async def test_each_path_requires_its_access_level(
    example: Simulator,
    ask_telecomx: Ask,
    path: str,
    least: AccessLevel,
    level: AccessLevel,
) -> None:
    account = example.telecomx
    account.access_level = level
    ids = {"customer": account.customer, "device": account.devices[0]}
    answer = await ask_telecomx(path.format(**ids))
    if LEVELS.index(level) < LEVELS.index(least):
        assert answer == DENIED
    else:
        assert answer[0] == 200


# --- settings -------------------------------------------------------------------------


async def test_the_settings_contain_the_master_pin_only_for_managers(
    example: Simulator, ask_telecomx: Ask
) -> None:
    account = example.telecomx
    assert await ask_telecomx("pbx/settings") == (200, account.settings)
    account.access_level = "PERSONAL"
    status, seen = await ask_telecomx("pbx/settings")
    assert status == 200
    assert seen == {
        name: value
        for name, value in account.settings.items()
        if name != "masterPinCode"
    }


async def test_a_reseller_reads_the_settings_of_a_customer(
    reseller: Simulator, ask_telecomx: Ask
) -> None:
    account = reseller.telecomx
    assert await ask_telecomx(f"pbx/settings/{account.customer}") == (
        200,
        account.settings,
    )
    _, seen = await ask_telecomx(f"pbx/settings/{OTHER}")
    assert seen["_id"] == OTHER
    assert await ask_telecomx("pbx/settings/nobody") == refused(404, "customer")


# --- mobile configs -------------------------------------------------------------------


async def test_the_own_mobile_config_is_left_out_unless_the_customer_is_named(
    simulator: Simulator,
) -> None:
    account = simulator.telecomx
    account.transports = {"query"}
    everyone = [one["_id"] for one in account.mobile_configs]

    async def ids(**query: str) -> list[str]:
        url = f"{simulator.telecomx_url}pbx/app/mobileconfig"
        params = query | {"token": account.m2m_token}
        async with (
            aiohttp.ClientSession() as session,
            session.get(url, params=params) as response,
        ):
            return [one["_id"] for one in await response.json()]

    assert account.employee == everyone[0]
    assert await ids() == everyone[1:]
    assert await ids(customer=account.customer) == everyone
    assert await ids(employee=everyone[3]) == everyone[:3] + everyone[4:]
    both = await ids(employee=everyone[0], customer=account.customer)
    assert both == everyone[1:]
    account.access_level = "VIEWER"
    assert await ids(customer=account.customer) == everyone[1:]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("customer=", refused(400, "bad_request")),
        ("customer=a-b", refused(400, "bad_request")),
        ("employee=", refused(400, "bad_request")),
        ("employee=%20", refused(400, "bad_request")),
        ("employee=nobody", refused(404, "not_found")),
        ("customer=nobody", refused(404, "not_found")),
    ],
)
async def test_an_unknown_employee_has_no_mobile_config(
    reseller: Simulator, ask_telecomx: Ask, query: str, answer: object
) -> None:
    assert await ask_telecomx(f"pbx/app/mobileconfig?{query}") == answer


async def test_only_resellers_read_another_customers_mobile_configs(
    reseller: Simulator, ask_telecomx: Ask
) -> None:
    account = reseller.telecomx
    own = (200, account.mobile_configs[:2])
    path = "pbx/app/mobileconfig?customer="
    assert await ask_telecomx(f"{path}{account.customer}") == own
    assert await ask_telecomx(f"{path}{OTHER}") == (200, account.mobile_configs[2:])
    account.access_level = "OWNER"
    assert await ask_telecomx(f"{path}{OTHER}") == DENIED
    assert await ask_telecomx(f"{path}nobody") == DENIED
    assert await ask_telecomx(f"{path}{account.customer}") == own


# --- subscriptions --------------------------------------------------------------------


@pytest.fixture
def subscribed(example: Simulator) -> list[dict[str, Any]]:
    """Subscriptions of everyone and of two resellers."""
    owners = (None, "R1", "R2")
    found: list[dict[str, Any]] = [{"reseller": owner} for owner in owners]
    example.telecomx.subscriptions = [*found, {}]
    return example.telecomx.subscriptions


async def test_subscriptions_are_returned_by_customer_reseller_or_for_all(
    example: Simulator, ask_telecomx: Ask, subscribed: list[dict[str, Any]]
) -> None:
    account, path = example.telecomx, "employeeSubscription"
    assert await ask_telecomx(f"{path}?customer={account.customer}") == (
        200,
        subscribed,
    )
    assert await ask_telecomx(f"{path}?reseller=R2") == (200, [subscribed[2]])
    assert await ask_telecomx(path) == DENIED
    account.access_level = "ADMIN"
    assert await ask_telecomx(path) == (200, subscribed)
    assert await ask_telecomx(f"{path}?common=false") == (200, subscribed)
    common = [subscribed[0], subscribed[3]]
    assert await ask_telecomx(f"{path}?common=true") == (200, common)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("customer=A&reseller=R1", refused(409, "reseller")),
        ("customer=", refused(409, "customer")),
        ("customer=a%20b", refused(409, "customer")),
        ("customer=nobody", refused(404, "customer")),
        (f"customer={OTHER}", DENIED),
        ("reseller=", refused(409, "reseller")),
        ("reseller=R3", refused(409, "reseller")),
    ],
)
@pytest.mark.usefixtures("subscribed")
async def test_subscriptions_of_an_unknown_customer_are_refused(
    example: Simulator, ask_telecomx: Ask, query: str, answer: object
) -> None:
    example.telecomx.other_customers[OTHER] = {}
    assert await ask_telecomx(f"employeeSubscription?{query}") == answer


async def test_a_reseller_reads_the_subscriptions_of_another_customer(
    reseller: Simulator, ask_telecomx: Ask
) -> None:
    expected = (200, reseller.telecomx.subscriptions)
    assert await ask_telecomx(f"employeeSubscription?customer={OTHER}") == expected


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "pbx/calls", 404), ("POST", "pbx/settings", 405), ("GET", "", 404)],
)
async def test_unknown_telecomx_paths_are_refused_in_json(
    ask_telecomx: Ask, method: str, path: str, status: int
) -> None:
    answered, told = await ask_telecomx(path, method)
    assert (answered, list(told)) == (status, ["message"])
