"""The phone book finds a caller in whatever notation the number is stored."""

from collections.abc import Callable

from hypothesis import given, strategies as st
import pytest

from custom_components.pbx_presence.phonebook.book import PhoneBook, joined
from custom_components.pbx_presence.phonebook.contact import Contact

type Notation = Callable[[str], str]

# Each takes a Swedish number without country code and zero.
NOTATIONS: list[Notation] = [
    lambda number: f"0{number}",
    lambda number: f"0{number[:2]}-{number[2:5]} {number[5:7]} {number[7:]}",
    lambda number: f"(0{number[:2]}) {number[2:]}",
    lambda number: f"+46{number}",
    lambda number: f"0046{number}",
    lambda number: f"46{number}",
    lambda number: f"+46 (0){number[:2]}-{number[2:]}",
    lambda number: f"tel:+46-{number[:2]}-{number[2:]}",
    lambda number: f"+46\xa0{number[:2]}\u2011{number[2:]}",
]
# Ranges that the Swedish regulator reserves for fiction.
SUBSCRIBERS = st.one_of(
    st.integers(5, 99).map(lambda last: f"7017406{last:02}"),
    st.integers(0, 99).map(lambda last: f"8465004{last:02}"),
    st.integers(0, 99).map(lambda last: f"3139006{last:02}"),
)


def book(*contacts: tuple[str, str], country: str | None = "SE") -> PhoneBook:
    """Return a phone book of pairs of a name and a number."""
    rows = [Contact(name=name, numbers=(number,)) for name, number in contacts]
    return PhoneBook(rows, country)


@given(SUBSCRIBERS, st.sampled_from(NOTATIONS), st.sampled_from(NOTATIONS))
def test_a_number_in_any_notation_finds_its_contact(
    number: str, stored: Notation, called: Notation
) -> None:
    # The same last six digits in another area.
    other = f"41{number[-6:]}"
    found = book(("Anna Berg", stored(number)), ("Bo Ek", stored(other)))
    assert found.names(called(number)) == ("Anna Berg",)


@pytest.mark.parametrize(
    "caller",
    ["", "+", "anonymous", "Withheld", "Queue 7042", "7042 Anna", "042", "07042"],
)
def test_only_the_exact_extension_finds_its_contact(caller: str) -> None:
    found = book(("Anna Berg", "7042"), ("No digits", ""), ("Longer", "17042"))
    assert found.names(caller) == ()
    assert found.names("70 42") == ("Anna Berg",)


def test_contacts_with_one_number_are_all_named_once() -> None:
    found = book(
        ("Anna Berg", "+46701740605"),
        ("Bo Ek", "070-174 06 05"),
        ("Anna Berg", "0701740605"),
    )
    assert len(found) == 3
    assert joined(found.names("0046701740605")) == "Anna Berg, Bo Ek"
    assert joined(found.names("0046701740606")) is None


def test_without_a_country_national_numbers_match_exactly() -> None:
    found = book(
        ("Anna Berg", "070-174 06 05"), ("Bo Ek", "+46846500400"), country=None
    )
    assert found.names("0701740605") == ("Anna Berg",)
    assert found.names("+46701740605") == ()
    assert found.names("0046846500400") == ("Bo Ek",)


def test_each_number_of_a_contact_finds_it() -> None:
    anna = Contact(name="Anna Berg", numbers=("0701740605", "08-465 004 00", "7042"))
    found = PhoneBook([anna], "SE")
    assert {found.names(number) for number in anna.numbers} == {("Anna Berg",)}
