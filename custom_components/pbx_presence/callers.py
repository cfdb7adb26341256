"""Who calls: the number of the other party, and the name of its owner."""

from collections.abc import Iterable
from dataclasses import dataclass

from homeassistant.const import CONF_COUNTRY
from homeassistant.core import HomeAssistant

from .const import CONF_ALLOW_ACTIONS, CONF_CALL_LOG, CONF_SHOW_CALLER
from .coordinator import PresenceCoordinator
from .pbx.model import Extension, Listing
from .phonebook.book import PhoneBook, joined
from .phonebook.contact import Contact
from .phonebook.numbers import digits, international, prepare
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
    store = PhoneBookStore(hass, entry.entry_id)
    contacts = await store.async_load() if has_consent else ()
    return Callers(presence, country, contacts, has_consent=has_consent)


class Callers:
    """Finds callers in the contact list of the PBX, then in the user's phone book."""

    def __init__(
        self,
        presence: PresenceCoordinator | None,
        country: str | None,
        contacts: Iterable[Contact],
        *,
        has_consent: bool,
    ) -> None:
        """Read national numbers as those of a country.

        Without the user's consent, no caller is found.
        """
        self.country = country
        self.has_consent = has_consent
        self._presence = presence
        self._listing = Listing()
        self._extensions = PhoneBook((), country)
        self.use(contacts)

    def use(self, contacts: Iterable[Contact]) -> None:
        """Replace the phone book of the user."""
        self.phone_book = PhoneBook(contacts, self.country)

    def find(self, number: str | None) -> Caller:
        """Return the caller with a number."""
        if not number or not self.has_consent:
            return Caller()
        names = self._listed().names(number) or self.phone_book.names(number)
        return Caller(number, joined(names))

    def same(self, number: str) -> str | None:
        """Return a number in one notation, or None if it is withheld."""
        return international(number, self.country) or digits(number) or None

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
