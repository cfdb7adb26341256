import { describe, expect, it } from "vitest";

import type { Selection } from "../src/config";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Directory } from "../src/directory";
import {
  hassOf,
  presence,
  withAccount,
  withAreas,
  withDeviceChange,
  withEntry,
  withGroup,
  withStates,
} from "./hass";

const CONFIG: Selection = {};

const names = (people: readonly Person[]): string[] => people.map((person) => person.name);

describe("where a person belongs", () => {
  const sectionsOf = (hass: Hass, group_by: Selection["group_by"]): (readonly string[])[] => {
    const directory = new Directory();
    const people = directory.read(hass, { ...CONFIG, group_by });
    return people.map((person) => directory.sectionsOf(person).map(({ name }) => name));
  };

  it("is nowhere without grouping", () => {
    expect(sectionsOf(hassOf(1), "none")).toEqual([[]]);
    expect(sectionsOf(hassOf(1), undefined)).toEqual([[]]);
  });

  it("is under each keyword", () => {
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

  it("has everyone who belongs there, and nobody twice, and the rest in a section without an ID", () => {
    const directory = new Directory();
    const config = { ...CONFIG, group_by: "group" } as const;
    const hass = withGroup(hassOf(3), "team", "Team", [presence(2), presence(0), presence(0)]);
    const people = directory.read(hass, config);
    const members = (id: string): string[] => names(directory.membersOf(people, id));
    expect([members("sensor.team_available"), members("")]).toEqual([["Anna", "Carin"], ["Bengt"]]);
  });
});

describe("a group", () => {
  const hass = withGroup(hassOf(3), "team", "Team", [presence(0), presence(2)]);

  it("is found by any of its entities, with its members", () => {
    const directory = new Directory();
    directory.read(hass, CONFIG);
    for (const entity of ["sensor.team_available", "sensor.team_next"]) {
      expect(directory.groupWith(hass, entity)).toMatchObject({
        name: "Team",
        members: [presence(0), presence(2)],
      });
    }
    expect(directory.groupWith(hass, presence(0))).toBeUndefined();
    expect(directory.groupWith(hass, "")).toBeUndefined();
  });

  it("knows who is next, as far as Home Assistant does", () => {
    const directory = new Directory();
    directory.read(hass, CONFIG);
    const next = (state: string | undefined, id = "sensor.team_available"): unknown =>
      directory.nextOf(withStates(hass, { "sensor.team_next": state }), id);
    expect(next("Carin")).toBe("Carin");
    expect([next("unknown"), next("unavailable"), next(undefined)]).toEqual(Array(3));
    expect(next("Carin", "support")).toBeUndefined();
  });
});

describe("the usual profile", () => {
  it("is the one that most available people of an account have", () => {
    const hass = withAccount(hassOf(4), 1, { account: "shop", from: 4 });
    const profile = (place: number, name: string): Record<string, string> => ({
      [`sensor.person_${place}_profile`]: name,
    });
    const directory = new Directory();
    const people = directory.read(
      withStates(hass, {
        ...profile(0, "Working"),
        ...profile(1, "Lunch"),
        [presence(1)]: "not_available",
        ...profile(2, "Lunch"),
        [presence(2)]: "not_available",
        ...profile(3, "Working"),
        ...profile(4, "In the shop"),
      }),
      CONFIG,
    );
    expect(people.map((person) => directory.usualProfileOf(person))).toEqual([
      ...Array<string>(4).fill("Working"),
      "In the shop",
    ]);
  });

  it("is unknown while nobody is available", () => {
    const directory = new Directory();
    const [anna] = directory.read(withStates(hassOf(1), { [presence(0)]: "idle" }), CONFIG);
    expect(directory.usualProfileOf(anna as Person)).toBe("");
  });
});
