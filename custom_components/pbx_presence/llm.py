"""A tool with which language models find people on the PBX."""

from typing import Any, Final, override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .const import DOMAIN
from .pbx.model import Presence
from .voice.answer import Known
from .voice.language import plain
from .voice.people import Team, exposed_people, teams
from .voice.question import spellings

MOST_PEOPLE: Final = 50
"""How many people an answer contains."""

STATUSES: Final = {
    "available": {Presence.AVAILABLE},
    "on_the_phone": {Presence.ON_CALL, Presence.DIALING},
    "ringing": {Presence.RINGING},
    "not_available": {Presence.NOT_AVAILABLE},
    "no_call": {Presence.IDLE},
}
UNKNOWN: Final = "unknown"


class FindPeopleTool(Tool):
    """Finds people by name, group, keyword and status."""

    name = f"{DOMAIN}__find_people"
    title = "Find people on the phone system"
    description = (
        "Find out who is available, who is on the phone, what a person is doing and until "
        "when a person is away. Leave out all parameters to get everyone. People with the "
        "status 'available' can take a call. Rooms and queues have the status 'no_call'."
    )
    annotations = ToolAnnotations(
        read_only=True, destructive=False, idempotent=True, open_world=False
    )
    integration = DOMAIN

    def __init__(self, groups: list[str]) -> None:
        """Offer the groups and keywords that exposed people have."""
        fields: dict[Any, Any] = {
            vol.Optional(
                "name", description="All or part of a person's name, for example: Anna"
            ): str,
            vol.Optional("status", description="Only people with this status"): vol.In(
                list(STATUSES)
            ),
        }
        if groups:
            key = vol.Optional(
                "group", description="Only people in this group or with this keyword"
            )
            fields[key] = vol.In(groups) if len(groups) <= MOST_PEOPLE else str
        self.parameters = vol.Schema(fields)

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Return the people who match, and how many more there are."""
        wanted = self.parameters(tool_input.tool_args)
        people = exposed_people(hass, llm_context.assistant or "")
        known = teams(hass, people)
        asked = [person for person in people if matches(person, wanted, known)]
        status = wanted.get("status")
        found = [
            person for person in asked if not status or status_of(person) == status
        ]
        answer: JsonObjectType = {
            "people": [described(person) for person in found[:MOST_PEOPLE]],
            "total": len(found),
        }
        if len(found) > MOST_PEOPLE:
            answer["more"] = len(found) - MOST_PEOPLE
        if status and (unknown := sum(status_of(one) == UNKNOWN for one in asked)):
            answer["people_with_unknown_status"] = unknown
        return ToolResult(data=answer)


def matches(person: Known, wanted: dict[str, Any], known: dict[str, Team]) -> bool:
    """Return whether a person has the wanted name, in any order, and group."""
    name = " ".join(spellings(person.name))
    if not all(word in name for word in plain(wanted.get("name", "")).split()):
        return False
    group = wanted.get("group", "").casefold()
    return not group or any(
        person.key in team.members
        for team in known.values()
        if team.name.casefold() == group
    )


def status_of(person: Known) -> str:
    """Return the status of a person, in words for a model."""
    presence = person.extension.presence
    if person.is_lost or not presence:
        return UNKNOWN
    return next(name for name, those in STATUSES.items() if presence in those)


def described(person: Known) -> JsonObjectType:
    """Return what a model may tell about a person."""
    extension = person.extension
    if person.is_lost:
        return {
            "name": person.name,
            "status": f"{UNKNOWN}: the phone system does not answer",
        }
    answer: JsonObjectType = {"name": person.name, "status": status_of(person)}
    if extension.number:
        answer["number"] = extension.number
    if (profile := extension.profile) and profile.name:
        answer["profile"] = profile.name
        if profile.until:
            answer["profile_until"] = dt_util.as_local(profile.until).isoformat()
        if profile.message:
            answer["message"] = profile.message
    if person.caller:
        answer["other_party"] = person.caller
    if person.silent_minutes:
        answer["minutes_since_last_answer"] = person.silent_minutes
    return answer


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tool if anyone is exposed to the assistant."""
    if api_id != LLM_API_ASSIST or not llm_context.assistant:
        return None
    people = exposed_people(hass, llm_context.assistant)
    if not people:
        return None
    groups = sorted({team.name for team in teams(hass, people).values()})
    return LLMTools(tools=[FindPeopleTool(groups)])
