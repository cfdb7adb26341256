import { describe, expect, it } from "vitest";

import { comparison, lastName, type Order } from "../src/order";
import type { Person } from "../src/people";
import { ANNA, NOW } from "./cards";

const who = (name: string, change: Partial<Person> = {}): Person => ({
  ...ANNA,
  entity: `sensor.${name}`,
  name,
  ...change,
});

/** Return the names of people in an order, given in the opposite one. */
const sorted = (order: Order, people: readonly Person[], language = "en"): string[] =>
  [...people]
    .reverse()
    .sort(comparison(order, language))
    .map(({ name }) => name);

const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

describe("the order", () => {
  it("by name is that of the language", () => {
    const people = [who("Anna"), who("Zoe"), who("Åsa")];
    expect(sorted("name", people, "sv")).toEqual(["Anna", "Zoe", "Åsa"]);
    expect(sorted("name", people, "en")).toEqual(["Anna", "Åsa", "Zoe"]);
  });

  it("by last name looks at the first name only of the same family", () => {
    const people = [who("Zoe Ahl"), who("Anna Berg"), who("Bo Berg"), who("Cher")];
    expect(sorted("last_name", people)).toEqual(["Zoe Ahl", "Anna Berg", "Bo Berg", "Cher"]);
    expect([lastName(" Anna  Berg "), lastName("Cher"), lastName("")]).toEqual([
      "Berg",
      "Cher",
      "",
    ]);
  });

  it("by number compares numbers by value, those without one last", () => {
    const people = [
      who("Bo", { number: "9" }),
      who("Cleo", { number: "10" }),
      who("Anna", { number: "" }),
    ];
    expect(sorted("number", people)).toEqual(["Bo", "Cleo", "Anna"]);
  });

  it("by status starts with calls, the longest first, and ends with the unknown", () => {
    const since = (minutes: number): number => at(-minutes).getTime();
    const people = [
      who("Rings", { presence: "ringing" }),
      who("Talks for long", { presence: "on_call", since: since(9) }),
      who("Dials", { presence: "dialing", since: since(5) }),
      who("Talks", { presence: "on_call", since: since(1) }),
      who("Free", { since: since(2) }),
      who("Free too", { since: since(90) }),
      who("Room", { presence: "idle" }),
      who("Back soon", { presence: "not_available", until: at(5) }),
      who("Back later", { presence: "not_available", until: at(60) }),
      who("Away", { presence: "not_available" }),
      who("Away too", { presence: "not_available" }),
      who("Unknown", { presence: "unknown" }),
      who("Gone", { presence: "unavailable" }),
    ];
    expect(sorted("state", people)).toEqual(people.map(({ name }) => name));
  });

  it("is the same for people who are alike, however they are given", () => {
    const [one, other] = [who("Anna"), { ...who("Anna"), entity: "sensor.b" }];
    const compare = comparison("state", "en");
    expect(Math.sign(compare(one, other))).toBe(-Math.sign(compare(other, one)));
    expect(compare(one, other)).not.toBe(0);
  });
});
