"""The steps for Pingaway, Telavox and other PBXs with the same API."""

from datetime import UTC

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import CONF_URL
import voluptuous as vol

from ..pbx.identity import is_same_pbx
from ..pbx.pingaway.client import PRESETS, api_base
from ..polling.store import KeyStore
from ..providers import (
    CUSTOM,
    PINGAWAY,
    TELAVOX,
    Origin,
    create_pingaway,
    trial_session,
)
from .account import AccountFlow
from .forms import NEW_ADDRESS_SCHEMA, NEW_SCHEMA, Answers, credentials


class PingawaySteps(AccountFlow):
    """Asks for credentials, and for the address if it is not a preset."""

    _is_same_pbx = True

    async def async_step_pingaway(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Pingaway."""
        return await self._async_sign_in(PINGAWAY, NEW_SCHEMA, user_input)

    async def async_step_telavox(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for credentials at Telavox."""
        return await self._async_sign_in(TELAVOX, NEW_SCHEMA, user_input)

    async def async_step_custom(
        self, user_input: Answers | None = None
    ) -> ConfigFlowResult:
        """Ask for the address and credentials of another PBX."""
        return await self._async_sign_in(CUSTOM, NEW_ADDRESS_SCHEMA, user_input)

    async def _async_sign_in(
        self, provider: str, new: vol.Schema, user_input: Answers | None
    ) -> ConfigFlowResult:
        """Check the answers; then ask which extensions to follow, or update the entry."""
        given = self._given(provider, PRESETS.get(provider))
        account_id = await self._async_check(user_input, given)
        entry = self._entry
        if account_id and not entry:
            await self._async_take_new(account_id)
            return await self.async_step_follow()
        if account_id and entry:
            done = await self._async_take_changed(
                account_id, entry, is_same_pbx=self._is_same_pbx
            )
            if done:
                return done
        known = user_input or (entry.data if entry else None)
        return self._show(self._step_id(provider), self._schema(new), known)

    async def _async_check(
        self, user_input: Answers | None, given: Answers
    ) -> str | None:
        """Return the account ID, or note the error and return None."""
        self._errors = {}
        if user_input is None:
            return None
        answers = self._completed(user_input)
        if not (secrets := credentials(answers)):
            self._errors["base"] = "credentials_missing"
            return None
        url: str = answers[CONF_URL] if CONF_URL in answers else given[CONF_URL]
        return await self._async_attempt(self._async_verify({**given, **secrets}, url))

    async def _async_verify(self, data: Answers, url: str) -> str:
        """Return the account ID, and read the extensions of a new account.

        Short numbers are the same at many PBXs, so the account's own number proves
        little at another address. There, compare the extensions with the known ones.
        """
        self._is_same_pbx = True
        self._data = {**data, CONF_URL: str(api_base(url))}
        async with trial_session(self.hass) as session:
            origin = Origin(session=session, data=self._data, options={}, zone=UTC)
            provider = create_pingaway(origin)
            account_id = await provider.verify()
            entry = self._entry
            if not entry:
                self.extensions = (await provider.extensions()).extensions
            elif account_id != entry.unique_id:
                await provider.extensions()
                known = await KeyStore(self.hass, entry.entry_id).async_load()
                self._is_same_pbx = is_same_pbx(list(provider.known.values()), known)
        return account_id
