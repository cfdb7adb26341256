"""What Telecom X says of a PBX, and what it might."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
import time
from typing import Any

from hypothesis import given, strategies as st
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
    CallerIdMode,
    EmployeeSubscription,
    ListedName,
    MobileConfig,
    MobileList,
    PbxSettings,
    RecordingMode,
    RecordingQuality,
    employee_names,
)
from simulator import Simulator
from simulator.faults import Fault, Html, Shape, Status

from .helpers import Canned, any_place, everything_in, json_values, put

OWN, OTHER, RESELLER = "1234567890124567890AAAA", "B" * 24, "C" * 24

# Every documented property, each with another value.
SETTINGS = {
    "_id": OWN,
    "defaultMusicOnHold": "M1",
    "masterPinCode": "8642",
    "defaultLanguage": "sv",
    "defaultNumber": "+46846500499",
    "defaultVoiceAccount": "V1",
    "nationalPrefix": "+46",
    "callerIdNameOutbound": "PREFIX",
    "voicemailBreakout": "D1",
    "recording": {"mode": "DEMAND", "quality": "COMPACT", "retension": 365},
    "billing": {"invoicedUntil": "2026-11-30T23:00:00.000Z"},
    "presentMobileOnLocalToMobile": True,
}
READ = {
    ("_id",): ("customer", OWN),
    ("defaultMusicOnHold",): ("default_music_on_hold", "M1"),
    ("defaultLanguage",): ("default_language", "sv"),
    ("defaultNumber",): ("default_number", "+46846500499"),
    ("defaultVoiceAccount",): ("default_voice_account", "V1"),
    ("nationalPrefix",): ("national_prefix", "+46"),
    ("callerIdNameOutbound",): ("caller_id_mode", CallerIdMode.PREFIX),
    ("voicemailBreakout",): ("voicemail_breakout", "D1"),
    ("recording", "mode"): ("recording_mode", RecordingMode.DEMAND),
    ("recording", "quality"): ("recording_quality", RecordingQuality.COMPACT),
    ("recording", "retension"): ("recording_retention", 365),
    ("billing", "invoicedUntil"): (
        "invoiced_until",
        datetime(2026, 11, 30, 23, tzinfo=UTC),
    ),
    ("presentMobileOnLocalToMobile",): ("mobile_number_presented", True),
}
CONFIGS = [
    {
        "_id": "E1",
        "customer": OWN,
        "configs": [
            {
                "type": "COLLEAGUES",
                "items": [{"_id": "E2", "name": "Joakim"}],
                "others": [{"_id": "E3", "name": "Per"}],
            }
        ],
    }
]
SUBSCRIPTIONS = [
    {
        "_id": "S1",
        "reseller": RESELLER,
        "title": "Planned service windows",
        "description": "Announced.",
        "email": True,
        "sms": False,
    }
]

type Read = Callable[[TelecomX], Awaitable[Any]]
READS: dict[str, Read] = {
    "pbx/settings": lambda telecomx: telecomx.settings(),
    "pbx/app/mobileconfig": lambda telecomx: telecomx.mobile_configs(),
    "employeeSubscription": lambda telecomx: telecomx.employee_subscriptions(),
}


def asked(pbx: Simulator) -> list[str]:
    """Return the requests so far, below the address of the API, and forget them."""
    found = [request.path.removeprefix("/telecomx/") for request in pbx.requests]
    pbx.requests.clear()
    return found


@pytest.fixture
def far_from_utc() -> Iterator[None]:
    """Let the machine's own time be another one than UTC."""
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


async def read_settings(telecomx: TelecomX, pbx: Simulator, record: Any) -> PbxSettings:
    """Return the settings of a PBX that sends just this."""
    pbx.telecomx.settings = record
    return await telecomx.settings()


