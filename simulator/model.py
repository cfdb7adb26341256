"""The data of the simulated PBX for each extension, independent of any API."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

type Direction = Literal["in", "out", "unknown"]
type LineStatus = Literal["ringing", "up", "down"]
type Kind = Literal["person", "room", "fax", "queue"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or something such as a room, with an extension.

    `id` never changes, and is not sent by an API without IDs. `number` keeps its
    leading zero and need not be unique. `mobile` and `email` are "" if there is none.
    """

    id: str
    name: str
    number: str
    mobile: str = ""
    email: str = ""
    key_words: tuple[str, ...] = ()
    kind: Kind = "person"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person chose to show; `until` has a time zone, or is None for no end."""

    name: str
    available: bool
    until: datetime | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an extension; `caller` is the other party, whichever way it goes.

    `link` is the ID of a call that an API placed, the same at both of its ends, and ""
    for every other call.
    """

    caller: str
    direction: Direction = "in"
    line_status: LineStatus = "ringing"
    link: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Profile and calls of one extension at one moment; a room has no profile."""

    profile: Profile | None = None
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """A person together with their state: one row of a list of extensions."""

    person: Person
    state: State
