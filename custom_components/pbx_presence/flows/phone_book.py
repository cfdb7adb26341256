"""The step that uploads a phone book, replaces it or removes it."""

from abc import abstractmethod
from typing import Final

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import (
    ConfigEntryBaseFlow,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    FileSelector,
    FileSelectorConfig,
)
import voluptuous as vol

from ..issues import grouped
from ..phonebook.contact import Contact
from ..phonebook.errors import PhoneBookError
from ..phonebook.store import PhoneBookStore
from ..phonebook.vcard import read_contacts
from ..runtime import PbxConfigEntry
from .forms import Answers, Fields

CONF_FILE: Final = "file"
CONF_REMOVE: Final = "remove"
_VCARD: Final = FileSelector(FileSelectorConfig(accept=".vcf,text/vcard,text/x-vcard"))


class PhoneBookSteps(ConfigEntryBaseFlow):
    """Asks for a phone book, which is stored only when the options are saved."""

    new_contacts: tuple[Contact, ...] | None = None
    """The contacts to store, empty to remove them, None to keep those that are stored."""

    def __init__(self) -> None:
        """Start without errors."""
        super().__init__()
        self.phone_book_errors: dict[str, str] = {}

    @abstractmethod
    async def _async_phone_book_chosen(self) -> ConfigFlowResult:
        """Continue after the phone book is chosen."""

    async def _async_show_phone_book(
        self, entry: PbxConfigEntry, user_input: Answers | None
    ) -> ConfigFlowResult:
        """Take an uploaded file, or ask for one."""
        if user_input is not None and await self._async_take_phone_book(user_input):
            return await self._async_phone_book_chosen()
        stored = await PhoneBookStore(self.hass, entry.entry_id).async_load()
        fields: Fields = {vol.Optional(CONF_FILE): _VCARD}
        if stored:
            fields[vol.Required(CONF_REMOVE, default=False)] = BooleanSelector()
        return self.async_show_form(
            step_id="phone_book",
            data_schema=vol.Schema(fields),
            errors=self.phone_book_errors,
            description_placeholders={"count": grouped(len(stored))},
        )

    async def _async_take_phone_book(self, user_input: Answers) -> bool:
        """Read an uploaded file, or note that the phone book is to be removed.

        Return whether there are no errors.
        """
        self.phone_book_errors = {}
        self.new_contacts = () if user_input.get(CONF_REMOVE) else None
        try:
            if file_id := user_input.get(CONF_FILE):
                self.new_contacts = await self.hass.async_add_executor_job(
                    _read, self.hass, file_id
                )
        except PhoneBookError as unusable:
            self.phone_book_errors[CONF_FILE] = unusable.reason
        except ValueError:
            self.phone_book_errors[CONF_FILE] = "phone_book_missing"
        return not self.phone_book_errors

    async def _async_save_phone_book(self, entry: PbxConfigEntry) -> None:
        """Store the new phone book, if there is one, and use it at once."""
        if (contacts := self.new_contacts) is None:
            return
        store = PhoneBookStore(self.hass, entry.entry_id)
        if contacts:
            await store.async_save(contacts)
        else:
            await store.async_remove()
        if entry.state is ConfigEntryState.LOADED:
            await entry.runtime_data.callers.async_use(self.hass, contacts)


def _read(hass: HomeAssistant, file_id: str) -> tuple[Contact, ...]:
    """Return the contacts of an uploaded file, which is then deleted.

    Raises PhoneBookError if it is not a phone book, and ValueError if it is gone.
    """
    with process_uploaded_file(hass, file_id) as path:
        return read_contacts(path)
