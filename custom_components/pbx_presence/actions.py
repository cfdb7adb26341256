"""Place calls and send text messages as the owner of the credentials.

They cost money, so the user has to allow them, each request is sent once, and an
accidental repetition is refused.
"""

from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import quote

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.hass_dict import HassKey

from .const import CONF_ALLOW_ACTIONS, DOMAIN
from .pbx.contract import Provider, can_dial, can_text, has_call_log
from .pbx.errors import (
    PbxAccessDeniedError,
    PbxAuthenticationError,
    PbxConflictError,
    PbxError,
    PbxNotFoundError,
    PbxQueueError,
    PbxRequestError,
)
from .phonebook.numbers import dialable, international, is_emergency
from .polling.failures import translated
from .runtime import PbxConfigEntry

REPEATED_WITHIN: Final = 2.0
"""Seconds in which the same action is an accident."""
MAX_MESSAGE: Final = 1000
"""Characters of a text message. The API documents no limit, but URLs have one."""
MAX_ENCODED: Final = 6000
"""Characters of the message in a URL, where an emoji takes twelve."""


_REFUSALS: Final = (
    PbxAccessDeniedError,
    PbxConflictError,
    PbxNotFoundError,
    PbxRequestError,
)


class OnceOnly:
    """Refuses an action that is in progress, or was started a moment ago."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock that returns monotonic seconds."""
        self._clock = clock
        self._started: dict[Hashable, float] = {}
        self._running: set[Hashable] = set()

    @contextmanager
    def attempt(self, action: Hashable) -> Iterator[None]:
        """Start an action; raise ServiceValidationError if it is a repetition."""
        now = self._clock()
        recent = {
            key: at
            for key, at in self._started.items()
            if now - at < REPEATED_WITHIN or key in self._running
        }
        if action in recent:
            raise invalid(reason="repeated")
        self._started = {**recent, action: now}
        self._running.add(action)
        try:
            yield
        finally:
            self._running.discard(action)


_ONCE: HassKey[dict[str, OnceOnly]] = HassKey(f"{DOMAIN}_once")


def _once(hass: HomeAssistant, entry: PbxConfigEntry) -> OnceOnly:
    """Return the guard of an entry, which is kept when the entry is reloaded."""
    guards = hass.data.setdefault(_ONCE, {})
    return guards.setdefault(entry.entry_id, OnceOnly(hass.loop.time))


class Actions:
    """What Home Assistant can do with one account, if the user allowed it."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        provider: Provider,
        country: str | None,
    ) -> None:
        """Refuse the emergency numbers of a country."""
        self.is_allowed = bool(entry.options.get(CONF_ALLOW_ACTIONS))
        self._entry = entry
        self._provider = provider
        self._country = country
        self._once = _once(hass, entry)

    @property
    def can_dial(self) -> bool:
        """Return whether calls can be placed with just a number."""
        provider = self._provider
        return self.is_allowed and can_dial(provider) and not provider.needs_device

    @property
    def can_text(self) -> bool:
        """Return whether text messages can be sent."""
        return self.is_allowed and can_text(self._provider)

    async def async_dial(
        self,
        number: str | int,
        *,
        auto_answer: bool = False,
        device: str | None = None,
        is_extension: bool = False,
    ) -> str | None:
        """Call a number from a phone of the owner; return the ID of the call, if any.

        `is_extension` says that the number comes from the contact list. Raises
        ServiceValidationError if the number cannot be dialed or dialing is not allowed,
        and HomeAssistantError if the PBX does not confirm the call.
        """
        provider = self._provider
        if not can_dial(provider):
            raise refused(self._entry, reason="not_supported")
        target = self._checked(number, is_extension=is_extension)
        if provider.needs_device and not device:
            raise refused(self._entry, reason="calling_device_needed")
        with self._once.attempt("dial"):
            return await self._async_confirmed(
                provider.dial(target, auto_answer=auto_answer, device=device)
            )

    async def async_hang_up(self, call: str | None = None) -> None:
        """End a call of the owner; raise like `async_dial`."""
        provider = self._provider
        if not can_dial(provider):
            raise refused(self._entry, reason="not_supported")
        self._check_allowed()
        if provider.needs_device and not call:
            raise refused(self._entry, reason="call_id_needed")
        with self._once.attempt("hang_up"):
            await self._async_confirmed(provider.hang_up(call))

    async def async_send_text(self, number: str | int, message: str) -> None:
        """Send a text message as the owner; raise like `async_dial`."""
        provider = self._provider
        if not can_text(provider):
            raise refused(self._entry, reason="not_supported")
        target, text = self._checked(number), message.strip()
        if not text or len(text) > MAX_MESSAGE or len(quote(text)) > MAX_ENCODED:
            raise invalid(reason="message_length")
        receiver = international(target, self._country) or target
        with self._once.attempt((receiver, text)):
            await self._async_confirmed(provider.send_text(target, text))

    async def async_text_owner(self, message: str) -> None:
        """Send a text message to the owner's mobile phone; raise like `async_dial`."""
        provider = self._provider
        if not has_call_log(provider):
            raise refused(self._entry, reason="not_supported")
        self._check_allowed()
        # Read each time, because the PBX can change it.
        owner = await self._async_confirmed(provider.owner())
        if not owner.mobile:
            raise refused(self._entry, reason="no_mobile")
        await self.async_send_text(owner.mobile, message)

    def _checked(self, number: str | int, *, is_extension: bool = False) -> str:
        """Return a number that can and may be called.

        Without quotes, YAML reads 0701740605 as an octal number, and a template returns
        +46701740605 without the plus. Only the latter can be recognized.
        """
        self._check_allowed()
        if not self._country:
            raise invalid(reason="country_unknown")
        if isinstance(number, int):
            if international(str(number), self._country) != f"+{number}":
                raise invalid(reason="number_without_quotes")
            number = f"+{number}"
        target = dialable(number)
        if not target:
            raise invalid(reason="invalid_number")
        if is_emergency(target, self._country, is_extension=is_extension):
            raise invalid(reason="emergency_number")
        return target

    def _check_allowed(self) -> None:
        """Raise ServiceValidationError unless the user allowed calls and messages."""
        if not self.is_allowed:
            raise refused(self._entry, reason="actions_not_allowed")

    async def _async_confirmed[T](self, work: Awaitable[T]) -> T:
        """Return what the PBX answers; raise HomeAssistantError if it does not confirm."""
        try:
            return await work
        except PbxAuthenticationError as err:
            # A failed poll starts the reauthentication.
            await self._entry.runtime_data.main.async_refresh()
            raise HomeAssistantError(**translated(err)) from err
        except PbxError as err:
            raise _failed(err) from err


def _failed(err: PbxError) -> HomeAssistantError:
    """Return an error that says whether the PBX may have acted."""
    if isinstance(err, PbxQueueError):
        return HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="other_request",
            translation_placeholders={"address": err.address},
        )
    if isinstance(err, _REFUSALS):
        # Also for a missing license, and for some numbers in other countries (seen in
        # third-party code).
        return HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="refused",
            translation_placeholders={"address": err.address},
        )
    if err.may_have_acted:
        return HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="not_confirmed",
            translation_placeholders={"address": err.address},
        )
    return HomeAssistantError(**translated(err))


def refused(entry: PbxConfigEntry, *, reason: str) -> ServiceValidationError:
    """Return an error about an account, with the translation of a reason."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=reason,
        translation_placeholders={"account": entry.title},
    )


def invalid(*, reason: str) -> ServiceValidationError:
    """Return an error with a translation; it never contains the number."""
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=reason)
