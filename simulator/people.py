"""Made-up people: the same seed always gives the same ones.

Numbers come from the ranges that the Swedish authority PTS reserves for fiction (08-465
004 00 to 99, 070-174 06 05 to 99, 031-390 06 00 to 99). If more are needed, they have a
form that cannot exist: no Stockholm number continues with 0 after 08, and 0700 with
five more digits is too short for a mobile number.
"""

from collections.abc import Iterator
from itertools import count
import random
from string import ascii_uppercase

from .errors import OptionError
from .model import Kind, Person
from .names import DEPARTMENTS, FIRST_NAMES, LAST_NAMES, SKILLS, TOWNS

MOST_PEOPLE = 99_999
EXTERNAL_NUMBERS = tuple(f"0313900{n}" for n in range(600, 700))

_RESERVED_NUMBERS = tuple(f"08465004{n:02}" for n in range(100))
_RESERVED_MOBILES = tuple(f"07017406{n:02}" for n in range(5, 100))
_ROW_OF_A_THING = 2
_ROWS_PER_THING = 12
_THINGS: tuple[tuple[Kind, str], ...] = (
    ("room", "Konferensrum"),
    ("queue", "Kö"),
    ("fax", "Fax"),
)
_ASCII = str.maketrans("åäöé", "aaoe")


def make_people(count: int, seed: int) -> tuple[Person, ...]:
    """Return `count` people in the order of the list, with the IDs "1", "2", and so on.

    Every twelfth is a room, a queue or a fax, without email address and mobile number.
    The third, a room, has the number of the person before it, as in the provider's own
    example. Raises OptionError if the count is negative or above `MOST_PEOPLE`.
    """
    if not 0 <= count <= MOST_PEOPLE:
        raise OptionError("people", f"0 to {MOST_PEOPLE}", count)
    rng = random.Random(f"people/{seed}")
    names = _full_names(rng)
    return tuple(
        _make_thing(row, rng) if _is_thing(row) else _make_person(row, next(names), rng)
        for row in range(count)
    )


def _is_thing(row: int) -> bool:
    return row % _ROWS_PER_THING == _ROW_OF_A_THING


def _make_person(row: int, name: str, rng: random.Random) -> Person:
    return Person(
        id=str(row + 1),
        name=name,
        number=_number(row),
        mobile=_mobile(row),
        email=f"{name.lower().translate(_ASCII).replace(' ', '.')}@example.com",
        key_words=_key_words(rng),
    )


def _make_thing(row: int, rng: random.Random) -> Person:
    ordinal, which = divmod(row // _ROWS_PER_THING, len(_THINGS))
    kind, word = _THINGS[which]
    twin = row == _ROW_OF_A_THING
    return Person(
        id=str(row + 1),
        name=f"{word} {_letters(ordinal)}",
        number=_number(row - 1 if twin else row),
        key_words=() if twin else _key_words(rng),
        kind=kind,
    )


def _number(row: int) -> str:
    if row < len(_RESERVED_NUMBERS):
        return _RESERVED_NUMBERS[row]
    return f"0800{row:05}"


def _mobile(row: int) -> str:
    if row < len(_RESERVED_MOBILES):
        return _RESERVED_MOBILES[row]
    return f"0700{row:05}"


def _letters(ordinal: int) -> str:
    """Return A to Z, then AA, AB and so on, like the columns of a spreadsheet."""
    more, last = divmod(ordinal, len(ascii_uppercase))
    return (_letters(more - 1) if more else "") + ascii_uppercase[last]


def _full_names(rng: random.Random) -> Iterator[str]:
    """Yield distinct names without end, in an order that depends on the seed."""
    pairs = [(first, last) for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(pairs)
    yield from (f"{first} {last}" for first, last in pairs)
    for shift in count(1):
        for first, last in pairs:
            second = LAST_NAMES[(LAST_NAMES.index(last) + shift) % len(LAST_NAMES)]
            yield f"{first} {last} {second}"


def _key_words(rng: random.Random) -> tuple[str, ...]:
    words = (rng.choice(DEPARTMENTS), rng.choice(TOWNS), rng.choice(SKILLS))
    return words[: rng.choices(range(4), weights=(1, 3, 5, 2))[0]]
