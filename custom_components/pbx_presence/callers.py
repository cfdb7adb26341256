"""Who calls: the number of the other party, and the name of its owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from homeassistant.const import CONF_COUNTRY
from homeassistant.core import HomeAssistant

from .const import CONF_ALLOW_ACTIONS, CONF_CALL_LOG, CONF_SHOW_CALLER
from .coordinator import PresenceCoordinator
from .pbx.model import Extension, Listing
from .phonebook.book import PhoneBook, joined
from .phonebook.contact import Contact
from .phonebook.numbers import digits, international, is_text, prepare
from .phonebook.store import PhoneBookStore
from .runtime import PbxConfigEntry


@dataclass(frozen=True, slots=True)
class Caller:
    """The other party of a call; None where it is unknown, withheld or private."""

    number: str | None = None
    name: str | None = None

    @property
    def shown(self) -> str | None:
        """Return the name, or else the number."""
        return self.name or self.number


async def async_callers(
    hass: HomeAssistant, entry: PbxConfigEntry, presence: PresenceCoordinator | None
) -> Callers:
    """Return the callers of an account, with the user's phone book."""
    country = entry.options.get(CONF_COUNTRY) or hass.config.country
    has_consent = entry.options.get(CONF_SHOW_CALLER, False)
    used = (CONF_ALLOW_ACTIONS, CONF_CALL_LOG, CONF_SHOW_CALLER)
    if any(map(entry.options.get, used)):
        await hass.async_add_executor_job(prepare, country)
    callers = Callers(presence, country, has_consent=has_consent)
    if has_consent:
        store = PhoneBookStore(hass, entry.entry_id)
        await callers.async_use(hass, await store.async_load())
    return callers


class Callers:
    """Finds callers in the contact list of the PBX, then in the user's phone book."""

    def __init__(
        self,
        presence: PresenceCoordinator | None,
        country: str | None,
        *,
        has_consent: bool,
    ) -> None:
        """Read national numbers as those of a country.

        Without the user's consent, no caller is found.
        """
        self.country = country
        self.has_consent = has_consent
        self._presence = presence
        self._phone_book = PhoneBook((), country)
        self._listing = Listing()
        self._extensions = PhoneBook((), country)

    async def async_use(self, hass: HomeAssistant, contacts: Sequence[Contact]) -> None:
        """Replace the phone book of the user, and show the new names."""
        self._phone_book = await hass.async_add_executor_job(
            PhoneBook, contacts, self.country
        )
        if presence := self._presence:
            calls = (key for key, one in presence.data.items() if one.calls)
            presence.mark_changed(*calls)
            presence.async_update_listeners()

    def find(self, number: str | None) -> Caller:
        """Return the caller with a number."""
        if not number or not self.has_consent:
            return Caller()
        names = self._listed().names(number) or self._phone_book.names(number)
        return Caller(number, joined(names))

    def same(self, number: str) -> str | None:
        """Return one notation of a number, or None if it is withheld.

        For any number of an extension, this is its name.
        """
        if not digits(number) or is_text(number):
            return None
        name = joined(self._listed().names(number))
        return name or international(number, self.country) or digits(number)

    def _listed(self) -> PhoneBook:
        """Return the contact list, which is read again only if it changed."""
        if self._presence and self._presence.listing is not self._listing:
            self._listing = self._presence.listing
            contacts = map(_contact, self._listing.extensions)
            self._extensions = PhoneBook(contacts, self.country)
        return self._extensions


def _contact(extension: Extension) -> Contact:
    """Return an extension as a contact."""
    numbers = (extension.number, *extension.other_numbers)
    return Contact(name=extension.name, numbers=numbers)
