"""Every record gets a key of its own and keeps it, whatever the records contain."""

from collections import Counter
import json
from typing import Any

from hypothesis import given, strategies as st

from custom_components.pbx_presence.pbx.errors import PbxAnswerError
from custom_components.pbx_presence.pbx.identity import (
    Fingerprint,
    assign_keys,
    is_same_pbx,
)
from custom_components.pbx_presence.pbx.pingaway.records import fingerprint

from .helpers import Fed
from .mutations import cases, sequences
from .samples import EXTENSIONS

type Known = dict[str, Fingerprint]


def prints(body: bytes) -> list[Fingerprint]:
    """Return the fingerprints of the readable records of a list, [] without any."""
    try:
        records = Fed(body).answer.json()
    except PbxAnswerError:
        return []
    found = map(fingerprint, records if isinstance(records, list) else [])
    return [one for one in found if one]


def learned(keys: list[str], records: list[Fingerprint], known: Known) -> Known:
    """Return the known keys after a list: those of the list come first."""
    return {**dict(zip(keys, records, strict=True)), **known} | dict(
        zip(keys, records, strict=True)
    )


numbers = st.sampled_from(["1", "01", "001", "1_2", "1_2_2", "²", "0800", "٣"])
fields = st.sampled_from(["", "a", "b", "c"])
fingerprints = st.lists(
    st.builds(Fingerprint, number=numbers, name=fields, email=fields, mobile=fields),
    max_size=8,
)
lists = sequences(*EXTENSIONS).map(lambda bodies: list(map(prints, bodies)))


@cases(4)
@given(lists | st.lists(fingerprints, max_size=4), st.randoms(use_true_random=False))
def test_no_record_is_lost_or_shares_a_key_and_no_order_moves_one(
    listed: list[list[Fingerprint]], random: Any
) -> None:
    known: Known = {}
    for records in listed:
        keys = assign_keys(records, known)
        assert len(keys) == len(records) == len(set(keys)) and all(keys)
        assert assign_keys(records, known) == keys, "it depends on chance"
        known = learned(keys, records, known)
        assert assign_keys(records, known) == keys, "a second poll moves a key"
        shuffled = random.sample(records, len(records))
        again = assign_keys(shuffled, known)
        # Records that are alike in everything can swap their keys.
        pairs = Counter(zip(keys, records, strict=True))
        assert Counter(zip(again, shuffled, strict=True)) == pairs
        assert is_same_pbx(records, known) or not any(
            one.name or one.email or one.mobile for one in records
        )


@cases(1)
@given(lists)
def test_a_stored_key_is_loaded_unchanged(listed: list[list[Fingerprint]]) -> None:
    for records in listed:
        for record in records:
            stored = {name: getattr(record, name) for name in Fingerprint.__slots__}
            again = json.loads(json.dumps(stored))
            assert Fingerprint.from_dict(again) == record
