"""Which extensions of an account are followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from ..const import (
    CONF_CHOSEN,
    CONF_FOLLOW,
    CONF_KEY_WORDS,
    CONF_SHOW_CALLER,
    MAX_EXTENSIONS,
    MAX_EXTENSIONS_WITH_CALLER,
    EntryData,
)
from ..pbx.model import Extension


def most_extensions(options: EntryData) -> int:
    """Return how many extensions an account with these options can follow."""
    has_caller = options.get(CONF_SHOW_CALLER)
    return MAX_EXTENSIONS_WITH_CALLER if has_caller else MAX_EXTENSIONS


class FollowMode(StrEnum):
    """How the followed extensions are chosen."""

    ALL = "all"
    CHOSEN = "chosen"
    KEY_WORD = "key_word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """A choice of extensions: all, some by their keys, or those with certain keywords."""

    mode: FollowMode = FollowMode.ALL
    chosen: frozenset[str] = frozenset()
    key_words: frozenset[str] = frozenset()

    @classmethod
    def from_options(cls, options: EntryData) -> Self:
        """Return the choice in the options of an entry."""
        return cls(
            mode=FollowMode(options.get(CONF_FOLLOW, FollowMode.ALL)),
            chosen=frozenset(options.get(CONF_CHOSEN, ())),
            key_words=frozenset(options.get(CONF_KEY_WORDS, ())),
        )

    def select(self, extensions: Iterable[Extension]) -> dict[str, Extension]:
        """Return the followed extensions by their keys."""
        by_key = {extension.key: extension for extension in extensions}
        if self.mode is FollowMode.ALL:
            return by_key
        return {key: ext for key, ext in by_key.items() if self._includes(ext)}

    def _includes(self, extension: Extension) -> bool:
        """Return whether an extension is chosen, or has a chosen keyword."""
        if self.mode is FollowMode.CHOSEN:
            return extension.key in self.chosen
        return not self.key_words.isdisjoint(extension.key_words)
