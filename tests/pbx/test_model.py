"""The state of an extension whose provider does not report calls."""

import pytest

from custom_components.pbx_presence.pbx.model import (
    Call,
    CallStatus,
    Direction,
    Extension,
    LineStatus,
    Presence,
    Profile,
)


def extension(profile: Profile | None, calls: tuple[Call, ...] | None) -> Extension:
    return Extension(key="1", number="1", name="Anna", profile=profile, calls=calls)


def test_without_reported_calls_the_line_is_unknown() -> None:
    anna = extension(None, None)
    assert (anna.active_calls, anna.on_call, anna.ringing) == (None, None, None)
    assert (anna.line_status, anna.caller_id, anna.presence) == (None, None, None)


@pytest.mark.parametrize(
    ("profile", "presence"),
    [
        (None, None),
        (Profile(), None),
        (Profile(name="AT_WORK"), None),
        (Profile(available=False), Presence.NOT_AVAILABLE),
        (Profile(available=True), Presence.AVAILABLE),
    ],
)
def test_without_reported_calls_the_profile_is_the_presence(
    profile: Profile | None, presence: Presence | None
) -> None:
    assert extension(profile, None).presence is presence


def test_no_calls_are_different_from_unreported_calls() -> None:
    anna = extension(None, ())
    assert (anna.active_calls, anna.on_call, anna.ringing) == (0, False, False)
    assert (anna.line_status, anna.presence) == (LineStatus.IDLE, Presence.IDLE)


@pytest.mark.parametrize("available", [None, False, True])
def test_a_call_outranks_every_profile(available: bool | None) -> None:
    up = Call(caller_id="", direction=Direction.UNKNOWN, status=CallStatus.UP)
    anna = extension(Profile(available=available), (up,))
    assert anna.presence is Presence.ON_CALL
