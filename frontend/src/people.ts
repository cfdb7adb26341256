/** Who there is and what they do, found in Home Assistant's registries and states. */

import type { BoardConfig } from "./config";
import {
  type DeviceEntry,
  type EntityEntry,
  type Hass,
  NO_STATE,
  PLATFORM,
  type StateObject,
} from "./hass";

export type Presence =
  | "ringing"
  | "dialing"
  | "on_call"
  | "available"
  | "not_available"
  | "idle"
  | "unknown"
  | "unavailable";

const BUSY = new Set<Presence>(["ringing", "dialing", "on_call"]);
const KNOWN = new Set<string>([...BUSY, "available", "not_available", "idle"]);

/** One person of the board; another object whenever anything that is shown changed. */
export interface Person {
  readonly entity: string;
  readonly name: string;
  readonly number: string;
  readonly presence: Presence;
  readonly text: string;
  readonly isAvailable: boolean;
  readonly profile?: string;
  readonly message?: string;
  readonly caller?: string;
  readonly until?: Date;
  /** When the presence began, in milliseconds; only during a call. */
  readonly since?: number;
  readonly keyWords: readonly string[];
  readonly isStale: boolean;
}

/** The entities of one person, and where the person belongs. */
interface Seat {
  entity: string;
  name: string;
  area: string;
  account: string;
  sources: Record<string, string>;
  connectivity?: string;
  person?: Person;
  seen: (StateObject | undefined)[];
}

const DETAILS = ["profile", "profile_until", "profile_message", "caller", "available"];

/** Whether somebody has a call that rings, is dialled or is up. */
export const isBusy = (person: Person): boolean => BUSY.has(person.presence);

/**
 * Keeps the people of a board. Registries are only read when they changed, and a person
 * whose states did not change stays the same object.
 */
export class Roster {
  private seats = new Map<string, Seat>();
  private groups: string[] = [];
  private registries: unknown[] = [];
  private config?: BoardConfig;
  private all: readonly Person[] = [];
  private sections = new Map<string, string>();

  /** Return everybody in a fixed order; the same list when nothing of theirs changed. */
  read(hass: Hass, config: BoardConfig): readonly Person[] {
    const registries = [hass.entities, hass.devices, hass.areas, hass.language];
    if (config !== this.config || registries.some((one, place) => one !== this.registries[place])) {
      this.registries = registries;
      this.config = config;
      this.learn(hass, config);
      this.all = [];
    }
    const people = [...this.seats.values()].map((seat) => (seat.person = look(hass, seat)));
    const isSame =
      people.length === this.all.length && people.every((one, place) => one === this.all[place]);
    if (!isSame) this.all = people;
    return this.all;
  }

  /** Return the names of the sections that a person is in, for a way of grouping. */
  sectionsOf(person: Person, hass: Hass): readonly string[] {
    const seat = this.seats.get(person.entity);
    switch (this.config?.group_by) {
      case "key_word":
        return person.keyWords;
      case "area":
        return seat?.area ? [seat.area] : [];
      case "account":
        return seat?.account ? [seat.account] : [];
      case "group":
        return this.groups
          .filter((id) => members(hass.states[id]).includes(person.entity))
          .map((id) => this.sections.get(id) ?? id);
      default:
        return [];
    }
  }

  /** Return the states that decide who is in which group. */
  groupStates(hass: Hass): readonly (StateObject | undefined)[] {
    return this.config?.group_by === "group" ? this.groups.map((id) => hass.states[id]) : [];
  }

