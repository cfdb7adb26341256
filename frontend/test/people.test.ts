import { describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Directory } from "../src/directory";
import {
  hassOf,
  presence,
  stateOf,
  withAccount,
  withEntry,
  withGroup,
  withoutEntity,
  withStates,
} from "./hass";

const CONFIG = { type: "custom:pbx-presence-board" };

const read = (hass: Hass): readonly Person[] => new Directory().read(hass, CONFIG);
const only = (hass: Hass): Person => read(hass)[0] as Person;

describe("a person", () => {
  it.each(["ringing", "dialing", "on_call"])("has a beginning while %s", (state) => {
    const person = only(withStates(hassOf(1), { [presence(0)]: state }));
    expect(person).toMatchObject({ presence: state, isStale: false });
    expect(person.since).toBeTypeOf("number");
  });

  it.each(["available", "not_available", "idle"])("has no beginning while %s", (state) => {
    expect(only(withStates(hassOf(1), { [presence(0)]: state }))).toMatchObject({
      presence: state,
      since: undefined,
    });
  });

  it("with an unrecognized state shows it as text, and is never available", () => {
    const person = only(withStates(hassOf(1), { [presence(0)]: "lunch" }));
    expect(person).toMatchObject({ presence: "unknown", text: "lunch" });
  });

  it("is unknown with an unknown state", () => {
    const person = only(withStates(hassOf(1), { [presence(0)]: "unknown" }));
    expect(person).toMatchObject({ presence: "unknown", text: "Unknown" });
  });

  it("is not described as unavailable if nothing is known", () => {
    const unlisted = withStates(hassOf(1), { [presence(0)]: undefined });
    expect(only(unlisted)).toMatchObject({
      presence: "unavailable",
      text: "Not in the contact list",
      number: "",
    });
    const away = withStates(unlisted, { "binary_sensor.main_connectivity": "off" });
    expect(only(away).text).toBe("No connection");
    const swedish = { ...away, locale: { language: "sv" } };
    expect(only(swedish).text).toBe("Ingen kontakt");
  });

  it("has a message, also from the attribute of the presence", () => {
    const attributes = { number: "1", message: "Ask the switchboard" };
    const person = only(withStates(hassOf(1), { [presence(0)]: "not_available" }, attributes));
    expect(person.message).toBe("Ask the switchboard");
  });

  it("shows the raw state until Home Assistant has loaded its translations", () => {
    const hass = { ...hassOf(1), formatEntityState: undefined };
    expect(only(hass).text).toBe("available");
  });

  it("has no details whose sensors are unknown", () => {
    expect(only(hassOf(1))).toMatchObject({
      caller: undefined,
      message: undefined,
      until: undefined,
    });
  });

  it("knows profile, its end, message and caller", () => {
    const person = only(
      withStates(hassOf(1), {
        "sensor.person_0_profile": "Lunch",
        "sensor.person_0_profile_until": "2026-03-02T12:00:00+00:00",
        "sensor.person_0_profile_message": "Back soon",
        "sensor.person_0_caller": "Kim",
      }),
    );
    expect(person).toMatchObject({ profile: "Lunch", message: "Back soon", caller: "Kim" });
    expect(person.until?.toISOString()).toBe("2026-03-02T12:00:00.000Z");
  });

  it("has no end or start time if the value is not a date", () => {
    const hass = withStates(hassOf(1), { "sensor.person_0_profile_until": "soon" });
    hass.states[presence(0)] = stateOf(presence(0), "on_call", {}, "never");
    expect(only(hass)).toMatchObject({ until: undefined, since: undefined });
  });

  it("has each key word once, and none when they are no list", () => {
    const twice = withStates(hassOf(1), { [presence(0)]: "idle" }, { key_words: ["A", "A", 7] });
    expect(only(twice).keyWords).toEqual(["A", "7"]);
    expect(
      only(withStates(hassOf(1), { [presence(0)]: "idle" }, { key_words: "A" })).keyWords,
    ).toEqual([]);
  });
});

describe("a PBX that does not answer", () => {
  it("makes its people stale, and only its own", () => {
    const hass = withAccount(hassOf(1), 1, { account: "shop", from: 1 });
    const people = read(withStates(hass, { "binary_sensor.shop_connectivity": "off" }));
    expect(people.map((person) => person.isStale)).toEqual([false, true]);
  });

  it("is noticed though the user hid its connectivity", () => {
    const hass = withEntry(hassOf(1), "binary_sensor.main_connectivity", { hidden: true });
    expect(only(withStates(hass, { "binary_sensor.main_connectivity": "off" })).isStale).toBe(true);
  });

  it("makes unavailable people stale, unless the PBX does answer", () => {
    const gone = withStates(hassOf(1), { [presence(0)]: "unavailable" });
    expect(only(gone).isStale).toBe(false);
    const both = withStates(gone, { "binary_sensor.main_connectivity": "unavailable" });
    expect(only(both).isStale).toBe(true);
    expect(only(withoutEntity(gone, "binary_sensor.main_connectivity")).isStale).toBe(true);
  });

  it("does not remove the number, key words or groups of its people", () => {
    const config = { ...CONFIG, group_by: "group" } as const;
    const directory = new Directory();
    const hass = withGroup(hassOf(1), "team", "Team", [presence(0)]);
    directory.read(hass, config);
    const gone = withStates(
      hass,
      { [presence(0)]: "unavailable", "sensor.team_available": "unavailable" },
      {},
    );
    const person = directory.read(gone, config)[0] as Person;
    expect(person).toMatchObject({ presence: "unavailable", number: "100", keyWords: ["Support"] });
    expect(directory.sectionsOf(person)).toMatchObject([{ name: "Team" }]);
  });
});
