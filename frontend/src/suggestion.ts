/** The suggestions of the card picker for an entity. */

import { entryOf, type Hass, PLATFORM } from "./hass";

type Suggest = (hass: Hass, entityId: string) => object | null;

/** Return a function that suggests a card for the entities with a translation key. */
export function suggests(
  type: string,
  key: string,
  configOf: (hass: Hass, entity: string) => object = (_hass, entity) => ({ entity }),
): Suggest {
  return (hass, entity) => {
    const entry = hass.entities?.[entity];
    if (entry?.platform !== PLATFORM || entry.translation_key !== key) return null;
    return { config: { type: `custom:${type}`, ...configOf(hass, entity) } };
  };
}

/** Return the configuration of a card that shows the account of an entity. */
export function accountOf(hass: Hass, entity: string): object {
  const device = hass.devices?.[hass.entities?.[entity]?.device_id ?? ""];
  return { account: entryOf(device) };
}
