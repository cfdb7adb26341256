import { describe, expect, it } from "vitest";

import type { Selection } from "../src/config";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Directory } from "../src/directory";
import {
  emptyHass,
  hassOf,
  presence,
  withAccount,
  withDeviceChange,
  withEntry,
  withoutEntity,
  withStates,
} from "./hass";

const CONFIG: Selection = {};

const read = (hass: Hass, config = CONFIG): readonly Person[] => new Directory().read(hass, config);
const only = (hass: Hass, config = CONFIG): Person => read(hass, config)[0] as Person;
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
