"""The employees of Telecom X, of which little is documented and nothing is guessed."""

import asyncio
import json
import re
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.pbx.errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxAuthenticationError,
    PbxBusyError,
    PbxError,
    PbxNoExtensionsError,
    PbxNotFoundError,
    PbxServerError,
    PbxTimeoutError,
)
from custom_components.pbx_presence.pbx.model import (
    Call,
    CallStatus,
    Direction,
    Extension,
    LineStatus,
    Listing,
    Presence,
    Profile,
)
from custom_components.pbx_presence.pbx.telecomx.client import TelecomX
from custom_components.pbx_presence.pbx.telecomx.employees import Employees, shape
from simulator import Simulator
from simulator.faults import BadRecords, Delay, Fault, Hold, Html, Raw, Shape, Status

from ..helpers import Canned, everything_in, json_values

EMPLOYEES, SETTINGS = "/telecomx/pbx/app/employees", "/telecomx/pbx/settings"
ANNA, BENGT = "16A88A5BA9BA837C7F35A9F8", "E2DAC6FD83A799F337980E1B"
UP = Call(caller_id="", direction=Direction.UNKNOWN, status=CallStatus.UP)
RINGING = Call(caller_id="", direction=Direction.UNKNOWN, status=CallStatus.RINGING)
ROW = {
    "_id": "E1",
    "type": "EMPLOYEE",
    "name": "Anna",
    "title": "Boss",
    "department": "Support",
    "emailAddress": "anna@example.com",
    "birthdate": "1961-02-03T00:00:00.000Z",
    "picture": None,
    "viewOtherPartyOverride": "NONE",
    "presence": "OFF_WORK",
    "extensions": [{"_id": "X1", "number": "203", "state": "IDLE"}],
}


async def read(telecomx: TelecomX, pbx: Simulator, *rows: Any) -> tuple[Extension, ...]:
    """Return the extensions of a list with exactly these employees."""
    pbx.telecomx.employees = list(rows)
    return (await telecomx.extensions()).extensions


async def read_lines(telecomx: TelecomX, pbx: Simulator, lines: object) -> Extension:
    """Return an employee with these extensions and no presence."""
    row = {**ROW, "presence": None, "extensions": lines}
    [extension] = await read(telecomx, pbx, row)
    return extension


@pytest.mark.parametrize("presence_shape", ["string", "object"])
async def test_employees_are_extensions_in_any_format_of_presence(
    telecomx: TelecomX, pbx: Simulator, presence_shape: Any
) -> None:
    pbx.telecomx.presence_shape = presence_shape
    assert await telecomx.extensions() == Listing(
        extensions=(
            Extension(
                key=ANNA,
                number="08010203",
                name="Anna Andersson",
                profile=Profile(available=None, name="At work"),
                calls=(UP,),
                key_words=("support",),
            ),
            Extension(
                key=BENGT,
                number="08040506",
                name="Bengt Bengtsson",
                profile=Profile(available=False, name="Off work"),
                calls=(),
                key_words=("business",),
            ),
        ),
        dropped=0,
    )
    assert [request.path for request in pbx.requests] == [EMPLOYEES]
    assert telecomx.details["employees_words"] == {"presence": ["AT_WORK"]}


