/** Filter and count people, and group them into sections. */

import { collator, folded } from "./localize";
import { type Status, statusOf } from "./looks";
import type { Person, Place } from "./people";

export interface Filter {
  readonly search: string;
  /** The statuses of which one is wanted; empty for all. */
  readonly statuses: ReadonlySet<Status>;
  /** The keywords of which one is wanted, in lower case; empty for all. */
  readonly keyWords: ReadonlySet<string>;
}

export interface Section extends Place {
  people: readonly Person[];
}

export type Totals = Readonly<Record<Status | "total", number>>;

/** A keyword as it is written, and how many people have it. */
export interface KeyWord {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** Return the people that match a filter, in the same order. */
export function filtered(people: readonly Person[], filter: Filter): readonly Person[] {
  const { statuses, keyWords } = filter;
  const words = folded(filter.search).split(/\s+/).filter(Boolean);
  return people.filter(
    (person) =>
      (!statuses.size || statuses.has(statusOf(person.presence) as Status)) &&
      (!keyWords.size || person.keyWords.some((word) => keyWords.has(word.toLowerCase()))) &&
      (!words.length || isFound(person, words)),
  );
}

/** Return whether a filter can exclude anyone. */
export function isNarrow({ search, statuses, keyWords }: Filter): boolean {
  return Boolean(search.trim() || statuses.size || keyWords.size);
}

/** Return a set with or without a value. */
export function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const changed = new Set(values);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}

function isFound(person: Person, words: readonly string[]): boolean {
  const texts = [
    person.name,
    person.number,
    person.profile ?? "",
    person.message ?? "",
    ...person.keyWords,
  ];
  const haystack = folded(texts.join("\n"));
  return words.every((word) => haystack.includes(word));
}

/** Return people in sections, sorted by name; people without one come last, in a section without a name. */
export function sections(
  people: readonly Person[],
  sectionsOf: (person: Person) => readonly Place[],
  language: string,
): readonly Section[] {
  const found = new Map<string, { id: string; name: string; people: Set<Person> }>();
  for (const person of people) {
    const places = sectionsOf(person);
    for (const { id, name } of places.length ? places : [{ id: "", name: "" }]) {
      const section = found.get(id);
      if (section) section.people.add(person);
      else found.set(id, { id, name, people: new Set([person]) });
    }
  }
  const { compare } = collator(language);
  return [...found.values()]
    .sort(
      (a, b) => Number(!a.name) - Number(!b.name) || compare(a.name, b.name) || compare(a.id, b.id),
    )
    .map(({ id, name, people: members }) => ({ id, name, people: [...members] }));
}

/** Return how many tiles show each status, and the total. */
export function totals(people: readonly Person[]): Totals {
  const counts = { available: 0, on_call: 0, ringing: 0, not_available: 0, total: people.length };
  for (const { presence } of people) {
    const status = statusOf(presence);
    if (status) counts[status] += 1;
  }
  return counts;
}

/** Return all keywords, sorted and distinct regardless of case. */
export function keyWords(people: readonly Person[], language: string): readonly KeyWord[] {
  const found = new Map<string, { id: string; name: string; count: number }>();
  for (const person of people) {
    for (const id of new Set(person.keyWords.map((word) => word.toLowerCase()))) {
      const name = person.keyWords.find((word) => word.toLowerCase() === id) ?? id;
      const known = found.get(id);
      if (known) known.count += 1;
      else found.set(id, { id, name, count: 1 });
    }
  }
  const { compare } = collator(language);
  return [...found.values()].sort((a, b) => compare(a.name, b.name));
}

/** Return the filter with which a board starts. */
export function initialFilter(config: {
  available_only: boolean;
  on_call_only: boolean;
  key_word?: string | readonly string[];
}): Filter {
  const onCall: Status[] = config.on_call_only ? ["on_call", "ringing"] : [];
  const statuses: Status[] = config.available_only && !onCall.length ? ["available"] : onCall;
  const words = [config.key_word ?? []].flat().filter(Boolean);
  return {
    search: "",
    statuses: new Set(statuses),
    keyWords: new Set(words.map((word) => word.toLowerCase())),
  };
}
