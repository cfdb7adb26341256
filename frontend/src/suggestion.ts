/** The suggestion of the card picker for an entity. */

import { CARD_TYPE } from "./config";
import { type Hass, PLATFORM } from "./hass";

/** Return a board of one person for that person's presence, null for anything else. */
export function getEntitySuggestion(hass: Hass, entityId: string): object | null {
  const entry = hass.entities?.[entityId];
  if (entry?.platform !== PLATFORM || entry.translation_key !== "presence") return null;
  const bare = { show_header: false, show_search: false, show_filters: false };
  return { config: { type: `custom:${CARD_TYPE}`, entities: [entityId], ...bare } };
}
