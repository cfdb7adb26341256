"""Lists of extensions, and how to read them."""

import json
from typing import Any

from hypothesis import strategies as st

from custom_components.pbx_presence.pbx.answer import Answer
from custom_components.pbx_presence.pbx.http import HttpClient
from custom_components.pbx_presence.pbx.pingaway.client import Pingaway
from simulator import Simulator
from simulator.faults import Shape

from ..helpers import json_values

ROW: dict[str, Any] = {
    "extension": "08010203",
    "name": "Anna",
    "email": "",
    "mobile": "",
    "profile": None,
    "calls": [],
    "keyWords": [],
}


async def read(pingaway: Pingaway, pbx: Simulator, *rows: Any) -> tuple[Any, ...]:
    """Return the extensions of a list with exactly these records."""
    pbx.faults.add(Shape(value=list(rows), times=1))
    return (await pingaway.extensions()).extensions


calls = st.fixed_dictionaries(
    {},
    optional={
        "callerid": json_values,
        "direction": st.sampled_from(["in", "out", "unknown"]) | json_values,
        "linestatus": st.sampled_from(["up", "down", "ringing"]) | json_values,
    },
)


records = st.fixed_dictionaries(
    {"extension": st.sampled_from(["1", "2", "3"]) | json_values},
    optional={
        "name": json_values,
        "email": json_values,
        "mobile": json_values,
        "profile": json_values
        | st.fixed_dictionaries(
            {},
            optional={
                "available": json_values,
                "name": json_values,
                "until": st.text(max_size=20) | json_values,
                "message": json_values,
            },
        ),
        "calls": st.lists(calls | json_values, max_size=3) | json_values,
        "keyWords": st.lists(json_values, max_size=3) | json_values,
    },
)


def answer(rows: list[Any]) -> Answer:
    """Return records as a server would send them."""
    return Answer("http://pbx", json.dumps(rows).encode(), "utf-8")


class OneAnswer(HttpClient):
    """A client without a network, for many bodies in a row."""

    def __init__(self) -> None:
        pass
