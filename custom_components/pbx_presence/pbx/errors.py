"""What can go wrong between us and a PBX, as a small tree.

Every class has a `reason`: one word that texts for people hang on. Messages name the
address that was asked, never a credential, a name or a number.
"""

from typing import ClassVar


class PbxError(Exception):
    """Something between us and the PBX went wrong."""

    reason: ClassVar[str] = "unknown"

    def __init__(self, address: str, detail: str = "") -> None:
        """Keep the address (scheme, host and port) and what happened there."""
        super().__init__(f"{address}: {detail or self.reason}")
        self.address = address


class PbxAddressError(PbxError):
    """The address is not one that can be asked."""

    reason = "invalid_url"


class PbxInsecureAddressError(PbxAddressError):
    """The address would send credentials readable through a public network."""

    reason = "https_required"


class PbxConnectionError(PbxError):
    """Nobody answered, or the connection broke."""

    reason = "cannot_connect"


class PbxTimeoutError(PbxConnectionError):
    """The answer did not come in time."""

    reason = "timeout"


class PbxCertificateError(PbxConnectionError):
    """The server could not prove who it is."""

    reason = "certificate"


class PbxAuthenticationError(PbxError):
    """The PBX refused the credentials (401)."""

    reason = "invalid_auth"


class PbxLoginRefusedError(PbxAuthenticationError):
    """The PBX refused a login, perhaps for lack of a code: it does not say why."""

    reason = "login_refused"


class PbxRequestError(PbxError):
    """The PBX did not understand what it was asked (400 or 422)."""

    reason = "bad_request"


class PbxConflictError(PbxError):
    """The PBX does not take a customer or a reseller that it was given (409)."""

    reason = "conflict"


class PbxAccessDeniedError(PbxError):
    """The credentials are good, but lack a right (403)."""

    reason = "access_denied"


class PbxNoPbxError(PbxAccessDeniedError):
    """The customer that the credentials belong to has no PBX among its features."""

    reason = "no_pbx"


class PbxNotFoundError(PbxError):
    """There is no such thing at this address (404)."""

    reason = "not_found"


class PbxServerError(PbxError):
    """The PBX failed (any 5xx but 503)."""

    reason = "server_error"


class PbxBusyError(PbxError):
    """The PBX wants to be left alone for a while (429 or 503)."""

    reason = "busy"

    def __init__(self, address: str, retry_after: float | None) -> None:
        """Keep for how many seconds, None when the PBX did not say."""
        super().__init__(address)
        self.retry_after = retry_after


class PbxAnswerError(PbxError):
    """What came is not what the API promises: a web page, another status, too much."""

    reason = "unexpected_answer"


class PbxTooManyRowsError(PbxAnswerError):
    """The list has more rows than any PBX has extensions."""

    reason = "too_many_rows"


class PbxNoExtensionsError(PbxAnswerError):
    """The list is empty, or nothing in it can be read: who asks is on the PBX."""

    reason = "no_extensions"


class PbxRedirectError(PbxAnswerError):
    """The address sends callers to another one, where credentials must not go."""

    reason = "redirect"
