/** Which people are shown, in which sections, and how many do what. */

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
  const words = filter.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const keyWord = filter.keyWord.toLocaleLowerCase();
  return people.filter(
    (person) =>
      (!filter.availableOnly || (person.isAvailable && !isBusy(person))) &&
      (!filter.onCallOnly || isBusy(person)) &&
      (!keyWord || person.keyWords.some((word) => word.toLocaleLowerCase() === keyWord)) &&
      words.every((word) => haystack(person).includes(word)),
  );
}

function haystack(person: Person): string {
  return [person.name, person.number, person.profile ?? "", ...person.keyWords]
    .join("\n")
    .toLocaleLowerCase();
}

/** Return people in sections by name; who is in none comes last, in one without a name. */
export function sections(
  people: readonly Person[],
  sectionsOf: (person: Person) => readonly string[],
  language: string,
): readonly Section[] {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const names = sectionsOf(person);
    for (const name of names.length ? names : [""]) {
      const section = found.get(name);
      if (section) section.push(person);
      else found.set(name, [person]);
    }
  }
  const collator = new Intl.Collator(language, { numeric: true });
  return [...found]
    .sort(([a], [b]) => Number(!a) - Number(!b) || collator.compare(a, b))
    .map(([name, members]) => ({ name, people: members }));
}

/** Return how many are available, on a call, ringing, and there at all. */
export function totals(people: readonly Person[]): Totals {
  const count = (is: (person: Person) => boolean): number => people.filter(is).length;
  return {
    available: count((person) => person.isAvailable),
    onCall: count((person) => person.presence === "on_call"),
    ringing: count((person) => person.presence === "ringing"),
    total: people.length,
  };
}

/** Return all key words, sorted. */
export function keyWords(people: readonly Person[], language: string): string[] {
  const words = new Set(people.flatMap((person) => person.keyWords));
  return [...words].sort(new Intl.Collator(language).compare);
}
