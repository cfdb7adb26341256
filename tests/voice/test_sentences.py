"""Home Assistant hears only what we understand, whatever the words and names."""

from collections.abc import Sequence

from hypothesis import assume, example, given, settings, strategies as st

from custom_components.pbx_presence.voice.language import load, plain
from custom_components.pbx_presence.voice.question import Question

from .known import (
    ALL,
    GROUPS,
    KNOWN,
    LISTENING,
    PEOPLE,
    asked,
    is_heard,
    listening,
    vocabulary,
    written,
)

EVERYONE = sorted(
    {text for one in ALL for those in one.everyone.values() for text in those}
)
FRAMES = sorted(
    {
        frame
        for language in ALL
        for asked in (language.person, language.group)
        for frames in asked.values()
        for frame in frames
    }
)
POLITE = sorted({plain(words) for one in ALL for words in one.polite})
STARTS, ENDS = (sorted({frame[side] for frame in FRAMES}) for side in (0, 1))

FILLERS = (" ", "  ", " , ", "-", "\t", " …", "—", " nu ", " right now ", " noch ")
CLOSINGS = ("", "?", " ?", "...", "…", "—", "!", "؟", "。")


def one_of[T](items: Sequence[T]) -> st.SearchStrategy[T]:
    """Choose an item; Hypothesis' own way describes all of a long list."""
    return st.integers(0, len(items) - 1).map(lambda place: items[place])


names_of_all = st.sampled_from([*PEOPLE, *GROUPS])
owners = names_of_all | names_of_all.map(lambda name: f"{name}'s")
polite = st.just("") | one_of(POLITE).map(lambda words: f"{words} ")
frames = one_of(FRAMES) | st.tuples(one_of(STARTS), one_of(ENDS))
cases = st.sampled_from(["lower", "upper", "title", "swapcase"])
fillers, closings = st.sampled_from(FILLERS), st.sampled_from(CLOSINGS)
unknown = (
    st.sampled_from(["the light", "kitchen", "it", "Cecilia", "", "an", "annas"])
    | st.text(max_size=20)
    | one_of(POLITE)
    | one_of(STARTS)
    | one_of(ENDS)
)


@given(polite, frames, owners, cases, fillers, fillers, closings)
def test_no_heard_question_stays_without_an_answer(
    polite: str,
    frame: tuple[str, str],
    name: str,
    case: str,
    first: str,
    second: str,
    closing: str,
) -> None:
    """Home Assistant says "Done" to a sentence that gets no answer."""
    before, after = frame
    text = f"{polite}{before}{first}{name}{second}{after}{closing}"
    text = getattr(text, case)()
    if is_heard(text, LISTENING):
        assert asked(text)


@given(polite, one_of(FRAMES), names_of_all)
def test_every_question_with_a_known_name_is_heard(
    polite: str, frame: tuple[str, str], name: str
) -> None:
    text = written(f"{polite}{frame[0]} {name} {frame[1]}")
    asks_person = any(frame in those for one in ALL for those in one.person.values())
    asks_group = any(frame in those for one in ALL for those in one.group.values())
    assume((asks_person and name in PEOPLE) or (asks_group and name in GROUPS))
    question = asked(text)
    assert question
    assert question.people or question.groups
    assert is_heard(text, LISTENING)


@given(polite, one_of(EVERYONE), cases, closings)
def test_every_question_about_everyone_is_understood(
    polite: str, text: str, case: str, closing: str
) -> None:
    said = getattr(written(polite + text), case)() + closing
    question = asked(said)
    assert question
    assert not question.people | question.groups
    # Capital letters have no ß.
    assert polite or "SS" in said or is_heard(said, LISTENING)


@given(unknown, unknown, unknown)
@example("who is", "available", "in the kitchen")
@example("who is", "available", "now")
def test_without_a_known_name_only_whole_questions_about_everyone_are_understood(
    first: str, second: str, third: str
) -> None:
    text = f"{first} {second} {third}"
    said = plain(text)
    names = KNOWN.people.keys() | KNOWN.groups.keys()
    assume(not any(f" {name} " in f" {said} ".replace("'s ", " ") for name in names))
    without = {said, *(said.removeprefix(f"{words} ") for words in POLITE)}
    is_whole = not without.isdisjoint(EVERYONE)
    question = asked(text)
    assert (question is not None) is is_whole
    assert not question or not question.people | question.groups
    assert not is_heard(text, LISTENING) or is_whole


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_name_can_be_asked_about(names: list[str]) -> None:
    known = vocabulary(names)
    intents = listening(known, [load("en")])
    for name in names:
        if spoken := plain(name):
            text = f"is {spoken} available"
            assert is_heard(text, intents)
            assert asked(text, "en", names=known) == Question(
                kind="available", people=known.people[spoken]
            )


@settings(max_examples=50)
@given(st.text("abcxyzåäöæøüßéABCXYZÅÄÖÆØÜÉ", min_size=1, max_size=8))
@example("Strauß")
def test_a_name_is_heard_as_it_is_written(name: str) -> None:
    known = vocabulary([name])
    for text in (f"Ist {name} da?", f"ist {name.lower()} frei"):
        assert is_heard(text, listening(known, [load("de")]))
        assert asked(text, "de", names=known)
