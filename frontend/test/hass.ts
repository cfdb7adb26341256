/** A Home Assistant with people on a PBX, as far as the board sees it. */

import type { AreaEntry, DeviceEntry, EntityEntry, Hass, StateObject } from "../src/hass";

export const START = "2026-03-02T09:00:00+00:00";
const NAMES = ["Anna", "Bengt", "Carin", "David", "Ewa", "Fredrik", "Gun", "Hans"];
const WORDS: Record<string, string> = {
  available: "Available",
  not_available: "Not available",
  on_call: "On a call",
  ringing: "Ringing",
  dialing: "Dialing",
  idle: "Idle",
  unavailable: "Unavailable",
  unknown: "Unknown",
};

export interface Options {
  account?: string;
  /** Where the names and numbers start, to tell accounts apart. */
  from?: number;
}

/** Return a hass that is complete but empty. */
export function emptyHass(change: Partial<Hass> = {}): Hass {
  return {
    states: {},
    entities: {},
    devices: {},
    areas: {},
    language: "en",
    locale: { language: "en", time_format: "24", time_zone: "server" },
    config: { time_zone: "Europe/Stockholm" },
    themes: { darkMode: false },
    formatEntityState: (state) => WORDS[state.state] ?? state.state,
    ...change,
  };
}

/** Return a hass with an account of so many people, all available. */
export function hassOf(count: number, options: Options = {}): Hass {
  return withAccount(emptyHass(), count, options);
}

/** Return a hass with one more account; its people are available and can be reached. */
export function withAccount(hass: Hass, count: number, options: Options = {}): Hass {
  const { account = "main", from = 0 } = options;
  const device = {
    id: account,
    name: `Account ${account}`,
    primary_config_entry: `entry_${account}`,
  };
  const changed = withDevice(hass, device, {
    [`binary_sensor.${account}_connectivity`]: ["connectivity", "on"],
    [`sensor.${account}_people_available`]: ["people_available", String(count)],
  });
  for (let place = from; place < from + count; place += 1) addPerson(changed, place, account);
  return changed;
}

/** Return the presence sensor of the person at a place. */
export const presence = (place: number): string => `sensor.person_${place}`;

const nameOf = (place: number): string =>
  place < NAMES.length ? (NAMES[place] as string) : `Person ${place}`;

function addPerson(hass: Hass, place: number, account: string): void {
  const id = `person_${place}`;
  const device = { id, name: nameOf(place), via_device_id: account };
  const entry = hass.devices?.[account]?.primary_config_entry;
  fill(
    hass,
    { ...device, primary_config_entry: entry },
    {
      [presence(place)]: ["presence", "available"],
      [`binary_sensor.${id}_available`]: ["available", "on"],
      [`sensor.${id}_profile`]: ["profile", "Available"],
      [`sensor.${id}_profile_until`]: ["profile_until", "unknown"],
      [`sensor.${id}_profile_message`]: ["profile_message", "unknown"],
      [`sensor.${id}_caller`]: ["caller", "unknown"],
      [`sensor.${id}_line_status`]: ["line_status", "idle"],
    },
  );
  const attributes = { number: String(100 + place), key_words: [place % 2 ? "Sales" : "Support"] };
  hass.states[presence(place)] = stateOf(presence(place), "available", attributes);
}

type Entities = Record<string, [key: string, state: string]>;

/** Return a hass with one more device and its entities. */
export function withDevice(hass: Hass, device: DeviceEntry, entities: Entities): Hass {
  const changed = {
    ...hass,
    devices: { ...hass.devices },
    entities: { ...hass.entities },
    states: { ...hass.states },
  };
  fill(changed, device, entities);
  return changed;
}

function fill(hass: Hass, device: DeviceEntry, entities: Entities): void {
  (hass.devices ??= {})[device.id] = device;
  for (const [id, [key, state]] of Object.entries(entities)) {
    (hass.entities ??= {})[id] = {
      entity_id: id,
      platform: "pbx_presence",
      translation_key: key,
      device_id: device.id,
    };
    hass.states[id] = stateOf(id, state);
  }
}

/** Return a state object. */
export function stateOf(
  id: string,
  state: string,
  attributes: Record<string, unknown> = {},
  lastChanged = START,
): StateObject {
  return { entity_id: id, state, attributes, last_changed: lastChanged };
}

/** Return a hass in which entities have other states; attributes stay unless given. */
export function withStates(
  hass: Hass,
  states: Record<string, string | undefined>,
  attributes?: Record<string, unknown>,
): Hass {
  const changed = { ...hass.states };
  for (const [id, state] of Object.entries(states)) {
    changed[id] =
      state === undefined
        ? undefined
        : stateOf(id, state, attributes ?? changed[id]?.attributes ?? {}, new Date().toISOString());
  }
  return { ...hass, states: changed };
}

/** Return a hass in which an entity's registry entry is another. */
export function withEntry(hass: Hass, id: string, change: Partial<EntityEntry>): Hass {
  const entry = { ...(hass.entities?.[id] as EntityEntry), ...change };
  return { ...hass, entities: { ...hass.entities, [id]: entry } };
}

/** Return a hass in which a device is another. */
export function withDeviceChange(hass: Hass, id: string, change: Partial<DeviceEntry>): Hass {
  const device = { ...(hass.devices?.[id] as DeviceEntry), ...change };
  return { ...hass, devices: { ...hass.devices, [id]: device } };
}

/** Return a hass without an entity, as after its removal. */
export function withoutEntity(hass: Hass, id: string): Hass {
  const { [id]: _entry, ...entities } = hass.entities ?? {};
  const { [id]: _state, ...states } = hass.states;
  return { ...hass, entities, states };
}

/** Return a hass with a group of people. */
export function withGroup(hass: Hass, id: string, name: string, members: string[]): Hass {
  const sensor = `sensor.${id}_available`;
  const changed = withDevice(
    hass,
    { id, name, via_device_id: "main" },
    {
      [sensor]: ["group_available", "1"],
      [`sensor.${id}_on_call`]: ["group_on_call", "0"],
      [`sensor.${id}_next`]: ["next_available", "unknown"],
    },
  );
  changed.states[sensor] = stateOf(sensor, "1", { members });
  return changed;
}

/** Return a hass with areas. */
export function withAreas(hass: Hass, areas: Record<string, string>): Hass {
  const found: Record<string, AreaEntry> = {};
  for (const [id, name] of Object.entries(areas)) found[id] = { area_id: id, name };
  return { ...hass, areas: found };
}

/** Four people: available, on a call with another keyword, ringing, and away. */
export function office(): Hass {
  return withStates(hassOf(4), {
    [presence(1)]: "on_call",
    [presence(2)]: "ringing",
    [presence(3)]: "not_available",
    "binary_sensor.person_3_available": "off",
  });
}
