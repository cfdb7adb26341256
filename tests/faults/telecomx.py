"""Faults of the three endpoints of Telecom X, together and each on its own."""

from collections.abc import Iterator
from typing import Any, Final

from simulator.faults import (
    DropMidBody,
    Empty,
    Fault,
    Garbage,
    GzipBomb,
    Hold,
    Html,
    Redirect,
    Shape,
    Status,
    Truncated,
    Wire,
)

from .row import (
    BUSY,
    KEPT,
    MARKER,
    SECRET,
    SIGN_IN,
    UNAVAILABLE,
    UNKNOWN,
    Changes,
    Row,
    Seen,
    read,
)

_SETTINGS: Final = (
    *("default_number", "default_language", "national_prefix", "caller_id_mode"),
    *("recording_mode", "recording_quality", "recording_retention"),
    *("invoiced_until", "mobile_number_presented", "voicemail_breakout"),
    "music_on_hold",
)
ENDPOINTS: Final = {
    "pbx/settings": _SETTINGS,
    "pbx/app/mobileconfig": ("mobile_configs",),
    "employeeSubscription": ("employee_subscriptions",),
}
"""The endpoints, and the entities that show what they return."""
_BOMB: Final = 20 * 2**20
_STAYS: Final = "Its last values stay for three polls; the others are read"
_GONE: Final = "Its values are unavailable at once; the others are read"
_ALL_STAY: Final = "The last values stay for three polls; Connectivity is off"


def hidden(path: str) -> Changes:
    """Return that the values of an endpoint are unavailable."""
    return dict.fromkeys(ENDPOINTS[path], UNAVAILABLE)


def _temporary(path: str) -> dict[str, Fault]:
    return {
        "connection closed within the body": DropMidBody(path=path),
        "another protocol": Wire(b"SSH-2.0-OpenSSH_9.9\r\n", path=path),
        "204": Status(204, path=path),
        "429": Status(429, path=path),
        "500": Status(500, path=path),
        "503": Status(503, path=path),
        "a redirect to another host": Redirect(
            location=f"http://user:{SECRET}@192.0.2.1/", path=path
        ),
        "a web page": Html(path=path),
        "nothing": Empty(path=path),
        "half of the answer": Truncated(path=path),
        "random bytes": Garbage(path=path),
        "null": Shape(path=path),
        "a value of the wrong type": Shape({"message": MARKER}, path=path),
        "a gzip bomb": GzipBomb(_BOMB, path=path),
    }


def _rows(path: str) -> Iterator[Row]:
    """Yield the faults of one endpoint."""
    for id_, fault in _temporary(path).items():
        seen = Seen(text=_STAYS, kind="kept", changes={})
        yield Row(id=f"{path}: {id_}", fault=fault, seen=seen)
    for code in (400, 404, 409, 422):
        seen = Seen(text=_GONE, kind="read", changes=hidden(path))
        yield Row(id=f"{path}: {code}", fault=Status(code, path=path), seen=seen)
    yield Row(
        id=f"{path}: 403",
        fault=Status(403, path=path),
        seen=Seen(
            text=f"{_GONE}; a repair issue",
            kind="read",
            after="as before, and the issue is gone",
            changes={**hidden(path), "issues": "endpoint_denied"},
        ),
    )
    yield Row(id=f"{path}: 401", fault=Status(401, path=path), seen=SIGN_IN)


def _all() -> Iterator[Row]:
    """Yield faults of all endpoints."""
    no_answer = Seen(text=f"{_ALL_STAY}: no answer", kind="kept", changes=KEPT.changes)
    busy = Seen(text=f"{_ALL_STAY}: busy", kind="kept", changes=BUSY.changes)
    yield Row(id="nothing listens at the address", fault=None, seen=no_answer)
    yield Row(id="no answer at all", fault=Hold(), seen=no_answer, slow=True)
    for id_, fault in _temporary("*").items():
        seen = busy if id_ in {"429", "503"} else no_answer
        yield Row(id=f"everywhere: {id_}", fault=fault, seen=seen)
    yield Row(id="everywhere: 401", fault=Status(401), seen=SIGN_IN)


def _settings(id_: str, value: Any, changes: Changes, *noted: str) -> Row:
    fault = Shape(value, path="pbx/settings")
    return Row(id=f"pbx/settings: {id_}", fault=fault, seen=read(changes), noted=noted)


_GOOD: Final[dict[str, Any]] = {
    "_id": "1234567890124567890AAAA",
    "defaultMusicOnHold": "12345789012345678901234",
    "defaultLanguage": "da",
    "defaultNumber": "+4570305050",
    "defaultVoiceAccount": "1234578901234567890DDDD",
    "nationalPrefix": "+45",
    "callerIdNameOutbound": "CUSTOMER",
    "voicemailBreakout": None,
    "recording": {"mode": "ALWAYS", "quality": "NORMAL", "retension": 7},
    "billing": {"invoicedUntil": "2019-01-01T00:00:00.000Z"},
    "presentMobileOnLocalToMobile": False,
}
_RECORDING: Final = {
    "recording_mode": UNKNOWN,
    "recording_quality": UNKNOWN,
    "recording_retention": UNKNOWN,
}
_FIELDS: Final = (
    *(
        _settings(f"{field} is {word}", {**_GOOD, field: value}, {key: UNKNOWN}, *noted)
        for field, key, notes in (
            ("defaultLanguage", "default_language", ()),
            ("defaultNumber", "default_number", ()),
            ("nationalPrefix", "national_prefix", ()),
            (
                "callerIdNameOutbound",
                "caller_id_mode",
                ("callerIdNameOutbound",),
            ),
            (
                "presentMobileOnLocalToMobile",
                "mobile_number_presented",
                ("presentMobileOnLocalToMobile",),
            ),
        )
        for word, value, noted in (
            ("null", None, ()),
            ("a fraction", 1.5, notes),
            ("a list", [7], notes),
            ("an object", {"odd": 7}, notes),
        )
    ),
    _settings(
        "an empty object",
        {},
        {
            **dict.fromkeys(_SETTINGS[:9], UNKNOWN),
            "music_on_hold": "off",
        },
    ),
    _settings("recording is null", {**_GOOD, "recording": None}, _RECORDING),
    _settings(
        "recording is a list", {**_GOOD, "recording": [7]}, _RECORDING, "recording"
    ),
    _settings(
        "billing is missing",
        {key: _GOOD[key] for key in _GOOD if key != "billing"},
        {"invoiced_until": UNKNOWN},
    ),
    _settings(
        "billing is a string",
        {**_GOOD, "billing": "odd"},
        {"invoiced_until": UNKNOWN},
        "billing",
    ),
    _settings(
        "a retention that is negative",
        {**_GOOD, "recording": {**_GOOD["recording"], "retension": -1}},
        {"recording_retention": UNKNOWN},
        "recording.retension",
    ),
    _settings(
        "a mode that is not documented",
        {**_GOOD, "recording": {**_GOOD["recording"], "mode": "SOMETIMES"}},
        {"recording_mode": UNKNOWN},
        "recording.mode",
    ),
    _settings(
        "a time that is not one",
        {**_GOOD, "billing": {"invoicedUntil": "soon"}},
        {"invoiced_until": UNKNOWN},
        "billing.invoicedUntil",
    ),
)

ROWS: Final = (*_all(), *(row for path in ENDPOINTS for row in _rows(path)), *_FIELDS)
