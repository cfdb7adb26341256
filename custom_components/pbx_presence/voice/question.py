"""What a question asks, and the sentences that Home Assistant listens for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
import re
from typing import Self
import unicodedata

from .language import Frame, Language, expand, parts_of, plain, tidy

type Names = Mapping[str, frozenset[str]]
"""What a spoken name means: keys of people or of groups, by spelling."""

OWNERSHIP = "'s"
"""What English adds to the name of an owner; it is the same without it."""

FILLER = "<filler>"
"""Where words such as "currently" can stand in a sentence."""

STATUS = "doing"
"""The question about a person that answers all others."""
FREE = "who_available"
"""The question about a group that answers most others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about people by their keys, about the members of groups, or about all.

    `language` is the code of the language whose words it has; it is None if words of
    several languages could be meant.
    """

    kind: str
    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The names that can be asked about."""

    people: Names
    groups: Names


def spellings(name: str) -> set[str]:
    """Return how a name can be written, with and without accents, and with an ß."""
    spelling = plain(name)
    letters = unicodedata.normalize("NFKD", spelling)
    folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return {one for one in (spelling, plain(folded), tidy(name.lower())) if one}


def understand(
    text: str, languages: Mapping[str, Language], names: Vocabulary
) -> Question | None:
    """Return what a text asks, in the first language that knows it, None if nothing.

    A question that mixes known words around the name of a person asks for the status,
    and one around the name of a group asks who is available.
    """
    every = languages.values()
    fillers = _Fillers.of(every)
    variants = _shortened(plain(text), every, fillers)
    for code, language in languages.items():
        for said in variants:
            if found := _exactly(said, language, names, fillers):
                return replace(found, language=code)
    for said in variants:
        frames = _mixed(said, _frames(one.person for one in every))
        if people := _named(said, frames, names.people, fillers):
            return Question(kind=STATUS, people=people)
        groups = {frame for frame in _frames(one.group for one in every) if frame[1]}
        if found_groups := _named(said, _mixed(said, groups), names.groups, fillers):
            return Question(kind=FREE, groups=found_groups)
    return None


@dataclass(frozen=True, slots=True)
class _Fillers:
    """Words that add nothing, at the start and at the end of a text."""

    first: re.Pattern[str]
    last: re.Pattern[str]

    @classmethod
    def of(cls, languages: Iterable[Language]) -> Self:
        """Return the words of some languages."""
        words = {plain(words) for one in languages for words in one.fillers}
        longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        return cls(re.compile(f"^(?:{longest}) "), re.compile(f"(?:^| )(?:{longest})$"))

    def without(self, text: str) -> list[str]:
        """Return a text with and without such words around it."""
        short = self.first.sub("", text)
        return [text, short, self.last.sub("", text), self.last.sub("", short)]


def _shortened(
    said: str, languages: Iterable[Language], fillers: _Fillers
) -> list[str]:
    """Return what was said, without polite words before it or a filler after it."""
    polite = (plain(words) for one in languages for words in one.polite)
    found = [said, *(said.removeprefix(f"{words} ") for words in polite)]
    return list(dict.fromkeys([*found, *(fillers.last.sub("", one) for one in found)]))


def _exactly(
    said: str, language: Language, names: Vocabulary, fillers: _Fillers
) -> Question | None:
    """Return the question that a language asks with these very words."""
    for kind, texts in language.everyone.items():
        if said in texts:
            return Question(kind=kind)
    for kind, frames in language.group.items():
        if groups := _named(said, frames, names.groups, fillers):
            return Question(kind=kind, groups=groups)
    for kind, frames in language.person.items():
        if people := _named(said, frames, names.people, fillers):
            return Question(kind=kind, people=people)
    return None


def _frames(questions: Iterable[Mapping[str, frozenset[Frame]]]) -> set[Frame]:
    """Return the frames of all questions."""
    return {frame for one in questions for each in one.values() for frame in each}


def _mixed(said: str, frames: set[Frame]) -> Iterator[Frame]:
    """Yield the start of any frame with the end of any other, if the text has both."""
    starts = {before for before, _ in frames if said.startswith(f"{before} ")}
    ends = {after for _, after in frames if said.endswith(after)}
    return ((before, after) for before in starts for after in ends)


