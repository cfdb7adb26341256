"""The user's consent to show who is calling, and the entities that need it."""

from collections.abc import Container

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import CONF_SHOW_CALLER
from .runtime import PbxConfigEntry


@callback
def follow_consent(
    hass: HomeAssistant, entry: PbxConfigEntry, private: Container[str]
) -> None:
    """Enable the entities with private keys if there is consent, or disable them.

    Entities that the user disabled stay disabled, and so do all if the user wants to
    enable new entities of this account one by one.
    """
    disabled = er.RegistryEntryDisabler.INTEGRATION
    has_consent = entry.options.get(CONF_SHOW_CALLER)
    if has_consent and entry.pref_disable_new_entities:
        return
    before, now = (disabled, None) if has_consent else (None, disabled)
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.translation_key in private and entity.disabled_by is before:
            registry.async_update_entity(entity.entity_id, disabled_by=now)
            if now:
                # The state from before the reload is still there.
                hass.states.async_remove(entity.entity_id)
