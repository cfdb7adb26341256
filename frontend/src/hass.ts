/** The parts of Home Assistant's frontend that the board needs. */

export interface StateObject {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
  last_changed: string;
}

/** An entity in the registry of the frontend. */
export interface EntityEntry {
  entity_id: string;
  platform?: string;
  translation_key?: string;
  device_id?: string;
  area_id?: string;
  hidden?: boolean;
  /** A presence sensor has one only if the user named it. */
  name?: string;
}

export interface DeviceEntry {
  id: string;
  name: string | null;
  model?: string | null;
  name_by_user?: string | null;
  area_id?: string | null;
  via_device_id?: string | null;
  config_entry_id?: string | null;
  primary_config_entry?: string | null;
}

export interface AreaEntry {
  area_id: string;
  name: string;
}

export interface Locale {
  language: string;
  time_format?: "language" | "system" | "12" | "24";
  time_zone?: "local" | "server";
}

/** The optional parts are missing while Home Assistant starts. */
export interface Hass {
  states: Record<string, StateObject | undefined>;
  entities?: Record<string, EntityEntry>;
  devices?: Record<string, DeviceEntry>;
  areas?: Record<string, AreaEntry>;
  language?: string;
  locale?: Locale;
  config?: { time_zone: string };
  themes?: { darkMode?: boolean };
  /** Whether the page is connected to Home Assistant. */
  connected?: boolean;
  user?: { is_admin?: boolean };
  /** Send a WebSocket command. */
  callWS?: (message: { type: string; [key: string]: unknown }) => Promise<unknown>;
  /** Send a request to the REST API. */
  callApi?: (method: string, path: string, data?: object) => Promise<unknown>;
  /** Call an action; Home Assistant shows a notice of an error unless `notify` is false. */
  callService?: (
    domain: string,
    service: string,
    data: object,
    target?: object,
    notify?: boolean,
  ) => Promise<unknown>;
  /** Load texts of an integration, and return a function that finds them. */
  loadBackendTranslation?: (
    category: string,
    integration: string,
  ) => Promise<(key: string, values?: Record<string, string>) => string>;
  /** A new function whenever its texts change. */
  formatEntityState?: (state: StateObject) => string;
}

export const PLATFORM = "pbx_presence";
export const NO_STATE = new Set(["unavailable", "unknown"]);

/** Return the language that the user chose. */
export function languageOf(hass: Hass): string {
  return hass.locale?.language || hass.language || "en";
}

/** Return a device's name, preferably the one that the user gave it. */
export function deviceName(device: DeviceEntry | undefined): string {
  return device?.name_by_user || device?.name || "";
}

/** Return the config entry of a device. */
export function entryOf(device: DeviceEntry | undefined): string {
  return device?.config_entry_id || device?.primary_config_entry || "";
}

/** Return entities by their device; those without one are left out. */
export function byDevice(entries: readonly EntityEntry[]): Map<string, EntityEntry[]> {
  const found = new Map<string, EntityEntry[]>();
  for (const entry of entries) {
    if (!entry.device_id) continue;
    const others = found.get(entry.device_id);
    if (others) others.push(entry);
    else found.set(entry.device_id, [entry]);
  }
  return found;
}

/** Return whether an entity is the presence sensor of a person. */
export function isPresence(entry: EntityEntry | undefined): boolean {
  return entry?.platform === PLATFORM && entry.translation_key === "presence";
}

/** Return our visible entities with a translation key. */
export function entitiesWith(hass: Hass, key: string): string[] {
  return Object.values(hass.entities ?? {})
    .filter((one) => one.platform === PLATFORM && one.translation_key === key && !one.hidden)
    .map(({ entity_id }) => entity_id);
}
