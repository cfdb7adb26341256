"""Signing in at Telecom X, with a code if the login is refused without one."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_TOKEN, CONF_URL, CONF_USERNAME
from homeassistant.helpers.selector import BooleanSelector, TextSelector
import voluptuous as vol

from ..const import (
    CONF_CUSTOMER,
    CONF_GRANT,
    CONF_PROVIDER,
    CONF_WITH_EMPLOYEES,
    TELECOM_X,
)
from ..pbx.account import Account
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
from ..providers import connector, trial_session
from .account import (
    ADDRESS,
    CREDENTIALS,
    NAME,
    SECRET,
    USERNAME,
    AccountFlow,
    credentials,
)

CONF_AUTHENTICATOR_CODE = "authenticator_code"
CONF_SMS_CODE = "sms_code"

TELECOM_X_SCHEMA = vol.Schema(
    {**ADDRESS, **CREDENTIALS, vol.Optional(CONF_CUSTOMER): TextSelector()}
)
NEW_TELECOM_X_SCHEMA = TELECOM_X_SCHEMA.extend(
    {vol.Required(CONF_WITH_EMPLOYEES, default=False): BooleanSelector(), **NAME}
)
CODE_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_SMS_CODE): TextSelector(),
        vol.Optional(CONF_AUTHENTICATOR_CODE): TextSelector(),
        vol.Required(CONF_USERNAME): USERNAME,
        vol.Optional(CONF_PASSWORD): SECRET,
    }
)
_ABOUT_CUSTOMER = {
    PbxAccessDeniedError.reason,
    PbxConflictError.reason,
    PbxNotFoundError.reason,
    PbxRequestError.reason,
}
"""What a wrong customer leads to, which cannot be mended where the code is asked for."""


def _code(typed: str | None) -> str:
    """Return a code as typed or pasted, without the spaces that people read it with."""
    return "".join(pasted(typed or "").split())


class TelecomXSteps(AccountFlow):
    """Asks for what Telecom X wants to know; the password is never stored."""

    def __init__(self) -> None:
        """Start with nothing answered."""
        super().__init__()
        self._answers: dict[str, Any] = {}

    async def async_step_telecom_x(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Telecom X."""
        given = {CONF_PROVIDER: TELECOM_X, CONF_URL: TELECOM_X_ADDRESS}
        return await self._async_telecom_x(
            "telecom_x", NEW_TELECOM_X_SCHEMA, given, user_input
        )

    async def _async_telecom_x(
        self,
        step_id: str,
        schema: vol.Schema,
        given: Mapping[str, Any],
        user_input: dict[str, Any] | None,
    ) -> ConfigFlowResult:
        """Check the answers to a form; after a refusal, ask for a code as well."""
        self._errors = {}
        if user_input is not None:
            self._answers = self._completed({**given, **user_input})
            if not credentials(self._answers):
                self._errors["base"] = "credentials_missing"
            elif result := await self._async_sign_in_telecom_x():
                return result
            if self._errors.get("base") == PbxLoginRefusedError.reason:
                return self._show("code", CODE_SCHEMA, self._answers)
        return self._show(step_id, schema, {**given, **(user_input or {})})

    async def async_step_code(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a code, and for what else may have been the reason of a refusal."""
        if user_input is not None:
            self._errors = {}
            password = user_input.get(CONF_PASSWORD) or self._answers[CONF_PASSWORD]
            answers = {**self._answers, **user_input, CONF_PASSWORD: password}
            self._answers = self._completed(answers)
            if result := await self._async_sign_in_telecom_x():
                return result
            if not self._entry and self._errors.get("base") in _ABOUT_CUSTOMER:
                return self._show("telecom_x", NEW_TELECOM_X_SCHEMA, self._answers)
        return self._show("code", CODE_SCHEMA, self._answers)

    async def _async_sign_in_telecom_x(self) -> ConfigFlowResult | None:
        """Sign in with the answers; None, with the error noted, when that fails."""
        account = await self._async_attempt(self._async_grant())
        if not account:
            return None
        if entry := self._entry:
            return await self._async_take_changed(account, entry)
        await self._async_take_new(account)
        options = {CONF_WITH_EMPLOYEES: True} if self._wants_employees else {}
        return self.async_create_entry(
            title=self._title, data=self._data, options=options
        )

    @property
    def _wants_employees(self) -> bool:
        """Return whether employees are to be extensions, which is an experiment."""
        return bool(self._answers.get(CONF_WITH_EMPLOYEES))

    async def _async_grant(self) -> Account:
        """Return whose PBX the answers open, and note what is to be stored."""
        answers = self._answers
        customer = pasted_id(answers.get(CONF_CUSTOMER) or "") or None
        async with trial_session(self.hass) as session:
            connect = connector(session, answers[CONF_URL])
            grant = await self._async_token(connect)
            grant, account = await find_transport(connect, grant, customer)
        self._data = {
            CONF_PROVIDER: TELECOM_X,
            CONF_URL: str(base_url(answers[CONF_URL])),
            CONF_CUSTOMER: customer,
            CONF_GRANT: grant.as_dict(),
        }
        return account

    async def _async_token(self, connect: Connect) -> Grant:
        """Return what the token, or a login with the password, opens."""
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
