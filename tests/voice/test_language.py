"""Every language asks the same questions and has the same answers."""

from collections import Counter
import re
from typing import Any

from homeassistant.components.conversation.trigger import TRIGGER_SCHEMA
import pytest

from custom_components.pbx_presence.voice.language import (
    LANGUAGES,
    SLOT,
    code_of,
    expand,
    load,
    plain,
)

from ..source import PACKAGE, load_json, placeholders

FILES: dict[str, Any] = {
    path.stem: load_json(path) for path in (PACKAGE / "voice").glob("*.json")
}
ENGLISH = FILES["en"]
SLOTS = {"person": ["{name}"], "group": ["{group}"], "everyone": []}
ENOUGH = {"en": 8, "sv": 8}
"""How many phrasings a question has at least; 4 in the other languages."""

OPTIONAL = re.compile(r"\[[^\]]*\]")
CHOICE = re.compile(r"\([^()]*\)|\[[^\]]*\]")

languages = pytest.mark.parametrize("code", LANGUAGES)


def phrases(code: str) -> dict[str, dict[str, list[str]]]:
    """Return the phrases of a language by section and question."""
    return {section: FILES[code][section] for section in SLOTS}


def test_every_language_has_a_file_and_every_file_a_language() -> None:
    assert sorted(FILES) == sorted(LANGUAGES)


@languages
def test_every_language_has_the_same_questions(code: str) -> None:
    questions = {section: set(asked) for section, asked in phrases(code).items()}
    assert questions == {name: set(asked) for name, asked in phrases("en").items()}


@languages
def test_every_question_has_its_slot_once_and_not_in_a_choice(code: str) -> None:
    for section, asked in phrases(code).items():
        for phrase in (phrase for each in asked.values() for phrase in each):
            assert SLOT.findall(phrase) == SLOTS[section], phrase
            assert SLOT.findall(CHOICE.sub("", phrase)) == SLOTS[section], phrase
            assert not phrase.startswith("{"), phrase


@languages
def test_every_question_has_enough_phrasings(code: str) -> None:
    """Words that can be left out do not make another phrasing."""
    found: dict[str, set[str]] = {}
    for asked in phrases(code).values():
        for question, templates in asked.items():
            for template in templates:
                texts = expand(OPTIONAL.sub("", template))
                found.setdefault(question, set()).update(map(plain, texts))
    few = {question: len(texts) for question, texts in found.items()}
    assert min(few.values()) >= ENOUGH.get(code, 4), few


@languages
def test_every_language_has_polite_words(code: str) -> None:
    polite = FILES[code]["polite"]
    assert len(set(polite)) == len(polite) >= 4
    assert [words for words in polite if CHOICE.search(words)] == []


@languages
def test_no_words_ask_two_questions(code: str) -> None:
    language = load(code)
    for asked in (language.person, language.group, language.everyone):
        words = Counter[Any](one for those in asked.values() for one in those)
        assert [one for one, count in words.items() if count > 1] == []


@languages
def test_home_assistant_accepts_every_phrase_as_a_sentence(code: str) -> None:
    every = [
        SLOT.sub("anna", phrase)
        for asked in phrases(code).values()
        for templates in asked.values()
        for phrase in templates
    ]
    TRIGGER_SCHEMA({"platform": "conversation", "command": every})


@languages
def test_every_language_has_the_same_answers_and_placeholders(code: str) -> None:
    answers, english = FILES[code]["answers"], ENGLISH["answers"]
    assert answers.keys() == english.keys()
    for key, text in answers.items():
        assert placeholders(text) == placeholders(english[key]), key
        assert not text.endswith("."), key


@languages
def test_every_language_has_the_same_dates(code: str) -> None:
    dates, english = FILES[code]["dates"], ENGLISH["dates"]
    assert dates.keys() == english.keys()
    assert dates["clock"] in {"12", "24"}
    for key, count in (("weekdays", 7), ("months", 12)):
        assert len(set(dates[key])) == len(dates[key]) == count
    for day in map(str, range(1, 32)):
        ordinal = dates["ordinals"].get(day, dates["ordinals"]["other"])
        assert ordinal.format(day=day).startswith(day)
    for key in ("today", "tomorrow", "weekday", "date"):
        assert placeholders(dates[key]) == placeholders(english[key]), key


@languages
def test_every_language_has_words_for_the_same_numbers(code: str) -> None:
    numbers = FILES[code]["numbers"]
    assert len(set(numbers)) == len(numbers) == len(ENGLISH["numbers"])


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("sv_FI", "sv"),
        ("DA", "da"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("nb", "nb"),
        ("fr", "en"),
        ("english", "en"),
        ("*", "en"),
    ],
)
def test_a_language_without_texts_gets_english_ones(language: str, code: str) -> None:
    assert code_of(language) == code


@pytest.mark.parametrize(
    ("phrase", "variants"),
    [
        ("who", {"who"}),
        ("(is|was) it", {"is it", "was it"}),
        ("is it [now|right now]", {"is it", "is it now", "is it right now"}),
        (
            "(is|was) [the] one",
            {"is the one", "is one", "was the one", "was one"},
        ),
        ("(is [it|he]|was) in", {"is in", "is it in", "is he in", "was in"}),
    ],
)
def test_a_phrase_has_all_its_variants(phrase: str, variants: set[str]) -> None:
    assert {plain(text) for text in expand(phrase)} == variants


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Is  ANNA free?", "is anna free"),
        ("¿Anna-Lena, ledig…", "anna lena ledig"),
        ("what’s Anna doing—", "what's anna doing"),
        ("Is O'Neil (Sales) in!", "is o'neil sales in"),
        ("Ist Herr Strauß da", "ist herr strauss da"),
        ("Andre\N{COMBINING ACUTE ACCENT}", "andr\N{LATIN SMALL LETTER E WITH ACUTE}"),
        (" ?! ", ""),
    ],
)
def test_texts_are_compared_without_case_and_punctuation(
    text: str, compared: str
) -> None:
    assert plain(text) == compared
