import { describe, expect, it } from "vitest";

import { type Filter, filtered, keyWords, sections, totals } from "../src/filter";
import type { Person, Place } from "../src/people";
import { Directory } from "../src/directory";
import { hassOf, presence, withStates } from "./hass";

const NO_FILTER: Filter = { search: "", availableOnly: false, onCallOnly: false, keyWord: "" };
const STATES = ["available", "on_call", "ringing", "dialing", "not_available", "idle", "lunch"];

const people: readonly Person[] = new Directory().read(
  STATES.reduce((hass, state, place) => withStates(hass, { [presence(place)]: state }), hassOf(7)),
  { type: "" },
);

const names = (found: readonly Person[]): string[] => found.map((person) => person.name);
const shown = (filter: Partial<Filter>, among = people): string[] =>
  names(filtered(among, { ...NO_FILTER, ...filter }));

/** Return copies of the first person, each with some changed properties. */
const like = (...changes: Partial<Person>[]): Person[] =>
  changes.map((change) => ({ ...(people[0] as Person), ...change }));

describe("a filter", () => {
  it("shows everybody in their order when it asks for nothing", () => {
    expect(shown({})).toEqual(names(people));
    expect(shown({ search: "   " })).toEqual(names(people));
  });

  it("for available people excludes people on a call and people in an unknown state", () => {
    expect(shown({ availableOnly: true })).toEqual(["Anna"]);
  });

  it("for who is on the phone shows every kind of call", () => {
    expect(shown({ onCallOnly: true })).toEqual(["Bengt", "Carin", "David"]);
  });

  it("for a key word does not mind its case", () => {
    expect(shown({ keyWord: "sales" })).toEqual(["Bengt", "David", "Fredrik"]);
    expect(shown({ keyWord: "SALES", onCallOnly: true })).toEqual(["Bengt", "David"]);
    expect(shown({ keyWord: "sale" })).toEqual([]);
  });

  it.each([
    ["ann", ["Anna"]],
    ["ANNA", ["Anna"]],
    ["103", ["David"]],
    ["sales 103", ["David"]],
    ["  sales   bengt ", ["Bengt"]],
    ["lunch", []],
    ["anna bengt", []],
  ])("finds %j in names, numbers, profiles and key words", (search, found) => {
    expect(shown({ search })).toEqual(found);
  });

  it("finds profiles, and does not mind accents", () => {
    const others = like(
      { name: "Örjan", profile: "Möte" },
      { name: "José" },
      { name: "Jose\u0301" },
    );
    expect(shown({ search: "orjan" }, others)).toEqual(["Örjan"]);
    expect(shown({ search: "mote" }, others)).toEqual(["Örjan"]);
    expect(shown({ search: "josé" }, others)).toHaveLength(2);
  });
});

describe("the totals", () => {
  it("count what the tiles say, as the filters do", () => {
    const counted = totals(people);
    expect(counted).toEqual({ available: 1, onCall: 2, ringing: 1, total: 7 });
    expect(shown({ availableOnly: true })).toHaveLength(counted.available);
    expect(shown({ onCallOnly: true })).toHaveLength(counted.onCall + counted.ringing);
  });

  it("are zero or empty without people", () => {
    expect(totals([])).toEqual({ available: 0, onCall: 0, ringing: 0, total: 0 });
  });
});

describe("sections", () => {
  const byKeyWord = (person: Person): readonly Place[] =>
    person.keyWords.map((word) => ({ id: word.toLowerCase(), name: word }));

  it("are sorted by the rules of the language, and people without a section come last", () => {
    const words = [["Öl"], [], ["Zoo"], ["Team 10"], ["Team 9"]];
    const found = sections(like(...words.map((keyWords) => ({ keyWords }))), byKeyWord, "sv");
    expect(found.map((section) => section.name)).toEqual(["Team 9", "Team 10", "Zoo", "Öl", ""]);
  });

  it("keep the order of people, and list a person once in each of several sections", () => {
    const found = sections(
      like({ keyWords: ["A", "B", "A"] }, { name: "Bo", keyWords: ["A"] }),
      byKeyWord,
      "en",
    );
    expect(found.map(({ name, people: members }) => [name, names(members)])).toEqual([
      ["A", ["Anna", "Bo"]],
      ["B", ["Anna"]],
    ]);
  });

  it("are one for key words that differ only in case", () => {
    const found = sections(
      like({ keyWords: ["Support", "support"] }, { name: "Bo", keyWords: ["support"] }),
      byKeyWord,
      "en",
    );
    expect(found.map(({ name, people: members }) => [name, names(members)])).toEqual([
      ["Support", ["Anna", "Bo"]],
    ]);
  });

  it("are zero or empty without people", () => {
    expect(sections([], byKeyWord, "en")).toEqual([]);
  });
});

describe("key words", () => {
  it("are listed once and sorted", () => {
    expect(keyWords(people, "en")).toEqual(["Sales", "Support"]);
    expect(keyWords(like({ keyWords: ["b", "Ä"] }, { keyWords: ["B", "a"] }), "sv")).toEqual([
      "a",
      "b",
      "Ä",
    ]);
  });
});
