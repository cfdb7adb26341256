"""What a failure means for the next poll, and how it is told in any language."""

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

_PASSING = (PbxAnswerError, PbxBusyError, PbxConnectionError, PbxServerError)


class Reason(StrEnum):
    """Why there is no connection to the PBX, in a word for users."""

    SIGN_IN = "sign_in"
    NOT_ALLOWED = "not_allowed"
    BUSY = "busy"
    NO_ANSWER = "no_answer"


def reason(error: BaseException | None) -> Reason:
    """Return why the last poll failed, from the error that a coordinator keeps."""
    if isinstance(error, ConfigEntryAuthFailed):
        return Reason.SIGN_IN
    cause = error.__cause__ if error else None
    if isinstance(cause, PbxAccessDeniedError):
        return Reason.NOT_ALLOWED
    return Reason.BUSY if isinstance(cause, PbxBusyError) else Reason.NO_ANSWER


def backoff(interval: float, failures: int, longest: float = MAX_BACKOFF) -> float:
    """Return the seconds to the next poll: twice as long each failure, with jitter."""
    longest = max(interval, longest)
    waited: float = min(interval * 2.0 ** min(failures - 1, 16), longest)
    return waited * uniform(0.8, 1.2)


def is_passing(err: PbxError) -> bool:
    """Return whether an error may go away by itself, unlike a lack of rights."""
    return isinstance(err, _PASSING)


def without_answer[ErrorT: PbxError](err: ErrorT) -> ErrorT:
    """Return an error that may be kept: nothing of what the PBX sent hangs on it.

    A parser's own error holds the text that it could not read, and a traceback the
    variables of whoever handled it.
    """
    err.__cause__ = err.__context__ = None
    return err.with_traceback(None)


def translated(err: PbxError) -> dict[str, Any]:
    """Return what makes an exception of Home Assistant tell of an error in any language."""
    return {
        "translation_domain": DOMAIN,
        "translation_key": err.reason,
        "translation_placeholders": {"address": err.address},
    }
