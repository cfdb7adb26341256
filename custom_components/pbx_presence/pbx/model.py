"""What a hosted PBX tells about its people, as immutable values.

Two axes never mix here: what a person chose (the profile) and what the line does (the
calls). Only `Extension.presence` combines them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    """Which way a call goes, seen from the extension (Pingaway contacts page)."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


class CallStatus(StrEnum):
    """How far one call is: `linestatus` of the Pingaway contacts page."""

    UP = "up"
    RINGING = "ringing"
    DOWN = "down"


class LineStatus(StrEnum):
    """What an extension's line does, all its calls taken together."""

    IDLE = "idle"
    RINGING = "ringing"
    DIALING = "dialing"
    ON_CALL = "on_call"


class Presence(StrEnum):
    """Profile and line in one word; a call outranks the profile.

    Not "unavailable": to Home Assistant that is an entity about which nothing is known.
    """

    RINGING = "ringing"
    DIALING = "dialing"
    ON_CALL = "on_call"
    AVAILABLE = "available"
    NOT_AVAILABLE = "not_available"
    IDLE = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of an extension.

    `caller_id` is the other party, "" when it is withheld. `status` is None when the
    provider used a word that is not documented.
    """

    caller_id: str
    direction: Direction
    status: CallStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a person chose to tell: None where the provider did not say.

    `name` is free text that users rename; `until` is aware, None for no end.
    """

    available: bool | None = None
    name: str | None = None
    until: datetime | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One extension of the PBX: a person, a room, a fax or a queue.

    `key` is stable and unique within the account (see identity.py); `number` is neither.
    `calls` is None where the provider does not say in words that are understood. With
    `is_silent` it says so of others, but not of this one: then the presence is unknown.
    """

    key: str
    number: str
    name: str
    profile: Profile | None
    calls: tuple[Call, ...] | None = ()
    key_words: tuple[str, ...] = ()
    is_silent: bool = False

    @property
    def active_calls(self) -> int | None:
        """Return how many calls are not down, None when nobody tells."""
        if self.calls is None:
            return None
        return sum(call.status is not CallStatus.DOWN for call in self.calls)

    @property
    def on_call(self) -> bool | None:
        """Return whether a call is up, None when an undocumented status hides it."""
        return self._any_call(lambda call: call.status is CallStatus.UP)

    @property
    def ringing(self) -> bool | None:
        """Return whether a call rings in, None when an undocumented status hides it."""
        return self._any_call(
            lambda call: (
                call.status is CallStatus.RINGING
                and call.direction is not Direction.OUT
            )
        )

    @property
    def is_signaling(self) -> bool:
        """Return whether a call rings, in or out: it will soon be another one."""
        return any(call.status is CallStatus.RINGING for call in self.calls or ())

    @property
    def line_status(self) -> LineStatus | None:
        """Return what the line does: up before ringing before dialing before idle.

        None when the only calls left have an undocumented status: that is not idle.
        """
        if self.calls is None:
            return None
        if self.on_call:
            return LineStatus.ON_CALL
        if self.ringing:
            return LineStatus.RINGING
        if self.is_signaling:
            return LineStatus.DIALING
        return None if self.active_calls else LineStatus.IDLE

    @property
    def available(self) -> bool | None:
        """Return what the profile says, None without a profile or without an answer."""
        return self.profile.available if self.profile else None

    @property
    def presence(self) -> Presence | None:
        """Return line and profile in one word; None when neither gives an answer.

        Where the provider never tells of calls, the profile is all there is to go by.
        """
        line = self.line_status
        if self.is_silent:
            return None
        if line is not LineStatus.IDLE and self.calls is not None:
            return Presence(line) if line else None
        if self.profile is None:
            return Presence.IDLE if line else None
        if self.profile.available is None:
            return None
        return Presence.AVAILABLE if self.profile.available else Presence.NOT_AVAILABLE

    @property
    def caller_id(self) -> str | None:
        """Return the other party of the most advanced call, None when unknown."""
        call = self.main_call
        return (call.caller_id or None) if call else None

    @property
    def main_call(self) -> Call | None:
        """Return the most advanced call, one whose other party is known before others."""
        ranks = {CallStatus.UP: 0, CallStatus.RINGING: 1, None: 2}
        active = [call for call in self.calls or () if call.status in ranks]
        return min(
            active,
            key=lambda call: (not call.caller_id, ranks[call.status]),
            default=None,
        )

    def _any_call(self, matches: Callable[[Call], bool]) -> bool | None:
        """Return whether one matches, None when a call that does not might."""
        if self.calls is None:
            return None
        if any(map(matches, self.calls)):
            return True
        return None if any(call.status is None for call in self.calls) else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One complete answer to "who is there".

    An extension whose record did not change since the last listing is the same object;
    an answer that did not change at all is the same listing. `dropped` counts records
    that could not be read.
    """

    extensions: tuple[Extension, ...] = ()
    dropped: int = 0

    @property
    def complete(self) -> bool:
        """Return whether an extension that is not listed is really gone."""
        return not self.dropped
