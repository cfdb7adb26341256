"""Faults as JSON, for the control API: `{"kind": "status", "code": 503, "times": 2}`.

Bytes are a string, sent as UTF-8, or `{"base64": "..."}`.
"""

import base64
import binascii
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, Union, get_args, get_origin

from ..errors import OptionError
from . import KINDS, Pending
from .fault import Fault


def read_fault(data: object) -> Fault:
    """Return the fault that JSON describes, or raise OptionError with the reason."""
    if not isinstance(data, dict):
        raise OptionError("fault", "an object", data)
    options = dict(data)
    kind = options.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise OptionError("kind", f"one of {', '.join(KINDS)}", kind)
    known = {field.name: field for field in fields(KINDS[kind])}
    for name in options.keys() - known.keys():
        raise OptionError("field", f"one of {', '.join(known)}", name)
    for name, field in known.items():
        if field.default is MISSING and name not in options:
            raise OptionError(name, "given", None)
    values = {
        name: _read(name, value, known[name].type) for name, value in options.items()
    }
    return KINDS[kind](**values)


def describe(pending: Pending) -> dict[str, Any]:
    """Return a pending fault as JSON; `times` is the number of requests left."""
    kinds = {kind: name for name, kind in KINDS.items()}
    fault = pending.fault
    values = {field.name: _write(getattr(fault, field.name)) for field in fields(fault)}
    return {"kind": kinds[type(fault)], **values, "times": pending.left}


def _read(name: str, value: Any, wanted: Any) -> Any:
    """Return a JSON value as the type of a field, or raise OptionError."""
    types = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    for type_ in types:
        if type_ is Any:
            return value
        if type_ is bytes:
            return _read_bytes(name, value)
        if get_origin(type_) is tuple and isinstance(value, list):
            return tuple(value)
        if type_ is float and type(value) is int:
            return float(value)
        if type(value) is type_:
            return value
    names = " or ".join(getattr(type_, "__name__", str(type_)) for type_ in types)
    raise OptionError(name, names, value)


def _read_bytes(name: str, value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    try:
        return base64.b64decode(value["base64"], validate=True)
    except binascii.Error, TypeError, KeyError, ValueError:
        raise OptionError(name, 'text or {"base64": "..."}', value) from None


def _write(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return value
