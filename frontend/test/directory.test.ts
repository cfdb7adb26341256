import { describe, expect, it } from "vitest";

import type { BoardConfig } from "../src/config";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Directory } from "../src/directory";
import {
  emptyHass,
  hassOf,
  presence,
  withAccount,
  withAreas,
  withDeviceChange,
  withEntry,
  withGroup,
  withoutEntity,
  withStates,
} from "./hass";

const CONFIG: BoardConfig = { type: "custom:pbx-presence-board" };

const read = (hass: Hass, config: Partial<BoardConfig> = {}): readonly Person[] =>
  new Directory().read(hass, { ...CONFIG, ...config });
const only = (hass: Hass, config: Partial<BoardConfig> = {}): Person =>
  read(hass, config)[0] as Person;
const names = (people: readonly Person[]): string[] => people.map((person) => person.name);

describe("the directory", () => {
  it("finds everybody without any configuration", () => {
    expect(names(read(hassOf(3)))).toEqual(["Anna", "Bengt", "Carin"]);
  });

  it("finds nobody before the registries are there", () => {
    expect(read(emptyHass({ entities: undefined, devices: undefined, areas: undefined }))).toEqual(
      [],
    );
  });

  it("leaves entities of other integrations alone", () => {
    const hass = withEntry(hassOf(2), presence(0), { platform: "another" });
    expect(names(read(hass))).toEqual(["Bengt"]);
  });

  it("shows the people of all accounts, or of one", () => {
    const hass = withAccount(hassOf(2), 2, { account: "shop", from: 2 });
    expect(names(read(hass))).toEqual(["Anna", "Bengt", "Carin", "David"]);
    expect(names(read(hass, { account: "entry_shop" }))).toEqual(["Carin", "David"]);
    expect(read(hass, { account: "gone" })).toEqual([]);
  });

  it("knows an account by the only entry of a device as well", () => {
    const change = { primary_config_entry: undefined, config_entry_id: "entry_new" };
    const hass = withDeviceChange(hassOf(2), "person_1", change);
    expect(names(read(hass, { account: "entry_new" }))).toEqual(["Bengt"]);
  });

  it("shows chosen people only, and everybody when nobody is chosen", () => {
    const hass = hassOf(3);
    expect(names(read(hass, { entities: [presence(2), presence(0)] }))).toEqual(["Anna", "Carin"]);
    expect(read(hass, { entities: [] })).toHaveLength(3);
    expect(names(read(hass, { entities: ["sensor.person_1_profile", presence(1)] }))).toEqual([
      "Bengt",
    ]);
  });

  it("leaves out hidden people and hidden details", () => {
    let hass = withEntry(hassOf(2), presence(0), { hidden: true });
    expect(names(read(hass))).toEqual(["Bengt"]);
    hass = withStates(hass, { "sensor.person_1_caller": "Kim" });
    expect(only(hass).caller).toBe("Kim");
    expect(
      only(withEntry(hass, "sensor.person_1_caller", { hidden: true })).caller,
    ).toBeUndefined();
  });

  it("prefers the user's name of the sensor, then the user's name of the device", () => {
    let hass = withDeviceChange(hassOf(1), "person_0", { name_by_user: "Boss" });
    expect(names(read(hass))).toEqual(["Boss"]);
    hass = withEntry(hass, presence(0), { name: "Chief" });
    expect(names(read(hass))).toEqual(["Chief"]);
  });

  it("names a person without a device name as Home Assistant does", () => {
    const hass = withDeviceChange(hassOf(1), "person_0", { name: null });
    expect(names(read(hass))).toEqual([presence(0)]);
    const named = withStates(hass, { [presence(0)]: "idle" }, { friendly_name: "Front desk" });
    expect(names(read(named))).toEqual(["Front desk"]);
  });
});

describe("the list of people", () => {
  const hass = hassOf(3);

  it("is the same object while nothing about the people changes", () => {
    const directory = new Directory();
    const before = directory.read(hass, CONFIG);
    const foreign = withStates(hass, {
      "light.kitchen": "on",
      "sensor.person_0_line_status": "idle",
    });
    expect(directory.read(foreign, CONFIG)).toBe(before);
    expect(directory.read({ ...foreign, themes: {} }, CONFIG)).toBe(before);
  });

  it.each([
    [presence(1), "on_call"],
    ["sensor.person_1_profile", "Lunch"],
    ["sensor.person_1_profile_until", "2026-03-02T12:00:00+00:00"],
    ["sensor.person_1_profile_message", "Hello"],
    ["sensor.person_1_caller", "Kim"],
  ])("replaces only the changed person when %s becomes %s", (id, state) => {
    const directory = new Directory();
    const before = directory.read(hass, CONFIG);
    const after = directory.read(withStates(hass, { [id]: state }), CONFIG);
    expect(after).not.toBe(before);
    expect(after.map((person, place) => person === before[place])).toEqual([true, false, true]);
  });

  it("keeps its person objects when a registry change does not affect them", () => {
    const directory = new Directory();
    const before = directory.read(hass, CONFIG);
    const after = directory.read({ ...hass, entities: { ...hass.entities }, areas: {} }, CONFIG);
    expect(after.every((person, place) => person === before[place])).toBe(true);
  });

  it("contains new objects after a rename and after a change of the translated states", () => {
    const directory = new Directory();
    const before = directory.read(hass, CONFIG);
    const renamed = withDeviceChange(hass, "person_0", { name: "Annika" });
    const named = directory.read(renamed, CONFIG);
    expect(named.map((person, place) => person === before[place])).toEqual([false, true, true]);
    const reworded = directory.read({ ...renamed, formatEntityState: () => "Ledig" }, CONFIG);
    expect(reworded.map((person) => person.text)).toEqual(["Ledig", "Ledig", "Ledig"]);
    expect(directory.read({ ...renamed, formatEntityState: () => "Ledig" }, CONFIG)).toBe(reworded);
  });
});