async def test_the_example_of_settings_is_read(telecomx: TelecomX) -> None:
    found = await telecomx.settings()
    assert found == PbxSettings(
        customer="1234567890124567890AAAA",
        default_music_on_hold="12345789012345678901234",
        default_language="da",
        default_number="+4570305050",
        default_voice_account="1234578901234567890DDDD",
        national_prefix="+45",
        caller_id_mode=CallerIdMode.CUSTOMER,
        voicemail_breakout=None,
        recording_mode=RecordingMode.ALWAYS,
        recording_quality=RecordingQuality.NORMAL,
        recording_retention=7,
        invoiced_until=datetime(2019, 1, 1, tzinfo=UTC),
        mobile_number_presented=False,
    )
    assert found.invoiced_until
    assert found.invoiced_until.tzinfo is UTC
    assert found.mobile_number_presented is False
    assert telecomx.odd.as_dict() == {}


async def test_the_example_of_mobile_configs_is_read(telecomx: TelecomX) -> None:
    config = MobileConfig(
        id="12345678901234567890ABCD",
        customer="12345678901234567890AAAA",
        lists=(
            MobileList(
                type="COLLEAGUES",
                shown=(ListedName(id="12345678901234567890EEEE", name="Joakim"),),
                others=(ListedName(id="12345678901234567890FFFF", name="Per"),),
            ),
            MobileList(
                type="QUEUES",
                shown=(ListedName(id="12345678901234567890EEEE", name="Support"),),
                others=(ListedName(id="12345678901234567890FFFF", name="Vagt"),),
            ),
        ),
    )
    found = await telecomx.mobile_configs()
    assert found == (config, config)
    assert employee_names(found) == {
        "12345678901234567890EEEE": "Joakim",
        "12345678901234567890FFFF": "Per",
    }
    assert telecomx.odd.as_dict() == {}


async def test_the_example_of_subscriptions_is_read(telecomx: TelecomX) -> None:
    assert await telecomx.employee_subscriptions() == (
        EmployeeSubscription(
            id="123456780ABCDEF12345678",
            reseller=None,
            title="Planned service windows",
            description="When ever we need to perform upgrades that may affect your"
            " services, we send out an announcement 14 days in advance. Subscribe to this"
            " to get notified.",
            email=True,
            sms=False,
        ),
    )
    assert telecomx.odd.as_dict() == {}


