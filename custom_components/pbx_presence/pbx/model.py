"""The extensions of a hosted PBX, as immutable values.

Two things are kept apart: what a person chose (the profile) and what the line does (the
calls). Only `Extension.presence` combines them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    """The direction of a call, as seen from the extension (Pingaway contacts page)."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


class CallStatus(StrEnum):
    """The status of one call: `linestatus` on the Pingaway contacts page."""

    UP = "up"
    RINGING = "ringing"
    DOWN = "down"


class LineStatus(StrEnum):
    """The status of an extension's line, given all of its calls."""

    IDLE = "idle"
    RINGING = "ringing"
    DIALING = "dialing"
    ON_CALL = "on_call"


class Presence(StrEnum):
    """Profile and line status in one word; a call outranks the profile.

    The word is not "unavailable", which to Home Assistant means that nothing is known
    about an entity.
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

    `caller_id` is the other party, "" if it is withheld, and None if the provider sent
    anything other than a number. `status` is None if it sent an undocumented word.
    """

    caller_id: str | None
    direction: Direction
    status: CallStatus | None

    @property
    def party(self) -> str:
        """Return the other party, or "" if it is not known."""
        return self.caller_id or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a person chose to show; None where the provider does not say.

    `name` is free text that users can change. `until` is aware, and None if the profile
    has no end.
    """

    available: bool | None = None
    name: str | None = None
    until: datetime | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One extension of the PBX: a person, a room, a fax or a queue.

    `key` is stable and unique within the account (see identity.py); `number` is
    neither. `other_numbers` are mobile numbers and international notations. `calls` is
    None if the provider does not report calls, or not in a known format. With
    `is_silent` it reports calls for other extensions but not for this one, so the
    presence is unknown.
    """

    key: str
    number: str
    name: str
    profile: Profile | None
    calls: tuple[Call, ...] | None = ()
    key_words: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()
    is_silent: bool = False

    @property
    def active_calls(self) -> int | None:
        """Return the number of calls that are not down, or None if it is unknown."""
        if self.calls is None:
            return None
        return sum(call.status is not CallStatus.DOWN for call in self.calls)

    @property
    def on_call(self) -> bool | None:
        """Return whether a call is up, or None if an undocumented status may hide one."""
        return self._any_call(lambda call: call.status is CallStatus.UP)

    @property
    def ringing(self) -> bool | None:
        """Return whether a call rings in, or None if an unknown status may hide one."""
        return self._any_call(
            lambda call: (
                call.status is CallStatus.RINGING
                and call.direction is not Direction.OUT
            )
        )

    @property
    def is_signaling(self) -> bool:
        """Return whether a call is ringing, in or out, and will soon change."""
        return any(call.status is CallStatus.RINGING for call in self.calls or ())

    @property
    def line_status(self) -> LineStatus | None:
        """Return the line status: up before ringing, before dialing, before idle.

        None if the status of every call left is undocumented, because that is not idle.
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
        """Return whether the profile says available, or None if it is unknown."""
        return self.profile.available if self.profile else None

    @property
    def presence(self) -> Presence | None:
        """Return profile and line status in one word, or None if that is unknown.

        The profile counts only if the line is idle, or if `calls` is None without
        `is_silent`.
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
        """Return the other party of the main call, or None if it is unknown."""
        call = self.main_call
        return (call.caller_id or None) if call else None

    @property
    def main_call(self) -> Call | None:
        """Return the most advanced call, preferring one whose other party is known."""
        ranks = {CallStatus.UP: 0, CallStatus.RINGING: 1, None: 2}
        active = [call for call in self.calls or () if call.status in ranks]
        return min(
            active,
            key=lambda call: (not call.caller_id, ranks[call.status]),
            default=None,
        )

    @property
    def ringing_call(self) -> Call | None:
        """Return the last call that rings in, or None if none does."""
        ringing = [
            call
            for call in self.calls or ()
            if call.status is CallStatus.RINGING and call.direction is not Direction.OUT
        ]
        return ringing[-1] if ringing else None

    def _any_call(self, matches: Callable[[Call], bool]) -> bool | None:
        """Return whether any call matches, or None if one of unknown status might."""
        if self.calls is None:
            return None
        if any(map(matches, self.calls)):
            return True
        return None if any(call.status is None for call in self.calls) else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of extensions, as returned by one poll.

    An extension whose record did not change since the last listing is the same object;
    if nothing changed, so is the listing. `dropped` is the number of unreadable
    records.
    """

    extensions: tuple[Extension, ...] = ()
    dropped: int = 0

    @property
    def complete(self) -> bool:
        """Return whether an extension that is not listed is really gone."""
        return not self.dropped
