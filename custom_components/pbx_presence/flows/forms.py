"""The forms that ask for an account, and how their answers are read."""

from contextlib import suppress
from typing import Any, Final

from homeassistant.const import (
    CONF_NAME,
    CONF_PASSWORD,
    CONF_TOKEN,
    CONF_URL,
    CONF_USERNAME,
)
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from ..const import CONF_CUSTOMER, CONF_WITH_EMPLOYEES
from ..pbx.credentials import cleaned, pasted
from ..pbx.errors import (
    PbxAnswerError,
    PbxAuthenticationError,
    PbxConnectionError,
    PbxNotFoundError,
    PbxRedirectError,
)

type Answers = dict[str, Any]
"""The answers to a form, by field."""
type Fields = dict[vol.Marker, Any]
"""The selectors of a form, by field."""

SECRET: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
USERNAME: Final = TextSelector(TextSelectorConfig(autocomplete="username"))
CREDENTIALS: Final = {
    vol.Optional(CONF_TOKEN): SECRET,
    vol.Optional(CONF_USERNAME): USERNAME,
    vol.Optional(CONF_PASSWORD): SECRET,
}
NAME: Final = {vol.Optional(CONF_NAME): TextSelector()}
CREDENTIALS_SCHEMA: Final = vol.Schema(CREDENTIALS)
NEW_SCHEMA: Final = vol.Schema({**CREDENTIALS, **NAME})
ADDRESS: Final = {
    vol.Required(CONF_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))
}
ADDRESS_SCHEMA: Final = vol.Schema({**ADDRESS, **CREDENTIALS})
NEW_ADDRESS_SCHEMA: Final = vol.Schema({**ADDRESS, **CREDENTIALS, **NAME})

HIDDEN: Final = (CONF_PASSWORD, CONF_TOKEN)
VISIBLE: Final = frozenset(
    {CONF_CUSTOMER, CONF_NAME, CONF_URL, CONF_USERNAME, CONF_WITH_EMPLOYEES}
)
NOT_CHANGED: Final = "__**not_changed**__"
"""Replaces a secret that was entered before, so that it is not sent to the browser."""
_ABOUT_ADDRESS: Final = frozenset(
    {
        PbxAnswerError.reason,
        PbxConnectionError.reason,
        PbxNotFoundError.reason,
        PbxRedirectError.reason,
    }
)
"""Errors whose text says to check the address, which not every form asks for."""


def credentials(user_input: Answers) -> dict[str, str] | None:
    """Return a token, or a username and password.

    Return None unless exactly one of the two is given.
    """
    token = (user_input.get(CONF_TOKEN) or "").strip()
    # An invalid token is refused later, when it is used.
    with suppress(PbxAuthenticationError):
        token = cleaned(token)
    username = pasted(user_input.get(CONF_USERNAME) or "")
    # Spaces can be part of a password; a copied line break cannot.
    password = (user_input.get(CONF_PASSWORD) or "").strip("\r\n\ufeff\u200b")
    if token and not username and not password:
        return {CONF_TOKEN: token}
    if username and password and not token:
        return {CONF_USERNAME: username, CONF_PASSWORD: password}
    return None


def about(error: str, schema: vol.Schema) -> str:
    """Return the variant of an error whose text fits the fields of a form."""
    if error == PbxNotFoundError.reason and CONF_CUSTOMER in schema.schema:
        return f"{error}_customer"
    has_no_address = error in _ABOUT_ADDRESS and CONF_URL not in schema.schema
    return f"{error}_no_address" if has_no_address else error
