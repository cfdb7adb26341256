"""The errors between us and a PBX.

Every class has a `reason`, one word to which its translations belong. Messages contain
the address of the PBX, but no credential, name or number.
"""

from typing import ClassVar


class PbxError(Exception):
    """Something went wrong between us and the PBX."""

    reason: ClassVar[str] = "unknown"
    may_have_acted: ClassVar[bool] = False
    """Whether the PBX may have done what a request with an effect asked for."""

    def __init__(self, address: str, detail: str = "") -> None:
        """Keep the address (scheme, host and port) and what happened."""
        super().__init__(f"{address}: {detail or self.reason}")
        self.address = address


class PbxAddressError(PbxError):
    """The address is not a valid URL of a PBX."""

    reason = "invalid_url"


class PbxInsecureAddressError(PbxAddressError):
    """The address would send credentials unencrypted through a public network."""

    reason = "https_required"


class PbxConnectionError(PbxError):
    """The PBX did not answer, or the connection broke."""

    reason = "cannot_connect"
    may_have_acted = True


class PbxUnreachableError(PbxConnectionError):
    """There is no connection to the PBX, so nothing was sent."""

    may_have_acted = False


class PbxTimeoutError(PbxConnectionError):
    """The PBX did not answer in time."""

    reason = "timeout"


class PbxCertificateError(PbxConnectionError):
    """The certificate of the server is not valid."""

    reason = "certificate"
    may_have_acted = False


class PbxAuthenticationError(PbxError):
    """The PBX refused the credentials (401)."""

    reason = "invalid_auth"


class PbxLoginRefusedError(PbxAuthenticationError):
    """The PBX refused a login, perhaps because a code is missing: it does not say why."""

    reason = "login_refused"


class PbxRequestError(PbxError):
    """The PBX did not understand the request (400 or 422)."""

    reason = "bad_request"


class PbxConflictError(PbxError):
    """The PBX does not accept the given customer or reseller (409)."""

    reason = "conflict"


class PbxAccessDeniedError(PbxError):
    """The credentials are valid, but do not grant access (403)."""

    reason = "access_denied"


class PbxNoPbxError(PbxAccessDeniedError):
    """The customer of these credentials does not have the PBX feature."""

    reason = "no_pbx"


class PbxNotFoundError(PbxError):
    """There is nothing at this path (404)."""

    reason = "not_found"


class PbxServerError(PbxError):
    """The PBX reported an internal error (5xx except 503)."""

    reason = "server_error"
    may_have_acted = True


class PbxBusyError(PbxError):
    """The PBX asked us to wait (429 or 503)."""

    reason = "busy"

    def __init__(self, address: str, retry_after: float | None) -> None:
        """Keep the number of seconds to wait, or None if the PBX did not say."""
        super().__init__(address)
        self.retry_after = retry_after


class PbxUnavailableError(PbxBusyError):
    """The PBX, or a proxy before it, cannot answer (503)."""

    may_have_acted = True


class PbxQueueError(PbxBusyError):
    """Another request took too long to finish, so nothing was sent."""


class PbxAnswerError(PbxError):
    """The answer is not what the API promises: e.g. a web page, or another status."""

    reason = "unexpected_answer"
    may_have_acted = True


class PbxTooManyRowsError(PbxAnswerError):
    """The list has more records than a PBX has extensions."""

    reason = "too_many_rows"


class PbxNoExtensionsError(PbxAnswerError):
    """The list has no readable extension, although the account itself is on the PBX."""

    reason = "no_extensions"


class PbxRedirectError(PbxAnswerError):
    """The server redirects to another address, to which no credentials are sent."""

    reason = "redirect"
