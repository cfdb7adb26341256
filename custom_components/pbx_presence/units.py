"""Give the long-term statistics of earlier versions the units that counts have now.

Without that, Home Assistant would add nothing to them any more, because their unit
differs from that of the sensor.
"""

from homeassistant.components import recorder
from homeassistant.core import HomeAssistant
from homeassistant.generated.languages import DEFAULT_LANGUAGE
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
from .runtime import PbxConfigEntry


async def async_update_statistics(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Update the units in the statistics of an account's sensors."""
    if recorder.DOMAIN not in hass.config.components:
        return
    # Home Assistant takes the units of sensors from the English texts.
    texts = await async_get_translations(hass, DEFAULT_LANGUAGE, "entity", [DOMAIN])
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        path = f"{DOMAIN}.entity.{entity.domain}.{entity.translation_key}"
        if unit := texts.get(f"component.{path}.unit_of_measurement"):
            recorder.get_instance(hass).async_update_statistics_metadata(
                entity.entity_id, new_unit_class=None, new_unit_of_measurement=unit
            )