async def test_every_property_of_the_settings_has_its_place(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    found = await read_settings(telecomx, pbx, SETTINGS)
    assert found == PbxSettings(**dict(READ.values()))


@pytest.mark.parametrize("place", READ, ids=".".join)
async def test_every_property_of_the_settings_may_be_missing_or_null(
    telecomx: TelecomX, pbx: Simulator, place: tuple[str, ...]
) -> None:
    left = {name: value for name, value in READ.values() if name != READ[place][0]}
    emptied = put(SETTINGS, place, None)
    assert await read_settings(telecomx, pbx, emptied) == PbxSettings(**left)
    *outer, last = place
    part = {key: value for key, value in _at(SETTINGS, outer).items() if key != last}
    without = put(SETTINGS, tuple(outer), part)
    assert await read_settings(telecomx, pbx, without) == PbxSettings(**left)
    assert telecomx.odd.as_dict() == {}


def _at(value: Any, place: list[str]) -> Any:
    """Return what is in a place of a JSON value."""
    for key in place:
        value = value[key]
    return value


@pytest.mark.parametrize("record", [{}, {"recording": None, "billing": None}])
async def test_settings_may_say_nothing_at_all(
    telecomx: TelecomX, pbx: Simulator, record: dict[str, Any]
) -> None:
    assert await read_settings(telecomx, pbx, record) == PbxSettings()
    assert telecomx.odd.as_dict() == {}


async def test_mobile_configs_and_subscriptions_may_say_nothing_at_all(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    bare = {"type": "QUEUES"}
    records = [{}, {"configs": [{}, bare]}, {"configs": []}]
    pbx.faults.add(Shape(value=records, path="pbx/app/mobileconfig"))
    assert await telecomx.mobile_configs() == (
        MobileConfig(id=None, customer=None),
        MobileConfig(
            id=None,
            customer=None,
            lists=(MobileList(type=None), MobileList(type="QUEUES")),
        ),
        MobileConfig(id=None, customer=None),
    )
    pbx.telecomx.subscriptions = [{}]
    assert await telecomx.employee_subscriptions() == (
        EmployeeSubscription(
            id=None, reseller=None, title=None, description=None, email=None, sms=None
        ),
    )
    assert telecomx.odd.as_dict() == {}


async def test_empty_lists_are_lists_of_nobody(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.mobile_configs, pbx.telecomx.subscriptions = [], []
    assert await telecomx.mobile_configs() == ()
    assert await telecomx.employee_subscriptions() == ()


@pytest.mark.parametrize(
    ("place", "word", "value"),
    [
        (("callerIdNameOutbound",), "AS_IS", CallerIdMode.AS_IS),
        (("callerIdNameOutbound",), "CUSTOMER", CallerIdMode.CUSTOMER),
        (("callerIdNameOutbound",), "PREFIX", CallerIdMode.PREFIX),
        (("callerIdNameOutbound",), " as_is ", CallerIdMode.AS_IS),
        (("recording", "mode"), "ALWAYS", RecordingMode.ALWAYS),
        (("recording", "mode"), "DEMAND", RecordingMode.DEMAND),
        (("recording", "mode"), "NEVER", RecordingMode.NEVER),
        (("recording", "quality"), "NORMAL", RecordingQuality.NORMAL),
        (("recording", "quality"), "COMPACT", RecordingQuality.COMPACT),
        (("recording", "quality"), "HIGH", RecordingQuality.HIGH),
        (("recording", "quality"), "High", RecordingQuality.HIGH),
    ],
)
async def test_every_documented_word_is_known_however_it_is_written(
    telecomx: TelecomX, pbx: Simulator, place: tuple[str, ...], word: str, value: str
) -> None:
    found = await read_settings(telecomx, pbx, put(SETTINGS, place, word))
    assert getattr(found, READ[place][0]) is value
    assert telecomx.odd.as_dict() == {}


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (("callerIdNameOutbound",), "callerIdNameOutbound"),
        (("recording", "mode"), "recording.mode"),
        (("recording", "quality"), "recording.quality"),
    ],
)
async def test_an_undocumented_word_is_unknown_logged_once_and_kept_for_diagnostics(
    telecomx: TelecomX,
    pbx: Simulator,
    caplog: pytest.LogCaptureFixture,
    place: tuple[str, ...],
    field: str,
) -> None:
    for word in ("PARTLY", "SOMETIMES", "+4570305050", "", 7, ["ALWAYS"]):
        found = await read_settings(telecomx, pbx, put(SETTINGS, place, word))
        assert getattr(found, READ[place][0]) is None
    assert telecomx.odd.as_dict() == {
        field: ["(int)", "(list)", "(str)", "PARTLY", "SOMETIMES"]
    }
    assert caplog.text.count("undocumented") == 1
    assert field in caplog.text
    assert not any(word in caplog.text for word in ("PARTLY", "SOMETIMES", "+457"))


@pytest.mark.parametrize(
    ("days", "retention"),
    [
        (1, 1),
        (30, 30),
        (730, 730),
        (7.0, 7),
        (0, 0),
        (None, None),
        (-1, None),
        (7.5, None),
        ("7", None),
        (True, None),
        ([7], None),
    ],
)
async def test_the_retention_is_a_whole_number_of_days(
    telecomx: TelecomX, pbx: Simulator, days: object, retention: int | None
) -> None:
    record = put(SETTINGS, ("recording", "retension"), days)
    found = await read_settings(telecomx, pbx, record)
    assert found.recording_retention == retention
    assert type(found.recording_retention) is type(retention)
    is_odd = days is not None and retention is None
    assert list(telecomx.odd.as_dict()) == ["recording.retension"] * is_odd


async def test_the_retention_is_spelled_as_the_provider_spells_it(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    record = {"recording": {"retension": 14, "retention": 30}, "retension": 3}
    assert (await read_settings(telecomx, pbx, record)).recording_retention == 14
    record = {"recording": {"retention": 30}}
    assert (await read_settings(telecomx, pbx, record)).recording_retention is None


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2019-01-01T00:00:00.000Z", datetime(2019, 1, 1, tzinfo=UTC)),
        ("2019-01-01T00:00:00Z", datetime(2019, 1, 1, tzinfo=UTC)),
        ("2019-01-01T00:00:00.000", datetime(2019, 1, 1, tzinfo=UTC)),
        ("2019-01-01T00:00:00", datetime(2019, 1, 1, tzinfo=UTC)),
        ("2019-01-01 12:30", datetime(2019, 1, 1, 12, 30, tzinfo=UTC)),
        ("2019-01-01", datetime(2019, 1, 1, tzinfo=UTC)),
        ("2019-07-01T00:00:00+02:00", datetime(2019, 6, 30, 22, tzinfo=UTC)),
        ("2019-07-01T00:00:00.000+0200", datetime(2019, 6, 30, 22, tzinfo=UTC)),
        ("", None),
        (None, None),
        ("0001-01-01T00:00:00+02:00", None),
        ("2019-13-45T99:00:00Z", None),
        ("next year", None),
        (1546300800000, None),
        (True, None),
        (["2019-01-01"], None),
        ({"$date": "2019-01-01T00:00:00Z"}, None),
    ],
)
@pytest.mark.usefixtures("far_from_utc")
async def test_a_date_without_a_zone_is_utc(
    telecomx: TelecomX, pbx: Simulator, until: object, expected: datetime | None
) -> None:
    record = put(SETTINGS, ("billing", "invoicedUntil"), until)
    found = await read_settings(telecomx, pbx, record)
    assert found.invoiced_until == expected
    is_odd = bool(until) and expected is None
    assert list(telecomx.odd.as_dict()) == ["billing.invoicedUntil"] * is_odd


