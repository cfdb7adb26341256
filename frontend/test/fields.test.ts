import { describe, expect, it } from "vitest";

import { checkFields, type Field, withDefaults } from "../src/fields";

const WRONG: [field: Field, values: unknown[], reason: string][] = [
  ["text", [5, ["a"]], "a text"],
  ["texts", [5, [5], {}], "a text or a list of texts"],
  ["flag", ["yes", 1], "true or false"],
  ["count", [0, -1, 1.5, "3"], "a whole number above 0"],
  ["action", ["sheet", 5, {}, { action: 1 }], "an action"],
  ["entities", ["sensor.a", [5], {}], "a list of entity IDs"],
  [["a", "b"], ["c", 5, ["a"]], "one of a, b"],
];

const RIGHT: [field: Field, values: unknown[]][] = [
  ["text", ["", "Office"]],
  ["texts", ["Sales", [], ["Sales", "Support"]]],
  ["flag", [true, false]],
  ["count", [1, 20]],
  ["action", [{ action: "none" }, { action: "navigate", navigation_path: "/" }]],
  ["entities", [[], ["sensor.a"]]],
  [
    ["a", "b"],
    ["a", "b"],
  ],
];

describe("an option", () => {
  it.each(WRONG)("that has to be %j is refused with the reason", (field, values, reason) => {
    for (const value of values)
      expect(() => checkFields({ it: value }, { it: field }), JSON.stringify(value)).toThrow(
        `it has to be ${reason}.`,
      );
  });

  it.each(RIGHT)("that has to be %j is accepted", (field, values) => {
    for (const value of [...values, undefined, null])
      expect(() => checkFields({ it: value }, { it: field })).not.toThrow();
  });
});

describe("a configuration", () => {
  it.each([undefined, null, "board", []])("cannot be %j", (config) => {
    expect(() => checkFields(config, {})).toThrow("The configuration has to be an object.");
  });

  it("may have options that no card knows", () => {
    expect(() => checkFields({ card_mod: 5 }, { title: "text" })).not.toThrow();
  });

  it("has defaults for what is missing or empty", () => {
    const config = { sort: null, columns: 3, show: false };
    expect(withDefaults(config, { sort: "name", show: true })).toEqual({
      sort: "name",
      columns: 3,
      show: false,
    });
  });
});
