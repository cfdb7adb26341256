/** The people in Home Assistant's registries. */

import type { BoardConfig } from "./config";
import {
  byDevice,
  deviceName,
  type EntityEntry,
  entryOf,
  type Hass,
  languageOf,
  PLATFORM,
  type StateObject,
} from "./hass";
import { collator } from "./localize";
import { look, type Person, type Place, type PersonSource, SOURCES } from "./people";

const NOWHERE: Place = { id: "", name: "" };

type Entities = Map<string, EntityEntry[]>;

/** A group, identified by an entity, and its members' presence sensors. */
interface Group extends Place {
  state?: StateObject;
  members: readonly string[];
}

/**
 * Keeps the people of a board. Registries are read only when they change, and a person
 * whose states did not change stays the same object.
 */
export class Directory {
  /** The groups of each person by presence sensor; a new map when one changes. */
  memberships: ReadonlyMap<string, readonly Place[]> = new Map();
  private sources = new Map<string, PersonSource>();
  private groups: readonly Group[] = [];
  private registries: readonly unknown[] = [];
  private config?: BoardConfig;
  private all: readonly Person[] = [];

  /** Return everyone in a fixed order; the same list if nothing changed. */
  read(hass: Hass, config: BoardConfig): readonly Person[] {
    const isNew = this.isNew(hass, config);
    if (isNew) this.learn(hass, config);
    this.join(hass, isNew);
    let isChanged = isNew;
    let isMoved = isNew;
    for (const source of this.sources.values()) {
      const person = look(hass, source);
      if (person === source.person) continue;
      isChanged = true;
      isMoved ||= person.number !== source.person?.number;
      source.person = person;
    }
    if (isMoved) this.arrange(hass, config);
    if (isChanged) this.all = [...this.sources.values()].map((source) => source.person as Person);
    return this.all;
  }

  /** Return the sections of a person for the configured grouping. */
  sectionsOf(person: Person): readonly Place[] {
    const source = this.sources.get(person.entity);
    switch (this.config?.group_by) {
      case "key_word":
        return person.keyWords.map((word) => ({ id: word.toLowerCase(), name: word }));
      case "area":
        return source?.area.name ? [source.area] : [];
      case "account":
        return source?.account.name ? [source.account] : [];
      case "group":
        return this.memberships.get(person.entity) ?? [];
      default:
        return [];
    }
  }

  /** Return the people in a section, or those in no section for the one without an ID. */
  membersOf(people: readonly Person[], id: string): readonly Person[] {
    return people.filter((person) => {
      const places = this.sectionsOf(person);
      return places.length ? places.some((place) => place.id === id) : !id;
    });
  }

  /** Return the account of a person. */
  accountOf(person: Person): Place {
    return this.sources.get(person.entity)?.account ?? NOWHERE;
  }

  /** Return the last connectivity of a person's account. */
  connectivityOf(person: Person): StateObject | undefined {
    return this.sources.get(person.entity)?.seen[SOURCES.indexOf("connectivity")];
  }

  private isNew(hass: Hass, config: BoardConfig): boolean {
    const registries = [hass.entities, hass.devices, hass.areas, languageOf(hass), config];
    const isNew = registries.some((one, place) => one !== this.registries[place]);
    this.registries = registries;
    this.config = config;
    return isNew;
  }

  private learn(hass: Hass, config: BoardConfig): void {
    const own = Object.values(hass.entities ?? {}).filter(
      (entry) => entry.platform === PLATFORM && entry.device_id,
    );
    const shown = own.filter((entry) => !entry.hidden);
    const devices = byDevice(shown);
    const accounts = byDevice(own.filter((entry) => entry.translation_key === "connectivity"));
    const sources = shown
      .filter(
        (entry) => entry.translation_key === "presence" && isWanted(entry, devices, hass, config),
      )
      .map((entry) => sourceOf(entry, hass, devices, accounts, this.sources.get(entry.entity_id)));
    this.sources = new Map(sources.map((source) => [source.entity, source]));
    this.groups = shown
      .filter((entry) => entry.translation_key === "group_available")
      .map((entry) => this.groupOf(entry, hass));
  }

