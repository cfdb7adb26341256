/** Which people are shown, in which sections, and how many do what. */

import { collator, folded } from "./localize";
import { isBusy, type Person } from "./people";

export interface Filter {
  search: string;
  availableOnly: boolean;
  onCallOnly: boolean;
  keyWord: string;
}

export interface Section {
  name: string;
  people: readonly Person[];
}

export interface Totals {
  available: number;
  onCall: number;
  ringing: number;
  total: number;
}

/** Return who fits a filter, in the same order. */
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

/** Whether two key words differ in nothing but case. */
export function isSameWord(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

function isFound(person: Person, words: readonly string[]): boolean {
  const texts = [person.name, person.number, person.profile ?? "", ...person.keyWords];
  const haystack = folded(texts.join("\n"));
  return words.every((word) => haystack.includes(word));
}

/** Return people in sections by name, whatever its case; who is in none comes last, in one without a name. */
export function sections(
  people: readonly Person[],
  sectionsOf: (person: Person) => readonly string[],
  language: string,
): readonly Section[] {
  const found = new Map<string, { name: string; people: Set<Person> }>();
  for (const person of people) {
    const names = sectionsOf(person);
    for (const name of names.length ? names : [""]) {
      const section = found.get(name.toLowerCase());
      if (section) section.people.add(person);
      else found.set(name.toLowerCase(), { name, people: new Set([person]) });
    }
  }
  const { compare } = collator(language);
  return [...found.values()]
    .sort(({ name: a }, { name: b }) => Number(!a) - Number(!b) || compare(a, b))
    .map(({ name, people: members }) => ({ name, people: [...members] }));
}

/** Return how many tiles say available, on a call or dialing, ringing, and how many there are. */
export function totals(people: readonly Person[]): Totals {
  const count = (is: (person: Person) => boolean): number => people.filter(is).length;
  return {
    available: count((person) => person.presence === "available"),
    onCall: count((person) => isBusy(person) && person.presence !== "ringing"),
    ringing: count((person) => person.presence === "ringing"),
    total: people.length,
  };
}

/** Return all key words, sorted; those that differ only in case once. */
export function keyWords(people: readonly Person[], language: string): string[] {
  const found = new Map<string, string>();
  for (const word of people.flatMap((person) => person.keyWords)) {
    const key = word.toLowerCase();
    if (!found.has(key)) found.set(key, word);
  }
  return [...found.values()].sort(collator(language).compare);
}
