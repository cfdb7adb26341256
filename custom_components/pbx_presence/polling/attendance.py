"""Which extensions have entities, and which are missing from the list."""

from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Self

from ..const import LISTS_UNTIL_REMOVED
from ..pbx.model import Extension


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The keys of the extensions that have entities or a device.

    `present` have entities: they are followed, or have not been missing for long.
    `missing` have a device but are no longer listed or followed; the value is the
    number of complete lists since then.
    """

    present: frozenset[str] = frozenset()
    missing: Mapping[str, int] = field(default_factory=dict)

    @property
    def known(self) -> AbstractSet[str]:
        """Return every key that has entities or a device."""
        return self.present | self.missing.keys()

    def within(
        self, followed: dict[str, Extension], limit: int
    ) -> dict[str, Extension]:
        """Return at most `limit` of the followed extensions, the known ones first."""
        if len(followed) <= limit:
            return followed
        known = self.known
        first = sorted(followed, key=lambda key: key not in known)
        return {key: followed[key] for key in first[:limit]}

    def after(self, followed: AbstractSet[str], gone: AbstractSet[str]) -> Self:
        """Return the attendance after a list with `followed` and without `gone`."""
        missing = {**self.missing, **dict.fromkeys(gone, 0)}
        return replace(
            self,
            present=self.present
            if followed <= self.present
            else self.present | followed,
            missing={key: missing[key] for key in missing if key not in followed},
        )

    def without(self, keys: AbstractSet[str]) -> Self:
        """Return the attendance without some extensions, whose devices are to go."""
        return replace(
            self,
            present=self.present - keys,
            missing={key: self.missing[key] for key in self.missing if key not in keys},
        )

    def counted(self) -> Self:
        """Return the attendance after one more complete list without the missing ones.

        Those that have been missing from too many lists are dropped.
        """
        missing = {key: lists + 1 for key, lists in self.missing.items()}
        late = {key for key, lists in missing.items() if lists >= LISTS_UNTIL_REMOVED}
        return replace(self, missing=missing).without(late)