  private learn(hass: Hass, config: BoardConfig): void {
    const own = Object.values(hass.entities ?? {}).filter(
      (entry) => entry.platform === PLATFORM && entry.device_id && !entry.hidden,
    );
    const devices = byDevice(own);
    const key = config.sort === "number" ? numberOf : nameOf;
    const collator = new Intl.Collator(hass.language, { numeric: true });
    const seats = own
      .filter((entry) => entry.translation_key === "presence" && isWanted(entry, hass, config))
      .map((entry) => seatOf(entry, hass, devices, this.seats))
      .sort((a, b) => collator.compare(key(a, hass), key(b, hass)));
    this.seats = new Map(seats.map((seat) => [seat.entity, seat]));
    const counts = own.filter((entry) => entry.translation_key === "group_available");
    this.groups = counts.map((entry) => entry.entity_id);
    this.sections = new Map(
      counts.map((entry) => [entry.entity_id, deviceName(hass.devices?.[entry.device_id as string])]),
    );
  }
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

function isWanted(entry: EntityEntry, hass: Hass, config: BoardConfig): boolean {
  if (config.entities?.length && !config.entities.includes(entry.entity_id)) return false;
  if (!config.account) return true;
  const device = hass.devices?.[entry.device_id as string];
  return [device?.config_entry_id, device?.primary_config_entry].includes(config.account);
}

function seatOf(
  entry: EntityEntry,
  hass: Hass,
  devices: Map<string, EntityEntry[]>,
  before: Map<string, Seat>,
): Seat {
  const device = hass.devices?.[entry.device_id as string];
  const sources: Record<string, string> = {};
  for (const other of devices.get(entry.device_id as string) ?? []) {
    if (other.translation_key && DETAILS.includes(other.translation_key)) {
      sources[other.translation_key] = other.entity_id;
    }
  }
  const account = device?.via_device_id ?? "";
  const ofAccount = devices.get(account) ?? [];
  const area = entry.area_id ?? device?.area_id;
  const name = deviceName(device) || String(hass.states[entry.entity_id]?.attributes.friendly_name ?? entry.entity_id);
  const known = before.get(entry.entity_id);
  return {
    entity: entry.entity_id,
    name,
    area: (area && hass.areas?.[area]?.name) || "",
    account: deviceName(hass.devices?.[account]),
    sources,
    connectivity: ofAccount.find((one) => one.translation_key === "connectivity")?.entity_id,
    person: known?.name === name ? known.person : undefined,
    seen: known?.name === name ? known.seen : [],
  };
}

export function deviceName(device: DeviceEntry | undefined): string {
  return device?.name_by_user || device?.name || "";
}

const nameOf = (seat: Seat): string => seat.name;

const numberOf = (seat: Seat, hass: Hass): string =>
  `${String(hass.states[seat.entity]?.attributes.number ?? "")} ${seat.name}`;

function members(state: StateObject | undefined): string[] {
  const found = state?.attributes.members;
  return Array.isArray(found) ? found : [];
}

/** Return what a person does; the same object when none of their states changed. */
function look(hass: Hass, seat: Seat): Person {
  const ids = [seat.entity, seat.connectivity, ...DETAILS.map((key) => seat.sources[key])];
  const seen = ids.map((id) => (id ? hass.states[id] : undefined));
  if (seat.person && seen.every((state, place) => state === seat.seen[place])) return seat.person;
  seat.seen = seen;
  return personOf(hass, seat, seen);
}

function personOf(hass: Hass, seat: Seat, seen: (StateObject | undefined)[]): Person {
  const [state, connectivity, profile, until, message, caller, available] = seen;
  const presence = presenceOf(state);
  const keyWords = state?.attributes.key_words;
  const end = value(until);
  return {
    entity: seat.entity,
    name: seat.name,
    number: String(state?.attributes.number ?? ""),
    presence,
    text: state && hass.formatEntityState ? hass.formatEntityState(state) : presence,
    isAvailable: value(available) === "on",
    profile: value(profile),
    message: value(message),
    caller: value(caller),
    until: end ? new Date(end) : undefined,
    since: state && BUSY.has(presence) ? Date.parse(state.last_changed) : undefined,
    keyWords: Array.isArray(keyWords) ? keyWords.map(String) : [],
    isStale: presence === "unavailable" || connectivity?.state === "off",
  };
}

function presenceOf(state: StateObject | undefined): Presence {
  if (!state) return "unavailable";
  if (KNOWN.has(state.state)) return state.state as Presence;
  return state.state === "unavailable" ? "unavailable" : "unknown";
}

function value(state: StateObject | undefined): string | undefined {
  return state && !NO_STATE.has(state.state) ? state.state : undefined;
}
