"""Extensions are found by all given criteria."""

from typing import Any

import pytest

from custom_components.pbx_presence.pbx.model import (
    Call,
    CallStatus,
    Direction,
    Extension,
    Profile,
)
from custom_components.pbx_presence.search import find

ON_CALL = Call(caller_id="", direction=Direction.IN, status=CallStatus.UP)
EXTENSIONS = (
    Extension(
        key="1",
        number="08010203",
        name="Anna Andersson",
        profile=Profile(available=True),
        calls=(ON_CALL,),
        key_words=("support", "stockholm"),
    ),
    Extension(
        key="2",
        number="08040506",
        name="Bengt Bengtsson",
        profile=Profile(available=False),
        key_words=("business", "malmö"),
    ),
    Extension(key="3", number="08040506", name="Konferensrum A", profile=None),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"name": "Anna Andersson"}, ["Anna"]),
        ({"name": "bengt"}, ["Bengt"]),
        ({"name": "SSON"}, ["Anna", "Bengt"]),
        ({"name": "konferensrum a"}, ["Konferensrum"]),
        ({"name": "Cecilia"}, []),
        ({"number": "08010203"}, ["Anna"]),
        ({"number": "08-01 02 03"}, ["Anna"]),
        ({"number": "(08) 04 05 06"}, ["Bengt", "Konferensrum"]),
        ({"number": "0801020"}, []),
        ({"number": "8010203"}, []),
        ({"key_word": "support"}, ["Anna"]),
        ({"key_word": "MALMÖ"}, ["Bengt"]),
        ({"key_word": "supp"}, []),
        ({"available": True}, ["Anna"]),
        ({"available": False}, ["Bengt"]),
        ({"line_status": ["idle"]}, ["Bengt", "Konferensrum"]),
        ({"line_status": ["on_call"]}, ["Anna"]),
        ({"line_status": ["ringing", "dialing"]}, []),
        ({"line_status": ["on_call", "idle"]}, ["Anna", "Bengt", "Konferensrum"]),
        ({"line_status": []}, []),
        ({"name": "sson", "available": True}, ["Anna"]),
        ({"name": "sson", "key_word": "malmö"}, ["Bengt"]),
        ({"number": "08040506", "available": False}, ["Bengt"]),
        ({"number": "08040506", "line_status": ["on_call"]}, []),
        ({"name": "a", "line_status": ["idle"], "available": False}, []),
        (
            {
                "name": "anna",
                "number": "08 010203",
                "key_word": "stockholm",
                "available": True,
                "line_status": ["on_call"],
            },
            ["Anna"],
        ),
    ],
)
def test_extensions_match_every_criterion(
    wanted: dict[str, Any], found: list[str]
) -> None:
    assert [one.name.split()[0] for one in find(EXTENSIONS, wanted)] == found
