"""The steps for Telecom X, which ask for a code after a refused login."""

from typing import Final

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.helpers.selector import BooleanSelector, TextSelector
import voluptuous as vol

from ..const import CONF_CUSTOMER, CONF_GRANT, CONF_PROVIDER, CONF_WITH_EMPLOYEES
from ..pbx.address import base_url
from ..pbx.credentials import pasted, pasted_id
from ..pbx.errors import (
    PbxAccessDeniedError,
    PbxConflictError,
    PbxLoginRefusedError,
    PbxNotFoundError,
    PbxRequestError,
)
from ..pbx.telecomx.client import ADDRESS as TELECOM_X_ADDRESS
from ..pbx.telecomx.grant import Connect, Grant, check_token, log_in
from ..pbx.telecomx.transport import find_transport
from ..providers import TELECOM_X, connector, trial_session
from .account import AccountFlow
from .forms import ADDRESS, CREDENTIALS, NAME, SECRET, USERNAME, Answers, credentials

CONF_AUTHENTICATOR_CODE: Final = "authenticator_code"
CONF_SMS_CODE: Final = "sms_code"

NEW_SCHEMA: Final = vol.Schema(
    {
        **ADDRESS,
        **CREDENTIALS,
        vol.Optional(CONF_CUSTOMER): TextSelector(),
        vol.Required(CONF_WITH_EMPLOYEES, default=False): BooleanSelector(),
        **NAME,
    }
)
CODE_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(CONF_SMS_CODE): TextSelector(),
        vol.Optional(CONF_AUTHENTICATOR_CODE): TextSelector(),
        vol.Required(CONF_USERNAME): USERNAME,
        vol.Optional(CONF_PASSWORD): SECRET,
    }
)
_ABOUT_CUSTOMER: Final = frozenset(
    {
        PbxAccessDeniedError.reason,
        PbxConflictError.reason,
        PbxNotFoundError.reason,
        PbxRequestError.reason,
    }
)
"""Errors about the customer ID, for which the form with the code has no field."""


class TelecomXSteps(AccountFlow):
    """Asks for credentials and, if necessary, for a code. The password is not stored."""

    def __init__(self) -> None:
        """Start without any answers."""
        super().__init__()
        self._answers: Answers = {}

    async def async_step_telecom_x(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Check the answers to the form; after a refused login, ask for a code."""
        self._errors = {}
        given = self._given(TELECOM_X, TELECOM_X_ADDRESS)
        if user_input is not None:
            self._answers = self._completed({**given, **user_input})
            if not credentials(self._answers):
                self._errors["base"] = "credentials_missing"
            elif result := await self._async_sign_in_telecom_x():
                return result
            if self._errors.get("base") == PbxLoginRefusedError.reason:
                return self._show("code", CODE_SCHEMA, self._answers)
        known = {**given, **(user_input or {})}
        return self._show(self._step_id(TELECOM_X), self._schema(NEW_SCHEMA), known)

    async def async_step_code(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for a code, and for anything else that may be why the login was refused."""
        if user_input is not None:
            self._errors = {}
            password = user_input.get(CONF_PASSWORD) or self._answers[CONF_PASSWORD]
            answers = {**self._answers, **user_input, CONF_PASSWORD: password}
            self._answers = self._completed(answers)
            if result := await self._async_sign_in_telecom_x():
                return result
            if not self._entry and self._errors.get("base") in _ABOUT_CUSTOMER:
                return self._show(TELECOM_X, NEW_SCHEMA, self._answers)
        return self._show("code", CODE_SCHEMA, self._answers)

    async def _async_sign_in_telecom_x(self) -> ConfigFlowResult | None:
        """Sign in with the answers, or note the error and return None."""
        account_id = await self._async_attempt(self._async_grant())
        if not account_id:
            return None
        if entry := self._entry:
            return await self._async_take_changed(account_id, entry)
        await self._async_take_new(account_id)
        if self._answers.get(CONF_WITH_EMPLOYEES):
            self.follow_options = {CONF_WITH_EMPLOYEES: True}
        return await self._async_followed()

    async def _async_grant(self) -> str:
        """Return the account ID, and note the data to store."""
        answers = self._answers
        customer = pasted_id(answers.get(CONF_CUSTOMER) or "") or None
        async with trial_session(self.hass) as session:
            connect = connector(session, answers[CONF_URL])
            grant = await self._async_token(connect)
            grant, account_id = await find_transport(connect, grant, customer)
        self._data = {
            CONF_PROVIDER: TELECOM_X,
            CONF_URL: str(base_url(answers[CONF_URL])),
            CONF_CUSTOMER: customer,
            CONF_GRANT: grant.as_dict(),
        }
        return account_id

    async def _async_token(self, connect: Connect) -> Grant:
        """Return what the token, or a login with the password, gives access to."""
        answers = self._answers
        secrets = credentials(answers) or {}
        if token := secrets.get(CONF_TOKEN):
            return await check_token(connect, token)
        return await log_in(
            connect,
            secrets[CONF_USERNAME],
            secrets[CONF_PASSWORD],
            sms_code=_code(answers.get(CONF_SMS_CODE)),
            authenticator_code=_code(answers.get(CONF_AUTHENTICATOR_CODE)),
        )


def _code(typed: str | None) -> str:
    """Return a code as typed or pasted, without the spaces that make it readable."""
    return "".join(pasted(typed or "").split())
