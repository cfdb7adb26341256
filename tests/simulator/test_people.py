import re

from hypothesis import given, strategies as st
import pytest

from simulator.errors import OptionError
from simulator.people import EXTERNAL_NUMBERS, MOST_PEOPLE, make_people

FICTIONAL = re.compile(r"08465004\d\d|0800\d{5}")
FICTIONAL_MOBILE = re.compile(r"07017406(0[5-9]|[1-9]\d)|0700\d{5}")
MAIL = re.compile(r"[a-z.]+@example\.com")


@given(count=st.integers(0, 300), seed=st.integers())
def test_the_same_seed_and_number_give_the_same_people(count: int, seed: int) -> None:
    people = make_people(count, seed)
    assert len(people) == count
    assert people == make_people(count, seed)
    assert [person.id for person in people] == [str(n + 1) for n in range(count)]


def test_different_seeds_give_different_people() -> None:
    assert make_people(25, 1) != make_people(25, 2)


def test_a_longer_list_of_the_same_seed_starts_with_the_same_people() -> None:
    assert make_people(500, 1)[:25] == make_people(25, 1)


def test_thousands_of_people_have_distinct_names_mail_and_mobiles() -> None:
    people = [one for one in make_people(20_000, 1) if one.kind == "person"]
    assert len({one.name for one in people}) == len(people)
    assert len({one.email for one in people}) == len(people)
    assert len({one.mobile for one in people}) == len(people)


def test_no_number_or_email_address_can_be_real() -> None:
    people = make_people(5000, 1)
    assert all(FICTIONAL.fullmatch(one.number) for one in people)
    persons = [one for one in people if one.kind == "person"]
    assert all(FICTIONAL_MOBILE.fullmatch(one.mobile) for one in persons)
    assert all(MAIL.fullmatch(one.email) for one in persons)
    assert all(re.fullmatch(r"03139006\d\d", number) for number in EXTERNAL_NUMBERS)


def test_one_pair_of_extensions_shares_a_number() -> None:
    people = make_people(5000, 1)
    assert len({one.number for one in people}) == len(people) - 1
    person, room = people[1:3]
    assert person.number == room.number
    assert (person.kind, room.kind) == ("person", "room")


def test_one_in_twelve_is_a_room_queue_or_fax_without_mail_or_mobile() -> None:
    things = [one for one in make_people(1200, 1) if one.kind != "person"]
    assert len(things) == 100
    assert {one.kind for one in things} == {"room", "queue", "fax"}
    assert len({one.name for one in things}) == len(things)
    assert {(one.email, one.mobile) for one in things} == {("", "")}


def test_people_have_swedish_names_and_up_to_three_key_words() -> None:
    people = make_people(100, 1)
    assert set("åäöÅÖ") <= set("".join(one.name for one in people))
    assert {len(one.key_words) for one in people} == {0, 1, 2, 3}


@pytest.mark.parametrize("count", [-1, MOST_PEOPLE + 1])
def test_an_impossible_number_of_people_is_refused(count: int) -> None:
    with pytest.raises(OptionError, match=f"people must be 0 to .* not {count}"):
        make_people(count, 1)
