"""The imported contacts of an account, stored beside its entry."""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from ..const import DOMAIN, LOGGER
from .contact import Contact

_CONTACTS: Final = "contacts"


class PhoneBookStore:
    """Loads and saves contacts as pairs of a name and its numbers."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Use a file for this entry alone."""
        self._store = Store[dict[str, Any]](
            hass,
            1,
            f"{DOMAIN}.{entry_id}.phone_book",
            private=True,
            atomic_writes=True,
            serialize_in_event_loop=False,
        )

    async def async_load(self) -> tuple[Contact, ...]:
        """Return the stored contacts; empty if there is no file, or an unusable one.

        Names for callers are not worth an account that cannot be set up.
        """
        try:
            stored = await self._store.async_load()
            return tuple(map(_contact, stored[_CONTACTS])) if stored else ()
        # A store of an unknown earlier version raises a RuntimeError.
        except HomeAssistantError, LookupError, RuntimeError, TypeError, ValueError:
            LOGGER.warning("The stored phone book cannot be read; import it again")
            return ()

    async def async_save(self, contacts: Iterable[Contact]) -> None:
        """Save the contacts at once."""
        pairs = [[contact.name, list(contact.numbers)] for contact in contacts]
        await self._store.async_save({_CONTACTS: pairs})

    async def async_remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()


def _contact(pair: Any) -> Contact:
    """Return a stored contact; raise TypeError or ValueError if it is not one."""
    name, numbers = pair
    if not isinstance(name, str) or not isinstance(numbers, list):
        raise TypeError
    if not all(isinstance(number, str) for number in numbers):
        raise TypeError
    return Contact(name=name, numbers=tuple(numbers))
