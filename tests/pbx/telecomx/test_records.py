"""Every documented property of Telecom X is read, and can be missing."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
import time
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.errors import PbxAnswerError
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.grant import Connect, Grant
from custom_components.pbx_presence.pbx.telecomx.settings import (
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
from simulator.faults import Shape

from ..helpers import Canned, any_place, everything_in, json_values, put
from .helpers import OWN, READS, RESELLER, SUBSCRIPTIONS, Read, read_settings

# Every documented property, each with a different value.
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


READ: dict[tuple[str, ...], tuple[str, Any]] = {
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


@pytest.fixture
def far_from_utc() -> Iterator[None]:
    """Set the machine to a time zone other than UTC."""
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


async def test_the_documented_settings_are_read(telecomx: TelecomX) -> None:
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


async def test_the_documented_mobile_configs_are_read(telecomx: TelecomX) -> None:
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


async def test_the_documented_subscriptions_are_read(telecomx: TelecomX) -> None:
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


async def test_every_property_of_the_settings_is_read(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    found = await read_settings(telecomx, pbx, SETTINGS)
    assert found == PbxSettings(**dict(READ.values()))


@pytest.mark.parametrize("place", READ, ids=".".join)
async def test_every_property_of_the_settings_can_be_missing_or_null(
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
    """Return the value at a place of a JSON value."""
    for key in place:
        value = value[key]
    return value


@pytest.mark.parametrize("record", [{}, {"recording": None, "billing": None}])
async def test_settings_can_be_an_empty_object(
    telecomx: TelecomX, pbx: Simulator, record: dict[str, Any]
) -> None:
    assert await read_settings(telecomx, pbx, record) == PbxSettings()
    assert telecomx.odd.as_dict() == {}


async def test_mobile_configs_and_subscriptions_can_be_empty_objects(
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


async def test_empty_lists_are_read_as_empty(
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
async def test_documented_words_are_read_in_any_case(
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


async def test_the_retention_is_read_with_the_spelling_of_the_api(
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
async def test_a_number_is_a_text_and_any_other_type_is_not(
    telecomx: TelecomX, pbx: Simulator, place: tuple[str, ...]
) -> None:
    for raw, text in ((4570305050, "4570305050"), (["da"], None)):
        found = await read_settings(telecomx, pbx, put(SETTINGS, place, raw))
        assert getattr(found, READ[place][0]) == text


@pytest.mark.parametrize("wrong", ["ALWAYS", 7, [], True])
async def test_an_invalid_part_of_the_settings_affects_only_itself(
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


async def test_a_value_that_is_not_an_object_is_dropped_from_a_list(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    joakim = {"_id": "E2", "name": "Joakim"}
    listed: dict[str, Any] = {
        "type": "OTHERS",
        "items": [None, joakim, "Per", []],
        "others": "Per",
    }
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


def spoilt(example: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for an example with any JSON value in any place."""
    places = st.sampled_from(list(any_place(example)))
    return st.builds(put, st.just(example), places, json_values)


def check_text(*texts: object) -> None:
    """Check that each is a non-empty text or None."""
    for text in texts:
        assert text is None or (isinstance(text, str) and text == text.strip() != "")


async def read_anyway(read: Read, value: object, is_read: bool) -> Any:
    """Return what is read from a value, or refuse it as the wrong type."""
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
    is_read = isinstance(record, dict) and (
        not record or bool(record.keys() & SETTINGS)
    )
    found = asyncio.run(read_anyway(read, record, is_read))
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
