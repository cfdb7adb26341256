"""Answer questions about the people who are exposed to an assistant."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .answer import Speaker
from .language import LANGUAGES, Language, code_of
from .people import exposed_people, teams
from .question import Question, Vocabulary, understand

type Languages = dict[str, Language]


@callback
def reply_to_text(
    hass: HomeAssistant,
    languages: Languages,
    names: Vocabulary,
    text: str,
    language: str,
) -> str | None:
    """Return the answer to a text in a language, None if it asks nothing we know."""
    code = code_of(language)
    order = (code, *(other for other in LANGUAGES if other != code))
    question = understand(text, {one: languages[one] for one in order}, names)
    if not question:
        return None
    return reply(hass, languages[question.language or code], question)


@callback
def reply(hass: HomeAssistant, language: Language, question: Question) -> str:
    """Return the answer to a question, only about people who are exposed now."""
    speaker = Speaker(language=language, now=dt_util.now())
    people = exposed_people(hass)
    if question.people and people:
        asked = [person for person in people if person.key in question.people]
        return speaker.about(question.kind, asked)
    if not question.groups:
        return speaker.everyone(question.kind, people)
    every = teams(hass, people)
    found = [every[key] for key in sorted(question.groups & every.keys())]
    members = frozenset[str]().union(*(team.members for team in found))
    asked = [person for person in people if person.key in members]
    return speaker.everyone(question.kind, asked, found[0].name if found else None)
