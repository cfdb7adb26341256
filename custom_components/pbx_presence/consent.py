"""The user's consent to show who is calling, and the entities that need it."""

from collections.abc import Container

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import CONF_SHOW_CALLER


@callback
def follow_consent(
    hass: HomeAssistant, entry: ConfigEntry, private: Container[str]
) -> None:
    """Enable the entities with private keys when there is consent, or disable them.

    What the user disabled stays disabled.
    """
    disabled = er.RegistryEntryDisabler.INTEGRATION
    has_consent = entry.options.get(CONF_SHOW_CALLER)
    before, now = (disabled, None) if has_consent else (None, disabled)
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.translation_key in private and entity.disabled_by is before:
            registry.async_update_entity(entity.entity_id, disabled_by=now)
            if now:
                # What is left of it from before the reload.
                hass.states.async_remove(entity.entity_id)
