/** Filter and count people, and group them into sections. */

import { collator, folded } from "./localize";
import { isBusy, type Person, type Place } from "./people";

export interface Filter {
  search: string;
  availableOnly: boolean;
  onCallOnly: boolean;
  keyWord: string;
}

export interface Section extends Place {
  people: readonly Person[];
}

export interface Totals {
  available: number;
  onCall: number;
  ringing: number;
  total: number;
}

/** Return the people that match a filter, in the same order. */
export function filtered(people: readonly Person[], filter: Filter): readonly Person[] {
  const words = folded(filter.search).split(/\s+/).filter(Boolean);
  return people.filter(
    (person) =>
      (!filter.availableOnly || person.presence === "available") &&
      (!filter.onCallOnly || isBusy(person)) &&
      (!filter.keyWord || person.keyWords.some((word) => isSameWord(word, filter.keyWord))) &&
      (!words.length || isFound(person, words)),
  );
}

/** Return whether a filter can exclude anyone. */
export function isNarrow({ search, availableOnly, onCallOnly, keyWord }: Filter): boolean {
  return Boolean(search.trim() || availableOnly || onCallOnly || keyWord);
}

/** Return whether two key words are equal regardless of case. */
export function isSameWord(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
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

/** Return how many tiles show available, on a call or dialing, and ringing, and the total. */
export function totals(people: readonly Person[]): Totals {
  const count = (is: (person: Person) => boolean): number => people.filter(is).length;
  return {
    available: count((person) => person.presence === "available"),
    onCall: count((person) => isBusy(person) && person.presence !== "ringing"),
    ringing: count((person) => person.presence === "ringing"),
    total: people.length,
  };
}

/** Return all key words, sorted and distinct regardless of case. */
export function keyWords(people: readonly Person[], language: string): string[] {
  const found = new Map<string, string>();
  for (const word of people.flatMap((person) => person.keyWords)) {
    const key = word.toLowerCase();
    if (!found.has(key)) found.set(key, word);
  }
  return [...found.values()].sort(collator(language).compare);
}
