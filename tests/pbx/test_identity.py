"""Records keep their keys, whatever else changes."""

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, strategies as st

from custom_components.pbx_presence.pbx.identity import (
    MAX_TWINS,
    Fingerprint,
    assign_keys,
    is_same_pbx,
)


@dataclass(frozen=True)
class Row:
    """A record, and the person that it really is."""

    who: int
    number: str
    name: str
    email: str
    mobile: str

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint.of(self.number, self.name, self.email, self.mobile)


def keys_of(rows: list[Row], known: dict[str, Fingerprint]) -> dict[int, str]:
    """Return the key of each person, and learn the fingerprints of the rows."""
    keys = assign_keys([row.fingerprint for row in rows], known)
    assert len(set(keys)) == len(rows)
    known |= {key: row.fingerprint for key, row in zip(keys, rows, strict=True)}
    return {row.who: key for key, row in zip(keys, rows, strict=True)}


BENGT = Row(1, "08040506", "Bengt", "bengt@mail.se", "0733313232")
ROOM = Row(2, "08040506", "Konferensrum A", "", "")


def test_a_number_is_its_own_key_and_a_second_record_gets_another() -> None:
    keys = keys_of([BENGT, ROOM], {})
    assert set(keys.values()) == {"08040506", "08040506_2"}
    assert keys_of([ROOM, BENGT], {}) == keys


def test_keys_survive_a_second_record_that_disappears_and_returns() -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of([BENGT, ROOM], known)
    assert keys_of([ROOM], known)[2] == first[2]
    assert keys_of([BENGT], known)[1] == first[1]
    assert keys_of([ROOM, BENGT], known) == first


def test_a_second_record_that_appears_later_does_not_take_the_key() -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of([ROOM], known)
    assert keys_of([BENGT, ROOM], known)[2] == first[2]


def test_two_records_of_one_number_can_be_renamed_at_once() -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of([BENGT, ROOM], known)
    renamed = [replace(ROOM, name="Konferensrum B"), replace(BENGT, name="Bengt-Åke")]
    assert keys_of(renamed, known) == first


def test_a_key_of_the_last_list_comes_before_an_older_one() -> None:
    first, second = replace(ROOM, name="Room A"), replace(ROOM, who=3, name="Room B")
    known: dict[str, Fingerprint] = {}
    keys = keys_of([first, second], known)
    for who, row in ((2, first), (3, second)):
        listed_first = {keys[who]: row.fingerprint} | known
        renamed = replace(row, name="Room C", email="c@mail.se")
        assert keys_of([renamed], listed_first)[who] == keys[who]


def test_a_number_keeps_its_key_when_someone_else_gets_it() -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of([BENGT], known)
    successor = Row(1, BENGT.number, "Cecilia", "cecilia@mail.se", "0701111111")
    assert keys_of([successor], known) == first


def test_a_key_that_looks_like_that_of_another_number_is_assigned_once() -> None:
    rows = [replace(ROOM, number="1"), replace(BENGT, number="1")]
    odd = replace(BENGT, who=3, number="1_2")
    assert len(set(keys_of([*rows, odd], {}).values())) == 3
    assert len(set(keys_of([odd, *rows], {}).values())) == 3


def test_many_records_of_one_number_take_no_quadratic_time() -> None:
    known: dict[str, Fingerprint] = {}
    crowd = [replace(BENGT, who=i, name=f"Name {i}") for i in range(20 * MAX_TWINS)]
    first = keys_of(crowd, known)
    assert keys_of(crowd[::-1], known) == first


def test_a_stored_fingerprint_contains_no_personal_data() -> None:
    stored = {
        field: getattr(BENGT.fingerprint, field) for field in Fingerprint.__slots__
    }
    assert Fingerprint.from_dict(stored) == BENGT.fingerprint
    assert not {BENGT.name, BENGT.email, BENGT.mobile} & set(stored.values())


people = st.lists(
    st.tuples(
        st.integers(0, 5), st.sampled_from(["", "m"]), st.sampled_from(["", "p"])
    ),
    min_size=1,
    max_size=12,
).map(
    lambda drawn: [
        Row(
            who,
            f"0800{number}",
            f"Name {who}",
            f"{who}@{email}" if email else "",
            f"07{who}" if mobile else "",
        )
        for who, (number, email, mobile) in enumerate(drawn)
    ]
)


@given(people, st.data())
def test_keys_survive_reordering_and_absence(
    rows: list[Row], data: st.DataObject
) -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of(rows, known)
    for _ in range(3):
        order = data.draw(st.permutations(rows))
        there = order[: data.draw(st.integers(0, len(order)))]
        assert keys_of(there, known).items() <= first.items()


@given(people, st.data())
def test_keys_survive_one_changed_field_per_poll(
    rows: list[Row], data: st.DataObject
) -> None:
    known: dict[str, Fingerprint] = {}
    first = keys_of(rows, known)
    for turn in range(4):
        who = data.draw(st.integers(0, len(rows) - 1))
        # Without any other property, only the name identifies a person, so it stays.
        has_mark = rows[who].email or rows[who].mobile
        fields = ["name", "email", "mobile"] if has_mark else ["email", "mobile"]
        change: Any = {data.draw(st.sampled_from(fields)): f"new {who} {turn}"}
        rows = [replace(row, **change) if row.who == who else row for row in rows]
        assert keys_of(data.draw(st.permutations(rows)), known) == first


def test_numbers_that_differ_in_zeros_never_share_a_key() -> None:
    known = {"0123": Fingerprint.of("0123", "Anna", "anna@mail.se", "")}
    rows = [Row(1, "123", "Anna", "anna@mail.se", ""), Row(2, "00123", "Anna", "", "")]
    keys = keys_of(rows, known)
    assert keys[1] == "0123"
    assert keys[2] == "00123"


def test_a_pbx_is_recognized_by_its_people_and_not_their_numbers() -> None:
    people = [Row(who, str(100 + who), f"Name {who}", "", "") for who in range(6)]
    known = {row.number: row.fingerprint for row in people}
    assert is_same_pbx([row.fingerprint for row in people], known)
    half = [*people[:3], *(replace(row, name="Other") for row in people[3:])]
    assert is_same_pbx([row.fingerprint for row in half], known)
    assert is_same_pbx([row.fingerprint for row in people[:2]], known)
    others = [replace(row, name=f"Other {row.who}") for row in people]
    assert not is_same_pbx([row.fingerprint for row in others], known)
    # One of them has the same name by chance, and there are others.
    far = [replace(row, number=str(500 + row.who)) for row in others]
    mixed = [people[0], *far]
    assert not is_same_pbx([row.fingerprint for row in mixed], known)
    # Without known keys there is nothing to protect.
    assert is_same_pbx([row.fingerprint for row in people], {})


def test_an_email_address_counts_more_than_an_old_key_of_the_number() -> None:
    known = {
        "100": Fingerprint.of("100", "Old", "old@mail.se", ""),
        "0100": Fingerprint.of("0100", "Anna", "anna@mail.se", ""),
    }
    assert keys_of([Row(1, "100", "Anna", "anna@mail.se", "")], known) == {1: "0100"}
