"""The notifier that sends a text message to the owner's mobile phone."""

from typing import override

from homeassistant.components.notify import NotifyEntity, NotifyEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .adding import remove_account_entities
from .owner import owner_info
from .runtime import PbxConfigEntry

PARALLEL_UPDATES = 1

TEXT_MESSAGE = NotifyEntityDescription(
    key="text_message", translation_key="text_message"
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the notifier if the user allowed text messages."""
    if entry.runtime_data.actions.can_text:
        async_add_entities([TextMessageNotifier(entry)])
    else:
        remove_account_entities(hass, entry, Platform.NOTIFY, [TEXT_MESSAGE])


class TextMessageNotifier(NotifyEntity):
    """Sends a text message to the owner's own mobile number."""

    _attr_has_entity_name = True
    entity_description = TEXT_MESSAGE

    def __init__(self, entry: PbxConfigEntry) -> None:
        """Send as the owner of an account."""
        self._actions = entry.runtime_data.actions
        self._attr_unique_id = f"{entry.entry_id}_{TEXT_MESSAGE.key}"
        self._attr_device_info = owner_info(entry)

    @override
    async def async_send_message(self, message: str, title: str | None = None) -> None:
        """Send a text message; raise HomeAssistantError if that fails."""
        await self._actions.async_text_owner(message)
