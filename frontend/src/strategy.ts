/** A complete dashboard: everyone, the groups, and each account. */

import { CARD_TYPE } from "./config";
import { byDevice, deviceName, type EntityEntry, type Hass, languageOf, PLATFORM } from "./hass";
import { collator, localize } from "./localize";

const BOARD = `custom:${CARD_TYPE}`;
// The board below shows the counts.
const GROUP_KEYS = ["anyone_available", "all_busy", "next_available"];

export class Strategy extends HTMLElement {
  static generate(_config: object, hass: Hass): Promise<object> {
    const own = Object.values(hass.entities ?? {}).filter((entry) => entry.platform === PLATFORM);
    const accounts = new Set(withKey(own, ["connectivity"]).map((entry) => entry.device_id));
    const shown = own.filter((entry) => !entry.hidden);
    const views = [
      peopleView(hass, shown, accounts.size > 1),
      groupsView(hass, shown),
      accountsView(
        hass,
        shown.filter((entry) => accounts.has(entry.device_id)),
      ),
    ];
    return Promise.resolve({ views: views.filter(Boolean) });
  }
}

function withKey(entries: readonly EntityEntry[], keys: readonly string[]): EntityEntry[] {
  return entries.filter((entry) => keys.includes(entry.translation_key ?? ""));
}

function peopleView(hass: Hass, shown: EntityEntry[], hasAccounts: boolean): object {
  const name = hasAccounts ? [{ type: "device" }, { type: "entity" }] : { type: "entity" };
  // The board shows the totals, which could differ from those of the sensors.
  const badges = withKey(shown, ["connectivity"]).map(({ entity_id: entity }) => ({
    type: "entity",
    entity,
    name,
    show_name: true,
    visibility: [{ condition: "state", entity, state_not: "on" }],
  }));
  const board = { type: "grid", column_span: 4, cards: [{ type: BOARD }] };
  return { ...view(hass, "people", "mdi:account-group", [board]), badges };
}

function groupsView(hass: Hass, shown: EntityEntry[]): object | null {
  const sections = deviceSections(hass, withKey(shown, GROUP_KEYS));
  if (!sections.length) return null;
  const board = { type: BOARD, group_by: "group", show_header: false };
  sections.push({ type: "grid", column_span: 4, cards: [board] });
  return view(hass, "groups", "mdi:account-multiple", sections);
}

function accountsView(hass: Hass, ofAccounts: EntityEntry[]): object {
  return view(hass, "accounts", "mdi:phone-classic", deviceSections(hass, ofAccounts));
}

function view(hass: Hass, key: string, icon: string, sections: object[]): object {
  const title = localize(languageOf(hass), key);
  return { title, path: key, icon, type: "sections", max_columns: 4, sections };
}

/** Return a section with a heading for each device, sorted by name, with tiles of its entities. */
function deviceSections(hass: Hass, entries: EntityEntry[]): object[] {
  const { compare } = collator(languageOf(hass));
  return [...byDevice(entries)]
    .map(([device, own]) => ({ name: deviceName(hass.devices?.[device]), own }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ name, own }) => ({
      type: "grid",
      cards: [{ type: "heading", heading: name }, ...own.map(tileOf)],
    }));
}

function tileOf(entry: EntityEntry): object {
  return { type: "tile", entity: entry.entity_id, name: { type: "entity" } };
}