describe("a registry that changes while the board is open", () => {
  it("brings and removes people", () => {
    const directory = new Directory();
    directory.read(hassOf(2), CONFIG);
    const more = hassOf(3);
    expect(names(directory.read(more, CONFIG))).toEqual(["Anna", "Bengt", "Carin"]);
    expect(names(directory.read(withoutEntity(more, presence(1)), CONFIG))).toEqual([
      "Anna",
      "Carin",
    ]);
  });

  it("brings details", () => {
    const directory = new Directory();
    const full = withStates(hassOf(1), { "sensor.person_0_caller": "Kim" });
    directory.read(withoutEntity(full, "sensor.person_0_caller"), CONFIG);
    expect(directory.read(full, CONFIG)[0]?.caller).toBe("Kim");
  });

  it("follows a new id of an entity", () => {
    const directory = new Directory();
    const hass = hassOf(1);
    directory.read(hass, CONFIG);
    const gone = withoutEntity(hass, "sensor.person_0_profile");
    const entry = {
      ...hass.entities?.["sensor.person_0_profile"],
      entity_id: "sensor.anna_profile",
    };
    const renamed = withStates(withEntry(gone, "sensor.anna_profile", entry), {
      "sensor.anna_profile": "Lunch",
    });
    expect(directory.read(renamed, CONFIG)[0]?.profile).toBe("Lunch");
  });
});

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

  it.each(["name", "number"] as const)("by %s never changes with states", (sort) => {
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
});

describe("where a person belongs", () => {
  const sectionsOf = (hass: Hass, group_by: BoardConfig["group_by"]): (readonly string[])[] => {
    const directory = new Directory();
    const people = directory.read(hass, { ...CONFIG, group_by });
    return people.map((person) => directory.sectionsOf(person).map(({ name }) => name));
  };

  it("is nowhere without grouping", () => {
    expect(sectionsOf(hassOf(1), "none")).toEqual([[]]);
    expect(sectionsOf(hassOf(1), undefined)).toEqual([[]]);
  });

  it("is under each key word", () => {
    expect(sectionsOf(hassOf(2), "key_word")).toEqual([["Support"], ["Sales"]]);
  });

  it("is in the area of the sensor, or else of the device", () => {
    let hass = withAreas(hassOf(3), { hall: "Hall", shop: "Shop" });
    hass = withDeviceChange(hass, "person_0", { area_id: "hall" });
    hass = withEntry(withDeviceChange(hass, "person_1", { area_id: "hall" }), presence(1), {
      area_id: "shop",
    });
    hass = withDeviceChange(hass, "person_2", { area_id: "gone" });
    expect(sectionsOf(hass, "area")).toEqual([["Hall"], ["Shop"], []]);
    expect(sectionsOf({ ...hass, areas: undefined }, "area")).toEqual([[], [], []]);
  });

  it("is in an account", () => {
    const hass = withAccount(hassOf(1), 1, { account: "shop", from: 1 });
    expect(sectionsOf(hass, "account")).toEqual([["Account main"], ["Account shop"]]);
    const lonely = withDeviceChange(hass, "person_0", { via_device_id: null });
    expect(sectionsOf(lonely, "account")).toEqual([[], ["Account shop"]]);
  });

  it("is in the groups whose members attribute lists the presence sensor", () => {
    let hass = withGroup(hassOf(3), "team", "Team", [presence(0), presence(1)]);
    hass = withGroup(hass, "duty", "Duty", [presence(1), "sensor.stranger"]);
    expect(sectionsOf(hass, "group")).toEqual([["Team"], ["Team", "Duty"], []]);
  });

  it("follows changes to the members of a group, and is the same object while they stay the same", () => {
    const directory = new Directory();
    const config = { ...CONFIG, group_by: "group" } as const;
    const hass = withGroup(hassOf(2), "team", "Team", [presence(0)]);
    const [anna, bengt] = directory.read(hass, config) as [Person, Person];
    const { memberships } = directory;
    directory.read(withStates(hass, { "sensor.team_available": "0" }), config);
    expect(directory.memberships).toBe(memberships);
    directory.read(
      withStates(hass, { "sensor.team_available": "0" }, { members: [presence(1)] }),
      config,
    );
    expect(
      [anna, bengt].map((person) => directory.sectionsOf(person).map(({ name }) => name)),
    ).toEqual([[], ["Team"]]);
  });
});
