import { describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Directory } from "../src/directory";
import {
  hassOf,
  presence,
  stateOf,
  withAccount,
  withDeviceChange,
  withEntry,
  withGroup,
  withoutEntity,
  withStates,
} from "./hass";

const read = (hass: Hass): readonly Person[] => new Directory().read(hass, {});
const only = (hass: Hass): Person => read(hass)[0] as Person;

describe("a person", () => {
  it.each(["ringing", "dialing", "on_call", "available", "not_available", "idle"])(
    "has a beginning while %s",
    (state) => {
      const hass = hassOf(1);
      hass.states[presence(0)] = stateOf(presence(0), state, {}, "2026-03-02T08:00:00+00:00");
      expect(only(hass)).toMatchObject({
        presence: state,
        isStale: false,
        since: Date.parse("2026-03-02T08:00:00Z"),
      });
    },
  );

  it("is a device, whose entities are the person's", () => {
    expect(only(hassOf(1))).toMatchObject({ entity: presence(0), device: "person_0" });
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
    expect(only(swedish).text).toBe("Ingen anslutning");
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

  it("has the number of a caller apart from the name", () => {
    const attributes = { name: "Kim", number: "0701234567" };
    const hass = withStates(hassOf(1), { "sensor.person_0_caller": "Kim" }, attributes);
    expect(only(hass)).toMatchObject({ caller: "Kim", callerNumber: "0701234567" });
  });

  it("has no end or start time if the value is not a date", () => {
    const hass = withStates(hassOf(1), { "sensor.person_0_profile_until": "soon" });
    hass.states[presence(0)] = stateOf(presence(0), "on_call", {}, "never");
    expect(only(hass)).toMatchObject({ until: undefined, since: undefined });
  });

  it("has each keyword once, and none when they are no list", () => {
    const twice = withStates(hassOf(1), { [presence(0)]: "idle" }, { key_words: ["A", "A", 7] });
    expect(only(twice).keyWords).toEqual(["A", "7"]);
    expect(
      only(withStates(hassOf(1), { [presence(0)]: "idle" }, { key_words: "A" })).keyWords,
    ).toEqual([]);
  });
});

describe("the face of a person", () => {
  /** Return a hass in which somebody is a person of Home Assistant as well. */
  function withHuman(hass: Hass, name: string, entity_picture: string): Hass {
    const human = stateOf("person.x", "home", { friendly_name: name, entity_picture });
    return { ...hass, states: { ...hass.states, "person.x": human } };
  }

  it("is the picture of the person in Home Assistant with the same name, whatever its case", () => {
    const people = read(withHuman(hassOf(2), "ANNA", "/anna.jpg"));
    expect(people.map(({ picture }) => picture)).toEqual(["/anna.jpg", undefined]);
  });

  it("is rather the picture of the sensor", () => {
    const hass = withStates(
      hassOf(1),
      { [presence(0)]: "available" },
      { entity_picture: "/own.jpg" },
    );
    expect(only(withHuman(hass, "Anna", "/anna.jpg")).picture).toBe("/own.jpg");
  });

  it("follows the person in Home Assistant", () => {
    const directory = new Directory();
    const before = withHuman(hassOf(1), "Anna", "/old.jpg");
    directory.read(before, {});
    expect(directory.read(withHuman(before, "Anna", "/new.jpg"), {})[0]?.picture).toBe("/new.jpg");
  });

  it("is an icon for an extension that is named as a room, or the user's own icon", () => {
    const room = withDeviceChange(hassOf(1), "person_0", {
      name: "Conference room",
      model: "Extension",
    });
    expect(only(room).icon).toBe("mdi:door");
    const own = withStates(room, { [presence(0)]: "idle" }, { icon: "mdi:star" });
    expect(only(own).icon).toBe("mdi:star");
    expect(only(hassOf(1)).icon).toBeUndefined();
  });

  it("is no icon for a user who is named as a room", () => {
    const user = withDeviceChange(hassOf(1), "person_0", { name: "Sven Rum", model: "User" });
    expect(only(user).icon).toBeUndefined();
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

  it("does not remove the number, keywords or groups of its people", () => {
    const config = { group_by: "group" } as const;
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
