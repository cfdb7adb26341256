"""Assign stable keys to records that have no ID.

A Pingaway record has a number, but numbers repeat: the provider's own example lists the
same one for a person and for a conference room. A key is the number, with "_2" and so
on for each further record of that number. The known fingerprints decide which record
gets which key, so that a new order, a new name, email address or mobile number, or
another record of the same number does not move a key.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count, product
from typing import Any, Final, Self

# An email address identifies a person best, and a name changes most often.
_WEIGHTS: Final = {"email": 12, "mobile": 11, "name": 10}
_SURE: Final = min(_WEIGHTS.values())
"""The likeness of two records that share an email address, a mobile number or a name.
"""
MAX_TWINS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The number of a record, and digests of its name, email address and mobile number.

    Digests are enough to recognize a record, and keep plain names and addresses out of
    the stored file. They do not protect against guessing. "" stands for an empty field.
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
        """Return a stored fingerprint; raise KeyError if a field is missing."""
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
    records: Sequence[Fingerprint],
    known: Mapping[str, Fingerprint],
    absent: Container[str] = (),
) -> list[str]:
    """Return one unique key for each record, in their order.

    `known` contains every key ever assigned: first those of the last list, then those
    that were missing from it. A record gets the known key of its number whose
    fingerprint is most alike, the earlier one if two are equally alike, or else a new
    key. A number that lost its leading zeros, because it came as a JSON number, is
    recognized by its email address, mobile number or name. Keys that are `absent` from
    the last list come after the others.
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
        respelled = gone[number.lstrip("0")]
        given: dict[int, str] = {}
        for is_absent, candidates in product((False, True), (own, respelled)):
            keys_left = [key for key in candidates if (key in absent) is is_absent]
            given |= _match(_rest(listed, given), keys_left, known, least=_SURE)
        respelled[:] = [key for key in respelled if key not in given.values()]
        # A single record of a number is the known one, however much of it changed.
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
    """Return the best known key for each row whose likeness is at least `least`."""
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
    """Yield likeness, row and key of all pairs, the most alike first.

    Identical pairs are found without comparing all rows with all keys. The others are
    compared, but only as many as could really share one number.
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
    """Yield the keys of a number in the order in which they are assigned."""
    yield number
    for twin in count(2):
        yield f"{number}_{twin}"


def _order(record: Fingerprint) -> tuple[str, str, str]:
    """Return a sort key that gives unknown records the same keys in any order."""
    return (record.name, record.email, record.mobile)


def _digest(value: str) -> str:
    """Return a digest of eight characters for a text, or "" if it is empty."""
    value = value.strip().casefold()
    return blake2b(value.encode(), digest_size=4).hexdigest() if value else ""


def is_same_pbx(
    listed: Sequence[Fingerprint], known: Mapping[str, Fingerprint]
) -> bool:
    """Return whether a list of records comes from the PBX whose keys are known.

    Short numbers are the same at many PBXs. So at least half of the records with an
    email address, a mobile number or a name must be known by it, or half of the known
    ones must be listed. If no keys are known, any PBX is accepted.
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
