import { describe, expect, it } from "vitest";

import { BOARD_FIELDS, type BoardConfig, DEFAULTS, GROUPINGS } from "../src/config";
import { checkFields, withDefaults } from "../src/fields";
import { DENSITIES } from "../src/layout";
import { ORDERS } from "../src/order";

const TYPE = { type: "custom:pbx-presence-board" };
const completed = (config: BoardConfig) => withDefaults(config, DEFAULTS);
const ACTION = { action: "navigate", navigation_path: "/calls" };

describe("a configuration", () => {
  it("may be empty, and is then completed with the defaults", () => {
    expect(() => checkFields(TYPE, BOARD_FIELDS)).not.toThrow();
    expect(completed(TYPE)).toEqual({ ...TYPE, ...DEFAULTS });
  });

  it("keeps what is said when it is completed", () => {
    const said = { ...TYPE, sort: "state" as const, show_search: false, columns: 3 };
    expect(completed(said)).toMatchObject(said);
  });

  it("has defaults that are valid", () => {
    expect(() => checkFields({ ...TYPE, ...DEFAULTS }, BOARD_FIELDS)).not.toThrow();
    expect(Object.keys(BOARD_FIELDS)).toEqual(expect.arrayContaining(Object.keys(DEFAULTS)));
  });

  it.each([
    ...GROUPINGS.map((group_by) => ({ group_by })),
    ...ORDERS.map((sort) => ({ sort })),
    ...DENSITIES.map((density) => ({ density })),
    { title: "", account: "", key_word: "", entities: [] },
    { title: "Team", account: "01J", key_word: "Sales", entities: ["sensor.anna"] },
    { key_word: ["Sales", "Support"] },
    { show_header: false, show_search: false, show_filters: false, show_number: true },
    { available_only: true, on_call_only: true },
    { kiosk: true, columns: 4 },
    { tap_action: ACTION, hold_action: { action: "call" }, double_tap_action: { action: "none" } },
    { grid_options: { columns: 6, rows: "auto" }, visibility: [] },
  ])("may be %j", (options) => {
    expect(() => checkFields({ ...TYPE, ...options }, BOARD_FIELDS)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [undefined, "The configuration has to be an object."],
    [null, "The configuration has to be an object."],
    ["board", "The configuration has to be an object."],
    [[], "The configuration has to be an object."],
    [{ group_by: "team" }, "group_by has to be one of none, key_word, area, group, account."],
    [{ sort: "age" }, "sort has to be one of name, last_name, number, state."],
    [{ density: "huge" }, "density has to be one of auto, comfortable, compact, wall."],
    [{ columns: 0 }, "columns has to be a whole number above 0."],
    [{ columns: 2.5 }, "columns has to be a whole number above 0."],
    [{ columns: "3" }, "columns has to be a whole number above 0."],
    [{ title: 5 }, "title has to be a text."],
    [{ account: ["a"] }, "account has to be a text."],
    [{ key_word: true }, "key_word has to be a text or a list of texts."],
    [{ key_word: ["Sales", 5] }, "key_word has to be a text or a list of texts."],
    [{ entities: "sensor.anna" }, "entities has to be a list of entity IDs."],
    [{ entities: [{ entity: "sensor.anna" }] }, "entities has to be a list of entity IDs."],
    [{ tap_action: "more-info" }, "tap_action has to be an action."],
    [{ hold_action: {} }, "hold_action has to be an action."],
    [{ double_tap_action: [] }, "double_tap_action has to be an action."],
    ...[
      "kiosk",
      "show_header",
      "show_search",
      "show_filters",
      "show_number",
      "available_only",
      "on_call_only",
    ].map((flag): [unknown, string] => [{ [flag]: "yes" }, `${flag} has to be true or false.`]),
  ])("may not be %j", (config, message) => {
    expect(() => checkFields(config, BOARD_FIELDS)).toThrow(message);
  });

  it("may leave keys empty, as YAML does", () => {
    const empty = {
      ...TYPE,
      title: null,
      entities: null,
      group_by: null,
      show_header: null,
      tap_action: null,
    };
    expect(() => checkFields(empty, BOARD_FIELDS)).not.toThrow();
    expect(completed(empty as unknown as BoardConfig)).toEqual({ ...TYPE, ...DEFAULTS });
  });
});
