"""A text asks something only with a known name, or about everyone."""

import pytest

from custom_components.pbx_presence.voice.question import Question

from .known import LISTENING, asked, is_heard, listening, vocabulary


@pytest.mark.parametrize(
    ("code", "text", "kind", "who"),
    [
        ("en", "Is Anna Andersson available?", "available", "1"),
        ("en", "can I call anna", "available", "1 2"),
        ("en", "is Anna-Lena Oberg still on the phone", "on_call", "2"),
        ("en", "Who's O'Neil talking to?", "doing", "5"),
        ("en", "when will anna lena öberg be back", "back", "2"),
        ("en", "What’s Anna up to right now?", "doing", "1 2"),
        ("sv", "Är Anna ledig?", "available", "1 2"),
        ("sv", "sitter Anna Andersson fortfarande i telefon", "on_call", "1"),
        ("sv", "När är Anna tillbaka igen?", "back", "1 2"),
        ("sv", "vad har Anna för sig", "doing", "1 2"),
        ("da", "er Anna til at få fat i?", "available", "1 2"),
        ("da", "hvornår kommer Anna tilbage", "back", "1 2"),
        ("nb", "kan jeg snakke med Anna nå", "available", "1 2"),
        ("nb", "hva gjør Anna", "doing", "1 2"),
        ("fi", "onko Anna tavoitettavissa", "available", "1 2"),
        ("fi", "milloin Anna palaa", "back", "1 2"),
        ("de", "Ist Herr Strauß erreichbar?", "available", "3"),
        ("de", "mit wem telefoniert Herr Strauss gerade", "doing", "3"),
        ("en", "is Kö 2 free", "available", "4"),
    ],
)
def test_a_question_about_a_person_is_understood(
    code: str, text: str, kind: str, who: str
) -> None:
    question = Question(kind=kind, people=frozenset(who.split()))
    assert asked(text, code) == question
    assert asked(text) == question


@pytest.mark.parametrize(
    ("code", "text", "kind", "group"),
    [
        ("en", "Who is on the phone?", "who_on_call", ""),
        ("en", "how many people are available right now", "count_available", ""),
        ("en", "Who can take a call in Support?", "who_next", "6"),
        ("en", "who is available in the support", "who_available", "6"),
        ("sv", "Vem sitter i telefon?", "who_on_call", ""),
        ("sv", "hur många i Malmö & Lund är lediga", "count_available", "7"),
        ("sv", "vilka är tillgängliga med nyckelordet support", "who_available", "6"),
        ("da", "hvor mange taler i telefon", "count_on_call", ""),
        ("nb", "hvem er ledig på support", "who_available", "6"),
        ("fi", "kuka voi vastata ryhmässä support", "who_next", "6"),
        ("de", "wie viele telefonieren gerade", "count_on_call", ""),
        ("de", "wer aus der Gruppe Support ist frei", "who_available", "6"),
    ],
)
def test_a_question_about_everyone_or_a_group_is_understood(
    code: str, text: str, kind: str, group: str
) -> None:
    question = Question(kind=kind, groups=frozenset(group.split()))
    assert asked(text, code) == question


def test_words_of_two_languages_are_those_of_the_first() -> None:
    for codes in (("da", "nb"), ("nb", "da")):
        found = asked("hvem er ledig", *codes, has_language=True)
        assert found == Question(kind="who_available", language=codes[0])
    assert asked("hvem er inne", "da") is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Who is currently on the phone?"),
        ("en", "is Anna still on the phone right now"),
        ("sv", "kan du säga om Anna är ledig för tillfället"),
        ("de", "Ist Anna gerade erreichbar?"),
        ("fi", "onko Anna nyt vapaa"),
    ],
)
def test_words_that_add_nothing_can_stand_anywhere(code: str, text: str) -> None:
    found = asked(text, has_language=True)
    assert found
    assert found.language == code
    assert is_heard(text, LISTENING)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("has Anna hung up", "doing"),
        ("tell me whether Anna is busy", "busy"),
        ("är Anna upptagen", "busy"),
        ("mit wem spricht Anna", "doing"),
        ("er Anna tilbake", "doing"),
    ],
)
def test_yes_and_no_are_only_said_where_they_are_an_answer(
    text: str, kind: str
) -> None:
    found = asked(text)
    assert found
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "when is Anna Andersson til lunsj",
            Question(kind="doing", people=frozenset("1")),
        ),
        (
            "how many people in Support can take a call",
            Question(kind="who_available", groups=frozenset("6")),
        ),
    ],
)
def test_mixed_words_around_a_name_ask_what_answers_most(
    text: str, question: Question
) -> None:
    assert is_heard(text, LISTENING)
    assert asked(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna",
        "Is Cecilia available",
        "is the light available",
        "is anna banana available",
        "turn on the light for Anna",
        "who is available in the kitchen",
        "who is in the kitchen",
        "who is home",
        "what time is it",
        "what's on Anna's list",
        "where is Anna",
        "var är Anna",
        "hvor er Anna",
        "missä Anna on",
        "wo ist Anna",
        "is Anna at home",
        "is Anna on",
        "är Anna på",
        "är Anna hemma",
        "er Anna hjemme",
        "ist Anna zu Hause",
        "onko Anna kotona",
    ],
)
def test_everything_else_is_left_to_home_assistant(text: str) -> None:
    assert asked(text) is None
    assert not is_heard(text, LISTENING)


def test_without_names_only_questions_about_everyone_are_heard() -> None:
    nobody = vocabulary(())
    intents = listening(nobody)
    assert is_heard("Who is on the phone?", intents)
    assert not is_heard("is Anna available", intents)
    assert asked("is Anna available", names=nobody) is None
