"""Stable keys for records that carry no id.

A Pingaway record has a number, and numbers repeat: the provider's own example lists one
number for a person and for a conference room. A key is the number, with "_2" and so on
for every further record of that number. Which record gets which key is decided by what
it was known by before, so that order, renames, a changed mail or mobile, and a twin that
comes or goes do not move a key.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from typing import Any, Final, Self

# A mail address is the surest sign of a person, a name the most often changed.
_WEIGHTS: Final = {"email": 12, "mobile": 11, "name": 10}
_SURE: Final = min(_WEIGHTS.values())
"""How alike two records are that have a mail address, a mobile or a name in common."""
MAX_TWINS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a record was last known by: its number, and digests of the rest.

    Digests are enough to recognise somebody, and nobody reads a name or an address in
    the file that they are stored in; who guesses one can confirm it. "" is an empty
    field.
    """

    number: str
    name: str
    email: str
    mobile: str

    @classmethod
    def of(cls, number: str, name: str, email: str, mobile: str) -> Self:
        """Return the fingerprint of a record's plain fields."""
        return cls(
            number=number,
            name=_digest(name),
            email=_digest(email),
            mobile=_digest(mobile),
        )

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """Return a stored fingerprint; raises KeyError when a field is missing."""
        return cls(**{field: str(stored[field]) for field in cls.__slots__})

    def likeness(self, other: Fingerprint) -> int:
        """Return how alike two records of one number are."""
        score = 0
        for field, weight in _WEIGHTS.items():
            mine, theirs = getattr(self, field), getattr(other, field)
            if mine == theirs:
                score += weight if mine else 1
        return score


def assign_keys(
    records: Sequence[Fingerprint], known: Mapping[str, Fingerprint]
) -> list[str]:
    """Return one unique key for each record, in their order.

    `known` holds every key ever given, those of the last list before those of records
    that were gone by then. A record gets the known key of its number that it is most
    like, the earlier one of equals, or else a new one. A number that lost its leading
    zeros, because it came as a JSON number, is recognized by mail, mobile or name.
    """
    keys = [""] * len(records)
    known_of: defaultdict[str, list[str]] = defaultdict(list)
    for key, fingerprint in known.items():
        known_of[fingerprint.number].append(key)
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        rows_of[record.number].append(row)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for number, candidates in known_of.items():
        if number not in rows_of:
            gone[number.lstrip("0")] += candidates
    taken = set(known)
    for number, rows in rows_of.items():
        listed = [(row, records[row]) for row in rows]
        own = known_of[number]
        given = _match(listed, own, known, least=_SURE)
        respelled = gone[number.lstrip("0")]
        found = _match(_rest(listed, given), respelled, known, least=_SURE)
        respelled[:] = [key for key in respelled if key not in found.values()]
        given |= found
        # A lone record of a number is what was there, however much of it changed.
        free = [key for key in own if key not in given.values()]
        given |= _match(_rest(listed, given), free, known, least=len(rows) > 1)
        new_keys = (key for key in _keys(number) if key not in taken)
        for row in sorted(rows, key=lambda row: _order(records[row])):
            keys[row] = given.get(row) or next(new_keys)
        taken.update(keys[row] for row in rows)
    return keys


def _rest(
    rows: Sequence[tuple[int, Fingerprint]], given: Mapping[int, str]
) -> list[tuple[int, Fingerprint]]:
    """Return the rows that have no key yet."""
    return [(row, record) for row, record in rows if row not in given]


def _match(
    rows: Sequence[tuple[int, Fingerprint]],
    candidates: Sequence[str],
    known: Mapping[str, Fingerprint],
    *,
    least: int,
) -> dict[int, str]:
    """Return the known key of each row that is at least so much like one."""
    given: dict[int, str] = {}
    free = dict.fromkeys(candidates)
    for likeness, row, key in _pairs(rows, candidates, known):
        if likeness >= least and row not in given and key in free:
            given[row] = key
            del free[key]
    return given


def _pairs(
    rows: Sequence[tuple[int, Fingerprint]],
    candidates: Sequence[str],
    known: Mapping[str, Fingerprint],
) -> Iterator[tuple[int, int, str]]:
    """Yield likeness, row and key of all pairs of one number, the most alike first.

    Pairs that are alike to the letter come without comparing everybody with everybody,
    which is only done for as many as share a number in earnest.
    """
    key_of = {known[key]: key for key in reversed(candidates)}
    for row, record in rows:
        if key := key_of.get(record):
            yield MAX_TWINS, row, key
    pairs = [
        (-record.likeness(known[key]), position, row, key)
        for row, record in rows[:MAX_TWINS]
        for position, key in enumerate(candidates[:MAX_TWINS])
    ]
    for likeness, _, row, key in sorted(pairs):
        yield -likeness, row, key


def _keys(number: str) -> Iterator[str]:
    """Yield the keys of a number in the order in which they are given."""
    yield number
    for twin in count(2):
        yield f"{number}_{twin}"


def _order(record: Fingerprint) -> tuple[str, str, str]:
    """Return a sort key by which unknown twins get the same keys in any order."""
    return (record.name, record.email, record.mobile)


def _digest(value: str) -> str:
    """Return eight characters that stand for a text; "" for an empty one."""
    value = value.strip().casefold()
    return blake2b(value.encode(), digest_size=4).hexdigest() if value else ""


def is_same_pbx(
    listed: Sequence[Fingerprint], known: Mapping[str, Fingerprint]
) -> bool:
    """Return whether a list of records is of the PBX whose keys are known.

    Short numbers are the same at many PBXs: at least half of the records that have a mail
    address, a mobile or a name have to be known here by it, or half of those known here.
    A PBX of which nothing is known yet may be any.
    """
    by_number: defaultdict[str, list[Fingerprint]] = defaultdict(list)
    for fingerprint in known.values():
        by_number[fingerprint.number].append(fingerprint)
    told = [one for one in listed if one.name or one.email or one.mobile]
    same = [
        one
        for one in told
        if any(one.likeness(other) >= _SURE for other in by_number.get(one.number, ()))
    ]
    return not known or 2 * len(same) >= max(min(len(told), len(known)), 1)
