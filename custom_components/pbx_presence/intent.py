"""Intents for the sentences that users write themselves."""

from typing import Any, Final, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv, intent
import voluptuous as vol

from .voice.language import code_of, load
from .voice.people import exposed_people, vocabulary
from .voice.question import Question, plain
from .voice.reply import reply

ABOUT_PERSON: Final = {
    "PbxIsAvailable": ("available", "Report whether a person is available"),
    "PbxIsOnCall": ("on_call", "Report whether a person is on the phone"),
    "PbxWhenBack": ("back", "Report until when a person is away"),
    "PbxStatus": ("doing", "Report what a person is doing"),
}
ABOUT_EVERYONE: Final = {
    "PbxWhoIsAvailable": ("who_available", "Name who is available"),
    "PbxWhoIsOnCall": ("who_on_call", "Name who is on the phone"),
    "PbxWhoCanTakeCall": ("who_next", "Name who can take a call"),
    "PbxWhoIsRinging": ("who_ringing", "Name whose phone is ringing"),
    "PbxWhoIsAway": ("who_away", "Name who is not available"),
    "PbxCountAvailable": ("count_available", "Count who is available"),
    "PbxCountOnCall": ("count_on_call", "Count who is on the phone"),
}


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register the intents."""
    for name, (kind, description) in ABOUT_PERSON.items():
        intent.async_register(
            hass, AskIntent(name, kind, description, vol.Required("name"))
        )
    for name, (kind, description) in ABOUT_EVERYONE.items():
        intent.async_register(
            hass, AskIntent(name, kind, description, vol.Optional("group"))
        )


class AskIntent(intent.IntentHandler):
    """Answers a question about a person, or about everyone or a group."""

    def __init__(self, name: str, kind: str, description: str, slot: Any) -> None:
        """Answer one kind of question with one slot, a name or a group."""
        self.intent_type = name
        self.description = description
        self._kind = kind
        self._slot = slot

    @property
    @override
    def slot_schema(self) -> dict[Any, Any]:
        """Return the slot: the name of a person, or of a group or a keyword."""
        return {self._slot: cv.string}

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Answer; raise an error if nobody exposed has the name."""
        hass = intent_obj.hass
        slots = self.async_validate_slots(intent_obj.slots)
        names = vocabulary(hass, exposed_people(hass))
        asked = {slot: plain(value["value"]) for slot, value in slots.items()}
        people = names.people.get(asked.get("name", ""), frozenset())
        groups = names.groups.get(asked.get("group", ""), frozenset())
        if asked and not people and not groups:
            raise intent.IntentHandleError("Nobody who is exposed has this name")
        question = Question(kind=self._kind, people=people, groups=groups)
        code = code_of(intent_obj.language)
        language = await hass.async_add_executor_job(load, code)
        response = intent_obj.create_response()
        response.response_type = intent.IntentResponseType.QUERY_ANSWER
        response.async_set_speech(reply(hass, language, question))
        return response
