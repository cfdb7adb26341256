/** A whole dashboard: everybody, the groups, and each account. */

import { CARD_TYPE } from "./config";
import { type EntityEntry, type Hass, PLATFORM } from "./hass";
import { localize } from "./localize";
import { byDevice, deviceName } from "./people";

const BOARD = `custom:${CARD_TYPE}`;
const GROUP_KEYS = ["group_available", "group_on_call", "anyone_available", "all_busy", "next_available"];
const ACCOUNT_KEYS = ["people_available", "people_on_call", "people_ringing", "connectivity"];

export class Strategy extends HTMLElement {
  static async generate(_config: object, hass: Hass): Promise<object> {
    const own = Object.values(hass.entities ?? {}).filter((entry) => entry.platform === PLATFORM);
    const views = [peopleView(hass, own), groupsView(hass, own), accountsView(hass, own)];
    return { views: views.filter(Boolean) };
  }
}

function text(hass: Hass, key: string): string {
  return localize(hass.locale?.language || hass.language, key);
}

function peopleView(hass: Hass, own: EntityEntry[]): object {
  const counts = own.filter((entry) => ACCOUNT_KEYS.includes(entry.translation_key ?? ""));
  const board = { type: "grid", column_span: 4, cards: [{ type: BOARD }] };
  return {
    ...view(hass, "people", "mdi:account-group", [board]),
    badges: counts.map((entry) => ({
      type: "entity",
      entity: entry.entity_id,
      name: { type: "entity" },
      show_name: true,
    })),
  };
}

function groupsView(hass: Hass, own: EntityEntry[]): object | null {
  const sections = deviceSections(hass, own, (entry) =>
    GROUP_KEYS.includes(entry.translation_key ?? ""),
  );
  if (!sections.length) return null;
  const board = { type: BOARD, group_by: "group", show_header: false };
  sections.push({ type: "grid", column_span: 4, cards: [board] });
  return view(hass, "groups", "mdi:account-multiple", sections);
}

function accountsView(hass: Hass, own: EntityEntry[]): object {
  const accounts = new Set(
    own
      .filter((entry) => entry.translation_key === "connectivity")
      .map((entry) => entry.device_id),
  );
  const sections = deviceSections(hass, own, (entry) => accounts.has(entry.device_id));
  return view(hass, "accounts", "mdi:phone-classic", sections);
}

function view(hass: Hass, key: string, icon: string, sections: object[]): object {
  return { title: text(hass, key), path: key, icon, type: "sections", max_columns: 4, sections };
}

/** Return a section with a heading for each device, of those of its entities that are wanted. */
function deviceSections(
  hass: Hass,
  own: EntityEntry[],
  isWanted: (entry: EntityEntry) => boolean,
): object[] {
  const devices = byDevice(own.filter((entry) => !entry.hidden && isWanted(entry)));
  return [...devices].map(([device, entries]) => ({
    type: "grid",
    cards: [
      { type: "heading", heading: deviceName(hass.devices?.[device]) },
      ...entries.map((entry) => ({
        type: "tile",
        entity: entry.entity_id,
        name: { type: "entity" },
      })),
    ],
  }));
}
