"""The world's people as employees of a Telecom X customer, and as its mobile configs.

The fields are those of the wiki's page on `pbx/app/employees`. It does not document the
format of presence and of an extension's state. There are two here, and neither is known
to be the provider's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
import hashlib
from typing import Any

from ..model import Call, Person, Presence, State
from ..names import DEPARTMENTS
from .account import PresenceShape

_COLLEAGUES = 4
_FIRST_BIRTHDAY = date(1961, 1, 1)
_BIRTHDAYS = 16_000

type Item = dict[str, str]
type Wrap = Callable[[str], Any]


def make_id(kind: str, name: str) -> str:
    """Return an ID of 24 hexadecimal digits, always the same for one thing."""
    digest = hashlib.sha256(f"telecomx/{kind}/{name}".encode()).hexdigest()
    return digest[:24].upper()


def employee_id(person: Person) -> str:
    """Return the employee ID of a person."""
    return make_id("employee", person.id)


def extension_id(person: Person) -> str:
    """Return the ID of the extension of a person or a room."""
    return make_id("extension", person.id)


def row(presence: Presence, shape: PresenceShape) -> dict[str, Any]:
    """Return an employee, or an extension without an employee, as JSON values."""
    wrap = _wrapper(shape)
    person, state = presence.person, presence.state
    extension = {
        "_id": extension_id(person),
        "number": person.number,
        "state": wrap(_line_state(state.calls)),
    }
    if person.kind != "person":
        head = {"_id": extension_id(person), "type": "EXTENSION", "name": person.name}
        return head | {"extensions": [extension]}
    return _employee(person) | _presence(state, wrap) | {"extensions": [extension]}


def mobile_configs(people: Iterable[Person], customer: str) -> list[dict[str, Any]]:
    """Return what each person's mobile app shows, and what could be added to it.

    It shows the next few people and the queue of the own department.
    """
    employees = [person for person in people if person.kind == "person"]
    items = [{"_id": employee_id(one), "name": one.name} for one in employees]
    following = [*items[1:], *items[: 2 * _COLLEAGUES]]
    shown = min(len(items) - 1, 2 * _COLLEAGUES)
    queues = {name: _queue(name) for name in DEPARTMENTS}
    return [
        {
            "_id": items[place]["_id"],
            "customer": customer,
            "configs": [
                _colleagues(following[place : place + shown]),
                _queues(person, queues),
            ],
        }
        for place, person in enumerate(employees)
    ]


def _wrapper(shape: PresenceShape) -> Wrap:
    return (lambda name: name) if shape == "string" else (lambda name: {"name": name})


def _line_state(calls: Sequence[Call]) -> str:
    statuses = {call.line_status for call in calls}
    if "up" in statuses:
        return "UP"
    return "RINGING" if "ringing" in statuses else "IDLE"


def _employee(person: Person) -> dict[str, Any]:
    days = int(employee_id(person), 16) % _BIRTHDAYS
    birthday = _FIRST_BIRTHDAY + timedelta(days=days)
    return {
        "_id": employee_id(person),
        "type": "EMPLOYEE",
        "name": person.name,
        "title": "",
        "department": person.key_words[0] if person.key_words else "",
        "emailAddress": person.email,
        "birthdate": f"{birthday.isoformat()}T00:00:00.000Z",
        "picture": None,
        "viewOtherPartyOverride": "NONE",
    }


def _presence(state: State, wrap: Wrap) -> dict[str, Any]:
    """Return the presence, or nothing for someone without a profile."""
    if state.profile is None:
        return {}
    return {"presence": wrap("AT_WORK" if state.profile.available else "OFF_WORK")}


def _colleagues(items: list[Item]) -> dict[str, Any]:
    return {
        "type": "COLLEAGUES",
        "items": items[:_COLLEAGUES],
        "others": items[_COLLEAGUES:],
    }


def _queues(person: Person, queues: Mapping[str, Item]) -> dict[str, Any]:
    own = person.key_words[0] if person.key_words else DEPARTMENTS[0]
    return {
        "type": "QUEUES",
        "items": [item for name, item in queues.items() if name == own],
        "others": [item for name, item in queues.items() if name != own],
    }


def _queue(department: str) -> Item:
    return {"_id": make_id("queue", department), "name": department.capitalize()}