async def test_a_line_is_followed_from_ringing_to_idle(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    async def bengt() -> Extension:
        return (await telecomx.extensions()).extensions[1]

    assert (await bengt()).presence is Presence.NOT_AVAILABLE
    pbx.world.ring("Bengt Bengtsson", "0701231234")
    ringing = await bengt()
    assert (ringing.presence, ringing.ringing) == (Presence.RINGING, True)
    assert ringing.caller_id is None
    pbx.world.answer("Bengt Bengtsson")
    assert (await bengt()).presence is Presence.ON_CALL
    pbx.world.hang_up("Bengt Bengtsson")
    assert (await bengt()).presence is Presence.NOT_AVAILABLE


async def test_name_department_and_number_are_read_if_present(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    lines = [{"state": "IDLE"}, {"number": 203}, {"number": "204"}]
    full, bare, plain = await read(
        telecomx,
        pbx,
        {**ROW, "extensions": lines},
        {"_id": "E2"},
        {"_id": 3, "name": " Bengt ", "department": "", "type": "EXTENSION"},
    )
    assert (full.key, full.name, full.number) == ("E1", "Anna", "203")
    assert full.key_words == ("Support",)
    assert bare == Extension(key="E2", number="", name="E2", profile=None, calls=None)
    assert plain == Extension(
        key="3", number="", name="Bengt", profile=None, calls=None
    )
    assert (bare.presence, bare.line_status, bare.available) == (None, None, None)


@pytest.mark.parametrize(
    ("presence", "profile"),
    [
        (None, None),
        ("OFF_WORK", Profile(available=False, name="Off work")),
        ("HOLIDAY", Profile(available=False, name="Holiday")),
        (" holiday ", Profile(available=False, name="Holiday")),
        ({"name": "HOLIDAY"}, Profile(available=False, name="Holiday")),
        ({"state": "OFF_WORK"}, Profile(available=False, name="Off work")),
        ({"name": "Lunch", "state": "HOLIDAY"}, Profile(name="Lunch")),
        ("AT_WORK", Profile(name="At work")),
        ("AVAILABLE", Profile(name="AVAILABLE")),
        ("ON_HOLIDAY", Profile(name="ON_HOLIDAY")),
        ("Möte till kl. 3", Profile(name="Möte till kl. 3")),
        ({"name": "AVAILABLE", "available": True}, Profile(name="AVAILABLE")),
        ({"available": True}, Profile()),
        ({"name": {"name": "HOLIDAY"}}, Profile()),
        (["HOLIDAY"], Profile()),
        (True, Profile()),
        ("", Profile()),
        (1, Profile(name="1")),
    ],
)
async def test_no_word_means_available_and_only_two_mean_not_available(
    telecomx: TelecomX, pbx: Simulator, presence: object, profile: Profile | None
) -> None:
    [extension] = await read(telecomx, pbx, {**ROW, "presence": presence})
    assert extension.profile == profile
    assert extension.available is (profile.available if profile else None)
    expected = {None: None, False: Presence.NOT_AVAILABLE}[extension.available]
    assert extension.presence is (expected if profile else Presence.IDLE)


@pytest.mark.parametrize(
    ("states", "calls", "line_status"),
    [
        (["IDLE"], (), LineStatus.IDLE),
        (["RINGING"], (RINGING,), LineStatus.RINGING),
        (["UP"], (UP,), LineStatus.ON_CALL),
        ([" up "], (UP,), LineStatus.ON_CALL),
        ([{"name": "RINGING"}], (RINGING,), LineStatus.RINGING),
        ([{"state": "up"}], (UP,), LineStatus.ON_CALL),
        (["IDLE", "IDLE"], (), LineStatus.IDLE),
        (["IDLE", "RINGING"], (RINGING,), LineStatus.RINGING),
        (["UP", "IDLE"], (UP,), LineStatus.ON_CALL),
        (["RINGING", "UP"], (RINGING, UP), LineStatus.ON_CALL),
        (["HELD", "UP"], (UP,), LineStatus.ON_CALL),
        ([None, "UP"], (UP,), LineStatus.ON_CALL),
        (["HELD"], None, None),
        (["IDLE", "HELD"], None, None),
        (["RINGING", "HELD"], None, None),
        (["IDLE", None], None, None),
        ([0], None, None),
        ([True], None, None),
        ([["UP"]], None, None),
        ([{"available": True}], None, None),
    ],
)
async def test_the_line_is_known_if_every_state_is_known_or_one_is_up(
    telecomx: TelecomX,
    pbx: Simulator,
    states: list[object],
    calls: tuple[Call, ...] | None,
    line_status: LineStatus | None,
) -> None:
    lines = [{"number": "1", "state": state} for state in states]
    extension = await read_lines(telecomx, pbx, lines)
    assert extension.calls == calls
    assert extension.line_status is line_status


@pytest.mark.parametrize(
    "lines",
    [
        None,
        [],
        {},
        "IDLE",
        ["IDLE"],
        [{}],
        [{"number": "1"}],
        {"state": "IDLE"},
        [{"state": "IDLE"}, "UP"],
        [{"state": "IDLE"}, None],
    ],
)
async def test_unreadable_lines_are_not_idle(
    telecomx: TelecomX, pbx: Simulator, lines: object
) -> None:
    extension = await read_lines(telecomx, pbx, lines)
    assert (extension.calls, extension.presence) == (None, None)


async def test_undocumented_words_are_in_the_diagnostics_but_not_logged(
    telecomx: TelecomX, pbx: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "custom_components.pbx_presence")
    rows = [
        {**ROW, "presence": "AT_WORK", "extensions": [{"state": "HELD"}]},
        {**ROW, "presence": "Anna 203", "extensions": [{"state": {"name": "PARKED"}}]},
        {**ROW, "presence": {"Anna": 1}, "extensions": ["Anna", {"state": ["Anna"]}]},
    ]
    await read(telecomx, pbx, *rows)
    assert telecomx.details["employees_words"] == {
        "presence": ["(dict)", "(str)", "AT_WORK"],
        "extensions.state": ["(NoneType)", "(list)", "HELD", "PARKED"],
        "extensions": ["(str)"],
    }
    assert telecomx.odd.as_dict() == {}
    assert "undocumented" not in caplog.text
    caplog.set_level("DEBUG", "custom_components.pbx_presence")
    for place in range(2):
        await read(telecomx, pbx, {**ROW, "name": str(place), "presence": "LUNCH"})
    assert "Anna" not in caplog.text


async def test_unused_personal_data_are_in_no_object_and_no_log(
    telecomx: TelecomX, pbx: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "custom_components.pbx_presence")
    pbx.telecomx.employees = [ROW, {**ROW, "_id": "E2", "presence": "LUNCH"}]
    listing = await telecomx.extensions()
    texts = list(everything_in(telecomx, listing))
    assert "'Anna'" in texts
    assert "'birthdate'" in texts
    for secret in ("1961", "anna@example.com", "Boss"):
        assert not [text for text in texts if secret in text]
        assert secret not in caplog.text
    ours = [record.getMessage() for record in caplog.records if "pbx" in record.name]
    for name in ("Anna", "Support", "203", "E1"):
        assert name not in json.dumps(telecomx.details)
        # asyncio logs port numbers.
        assert not [one for one in ours if name in one]


async def test_an_identical_answer_is_the_same_listing(
    telecomx: TelecomX, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await telecomx.extensions()
    monkeypatch.delattr("orjson.loads")
    assert await telecomx.extensions() is first


async def test_only_changed_extensions_become_new_objects(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    first = await telecomx.extensions()
    anna, bengt = first.extensions
    pbx.world.hang_up("Anna Andersson")
    second = await telecomx.extensions()
    assert second is not first
    assert second.extensions[0] is not anna
    assert second.extensions[0].line_status is LineStatus.IDLE
    assert second.extensions[1] is bengt


async def test_a_change_of_an_unused_field_changes_no_object(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    [before] = await read(telecomx, pbx, ROW)
    [after] = await read(telecomx, pbx, ROW | {"title": "Other", "birthdate": None})
    assert after is before


async def test_a_failed_poll_between_two_answers_changes_no_object(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    first = await telecomx.extensions()
    for fault in (Status(500, times=1), Html(times=1), Shape(value={}, times=1)):
        pbx.faults.add(fault)
        with pytest.raises(PbxError):
            await telecomx.extensions()
    assert await telecomx.extensions() is first


async def test_an_employee_without_an_id_is_dropped_and_counted(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    bad: Any = (
        None,
        1,
        "x",
        [],
        {},
        {"_id": ""},
        {"_id": {}},
        {"_id": None, "name": "X"},
    )
    good = await telecomx.extensions()
    pbx.faults.add(BadRecords(rows=bad, times=1))
    listing = await telecomx.extensions()
    assert listing.extensions == good.extensions
    assert (good.dropped, listing.dropped) == (0, 8)
    assert (good.complete, listing.complete) == (True, False)


async def test_the_first_of_two_employees_with_one_id_is_used(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.telecomx.employees = [ROW, {"_id": "E2"}, ROW, {**ROW, "name": "Bengt"}]
    listing = await telecomx.extensions()
    assert [extension.name for extension in listing.extensions] == ["Anna", "E2"]
    assert (listing.dropped, listing.complete) == (2, False)


@pytest.mark.parametrize("rows", [[], [None, {}], [{"name": "Anna"}]])
async def test_an_empty_list_of_employees_raises_an_error(
    telecomx: TelecomX, pbx: Simulator, rows: list[Any]
) -> None:
    with pytest.raises(PbxNoExtensionsError):
        await read(telecomx, pbx, *rows)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(403), PbxAccessDeniedError),
        (Status(404), PbxNotFoundError),
        (Status(500), PbxServerError),
        (Html(), PbxAnswerError),
        (Shape(value={"employees": []}), PbxAnswerError),
        (Shape(), PbxAnswerError),
        (Raw(b'[{"_id": "E1"}'), PbxAnswerError),
        (Hold(), PbxTimeoutError),
    ],
)
@pytest.mark.usefixtures("short_timeout")
async def test_a_failure_of_the_employees_does_not_affect_the_settings(
    telecomx: TelecomX, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    with pytest.raises(PbxError) as raised:
        await telecomx.extensions()
    assert type(raised.value) is error
    pbx.faults.clear()
    assert await telecomx.settings()
    assert len((await telecomx.extensions()).extensions) == 2


async def test_a_401_for_employees_alone_means_that_access_is_denied(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.faults.add(Status(401, path="pbx/app/employees"))
    for _ in range(3):
        with pytest.raises(PbxAccessDeniedError) as raised:
            await telecomx.extensions()
        assert raised.value.reason == "access_denied"
    assert (pbx.requests.count(EMPLOYEES), pbx.requests.count(SETTINGS)) == (1, 1)
    assert (await telecomx.settings()).default_language == "da"
    assert len(await telecomx.mobile_configs()) == 2
    assert len(await telecomx.employee_subscriptions()) == 1
    pbx.faults.clear()
    with pytest.raises(PbxAccessDeniedError):
        await telecomx.extensions()
    assert pbx.requests.count(EMPLOYEES) == 1


async def test_a_401_for_employees_and_settings_means_that_the_token_is_invalid(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    assert await telecomx.extensions()
    pbx.telecomx.expire()
    for _ in range(2):
        with pytest.raises(PbxAuthenticationError):
            await telecomx.extensions()
    assert (pbx.requests.count(EMPLOYEES), pbx.requests.count(SETTINGS)) == (2, 1)


async def test_a_refusal_is_undecided_until_the_settings_answer(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.faults.add(Status(401, path="pbx/app/employees"))
    pbx.faults.add(Status(500, path="pbx/settings", times=1))
    with pytest.raises(PbxServerError):
        await telecomx.extensions()
    with pytest.raises(PbxAccessDeniedError):
        await telecomx.extensions()
    assert (pbx.requests.count(EMPLOYEES), pbx.requests.count(SETTINGS)) == (1, 2)


async def test_a_retry_after_for_the_employees_delays_nothing_else(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.faults.add(Status(429, retry_after=600, path="pbx/app/employees", times=1))
    for _ in range(2):
        with pytest.raises(PbxBusyError) as raised:
            await telecomx.extensions()
        assert raised.value.retry_after
        assert 590 < raised.value.retry_after <= 600
    assert pbx.requests.count(EMPLOYEES) == 1
    assert await telecomx.settings()
    assert await telecomx.mobile_configs()
    assert await telecomx.employee_subscriptions()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(401, path="pbx/settings", times=1), PbxAuthenticationError),
        (Status(429, retry_after=600, path="pbx/settings", times=1), PbxBusyError),
    ],
)
async def test_employees_are_not_requested_after_a_401_or_retry_after(
    telecomx: TelecomX, pbx: Simulator, fault: Fault, error: type[PbxError]
) -> None:
    pbx.faults.add(fault)
    for request in (telecomx.settings, telecomx.extensions, telecomx.settings):
        with pytest.raises(error):
            await request()
    assert (pbx.requests.count(EMPLOYEES), pbx.requests.count(SETTINGS)) == (0, 1)


async def test_employees_and_settings_are_not_requested_at_the_same_time(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    pbx.faults.add(Delay(delay=0.01))
    await asyncio.gather(
        telecomx.extensions(),
        telecomx.settings(),
        telecomx.mobile_configs(),
        telecomx.extensions(),
    )
    assert (len(pbx.requests), pbx.requests.max_in_flight) == (4, 1)


async def test_the_shape_of_an_answer_contains_no_values(
    telecomx: TelecomX, pbx: Simulator
) -> None:
    assert telecomx.details["employees_shape"] is None
    await telecomx.extensions()
    assert telecomx.details["employees_shape"] == [
        {
            "_id": "str",
            "type": "str",
            "name": "str",
            "title": "str",
            "department": "str",
            "emailAddress": "str",
            "birthdate": "str",
            "picture": "NoneType",
            "viewOtherPartyOverride": "str",
            "presence": "str",
            "extensions": [{"_id": "str", "number": "str", "state": "str"}],
        }
    ]
    pbx.faults.add(Shape(value={"total": 2, "employees": [ROW["_id"], 1.5]}))
    with pytest.raises(PbxAnswerError):
        await telecomx.extensions()
    told = {"total": "int", "employees": ["str", "float"]}
    assert telecomx.details["employees_shape"] == told


@pytest.mark.parametrize(
    "key",
    [
        "Anna Andersson",
        "anna andersson",
        "anna@example.com",
        "08010203",
        "+4570305050",
        "E2DAC6FD83A799F337980E1B",
        "5e298b80ef108a69afd356f2",
        "Anna",
        "åsa",
        "1961-02-03",
        "",
        "_",
        "__a",
        "a" * 33,
        "name\n",
    ],
)
def test_a_key_that_may_be_personal_is_left_out_of_the_shape(key: str) -> None:
    assert shape({key: {"name": "x"}}) == {"(key)": {"name": "str"}}


@pytest.mark.parametrize("key", ["_id", "name", "emailAddress", "view_other", "a" * 32])
def test_a_key_that_looks_like_a_field_is_in_the_shape(key: str) -> None:
    assert shape({key: 1}) == {key: "int"}


def test_a_shape_contains_each_type_once_and_has_a_depth_limit() -> None:
    assert shape([1, "a", 2, None, True, 1.5, [], {}, [1], "b", {}]) == [
        "int",
        "str",
        "NoneType",
        "bool",
        "float",
        [],
        {},
        ["int"],
    ]
    deep: Any = "secret"
    for _ in range(500):
        deep = [deep]
    assert json.dumps(shape(deep)).count("[") == 9
    assert "secret" not in json.dumps(shape(deep))


words = st.sampled_from(
    [
        "OFF_WORK",
        "HOLIDAY",
        "AVAILABLE",
        "AT_WORK",
        "UP",
        "IDLE",
        "RINGING",
        "available",
    ]
)
wrapped = (
    words
    | st.fixed_dictionaries({}, optional={"name": words, "state": words})
    | st.fixed_dictionaries({"available": st.booleans()})
    | json_values
)
lines = st.fixed_dictionaries(
    {}, optional={"_id": json_values, "number": json_values, "state": wrapped}
)
employees = st.fixed_dictionaries(
    {"_id": st.sampled_from(["1", "2", "3"]) | json_values},
    optional={
        "name": json_values,
        "department": json_values,
        "available": st.booleans(),
        "presence": wrapped,
        "extensions": st.lists(lines | json_values, max_size=3) | json_values,
    },
)


def check_shape(value: Any) -> None:
    """Check that a shape contains only types and names of fields."""
    if isinstance(value, dict):
        for key, item in value.items():
            assert key == "(key)" or re.fullmatch("_?[a-z][A-Za-z_]{0,31}", key)
            check_shape(item)
    elif isinstance(value, list):
        for item in value:
            check_shape(item)
    else:
        assert value in {"str", "int", "float", "bool", "NoneType", "…"}


async def read_all(lists: list[Any]) -> None:
    """Read some answers one after the other, and check each."""
    reader = Employees(Canned([]))
    for rows in lists:
        reader._http = Canned(rows)
        try:
            listing = await reader.extensions()
        except PbxAnswerError:
            records = rows if isinstance(rows, list) else []
            ids = [row.get("_id") for row in records if isinstance(row, dict)]
            assert not [id_ for id_ in ids if id_ in ("1", "2", "3")]
            continue
        finally:
            check_shape(reader.shape)
        assert await reader.extensions() is listing
        assert len(listing.extensions) + listing.dropped == len(rows)
        keys = [extension.key for extension in listing.extensions]
        assert len(set(keys)) == len(keys)
        for extension in listing.extensions:
            assert extension.key
            assert extension.name
            assert extension.available in (None, False)
            assert extension.presence is not Presence.AVAILABLE
        afresh = Employees(Canned(rows))
        assert await afresh.extensions() == listing


@given(
    st.lists(
        st.lists(employees | json_values, max_size=5) | json_values,
        min_size=1,
        max_size=3,
    )
)
def test_no_json_value_breaks_the_employees_or_makes_one_available(
    lists: list[Any],
) -> None:
    asyncio.run(read_all(lists))
