"""Valid answers, as the simulator sends them."""

from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from typing import Any

import simulator
from simulator.clock import SimulatedClock
from simulator.model import Presence
from simulator.pingaway import api as pingaway
from simulator.pingaway.example import example_rows, example_world
from simulator.telecomx.people import row
from simulator.world import working_world

NOW = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
_DATA = Path(simulator.__file__).parent / "data" / "telecomx"


def _json(value: Any, *, compact: bool = False) -> bytes:
    """Return a value as the body of an answer."""
    separators = (",", ":") if compact else None
    return json.dumps(value, ensure_ascii=False, separators=separators).encode()


def _clock() -> SimulatedClock:
    """Return a clock that stands still at ten in the morning."""
    return SimulatedClock(start=36_000, speed=0, clock=lambda: 0.0, wall=lambda: 0.0)


def _people() -> list[Presence]:
    """Return some people of a working day, and those of the example."""
    day = working_world(6, 1, _clock()).snapshot()
    return [*day, *example_world(_clock()).snapshot()]


EXAMPLE: list[Any] = list(example_rows())
_E164 = {"extensionE164": "+46846500401", "mobileE164": "+46701740605"}
EXTENSIONS = (
    _json(EXAMPLE),
    _json(pingaway.rows(_people()), compact=True),
    _json([{**one, **_E164, "calls": []} for one in EXAMPLE]),
)
OWN = (_json(EXAMPLE[0]), _json({"extension": 8010203, **_E164}))


def _logged(minutes: int, number: str) -> dict[str, Any]:
    """Return a call of the log."""
    at = NOW - timedelta(minutes=minutes)
    return {
        "datetime": at.strftime("%Y-%m-%d %H:%M:%S"),
        "dateTimeISO": at.strftime("%Y-%m-%dT%H:%M:%S.000%z"),
        "duration": minutes,
        "number": number,
        "numberE164": "+46701740605",
        "callId": f"{minutes}",
    }


LOG = (
    _json(
        {
            "incoming": [_logged(5, "0701740605"), _logged(90, "")],
            "outgoing": [_logged(7, "0701740606")],
            "missed": [_logged(1, "0701740605"), _logged(9000, "7042")],
        }
    ),
)
SETTINGS, MOBILE_CONFIGS, SUBSCRIPTIONS = (
    (_DATA / f"{name}.json").read_bytes()
    for name in ("settings", "mobile_configs", "subscriptions")
)
EMPLOYEES = (
    _json([row(one, "object") for one in _people()]),
    _json([row(one, "string") for one in _people()[:3]]),
)
LOGIN = (
    _json(
        {
            "success": True,
            "token": "simulated-token",
            "employee": "16A88A5BA9BA837C7F35A9F8",
            "customer": "1234567890124567890AAAA",
            "accessLevel": "MANAGER",
            "customerFeatures": ["CUSTOMER", "PBX"],
        }
    ),
)
