/** The suggestions of the card picker for an entity. */

import { entryOf, type Hass, PLATFORM } from "./hass";

type Suggest = (hass: Hass, entityId: string) => object | null;

/** Return a function that suggests a card for all entities of a device with a main entity. */
export function suggests(
  type: string,
  key: string,
  configOf: (hass: Hass, entity: string) => object = (_hass, entity) => ({ entity }),
): Suggest {
  return (hass, entity) => {
    const entry = hass.entities?.[entity];
    if (entry?.platform !== PLATFORM) return null;
    const main = Object.values(hass.entities ?? {}).find(
      (other) => other.device_id === entry.device_id && other.translation_key === key,
    );
    return main ? { config: { type: `custom:${type}`, ...configOf(hass, main.entity_id) } } : null;
  };
}

/** Return the configuration of a card that shows the account of an entity. */
export function accountOf(hass: Hass, entity: string): object {
  const device = hass.devices?.[hass.entities?.[entity]?.device_id ?? ""];
  return { account: entryOf(device) };
}
