"""People in every state, as they are known to Assist."""

from dataclasses import replace

from custom_components.pbx_presence.pbx.model import (
    Call,
    CallStatus,
    Direction,
    Extension,
    Profile,
)
from custom_components.pbx_presence.voice.answer import Known

FREE = Profile(available=True, name="In")
AWAY = Profile(available=False)
TALKS = Call(caller_id="0701231234", direction=Direction.IN, status=CallStatus.UP)
RINGS = replace(TALKS, status=CallStatus.RINGING)
DIALS = replace(RINGS, direction=Direction.OUT)


def known(
    name: str = "Anna",
    profile: Profile | None = FREE,
    *calls: Call,
    silent: int | None = 0,
    lost: bool = False,
    caller: str | None = None,
) -> Known:
    """Return a person who is exposed to Assist."""
    extension = Extension(key=name, number="1", name=name, profile=profile, calls=calls)
    return Known(
        key=name,
        name=name,
        extension=extension,
        silent_minutes=silent,
        is_lost=lost,
        caller=caller,
    )


def unknown(name: str = "Anna", profile: Profile | None = None) -> Known:
    """Return a person whose calls are not known."""
    person = known(name, profile)
    return replace(person, extension=replace(person.extension, calls=None))