def _named(
    said: str, frames: Iterable[Frame], names: Names, fillers: _Fillers
) -> frozenset[str]:
    """Return the keys for the name that is left after removing a start and an end."""
    for before, after in frames:
        start, end = f"{before} ", f" {after}" if after else ""
        if said.startswith(start) and said.endswith(end):
            middle = said[len(start) : len(said) - len(end)]
            for name in fillers.without(middle):
                if found := names.get(name) or names.get(name.removesuffix(OWNERSHIP)):
                    return found
    return frozenset()


def sentences(languages: Iterable[Language], names: Vocabulary) -> list[str]:
    """Return the sentences that ask something, as templates of Home Assistant.

    There are few of them with many alternatives, because each costs time for everything
    that people say. They allow the start of one question with the end of another, but
    only with a known name between them. After the name of a person, the end may be
    missing; a group can have the name of an area, about which others ask.
    """
    languages = tuple(languages)
    fixed = [
        f"[{_any(one.polite)}] {_any(_unfilled(one))} [{_any(one.fillers)}]"
        for one in languages
    ]
    polite = _any(words for one in languages for words in one.polite)
    fillers = _any(words for one in languages for words in one.fillers)
    person = [phrase for one in languages for phrase in one.phrases["person"]]
    group = [phrase for one in languages for phrase in one.phrases["group"]]
    needless = _Fillers.of(languages).last
    around = [
        *_about_person(person, names.people, needless),
        *_about_group(group, names.groups, needless),
    ]
    filled = (sentence.replace(FILLER, f"[{fillers}]") for sentence in around)
    return [*fixed, *(f"[{polite}] {sentence}" for sentence in filled)]


def _unfilled(language: Language) -> Iterator[str]:
    """Yield the questions about everyone without fillers that can be left out."""
    fillers = set(language.fillers)
    for phrase in language.phrases["everyone"]:
        start, _, end = phrase.removesuffix("]").rpartition(" [")
        yield start if start and fillers.issuperset(end.split("|")) else phrase


def _about_person(
    phrases: list[str], names: Names, needless: re.Pattern[str]
) -> list[str]:
    """Return the sentence with the name of a person, if there are any names."""
    starts = {parts_of(phrase)[0] for phrase in phrases}
    ends = _ends(phrases, needless)
    middle = f"{FILLER} {_names(names)}[{OWNERSHIP}] {FILLER}" if names else ""
    return [f"{_any(starts)} {middle} [{ends}] {FILLER}"] if names else []


def _about_group(
    phrases: list[str], names: Names, needless: re.Pattern[str]
) -> list[str]:
    """Return the sentences with the name of a group, with and without words after it."""
    if not names:
        return []
    opened = {
        before for before, after in map(parts_of, phrases) if set(expand(after)) - {""}
    }
    closed = {before for before, after in map(parts_of, phrases) if "" in expand(after)}
    middle = f"{_names(names)}[{OWNERSHIP}] {FILLER}"
    return [
        f"{_any(closed)} {middle}",
        f"{_any(opened)} {middle} {_ends(phrases, needless)}",
    ]


def _ends(phrases: list[str], needless: re.Pattern[str]) -> str:
    """Return the words after the name in some phrases, as alternatives without fillers."""
    ends = (parts_of(phrase)[1] for phrase in phrases)
    texts = {tidy(text) for end in ends for text in expand(end)}
    return _any({needless.sub("", text).strip() for text in texts} - {""})


def _names(names: Iterable[str]) -> str:
    """Return alternatives of names, each first word once, so that few are compared."""
    rests: dict[str, set[str]] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        rests.setdefault(first, set()).add(rest)
    return _any(_with_rest(first, found) for first, found in rests.items())


def _with_rest(first: str, rests: set[str]) -> str:
    """Return a first word with what can follow it."""
    if rests == {""}:
        return first
    others = _any(rests - {""})
    return f"{first} [{others}]" if "" in rests else f"{first} {others}"


def _any(texts: Iterable[str]) -> str:
    """Return alternatives, longer ones first."""
    found = sorted(set(texts), key=lambda text: (-len(text), text))
    return f"({'|'.join(found)})"
