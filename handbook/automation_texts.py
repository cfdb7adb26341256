"""Additions to the descriptions of triggers and conditions, by key."""

from dataclasses import dataclass
from typing import Final

ANNA: Final = "sensor.anna_andersson"
GROUP: Final = "sensor.support_available"
_NAME: Final = "{{ trigger.extension.name }}"


@dataclass(frozen=True, slots=True)
class Note:
    """More about a trigger or a condition.

    `message` is what its example sends, `text` adds to the description,
    `takes_groups` says whether it works for a group. `target` is the entity in the
    example, and `lasts` the duration.
    """

    message: str
    text: str = ""
    takes_groups: bool = False
    target: str = ANNA
    lasts: str = "00:01:00"


TRIGGERS: Final = {
    "became_available": Note(
        f"{_NAME} is available.",
        "For a group, use "
        "[First person became available](#first-person-became-available).",
    ),
    "became_unavailable": Note(f"{_NAME} is away: {{{{ trigger.profile.name }}}}"),
    "became_free": Note(
        f"{_NAME} is free.",
        "For example, a call ends, and the profile is available. A group triggers when a "
        "member becomes free while nobody else in the group was.",
        takes_groups=True,
    ),
    "started_ringing": Note(
        f"{{{{ trigger.caller_name or 'Someone' }}}} is calling {_NAME}.",
        "An incoming call starts to ring while no other call is ringing.",
        lasts="00:00:10",
    ),
    "call_answered": Note(
        f"{_NAME} is on a call.",
        "`trigger.direction` is `in` for a call that the person answered, and `out` for a "
        "call that the other party answered.",
    ),
    "call_ended": Note(
        f"The call of {_NAME} has ended.",
        "A missed call doesn't count. A call that may be on hold counts a few seconds "
        "later, see [How data is updated](updates.md).",
    ),
    "call_missed": Note(
        f"{_NAME} missed a call.",
        "No poll showed the call as answered. With the option [Call log]"
        "(calls.md#call-log), calls of the account's owner that rang between two polls "
        "trigger too.",
    ),
    "profile_changed": Note(
        f"{_NAME}: {{{{ trigger.profile.name }}}}",
        "It doesn't matter whether the profiles count as available.",
    ),
    "anyone_became_available": Note(
        f"Someone in {_NAME} is available.",
        "Target a group rather than several people: a group is updated once per poll, and "
        "single people one after the other.",
        takes_groups=True,
        target=GROUP,
    ),
}

CONDITIONS: Final = {
    "is_available": Note(
        "Anna can open the door.",
        "A call doesn't matter.",
        takes_groups=True,
    ),
    "is_unavailable": Note(
        "Anna is away, and someone is at the door.",
        "This is not the opposite of [Person is available](#person-is-available): while "
        "the profile is unknown, both are false.",
        takes_groups=True,
    ),
    "is_free": Note(
        "Anna can open the door and has no call.",
        takes_groups=True,
    ),
    "is_on_call": Note(
        "Anna is on a call, and someone is at the door.",
        "At least one call is in progress. The profile doesn't matter.",
    ),
    "is_ringing": Note(
        "Anna's phone is ringing, and someone is at the door.",
        "At least one incoming call is ringing. The profile doesn't matter.",
        lasts="00:00:10",
    ),
    "is_idle": Note(
        "Anna has no call, and someone is at the door.",
        "The line neither rings nor dials, and no call is in progress. The profile "
        "doesn't matter.",
    ),
}

FIELDS: Final = {
    "triggers.behavior": "For several targets: `each` triggers for every target that "
    "changes, `first` only if no other target is in that state yet, and `all` only if all "
    "targets are in that state then.",
    "triggers.for": "How long the new state has to last before the automation runs.",
    "conditions.behavior": "For several targets: `any` is true if at least one of them "
    "meets the condition, and `all` if all of them do.",
    "conditions.for": "How long a target must have met the condition.",
}
"""What each option means, by the kind and the key of the option."""
