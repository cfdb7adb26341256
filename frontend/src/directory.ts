/** The people in Home Assistant's registries. */

import { lineIcon } from "./avatar";
import type { Selection } from "./config";
import {
  byDevice,
  deviceName,
  type EntityEntry,
  entryOf,
  type Hass,
  languageOf,
  NO_STATE,
  PLATFORM,
  type StateObject,
} from "./hass";
import { folded } from "./localize";
import { comparison } from "./order";
import { look, type Person, type Place, type PersonSource, SOURCES } from "./people";

const NOWHERE: Place = { id: "", name: "" };

type Entities = Map<string, EntityEntry[]>;

/** A group, identified by an entity, and its members' presence sensors. */
export interface Group extends Place {
  state?: StateObject;
  members: readonly string[];
  /** The sensor with the name of the next available member. */
  readonly next: string;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Keeps the people of a board. Registries are read only when they change, and a person
 * whose states did not change stays the same object.
 */
export class Directory {
  /** The groups of each person by presence sensor; a new map when one changes. */
  memberships: ReadonlyMap<string, readonly Place[]> = new Map();
  /** Whether the other party of a call can be known. */
  hasCallers = false;
  private sources = new Map<string, PersonSource>();
  private groups: readonly Group[] = [];
  private registries: readonly unknown[] = [];
  private config?: Selection;
  private all: readonly Person[] = [];
  private favorites: ReadonlySet<string> = NOBODY;
  private usual: ReadonlyMap<string, string> = new Map();

  /** Return everyone in a fixed order, favorites first; the same list if nothing changed. */
  read(hass: Hass, config: Selection, favorites = NOBODY): readonly Person[] {
    const isNew = this.isNew(hass, config);
    if (isNew) this.learn(hass, config);
    this.join(hass, isNew);
    let isChanged = isNew;
    let isMoved = isNew || favorites !== this.favorites;
    this.favorites = favorites;
    for (const source of this.sources.values()) {
      const person = look(hass, source);
      if (person === source.person) continue;
      isChanged = true;
      isMoved ||= config.sort === "state" || person.number !== source.person?.number;
      source.person = person;
    }
    if (isMoved) this.arrange(hass, config);
    if (isChanged || isMoved) this.list();
    return this.all;
  }

  /** Return the profile that most available people of the account have. */
  usualProfileOf(person: Person): string {
    return this.usual.get(this.accountOf(person).id) ?? "";
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

  /** Return the names of the groups, and who is next in them. */
  groupsText(hass: Hass): string {
    return this.groups.map(({ id, name }) => `${name}: ${this.nextOf(hass, id)}`).join();
  }

  /** Return the group that has an entity, with its members. */
  groupWith(hass: Hass, entity: string): Group | undefined {
    const device = hass.entities?.[entity]?.device_id;
    return this.groups.find(({ id }) => hass.entities?.[id]?.device_id === device);
  }

  /** Return the name of the next available member of a group, undefined for other sections. */
  nextOf(hass: Hass, id: string): string | undefined {
    const sensor = this.groups.find((group) => group.id === id)?.next;
    const state = sensor ? hass.states[sensor]?.state : undefined;
    return state && !NO_STATE.has(state) ? state : undefined;
  }

  private isNew(hass: Hass, config: Selection): boolean {
    const registries = [hass.entities, hass.devices, hass.areas, languageOf(hass), config];
    const isNew = registries.some((one, place) => one !== this.registries[place]);
    this.registries = registries;
    this.config = config;
    return isNew;
  }

  private learn(hass: Hass, config: Selection): void {
    const own = Object.values(hass.entities ?? {}).filter(
      (entry) => entry.platform === PLATFORM && entry.device_id,
    );
    const shown = own.filter((entry) => !entry.hidden);
    const devices = byDevice(shown);
    const accounts = byDevice(own.filter((entry) => entry.translation_key === "connectivity"));
    const humans = humansOf(hass);
    const sources = shown
      .filter(
        (entry) => entry.translation_key === "presence" && isWanted(entry, devices, hass, config),
      )
      .map((entry) =>
        sourceOf(entry, hass, devices, accounts, humans, this.sources.get(entry.entity_id)),
      );
    this.sources = new Map(sources.map((source) => [source.entity, source]));
    this.hasCallers = sources.some(({ ids }) => ids[SOURCES.indexOf("caller")]);
    this.groups = shown
      .filter((entry) => entry.translation_key === "group_available")
      .map((entry) => this.groupOf(entry, hass, devices));
  }

  private groupOf(entry: EntityEntry, hass: Hass, devices: Entities): Group {
    const id = entry.entity_id;
    const device = entry.device_id as string;
    const members = this.groups.find((group) => group.id === id)?.members ?? [];
    const name = deviceName(hass.devices?.[device]) || id;
    const next = devices.get(device)?.find((one) => one.translation_key === "next_available");
    return { id, name, members, next: next?.entity_id ?? "" };
  }

  /** Note everyone in the current order, and what depends on all of them. */
  private list(): void {
    this.all = [...this.sources.values()].map((source) => source.person as Person);
    this.usual = usualProfiles(this.sources.values());
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

  /** Sort everyone as configured, favorites first. */
  private arrange(hass: Hass, config: Selection): void {
    const compare = comparison(config.sort ?? "name", languageOf(hass));
    const isLess = (source: PersonSource): number => Number(!this.favorites.has(source.device));
    const sources = [...this.sources.values()].sort(
      (a, b) => isLess(a) - isLess(b) || compare(a.person as Person, b.person as Person),
    );
    this.sources = new Map(sources.map((source) => [source.entity, source]));
  }
}

/** Return the most frequent profile of available people, by account. */
function usualProfiles(sources: Iterable<PersonSource>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { account, person } of sources) {
    if (person?.presence !== "available" || !person.profile) continue;
    const own = counts.get(account.id) ?? new Map<string, number>();
    counts.set(account.id, own.set(person.profile, (own.get(person.profile) ?? 0) + 1));
  }
  const most = (own: Map<string, number>): string =>
    [...own].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  return new Map([...counts].map(([account, own]) => [account, most(own)]));
}

/** Return Home Assistant's person entities by their name. */
function humansOf(hass: Hass): Map<string, string> {
  const ids = Object.keys(hass.states).filter((id) => id.startsWith("person."));
  return new Map(ids.map((id) => [folded(String(hass.states[id]?.attributes.friendly_name)), id]));
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
function isWanted(entry: EntityEntry, devices: Entities, hass: Hass, config: Selection): boolean {
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
  humans: ReadonlyMap<string, string>,
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
  const human = humans.get(folded(name)) ?? "";
  const icon = device?.model === "Extension" ? lineIcon(name) : undefined;
  const isKnown = before?.name === name && before.ids.at(-1) === human && before.icon === icon;
  return {
    entity: entry.entity_id,
    device: entry.device_id as string,
    name,
    icon,
    area: { id: area, name: hass.areas?.[area]?.name ?? "" },
    account: { id: entryOf(device) || account, name: accountName },
    ids: [...ids, human],
    seen: isKnown ? before.seen : [],
    words: isKnown ? before.words : undefined,
    person: isKnown ? before.person : undefined,
  };
}
