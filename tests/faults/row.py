"""The rows of the fault matrix, and the words for what users see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
import json
from typing import Any, Final, Literal

from simulator import Simulator
from simulator.faults import Fault, Raw
from simulator.pingaway.example import example_rows

MARKER: Final = "0700123456"
"""A number that only faults contain. It must never be logged."""
SECRET: Final = "geheimnis"
"""A password that only faults contain. It must never be logged."""
UNKNOWN: Final = "unknown"
UNAVAILABLE: Final = "unavailable"

type Changes = Mapping[str, str]
"""New states, by names such as `Anna presence`."""
type Make = Callable[[Simulator, Simulator], Fault]
"""Makes a fault that contains the address of the PBX, or of another server."""
type Kind = Literal["nothing", "read", "kept", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What users see while a fault lasts, and how it ends.

    `changes` are the states that change at once. With the kind `kept` the others stay
    for two minutes and become unavailable then; with `refused` they become unavailable
    at once.
    """

    text: str
    kind: Kind
    after: str = "as before"
    changes: Changes = field(default_factory=dict)


NOTHING: Final = Seen(text="Nothing changes", kind="nothing")
KEPT: Final = Seen(
    text="States stay for two minutes; Connectivity is off: no answer",
    kind="kept",
    changes={"connectivity": "off", "reason": "no_answer"},
)
BUSY: Final = Seen(
    text="States stay for two minutes; Connectivity is off: busy",
    kind="kept",
    changes={"connectivity": "off", "reason": "busy"},
)
NOT_ALLOWED: Final = Seen(
    text="States stay for two minutes; Connectivity is off: not allowed; a repair issue",
    kind="kept",
    after="as before, and the issue is gone",
    changes={
        "connectivity": "off",
        "reason": "not_allowed",
        "issues": "access_denied",
    },
)
SIGN_IN: Final = Seen(
    text="Everything is unavailable at once; you are asked to sign in",
    kind="refused",
    after="as before, once you signed in",
    changes={"connectivity": "off", "reason": "sign_in", "sign-in": "1"},
)


def read(changes: Changes, text: str = "") -> Seen:
    """Return that an answer is read, with some states as they are in it."""
    if not changes:
        return NOTHING
    return Seen(text=text or described(changes), kind="read", changes=changes)


def described(changes: Changes) -> str:
    """Return changed states as a sentence, such as `Anna: presence unknown`."""
    parts: dict[str, list[str]] = {}
    for person in dict.fromkeys(name.partition(" ")[0] for name in changes):
        if gone(person).items() <= changes.items():
            parts[person] = ["everything unavailable"]
    for name, state in changes.items():
        if name.partition(" ")[0] in parts and state == UNAVAILABLE:
            continue
        who, _, what = name.rpartition(" ")
        parts.setdefault(who or "Account", []).append(
            f"{what.replace('_', ' ')} {state or 'empty'}"
        )
    return "; ".join(f"{who}: {', '.join(what)}" for who, what in parts.items())


def gone(*people: str) -> Changes:
    """Return that people have unavailable entities."""
    return {
        f"{person} {what}": UNAVAILABLE for person in people for what in OF_A_PERSON
    }


OF_A_PERSON: Final = (
    *("presence", "line_status", "profile", "profile_until", "profile_message"),
    *("active_calls", "available", "on_call", "ringing", "call"),
    *("number", "key_words", "message"),
)
"""What is compared for each extension: entities, and attributes of the presence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fault, and what users see while it lasts.

    `fault` is None for a server that is not running. `asks_after` are the seconds for
    which nothing is requested. `noted` are the fields that the diagnostics list as
    undocumented, and `dropped` is the number of unreadable records. `events` are those
    that the event entities report, during and after the fault. In a `slow` row time
    passes while a request is under way. A row for `three` needs an account that follows
    only the three extensions of the example.
    """

    id: str
    fault: Fault | Make | None
    seen: Seen
    asks_after: float = 0
    noted: tuple[str, ...] = ()
    dropped: int = 0
    events: tuple[str, ...] = ()
    slow: bool = False
    three: bool = False


def encoded(value: Any) -> bytes:
    """Return a value as JSON, as the PBX sends it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def records() -> list[Any]:
    """Return the three records of the example: Anna, Bengt and a room."""
    return list(example_rows())


def listed(rows: Iterable[Any]) -> Raw:
    """Return an answer with these records."""
    return Raw(encoded(list(rows)))
