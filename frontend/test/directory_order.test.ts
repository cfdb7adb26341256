import { describe, expect, it } from "vitest";

import type { Selection } from "../src/config";
import { Directory } from "../src/directory";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { hassOf, presence, withDeviceChange, withStates } from "./hass";

const CONFIG: Selection = {};

const read = (hass: Hass, config = CONFIG): readonly Person[] => new Directory().read(hass, config);
const names = (people: readonly Person[]): string[] => people.map((person) => person.name);

describe("the order", () => {
  it("is by name as the language sorts, with numbers by value", () => {
    const order = (language: string): string[] => {
      let hass = hassOf(4);
      const chosen = ["Örjan", "Zeta", "Room 10", "Room 9"];
      chosen.forEach((name, place) => {
        hass = withDeviceChange(hass, `person_${place}`, { name });
      });
      return names(read({ ...hass, language, locale: { language } }));
    };
    expect(order("sv")).toEqual(["Room 9", "Room 10", "Zeta", "Örjan"]);
    expect(order("de")).toEqual(["Örjan", "Room 9", "Room 10", "Zeta"]);
  });

  it("is by number when wanted; who has none comes last", () => {
    let hass = hassOf(3);
    hass = withStates(hass, { [presence(0)]: "available" }, { number: "1000" });
    hass = withStates(hass, { [presence(1)]: "available" }, { number: "99" });
    hass = withStates(hass, { [presence(2)]: "available" }, { number: null });
    expect(names(read(hass, { sort: "number" }))).toEqual(["Bengt", "Anna", "Carin"]);
  });

  it("of people with the same name is by number or entity ID, regardless of the registry's order", () => {
    const ids = (found: Hass): string[] => read(found).map((person) => person.entity);
    const reversed = (hass: Hass): Hass => ({
      ...hass,
      entities: Object.fromEntries(Object.entries(hass.entities ?? {}).reverse()),
    });
    const twins = withDeviceChange(hassOf(2), "person_1", { name: "Anna" });
    expect(ids(reversed(twins))).toEqual([presence(0), presence(1)]);
    const swapped = withStates(twins, { [presence(0)]: "idle" }, { number: "900" });
    expect(ids(swapped)).toEqual([presence(1), presence(0)]);
    const bare = { ...twins, states: {} };
    expect([ids(bare), ids(reversed(bare))]).toEqual(Array(2).fill([presence(0), presence(1)]));
  });

  it("follows the user's language", () => {
    const directory = new Directory();
    let hass = withDeviceChange(hassOf(2), "person_0", { name: "Örjan" });
    hass = withDeviceChange(hass, "person_1", { name: "Zeta" });
    expect(names(directory.read(hass, CONFIG))).toEqual(["Örjan", "Zeta"]);
    const swedish = { ...hass, locale: { language: "sv" } };
    expect(names(directory.read(swedish, CONFIG))).toEqual(["Zeta", "Örjan"]);
  });

  it.each(["name", "last_name", "number"] as const)("by %s never changes with states", (sort) => {
    const directory = new Directory();
    const config = { ...CONFIG, sort };
    let hass = hassOf(12);
    const before = names(directory.read(hass, config));
    const states = [
      "on_call",
      "unavailable",
      "unknown",
      "ringing",
      "lunch",
      undefined,
      "available",
    ];
    for (let step = 0; step < 60; step += 1) {
      const id = presence((step * 5) % 12);
      const state = states[step % states.length];
      const isGone = state === undefined || state === "unavailable";
      const attributes = isGone ? {} : { number: String(100 + ((step * 5) % 12)) };
      hass = withStates(hass, { [id]: state }, attributes);
      if (step % 9 === 0) hass = { ...hass, entities: { ...hass.entities } };
      expect(names(directory.read(hass, config))).toEqual(before);
    }
  });

  it("by number takes its place once the numbers are known", () => {
    const directory = new Directory();
    const config = { ...CONFIG, sort: "number" } as const;
    const known = withStates(hassOf(2), { [presence(0)]: "available" }, { number: "900" });
    const early = withStates(known, { [presence(0)]: "unavailable", [presence(1)]: undefined }, {});
    expect(names(directory.read(early, config))).toEqual(["Anna", "Bengt"]);
    expect(names(directory.read(known, config))).toEqual(["Bengt", "Anna"]);
  });

  it("by state follows every state", () => {
    const directory = new Directory();
    const config = { sort: "state" } as const;
    const hass = hassOf(3);
    expect(names(directory.read(hass, config))).toEqual(["Anna", "Bengt", "Carin"]);
    const busy = withStates(hass, { [presence(2)]: "ringing", [presence(0)]: "not_available" });
    expect(names(directory.read(busy, config))).toEqual(["Carin", "Bengt", "Anna"]);
    expect(names(directory.read(hass, config))).toEqual(["Anna", "Bengt", "Carin"]);
  });

  it("by state follows an end that is put off", () => {
    const directory = new Directory();
    const config = { sort: "state" } as const;
    const hass = hassOf(2);
    const ends = (first: string, second: string): Hass =>
      withStates(hass, {
        [presence(0)]: "not_available",
        [presence(1)]: "not_available",
        "sensor.person_0_profile_until": `2026-03-02T${first}:00+00:00`,
        "sensor.person_1_profile_until": `2026-03-02T${second}:00+00:00`,
      });
    expect(names(directory.read(ends("12:00", "13:00"), config))).toEqual(["Anna", "Bengt"]);
    expect(names(directory.read(ends("14:00", "13:00"), config))).toEqual(["Bengt", "Anna"]);
  });
});

describe("favorites", () => {
  it("come first, each part in its order", () => {
    const directory = new Directory();
    const hass = hassOf(4);
    directory.read(hass, CONFIG);
    const favorites = new Set(["person_3", "person_1"]);
    expect(names(directory.read(hass, CONFIG, favorites))).toEqual([
      "Bengt",
      "David",
      "Anna",
      "Carin",
    ]);
    expect(names(directory.read(hass, CONFIG, new Set()))).toEqual(names(read(hass)));
  });

  it("change nothing about the people themselves", () => {
    const directory = new Directory();
    const hass = hassOf(2);
    const before = directory.read(hass, CONFIG);
    const favorites = new Set(["person_1"]);
    const after = directory.read(hass, CONFIG, favorites);
    expect(new Set(after)).toEqual(new Set(before));
    expect(after[1]).toBe(before[0]);
    expect(directory.read(hass, CONFIG, favorites)).toBe(after);
  });
});
