"""Names that the questions of the tests are about, and what Home Assistant hears."""

from collections.abc import Iterable
from dataclasses import replace

from hassil.intents import Intents
from hassil.recognize import recognize_all

from custom_components.pbx_presence.voice.language import LANGUAGES, Language, load
from custom_components.pbx_presence.voice.question import (
    Question,
    Vocabulary,
    sentences,
    spellings,
    understand,
)

ALL = tuple(map(load, LANGUAGES))

PEOPLE = {
    "Anna": "1 2",
    "Anna Andersson": "1",
    "Anna-Lena Öberg": "2",
    "Herr Strauß": "3",
    "Kö 2": "4",
    "O’Neil": "5",
}
"""The keys of the people with each name."""
GROUPS = {"Support": "6", "Malmö & Lund": "7"}


def written(text: str) -> str:
    """Return a text as it is written; texts are compared without ß."""
    return text.replace("weisst", "weißt").replace("ausser", "außer")


def vocabulary(people: Iterable[str], groups: Iterable[str] = ()) -> Vocabulary:
    """Return what some names mean, written in every way."""
    return Vocabulary(
        people={
            spelling: frozenset(PEOPLE.get(name, name).split())
            for name in people
            for spelling in spellings(name)
        },
        groups={
            spelling: frozenset(GROUPS.get(name, name).split())
            for name in groups
            for spelling in spellings(name)
        },
    )


def listening(names: Vocabulary, languages: Iterable[Language] = ALL) -> Intents:
    """Return the sentences as Home Assistant prepares them."""
    data = [{"sentences": sentences(languages, names)}]
    return Intents.from_dict({"language": "en", "intents": {"ours": {"data": data}}})


def is_heard(text: str, intents: Intents) -> bool:
    """Return whether Home Assistant passes a text on to us, and to nobody else."""
    return any(True for _ in recognize_all(text, intents))


KNOWN = vocabulary(PEOPLE, GROUPS)
LISTENING = listening(KNOWN)


def asked(
    text: str, *codes: str, names: Vocabulary = KNOWN, has_language: bool = False
) -> Question | None:
    """Return what a text asks in some languages, by default in all."""
    languages = {code: load(code) for code in codes or LANGUAGES}
    question = understand(text, languages, names)
    if question and not has_language:
        question = replace(question, language=None)
    return question
