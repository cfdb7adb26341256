"""What a failed poll means: the reason, the time to the next poll, the translation."""

from enum import StrEnum
from random import uniform
from typing import Any

from homeassistant.exceptions import ConfigEntryAuthFailed

from ..const import DOMAIN, MAX_BACKOFF
from ..pbx.errors import (
    PbxAccessDeniedError,
    PbxAnswerError,
    PbxBusyError,
    PbxConnectionError,
    PbxError,
    PbxServerError,
)

_TEMPORARY = (PbxAnswerError, PbxBusyError, PbxConnectionError, PbxServerError)


class Reason(StrEnum):
    """Why there is no connection to the PBX, as users see it."""

    SIGN_IN = "sign_in"
    NOT_ALLOWED = "not_allowed"
    BUSY = "busy"
    NO_ANSWER = "no_answer"


def reason(error: BaseException | None) -> Reason:
    """Return the reason for the exception that ended a poll."""
    if isinstance(error, ConfigEntryAuthFailed):
        return Reason.SIGN_IN
    cause = error.__cause__ if error else None
    if isinstance(cause, PbxAccessDeniedError):
        return Reason.NOT_ALLOWED
    return Reason.BUSY if isinstance(cause, PbxBusyError) else Reason.NO_ANSWER


def backoff(interval: float, failures: int, longest: float = MAX_BACKOFF) -> float:
    """Return the seconds to the next poll, doubled with each failure, with jitter."""
    longest = max(interval, longest)
    waited: float = min(interval * 2.0 ** min(failures - 1, 16), longest)
    return waited * uniform(0.8, 1.2)


def is_temporary(err: PbxError) -> bool:
    """Return whether an error may go away by itself, unlike a denied access."""
    return isinstance(err, _TEMPORARY)


def without_answer[ErrorT: PbxError](err: ErrorT) -> ErrorT:
    """Return an error that can be stored, without any reference to the answer.

    A parser's error contains the text that it failed to parse, and a traceback contains
    the variables of every function it passed through.
    """
    err.__cause__ = err.__context__ = None
    return err.with_traceback(None)


def translated(err: PbxError) -> dict[str, Any]:
    """Return the translation arguments for a Home Assistant exception."""
    return {
        "translation_domain": DOMAIN,
        "translation_key": err.reason,
        "translation_placeholders": {"address": err.address},
    }
