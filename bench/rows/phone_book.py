"""Indexing the phone book and looking up a caller, next to the phone number library."""

from phonenumbers import PhoneNumberFormat, format_number, parse

from bench.errors import BenchError
from bench.table import Budget, Limit, Line, Peer
from bench.timing import Samples, settled_heap
from custom_components.pbx_presence.phonebook.book import PhoneBook
from custom_components.pbx_presence.phonebook.contact import Contact
from custom_components.pbx_presence.phonebook.numbers import international, prepare

PEOPLE, CALLS = 10_000, 100
ROUNDS = 10
INDEX, NORMALIZE, LOOK_UP, READ = "index", "normalize", "look up", "read"
COUNTRY = "SE"
MUCH_LESS = Budget(limit=Limit.GAIN, bound=10)
AT_MOST = Budget(limit=Limit.RATIO, bound=6)


async def measure(effort: float) -> list[Line]:
    """Return the lines for 10,000 contacts with three numbers each."""
    contacts = [_contact(number) for number in range(PEOPLE)]
    samples = Samples()
    prepare(COUNTRY)
    with settled_heap():
        for _ in range(max(3, round(ROUNDS * effort))):
            await _round(samples, contacts)
    what = f"phone book, {PEOPLE:,} contacts"
    all_numbers = Peer(name="E.164 of all numbers", value=samples.median(NORMALIZE))
    callers = Peer(name="E.164 of the callers", value=samples.median(READ))
    return [
        Line(
            what=f"{what}: building the index",
            measured=samples.median(INDEX),
            peer=all_numbers,
            budget=MUCH_LESS,
        ),
        Line(
            what=f"{what}: looking up {CALLS} new callers",
            measured=samples.median(LOOK_UP),
            peer=callers,
            budget=AT_MOST,
        ),
    ]


def _contact(number: int) -> Contact:
    """Return a contact with a mobile number, an office number and an extension."""
    return Contact(
        name=f"Contact {number}",
        numbers=(
            f"070-{1_740_000 + number}",
            f"+46 8 465{number:05}",
            str(10_000 + number),
        ),
    )


async def _round(samples: Samples, contacts: list[Contact]) -> None:
    """Index all contacts, and look up the first ones as a PBX reports their numbers."""
    books: list[PhoneBook] = []
    names: list[tuple[str, ...]] = []
    callers = [f"+4670{1_740_000 + number}" for number in range(min(CALLS, PEOPLE))]

    async def index() -> None:
        books.append(PhoneBook(contacts, COUNTRY))

    async def normalize() -> None:
        for contact in contacts:
            for number in contact.numbers:
                _normalized(number)

    async def look_up() -> None:
        names.extend(books[0].names(caller) for caller in callers)

    async def read() -> None:
        for caller in callers:
            _normalized(caller)

    await samples.time(INDEX, index)
    await samples.time(NORMALIZE, normalize)
    # A caller who has called before is faster, so this is the time for a new one.
    international.cache_clear()
    await samples.time(LOOK_UP, look_up)
    await samples.time(READ, read)
    if names != [(contact.name,) for contact in contacts[: len(callers)]]:
        raise BenchError("a caller was not found")


def _normalized(number: str) -> str:
    """Return the E.164 form as the library's documentation shows."""
    return format_number(parse(number, COUNTRY), PhoneNumberFormat.E164)
