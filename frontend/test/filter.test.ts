import { describe, expect, it } from "vitest";

import { Directory } from "../src/directory";
import {
  type Filter,
  filtered,
  initialFilter,
  isNarrow,
  keyWords,
  sections,
  toggled,
  totals,
} from "../src/filter";
import { STATUSES } from "../src/looks";
import type { Person, Place } from "../src/people";
import { hassOf, presence, withStates } from "./hass";

const NO_FILTER: Filter = { search: "", statuses: new Set(), keyWords: new Set() };
const STATES = ["available", "on_call", "ringing", "dialing", "not_available", "idle", "lunch"];

const people: readonly Person[] = new Directory().read(
  STATES.reduce((hass, state, place) => withStates(hass, { [presence(place)]: state }), hassOf(7)),
  {},
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
    expect([isNarrow(NO_FILTER), isNarrow({ ...NO_FILTER, search: "  " })]).toEqual([false, false]);
  });

  it("for available people excludes people on a call and people in an unknown state", () => {
    expect(shown({ statuses: new Set(["available"]) })).toEqual(["Anna"]);
  });

  it("for people on a call shows those who are dialing, but not those whose telephone rings", () => {
    expect(shown({ statuses: new Set(["on_call"]) })).toEqual(["Bengt", "David"]);
    expect(shown({ statuses: new Set(["ringing"]) })).toEqual(["Carin"]);
  });

  it("for several statuses shows the people of each, never rooms and people in an unknown state", () => {
    expect(shown({ statuses: new Set(["ringing", "not_available"]) })).toEqual(["Carin", "Ewa"]);
    expect(shown({ statuses: new Set(STATUSES) })).not.toContain("Fredrik");
    expect(shown({ statuses: new Set(STATUSES) })).not.toContain("Gun");
  });

  it("for keywords shows who has one of them, whatever their case", () => {
    const others = like(
      { name: "Bo", keyWords: ["SALES"] },
      { name: "Kim", keyWords: ["Retail"] },
      { name: "Liv", keyWords: ["sale"] },
    );
    expect(shown({ keyWords: new Set(["sales"]) }, others)).toEqual(["Bo"]);
    expect(shown({ keyWords: new Set(["sales", "retail"]) }, others)).toEqual(["Bo", "Kim"]);
  });

  it("shows who matches the status, the keyword and the search", () => {
    const filter = { statuses: new Set(["on_call"] as const), keyWords: new Set(["sales"]) };
    expect(shown(filter)).toEqual(["Bengt", "David"]);
    expect(shown({ ...filter, search: "dav" })).toEqual(["David"]);
    expect(shown({ ...filter, search: "anna" })).toEqual([]);
  });

  it.each([
    ["ann", ["Anna"]],
    ["ANNA", ["Anna"]],
    ["103", ["David"]],
    ["sales 103", ["David"]],
    ["  sales   bengt ", ["Bengt"]],
    ["lunch", []],
    ["anna bengt", []],
  ])("finds %j in names, numbers, profiles and keywords", (search, found) => {
    expect(shown({ search })).toEqual(found);
  });

  it("finds profiles and messages, and does not mind accents", () => {
    const others = like(
      { name: "Örjan", profile: "Möte" },
      { name: "José", message: "At the café" },
      { name: "Jose\u0301" },
    );
    expect(shown({ search: "orjan" }, others)).toEqual(["Örjan"]);
    expect(shown({ search: "mote" }, others)).toEqual(["Örjan"]);
    expect(shown({ search: "cafe" }, others)).toEqual(["José"]);
    expect(shown({ search: "josé" }, others)).toHaveLength(2);
  });
});

describe("the filter with which a board starts", () => {
  const config = { available_only: false, on_call_only: false };

  it("shows everybody unless something else is configured", () => {
    expect(isNarrow(initialFilter(config))).toBe(false);
    expect(isNarrow(initialFilter({ ...config, key_word: "" }))).toBe(false);
  });

  it("for people on a call includes those whose telephone rings", () => {
    const { statuses } = initialFilter({ ...config, on_call_only: true });
    expect(shown({ statuses })).toEqual(["Bengt", "Carin", "David"]);
  });

  it.each(["Sales", ["sales", ""]])("may be for the keyword %j", (key_word) => {
    const filter = initialFilter({ ...config, key_word });
    expect(names(filtered(people, filter))).toEqual(["Bengt", "David", "Fredrik"]);
  });
});

describe("a choice among several", () => {
  it("is added and removed in a copy", () => {
    const before = new Set(["a"]);
    expect([...toggled(before, "b")]).toEqual(["a", "b"]);
    expect([...toggled(before, "a")]).toEqual([]);
    expect([...before]).toEqual(["a"]);
  });
});

describe("the totals", () => {
  it("count what the filters show", () => {
    const counted = totals(people);
    expect(counted).toEqual({
      available: 1,
      on_call: 2,
      ringing: 1,
      not_available: 1,
      total: 7,
    });
    for (const status of STATUSES) {
      expect(shown({ statuses: new Set([status]) })).toHaveLength(counted[status]);
    }
  });

  it("are zero without people", () => {
    expect(new Set(Object.values(totals([])))).toEqual(new Set([0]));
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

  it("are one for keywords that differ only in case", () => {
    const found = sections(
      like({ keyWords: ["Support", "support"] }, { name: "Bo", keyWords: ["support"] }),
      byKeyWord,
      "en",
    );
    expect(found.map(({ name, people: members }) => [name, names(members)])).toEqual([
      ["Support", ["Anna", "Bo"]],
    ]);
  });

  it("are none without people", () => {
    expect(sections([], byKeyWord, "en")).toEqual([]);
  });
});

describe("keywords", () => {
  const listed = (among: readonly Person[], language: string): [string, number][] =>
    keyWords(among, language).map(({ name, count }) => [name, count]);

  it("are listed once and sorted, with the number of people who have them", () => {
    expect(listed(people, "en")).toEqual([
      ["Sales", 3],
      ["Support", 4],
    ]);
    const others = like({ keyWords: ["b", "Ä"] }, { keyWords: ["B", "a"] });
    expect(listed(others, "sv")).toEqual([
      ["a", 1],
      ["b", 2],
      ["Ä", 1],
    ]);
  });

  it("count a person once who has one in two cases", () => {
    expect(listed(like({ keyWords: ["Support", "support"] }), "en")).toEqual([["Support", 1]]);
  });
});
