from typing import Any

import pytest

from simulator import Simulator
from simulator.telecomx.people import employee_id, extension_id

from .helpers import Ask, refused


async def test_people_are_employees_with_presence_and_an_extension(
    example: Simulator, ask_telecomx: Ask
) -> None:
    anna, bengt, _ = example.world.people()
    status, (first, second) = await ask_telecomx("pbx/app/employees")
    assert status == 200
    assert first.pop("birthdate").endswith("T00:00:00.000Z")
    assert first == {
        "_id": employee_id(anna),
        "type": "EMPLOYEE",
        "name": "Anna Andersson",
        "title": "",
        "department": "support",
        "emailAddress": "anna.andersson@mail.se",
        "picture": None,
        "viewOtherPartyOverride": "NONE",
        "presence": "AT_WORK",
        "extensions": [
            {"_id": extension_id(anna), "number": "08010203", "state": "UP"}
        ],
    }
    assert (second["_id"], second["presence"]) == (employee_id(bengt), "OFF_WORK")
    assert example.telecomx.employee == first["_id"]


async def test_presence_and_state_can_be_objects(
    example: Simulator, ask_telecomx: Ask
) -> None:
    example.telecomx.presence_shape = "object"
    _, (anna, _) = await ask_telecomx("pbx/app/employees")
    assert anna["presence"] == {"name": "AT_WORK"}
    assert anna["extensions"][0]["state"] == {"name": "UP"}


async def test_rooms_are_listed_only_on_request(
    example: Simulator, ask_telecomx: Ask
) -> None:
    room = example.world.people()[2]
    _, (*_, last) = await ask_telecomx("pbx/app/employees?standalone=true&calls=true")
    id_ = extension_id(room)
    assert last == {
        "_id": id_,
        "type": "EXTENSION",
        "name": "Konferensrum A",
        "extensions": [{"_id": id_, "number": "08040506", "state": "IDLE"}],
    }
    _, found = await ask_telecomx("pbx/app/employees?standalone=false")
    assert len(found) == 2


async def test_an_employee_s_extension_has_the_state_of_the_world(
    example: Simulator, ask_telecomx: Ask
) -> None:
    async def state() -> str:
        _, (_, bengt) = await ask_telecomx("pbx/app/employees")
        found: str = bengt["extensions"][0]["state"]
        return found

    assert await state() == "IDLE"
    example.world.ring("Bengt Bengtsson", "1")
    assert await state() == "RINGING"
    example.world.ring("Bengt Bengtsson", "2")
    example.world.answer("Bengt Bengtsson", "1")
    assert await state() == "UP"
    example.world.hang_up("Bengt Bengtsson", linger=True)
    assert await state() == "IDLE"


async def test_a_person_without_a_profile_or_key_words_has_no_presence_or_department(
    example: Simulator, ask_telecomx: Ask
) -> None:
    example.world.clear_profile("Anna Andersson")
    example.world.set_key_words("Anna Andersson")
    _, (anna, _) = await ask_telecomx("pbx/app/employees")
    assert "presence" not in anna
    assert anna["department"] == ""


async def test_employees_can_be_requested_by_id(
    example: Simulator, ask_telecomx: Ask
) -> None:
    anna, bengt = (employee_id(one) for one in example.world.people()[:2])
    path = "pbx/app/employees"

    async def ids(*asked: Any, **sent: Any) -> list[str]:
        _, found = await ask_telecomx(*asked, **sent)
        return [one["_id"] for one in found]

    assert await ids(f"{path}?ids={bengt}") == [bengt]
    assert await ids(f"{path}?ids={bengt}&ids={anna}&ids=nobody") == [anna, bengt]
    assert await ids(path, "POST", json=[bengt]) == [bengt]
    assert await ids(path, "POST", json=[]) == [anna, bengt]
    assert await ids(path, "POST") == [anna, bengt]
    assert len(await ids(f"{path}?standalone=1", "POST")) == 3


@pytest.mark.parametrize("body", [b"{}", b"[1]", b"[", b"\xff"])
async def test_ids_that_are_not_a_list_of_texts_are_refused(
    ask_telecomx: Ask, body: bytes
) -> None:
    answer = await ask_telecomx("pbx/app/employees", "POST", data=body)
    assert answer == refused(400, "bad_request")


async def test_employees_can_be_replaced_by_any_value(
    example: Simulator, ask_telecomx: Ask
) -> None:
    rows: list[dict[str, Any]] = [
        {"_id": "X", "presence": ["HOLIDAY"]},
        {"type": "ROBOT"},
    ]
    example.telecomx.employees = rows
    assert await ask_telecomx("pbx/app/employees") == (200, rows)