@pytest.mark.parametrize("wrong", ["true", "false", 0, 1, [], {}])
async def test_only_true_and_false_are_yes_and_no(
    telecomx: TelecomX, pbx: Simulator, wrong: object
) -> None:
    record = put(SETTINGS, ("presentMobileOnLocalToMobile",), wrong)
    found = await read_settings(telecomx, pbx, record)
    assert found.mobile_number_presented is None
    pbx.telecomx.subscriptions = [SUBSCRIPTIONS[0] | {"email": wrong, "sms": wrong}]
    [subscription] = await telecomx.employee_subscriptions()
    assert (subscription.email, subscription.sms) == (None, None)
    assert list(telecomx.odd.as_dict()) == [
        "presentMobileOnLocalToMobile",
        "email",
        "sms",
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (4570305050, "4570305050"),
        (" +45 ", "+45"),
        ("", None),
        ("  ", None),
        (1.5, None),
        (False, None),
        (["da"], None),
        ({"$oid": "1"}, None),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        ("_id",),
        ("defaultMusicOnHold",),
        ("defaultLanguage",),
        ("defaultNumber",),
        ("defaultVoiceAccount",),
        ("nationalPrefix",),
        ("voicemailBreakout",),
    ],
    ids="".join,
)
async def test_what_is_no_text_is_nothing_and_a_number_is_one(
    telecomx: TelecomX,
    pbx: Simulator,
    place: tuple[str, ...],
    raw: object,
    text: str | None,
) -> None:
    found = await read_settings(telecomx, pbx, put(SETTINGS, place, raw))
    assert getattr(found, READ[place][0]) == text


@pytest.mark.parametrize("wrong", ["ALWAYS", 7, [], True])
async def test_a_part_of_the_settings_that_is_no_object_costs_only_itself(
    telecomx: TelecomX, pbx: Simulator, wrong: object
) -> None:
    record = SETTINGS | {"recording": wrong, "billing": wrong}
    found = await read_settings(telecomx, pbx, record)
    kept = {
        name: value
        for name, value in READ.values()
        if not name.startswith(("recording", "invoiced"))
    }
    assert found == PbxSettings(**kept)
    kind = f"({type(wrong).__name__})"
    assert telecomx.odd.as_dict() == {"recording": [kind], "billing": [kind]}


