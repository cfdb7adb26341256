"""The questions that each language can ask, and the words of the answers.

The data files next to this one have the same questions and answers in every language; a
test checks that. Phrases may contain alternatives such as `(free|available)`, optional
parts such as `[now]`, and one `{name}` or `{group}` outside of those.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
import re
from typing import Any, Final
import unicodedata

from homeassistant.util.json import load_json_object

LANGUAGES: Final = ("da", "de", "en", "fi", "nb", "sv")
DEFAULT: Final = "en"
NORWEGIAN: Final = {"no": "nb", "nn": "nb"}

_CHOICE: Final = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
SLOT: Final = re.compile(r"\{\w+\}")
_IGNORED: Final = re.compile(
    r"[.,!?;:\"“”„()\[\]{}<>|\\/*_…—–―¿¡。，؟！；：-]+"  # As many as Home Assistant.
)

type Frame = tuple[str, str]
"""The words before and after a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What one language asks and answers.

    `person` and `group` have the frames of each question about a name, `everyone` the
    whole questions. `polite` are words before any question, and `fillers` words that can
    be left out. `phrases` are the templates as they are written, by section.
    """

    polite: tuple[str, ...]
    fillers: tuple[str, ...]
    person: Mapping[str, frozenset[Frame]]
    group: Mapping[str, frozenset[Frame]]
    everyone: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, str]
    dates: Mapping[str, Any]
    numbers: tuple[str, ...]


def code_of(language: str) -> str:
    """Return the data file for a language such as `en-US`; English for unknown ones."""
    short = language.lower().replace("_", "-").partition("-")[0]
    short = NORWEGIAN.get(short, short)
    return short if short in LANGUAGES else DEFAULT


@cache
def load(code: str) -> Language:
    """Return a language from its data file, which is read from disk once."""
    raw: Any = load_json_object(Path(__file__).with_name(f"{code}.json"))
    return Language(
        polite=tuple(sorted(map(tidy, raw["polite"]), key=len, reverse=True)),
        fillers=tuple(sorted(map(tidy, raw["fillers"]), key=len, reverse=True)),
        person={key: frozenset(_frames(raw["person"][key])) for key in raw["person"]},
        group={key: frozenset(_frames(raw["group"][key])) for key in raw["group"]},
        everyone={
            key: frozenset(plain(text) for phrase in phrases for text in expand(phrase))
            for key, phrases in raw["everyone"].items()
        },
        phrases={
            section: tuple(
                phrase for phrases in raw[section].values() for phrase in phrases
            )
            for section in ("person", "group", "everyone")
        },
        answers=raw["answers"],
        dates=raw["dates"],
        numbers=tuple(raw["numbers"]),
    )


def load_all() -> dict[str, Language]:
    """Return every language by its code; reads files."""
    return {code: load(code) for code in LANGUAGES}


def parts_of(phrase: str) -> tuple[str, str]:
    """Return the templates before and after the slot of a phrase."""
    before, after = SLOT.split(phrase)
    return before.strip(), after.removeprefix("'s ").strip()


def _frames(phrases: list[str]) -> Iterator[Frame]:
    """Yield the words around the slot of each variant of some phrases."""
    for phrase in phrases:
        for text in expand(phrase):
            before, after = SLOT.split(text)
            yield plain(before), plain(after).removeprefix("'s ")


def expand(phrase: str) -> Iterator[str]:
    """Yield every variant of a phrase."""
    if not (choice := _CHOICE.search(phrase)):
        yield phrase
        return
    required, optional = choice.groups()
    variants = required.split("|") if optional is None else [*optional.split("|"), ""]
    for variant in variants:
        yield from expand(phrase[: choice.start()] + variant + phrase[choice.end() :])


def plain(text: str) -> str:
    """Return a text as it is compared: lower case, without punctuation."""
    return tidy(text.casefold())


def tidy(text: str) -> str:
    """Return a text without punctuation, with every accent in one way."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return " ".join(_IGNORED.sub(" ", text).split())
