/** A complete dashboard: everyone, the groups, and each account. */

import { CARD_TYPE } from "./config";
import { byDevice, deviceName, type EntityEntry, type Hass, languageOf, PLATFORM } from "./hass";
import { collator, localize } from "./localize";

const BOARD = `custom:${CARD_TYPE}`;
// The board counts the same people, with calls first; two numbers would look like a mistake.
const COUNTS = ["people_available", "people_on_call", "people_ringing", "people_total"];

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
        shown.filter(
          ({ device_id: device, translation_key: key }) =>
            accounts.has(device) && !COUNTS.includes(key ?? ""),
        ),
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
  return { ...view(hass, "people", [board]), badges };
}

/** One card for each group, sorted by name. */
function groupsView(hass: Hass, shown: EntityEntry[]): object | null {
  const { compare } = collator(languageOf(hass));
  const nameOf = (entry: EntityEntry): string => deviceName(hass.devices?.[entry.device_id ?? ""]);
  const cards = withKey(shown, ["group_available"])
    .sort((a, b) => compare(nameOf(a), nameOf(b)))
    .map(({ entity_id: entity }) => ({ type: "custom:pbx-presence-group", entity }));
  if (!cards.length) return null;
  const section = { type: "grid", column_span: 4, cards };
  return view(hass, "groups", [section]);
}

function accountsView(hass: Hass, ofAccounts: EntityEntry[]): object {
  return view(hass, "accounts", deviceSections(hass, ofAccounts));
}

function view(hass: Hass, key: string, sections: object[]): object {
  const title = localize(languageOf(hass), key);
  return {
    title,
    path: key,
    type: "sections",
    max_columns: 4,
    sections,
  };
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
