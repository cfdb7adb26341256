"""Answers are short sentences in the language of the question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from custom_components.pbx_presence.voice.answer import Known, Speaker
from custom_components.pbx_presence.voice.language import LANGUAGES, load

from .people import AWAY, DIALS, FREE, RINGS, TALKS, known, unknown

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 9, 9, 12, 0, tzinfo=STOCKHOLM)  # A Wednesday.
MONDAY = datetime(2026, 9, 14, 6, 0, tzinfo=UTC)


def speaker(code: str = "en") -> Speaker:
    """Return who speaks a language, in Stockholm on a Wednesday at noon."""
    return Speaker(language=load(code), now=NOW)


@pytest.mark.parametrize(
    ("person", "available", "on_call", "back", "doing"),
    [
        (
            known(),
            "Yes, Anna is available.",
            "No, Anna is not on the phone.",
            "Anna is available.",
            "Anna is available.",
        ),
        (
            known("Anna", AWAY),
            "No, Anna is not available.",
            "No, Anna is not on the phone.",
            "Anna is not available. No end time is set.",
            "Anna is not available.",
        ),
        (
            known("Anna", replace(AWAY, name="Holiday", until=MONDAY)),
            "No, Anna is not available until Monday the 14th: Holiday.",
            "No, Anna is not on the phone.",
            "Anna is not available until Monday the 14th: Holiday.",
            "Anna is not available until Monday the 14th: Holiday.",
        ),
        (
            known("Anna", FREE, TALKS),
            "No, Anna is on the phone.",
            "Yes, Anna is on the phone.",
            "Anna is on the phone.",
            "Anna is on the phone.",
        ),
        (
            known("Anna", AWAY, DIALS),
            "No, Anna is making a call.",
            "Yes, Anna is making a call.",
            "Anna is making a call.",
            "Anna is making a call.",
        ),
        (
            known("Anna", FREE, RINGS),
            "No, Anna's phone is ringing.",
            "Anna's phone is ringing.",
            "Anna's phone is ringing.",
            "Anna's phone is ringing.",
        ),
        (
            known("Room", None),
            "Yes, Room has no call.",
            "No, Room is not on the phone.",
            "Room has no call.",
            "Room has no call.",
        ),
        (unknown(), *["I don't know what Anna is doing."] * 4),
        (
            unknown(profile=FREE),
            "Yes, Anna is available.",
            "Anna is available.",
            "Anna is available.",
            "Anna is available.",
        ),
    ],
)
def test_a_question_about_a_person_has_a_direct_answer(
    person: Known, available: str, on_call: str, back: str, doing: str
) -> None:
    say = speaker().about
    assert say("available", [person]) == available
    assert say("on_call", [person]) == on_call
    assert say("back", [person]) == back
    assert say("doing", [person]) == doing


def test_the_other_party_is_told_only_if_it_may_be_shown() -> None:
    talks = known("Anna", FREE, TALKS)
    assert speaker().about("on_call", [talks]) == "Yes, Anna is on the phone."
    told = replace(talks, caller="Bengt")
    assert speaker().about("on_call", [told]) == "Yes, Anna is on the phone with Bengt."


@pytest.mark.parametrize(
    ("code", "until", "answer"),
    [
        ("en", "2026-09-09 15:30", "Anna is not available until 3:30 PM."),
        ("en", "2026-09-10 09:00", "Anna is not available until tomorrow at 9:00 AM."),
        ("en", "2026-09-15 09:00", "Anna is not available until Tuesday the 15th."),
        ("en", "2026-09-16 09:00", "Anna is not available until September 16th."),
        ("en", "2027-03-01 00:00", "Anna is not available until March 1st."),
        ("en", "2026-09-09 11:59", "Anna is not available."),
        ("sv", "2026-09-09 15:30", "Anna är inte tillgänglig förrän klockan 15:30."),
        ("sv", "2026-09-14 08:00", "Anna är inte tillgänglig förrän måndag den 14:e."),
        (
            "sv",
            "2026-09-21 08:00",
            "Anna är inte tillgänglig förrän den 21:a september.",
        ),
        ("da", "2026-09-14 08:00", "Anna er ikke tilgængelig før mandag den 14."),
        (
            "nb",
            "2026-09-10 08:00",
            "Anna er ikke tilgjengelig før i morgen klokken 08:00.",
        ),
        ("fi", "2026-09-14 08:00", "Anna on poissa maanantaihin 14. päivään asti."),
        ("de", "2026-09-14 08:00", "Anna ist bis Montag, den 14., nicht erreichbar."),
        ("de", "2026-10-03 08:00", "Anna ist bis zum 3. Oktober nicht erreichbar."),
    ],
)
def test_the_end_of_a_profile_is_a_local_time_in_words(
    code: str, until: str, answer: str
) -> None:
    end = datetime.fromisoformat(until).replace(tzinfo=STOCKHOLM).astimezone(UTC)
    person = known("Anna", replace(AWAY, until=end))
    assert speaker(code).about("doing", [person]) == answer


def test_people_with_the_same_first_name_are_all_named() -> None:
    people = [known("Anna A", FREE, TALKS), known("Anna B", AWAY)]
    told = "Anna A is on the phone. Anna B is not available."
    assert speaker().about("available", people) == told
    stale = [replace(one, silent_minutes=2) for one in people]
    assert speaker().about("back", stale) == (
        f"The PBX has not answered for two minutes. Before that: {told}"
    )
    lost = [replace(one, is_lost=True) for one in stale]
    unsure = "The PBX has not answered for two minutes, so I don't know."
    assert speaker().about("doing", lost) == unsure
    assert speaker().about("doing", [people[0], lost[1]]) == (
        f"Anna A is on the phone. {unsure}"
    )


def test_many_people_with_the_same_first_name_are_a_list() -> None:
    people = [known(f"Anna {number}", AWAY) for number in range(6)]
    people += [known("Anna X"), known("Anna Y", FREE, TALKS)]
    assert speaker().about("doing", people) == "Anna X is available."
    assert speaker().about("on_call", people) == "Anna Y is on the phone."


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (0, "No one is available."),
        (1, "A is available."),
        (2, "A and B are available."),
        (5, "A, B, C, D and E are available."),
        (6, "A, B, C, D, E and one other are available."),
        (8, "A, B, C, D, E and three others are available."),
        (20, "A, B, C, D, E and 15 others are available."),
    ],
)
def test_a_list_has_at_most_five_names(count: int, names: str) -> None:
    people = [known(chr(65 + number)) for number in range(count)]
    people.append(known("Z", AWAY))
    assert speaker().everyone("who_available", people) == names


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("who_available", "Anna is available."),
        ("who_next", "Anna can take a call."),
        ("count_available", "One of five is available."),
        ("who_on_call", "Bengt and Cecilia are on the phone."),
        ("count_on_call", "Two of six are on the phone."),
        ("who_away", "David is not available."),
        ("who_ringing", "Eva's phone is ringing."),
    ],
)
def test_everyone_is_told_or_counted_once(kind: str, answer: str) -> None:
    people = [
        known(),
        known("Bengt", FREE, TALKS),
        known("Cecilia", AWAY, DIALS),
        known("David", AWAY),
        known("Eva", FREE, RINGS),
        known("Room", None),
    ]
    assert speaker().everyone(kind, people) == answer
    assert speaker().everyone(kind, [known("Room", None)]).startswith("No ")


def test_a_group_is_named() -> None:
    people = [known(), known("Bengt", AWAY)]
    say = speaker("sv").everyone
    assert say("count_available", people, "Support") == (
        "En av två i Support är tillgänglig."
    )
    assert say("who_on_call", people, "Support") == "Ingen i Support sitter i telefon."


def test_an_answer_says_about_how_many_nothing_is_known() -> None:
    people = [known(), unknown("Bengt", AWAY), unknown("Cecilia")]
    assert speaker().everyone("who_available", people) == (
        "Anna is available, but I don't know about one of three."
    )
    assert speaker().everyone("who_on_call", people) == (
        "No one is on the phone, but I don't know about two of three."
    )
    lost = [people[0], known("Bengt", FREE, silent=9, lost=True)]
    assert speaker().everyone("who_available", lost) == (
        "Anna is available, but I don't know about one of two."
    )


@pytest.mark.parametrize(
    ("silent", "lost", "answer"),
    [
        (1, False, "The PBX has not answered for one minute. Before that: "),
        (5, False, "The PBX has not answered for five minutes. Before that: "),
        (
            90,
            True,
            "The PBX has not answered for 90 minutes, so I don't know.",
        ),
        (None, True, "There is no connection to the PBX, so I don't know."),
    ],
)
def test_old_data_are_said_to_be_old_and_lost_data_are_not_told(
    silent: int | None, lost: bool, answer: str
) -> None:
    person = known(silent=silent, lost=lost)
    told = "" if lost else "Anna is available."
    assert speaker().about("available", [person]) == answer + told
    assert speaker().everyone("who_available", [person]) == answer + told


def situations() -> list[Sequence[Known]]:
    """Return people in every state, alone and together."""
    people = [
        known("A", replace(FREE, name="{name}")),
        known("B", replace(AWAY, name="Lunch", until=MONDAY)),
        known("C", AWAY),
        known("D", replace(AWAY, until=MONDAY)),
        known("E", replace(AWAY, name="Ferie")),
        known("F", FREE, TALKS, caller="0701"),
        known("G", FREE, RINGS),
        known("H", FREE, DIALS),
        known("I", None),
        unknown("J"),
        known("K", silent=3),
        known("L", silent=30, lost=True),
        known("M", silent=None, lost=True),
    ]
    return [[], *([one] for one in people), people[:2], people]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_has_an_answer_in_every_language(code: str) -> None:
    language, say = load(code), speaker(code)
    answers = [say.about(kind, who) for kind in language.person for who in situations()]
    for kind in language.everyone:
        for who in situations():
            answers += [say.everyone(kind, who), say.everyone(kind, who, "Support")]
    assert all(text[0].isupper() and text.endswith(".") for text in answers)
    assert not [text for text in answers if "None" in text or ".." in text]