async def test_what_is_no_object_in_a_list_costs_only_itself(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    joakim = {"_id": "E2", "name": "Joakim"}
    listed = {"type": "OTHERS", "items": [None, joakim, "Per", []], "others": "Per"}
    config = {"_id": "E1", "customer": OWN, "configs": [7, listed, "COLLEAGUES"]}
    shape = Shape(value=[None, config, "x", [config]], path="pbx/app/mobileconfig")
    pbx.faults.add(shape)
    assert await telecomx.mobile_configs() == (
        MobileConfig(
            id="E1",
            customer=OWN,
            lists=(
                MobileList(
                    type="OTHERS",
                    shown=(ListedName(id="E2", name="Joakim"),),
                    others=(),
                ),
            ),
        ),
    )
    pbx.faults.add(Shape(value=[1, SUBSCRIPTIONS[0]], path="employeeSubscription"))
    [subscription] = await telecomx.employee_subscriptions()
    assert (subscription.id, subscription.reseller) == ("S1", RESELLER)
    assert telecomx.odd.as_dict() == {
        "mobile_configs": ["(NoneType)", "(list)", "(str)"],
        "configs": ["(int)", "(str)"],
        "configs.items": ["(NoneType)", "(list)", "(str)"],
        "employee_subscriptions": ["(int)"],
    }


@pytest.mark.parametrize("pin", ["8642097531", 8642097531, ["8642097531"]])
async def test_the_master_pin_is_in_no_object_and_no_log(
    telecomx: TelecomX,
    grant: Grant,
    connect: Connect,
    pbx: Simulator,
    caplog: pytest.LogCaptureFixture,
    pin: object,
) -> None:
    caplog.set_level("DEBUG", "custom_components.pbx_presence")
    pbx.telecomx.settings |= {"masterPinCode": pin, "recording": {"mode": "ODD"}}
    sent = await connect(grant.credential).get("pbx/settings")
    assert b"8642097531" in sent.body
    found = [await read(telecomx) for read in READS.values()]
    account, listing = await telecomx.verify(), await telecomx.extensions()
    texts = list(everything_in(telecomx, *found, account, listing))
    assert "'+4570305050'" in texts
    assert "{'recording.mode': {'ODD'}}" in texts
    assert not [text for text in texts if "8642097531" in text]
    assert not [text for text in texts if "pin" in text.lower()]
    assert "undocumented" in caplog.text
    assert "8642097531" not in caplog.text


async def test_own_settings_are_asked_for_without_an_id(
    telecomx: TelecomX, grant: Grant, connect: Connect, pbx: Simulator
) -> None:
    await telecomx.settings()
    await TelecomX(connect(grant.credential), grant, OWN).settings()
    assert asked(pbx) == ["pbx/settings"] * 2


async def test_settings_of_another_customer_are_asked_for_with_its_id(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.access_level = "RESELLER"
    pbx.telecomx.other_customers = {OTHER: {"_id": OTHER, "defaultLanguage": "en"}}
    found = await telecomx.settings(OTHER)
    assert found == PbxSettings(customer=OTHER, default_language="en")
    assert asked(pbx) == [f"pbx/settings/{OTHER}"]


async def test_who_reads_another_customer_asks_for_nothing_of_the_own(
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
async def test_all_mobile_configs_are_asked_for_by_who_may_have_them(
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


async def test_who_does_not_know_the_own_customer_asks_without_it(
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
    assert (await telecomx.verify()).id == f"{pbx.telecomx_url}|"


async def test_the_own_mobile_config_is_left_out_of_those_to_copy_from(
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
async def test_mobile_configs_are_asked_for_as_wanted(
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
async def test_subscriptions_are_asked_for_as_wanted(
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


async def test_an_id_stays_an_id_whatever_is_in_it(
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
async def test_dots_alone_lead_to_no_other_address(
    telecomx: TelecomX, pbx: Simulator, customer: str
) -> None:
    with pytest.raises(PbxNotFoundError):
        await telecomx.settings(customer)
    assert asked(pbx) == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, PbxRequestError),
        (401, PbxAuthenticationError),
        (403, PbxAccessDeniedError),
        (404, PbxNotFoundError),
        (409, PbxConflictError),
        (500, PbxServerError),
    ],
)
@pytest.mark.parametrize("path", READS)
async def test_every_documented_error_is_its_own(
    telecomx: TelecomX, pbx: Simulator, path: str, status: int, error: type[PbxError]
) -> None:
    pbx.faults.add(Status(status, path=path))
    with pytest.raises(error) as raised:
        await READS[path](telecomx)
    assert type(raised.value) is error
    assert pbx.telecomx.m2m_token not in str(raised.value)


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("status", [400, 403, 404, 409, 500])
async def test_each_endpoint_fails_alone(
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
async def test_what_the_provider_does_not_take_is_an_error(
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


async def test_personal_access_opens_the_settings_and_nothing_else(
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
async def test_every_level_above_opens_all_three(
    telecomx: TelecomX, pbx: Simulator, level: Any
) -> None:
    pbx.telecomx.access_level = level
    for read in READS.values():
        assert await read(telecomx)


async def test_a_token_that_ended_is_not_sent_again(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.expire()
    for read in READS.values():
        with pytest.raises(PbxAuthenticationError):
            await read(telecomx)
    assert asked(pbx) == ["pbx/settings"]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        *(("pbx/settings", Shape(value=value)) for value in ([], None, 1, "x", True)),
        *(("pbx/app/mobileconfig", Shape(value=value)) for value in ({}, None, "x")),
        *(("employeeSubscription", Shape(value=value)) for value in ({}, None, 1)),
        *((path, Html()) for path in READS),
    ],
)
async def test_what_is_no_answer_is_an_error_and_not_an_empty_one(
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


def test_employees_are_read_only_when_wanted(grant: Grant) -> None:
    documented = {
        Capability.SETTINGS,
        Capability.MOBILE_CONFIGS,
        Capability.EMPLOYEE_SUBSCRIPTIONS,
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
    }


def test_the_details_tell_what_the_token_opens_and_not_the_token(grant: Grant) -> None:
    details = TelecomX(Canned({}), grant).details
    assert details == {
        "carrier": "bearer",
        "access_level": "MANAGER",
        "features": ["CUSTOMER", "PBX"],
        "employees_shape": None,
        "employees_words": {},
    }


def spoilt(example: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for an example with any JSON value in any of its places."""
    places = st.sampled_from(list(any_place(example)))
    return st.builds(put, st.just(example), places, json_values)


def check_text(*texts: object) -> None:
    """Check that each is a text with something in it, or None."""
    for text in texts:
        assert text is None or (isinstance(text, str) and text == text.strip() != "")


async def read_anyway(read: Read, value: object, is_read: bool) -> Any:
    """Return what is read of a value, which is an answer or is refused as none."""
    grant = Grant(token="secret", customer=OWN)
    try:
        found = await read(TelecomX(Canned(value), grant))
    except PbxAnswerError:
        assert not is_read
        return None
    assert is_read
    return found


@given(spoilt(SETTINGS) | spoilt(SETTINGS).flatmap(spoilt))
def test_no_json_value_in_any_place_breaks_the_settings(record: Any) -> None:
    read = READS["pbx/settings"]
    found = asyncio.run(read_anyway(read, record, isinstance(record, dict)))
    if found is None:
        return
    check_text(
        found.customer,
        found.default_music_on_hold,
        found.default_language,
        found.default_number,
        found.default_voice_account,
        found.national_prefix,
        found.voicemail_breakout,
    )
    assert found.caller_id_mode in (None, *CallerIdMode)
    assert found.recording_mode in (None, *RecordingMode)
    assert found.recording_quality in (None, *RecordingQuality)
    assert found.mobile_number_presented in (None, False, True)
    retention, until = found.recording_retention, found.invoiced_until
    assert retention is None or (type(retention) is int and retention >= 0)
    assert until is None or until.tzinfo is UTC


@given(spoilt(CONFIGS) | spoilt(CONFIGS).flatmap(spoilt))
def test_no_json_value_in_any_place_breaks_the_mobile_configs(records: Any) -> None:
    read = READS["pbx/app/mobileconfig"]
    found = asyncio.run(read_anyway(read, records, isinstance(records, list)))
    for config in found or ():
        check_text(config.id, config.customer)
        for listed in config.lists:
            check_text(listed.type)
            for line in (*listed.shown, *listed.others):
                check_text(line.id, line.name)
    assert all(employee_names(found or ()).values())


@given(spoilt(SUBSCRIPTIONS) | spoilt(SUBSCRIPTIONS).flatmap(spoilt))
def test_no_json_value_in_any_place_breaks_the_subscriptions(records: Any) -> None:
    read = READS["employeeSubscription"]
    found = asyncio.run(read_anyway(read, records, isinstance(records, list)))
    for one in found or ():
        check_text(one.id, one.reseller, one.title, one.description)
        assert {one.email, one.sms} <= {None, False, True}
