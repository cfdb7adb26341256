/** The parts of Home Assistant's frontend that the board needs. */

export interface StateObject {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
  last_changed: string;
}

/** An entity as the frontend's registry lists it. */
export interface EntityEntry {
  entity_id: string;
  platform?: string;
  translation_key?: string;
  device_id?: string;
  area_id?: string;
  hidden?: boolean;
}

export interface DeviceEntry {
  id: string;
  name: string | null;
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

export interface Hass {
  states: Record<string, StateObject | undefined>;
  entities?: Record<string, EntityEntry>;
  devices?: Record<string, DeviceEntry>;
  areas?: Record<string, AreaEntry>;
  language: string;
  locale: Locale;
  config: { time_zone: string };
  themes?: { darkMode?: boolean };
  formatEntityState?(state: StateObject): string;
}

export const PLATFORM = "pbx_presence";
export const NO_STATE = new Set(["unavailable", "unknown"]);