  private groupOf(entry: EntityEntry, hass: Hass): Group {
    const id = entry.entity_id;
    const members = this.groups.find((group) => group.id === id)?.members ?? [];
    const name = deviceName(hass.devices?.[entry.device_id as string]) || id;
    return { id, name, members };
  }

  /** Update the members of groups; an unavailable group keeps its members. */
  private join(hass: Hass, isNew: boolean): void {
    const isSame = this.groups.map((group) => isUnchanged(hass, group)).every(Boolean);
    if (isSame && !isNew) return;
    const found = new Map<string, Place[]>();
    for (const group of this.groups) {
      for (const entity of group.members) {
        found.set(entity, [...(found.get(entity) ?? []), group]);
      }
    }
    this.memberships = found;
  }

  /** Sort everyone by name or number, which does not depend on states. */
  private arrange(hass: Hass, config: BoardConfig): void {
    const { compare } = collator(languageOf(hass));
    const byNumber = (a: PersonSource, b: PersonSource): number =>
      Number(!a.person?.number) - Number(!b.person?.number) ||
      compare(a.person?.number ?? "", b.person?.number ?? "");
    const byName = (a: PersonSource, b: PersonSource): number => compare(a.name, b.name);
    const [first, second] = config.sort === "number" ? [byNumber, byName] : [byName, byNumber];
    const sources = [...this.sources.values()].sort(
      (a, b) => first(a, b) || second(a, b) || compare(a.entity, b.entity),
    );
    this.sources = new Map(sources.map((source) => [source.entity, source]));
  }
}

/** Note the state of a group, and return whether its members are the same. */
function isUnchanged(hass: Hass, group: Group): boolean {
  const state = hass.states[group.id];
  if (state === group.state) return true;
  group.state = state;
  const members: unknown = state?.attributes.members;
  if (!Array.isArray(members) || String(members) === String(group.members)) return true;
  group.members = members.map(String);
  return false;
}

/** Return whether to show a person; any entity of a person means the person. */
function isWanted(entry: EntityEntry, devices: Entities, hass: Hass, config: BoardConfig): boolean {
  const own = devices.get(entry.device_id as string) ?? [];
  if (config.entities?.length && !own.some(({ entity_id }) => config.entities?.includes(entity_id)))
    return false;
  if (!config.account) return true;
  const device = hass.devices?.[entry.device_id as string];
  return entryOf(device) === config.account;
}

/** Return the source of a presence sensor; with the same name, the person is kept. */
function sourceOf(
  entry: EntityEntry,
  hass: Hass,
  devices: Entities,
  accounts: Entities,
  before: PersonSource | undefined,
): PersonSource {
  const device = hass.devices?.[entry.device_id as string];
  const account = device?.via_device_id ?? "";
  const accountName = deviceName(hass.devices?.[account]);
  const own = devices.get(entry.device_id as string) ?? [];
  const details = [...own, ...(accounts.get(account) ?? [])];
  const ids = SOURCES.map(
    (key) => details.find((one) => one.translation_key === key)?.entity_id ?? "",
  );
  const friendly = hass.states[entry.entity_id]?.attributes.friendly_name;
  const called = typeof friendly === "string" ? friendly : entry.entity_id;
  const name = entry.name || deviceName(device) || called;
  const area = entry.area_id ?? device?.area_id ?? "";
  const isKnown = before?.name === name;
  return {
    entity: entry.entity_id,
    name,
    area: { id: area, name: hass.areas?.[area]?.name ?? "" },
    account: { id: entryOf(device) || account, name: accountName },
    ids,
    seen: isKnown ? before.seen : [],
    words: isKnown ? before.words : undefined,
    person: isKnown ? before.person : undefined,
  };
}
