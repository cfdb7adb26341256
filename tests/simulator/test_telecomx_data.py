import json

from simulator import Simulator
from simulator.telecomx.data import example_data
from simulator.telecomx.people import employee_id

CONFIG = {
    "_id": "12345678901234567890ABCD",
    "customer": "12345678901234567890AAAA",
    "configs": [
        {
            "type": "COLLEAGUES",
            "items": [{"_id": "12345678901234567890EEEE", "name": "Joakim"}],
            "others": [{"_id": "12345678901234567890FFFF", "name": "Per"}],
        },
        {
            "type": "QUEUES",
            "items": [{"_id": "12345678901234567890EEEE", "name": "Support"}],
            "others": [{"_id": "12345678901234567890FFFF", "name": "Vagt"}],
        },
    ],
}


def test_the_example_s_settings_are_those_of_the_wiki() -> None:
    settings = {
        "_id": "1234567890124567890AAAA",
        "defaultMusicOnHold": "12345789012345678901234",
        "masterPinCode": "1234567890",
        "defaultLanguage": "da",
        "defaultNumber": "+4570305050",
        "defaultVoiceAccount": "1234578901234567890DDDD",
        "nationalPrefix": "+45",
        "callerIdNameOutbound": "CUSTOMER",
        "voicemailBreakout": None,
        "recording": {"mode": "ALWAYS", "quality": "NORMAL", "retension": 7},
        "billing": {"invoicedUntil": "2019-01-01T00:00:00.000Z"},
        "presentMobileOnLocalToMobile": False,
    }
    assert json.dumps(example_data()["settings"]) == json.dumps(settings)


def test_the_example_s_mobile_configs_are_those_of_the_wiki() -> None:
    expected = json.dumps([CONFIG, CONFIG])
    assert json.dumps(example_data()["mobile_configs"]) == expected


def test_the_example_s_subscription_is_that_of_the_wiki() -> None:
    subscription = {
        "_id": "123456780ABCDEF12345678",
        "reseller": None,
        "title": "Planned service windows",
        "description": (
            "When ever we need to perform upgrades that may affect your services, we "
            "send out an announcement 14 days in advance. Subscribe to this to get "
            "notified."
        ),
        "email": True,
        "sms": False,
    }
    assert json.dumps(example_data()["subscriptions"]) == json.dumps([subscription])


def test_on_a_working_day_everyone_has_own_colleagues_and_queues() -> None:
    simulator = Simulator()
    people = [one for one in simulator.world.people() if one.kind == "person"]
    configs = simulator.telecomx.mobile_configs
    assert [one["_id"] for one in configs] == [employee_id(one) for one in people]
    for config in configs:
        assert config["customer"] == simulator.telecomx.customer
        assert [one["type"] for one in config["configs"]] == ["COLLEAGUES", "QUEUES"]
        for shown in config["configs"]:
            ids = [item["_id"] for item in (*shown["items"], *shown["others"])]
            assert shown["items"]
            assert shown["others"]
            assert len(set(ids)) == len(ids)
            assert config["_id"] not in ids


def test_a_customer_with_up_to_one_person_has_no_colleagues() -> None:
    assert Simulator(people=0).telecomx.mobile_configs == []
    (config,) = Simulator(people=1).telecomx.mobile_configs
    assert config["configs"][0] == {"type": "COLLEAGUES", "items": [], "others": []}


def test_a_made_up_customer_has_the_example_s_fields_but_not_its_values() -> None:
    example, day = example_data(), Simulator().telecomx
    assert list(day.settings) == list(example["settings"])
    for name in ("_id", "masterPinCode", "defaultNumber", "defaultVoiceAccount"):
        assert day.settings[name] != example["settings"][name]
    assert len(day.subscriptions) == 3
    (fields,) = {tuple(one) for one in day.subscriptions}
    assert fields == tuple(example["subscriptions"][0])


def test_each_seed_has_its_own_customer() -> None:
    one, same, other = Simulator(), Simulator(), Simulator(seed=2)
    assert one.telecomx == same.telecomx
    assert one.telecomx.customer != other.telecomx.customer
    assert one.telecomx.m2m_token != other.telecomx.m2m_token


def test_the_representation_of_the_account_contains_no_secret() -> None:
    account = Simulator().telecomx
    issued = account.issue(persist=True)
    said = repr(account)
    for secret in (account.password, account.m2m_token, account.code, issued):
        assert secret not in said
    assert account.settings["masterPinCode"] not in said
