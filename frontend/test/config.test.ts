import { describe, expect, it } from "vitest";

import {
  type BoardConfig,
  checkConfig,
  completed,
  configForm,
  DEFAULTS,
  GROUPINGS,
  ORDERS,
} from "../src/config";
import { TEXTS } from "../src/localize";

const TYPE = { type: "custom:pbx-presence-board" };

interface Field {
  name: string;
  type?: string;
  default?: unknown;
  schema?: Field[];
  selector?: { select?: { options: { value: string; label: string }[] } };
}

interface Form {
  schema: Field[];
  computeLabel(field: Field): string;
  computeHelper(field: Field): string;
  assertConfig(config: unknown): void;
}

const form = (language: string): Form => configForm(language) as Form;
const fieldsOf = ({ schema }: Form): Field[] => schema.flatMap((field) => field.schema ?? [field]);

describe("a configuration", () => {
  it("may be empty, and is then completed with the defaults", () => {
    expect(() => checkConfig(TYPE)).not.toThrow();
    expect(completed(TYPE)).toEqual({ ...TYPE, ...DEFAULTS });
  });

  it.each([
    ...GROUPINGS.map((group_by) => ({ group_by })),
    ...ORDERS.map((sort) => ({ sort })),
    { title: "", account: "", key_word: "", entities: [] },
    { title: "Team", account: "01J", key_word: "Sales", entities: ["sensor.anna"] },
    { show_header: false, show_search: false, show_filters: false, show_number: true },
    { available_only: true, on_call_only: true },
    { grid_options: { columns: 6 }, visibility: [] },
  ])("may be %j", (options) => {
    expect(() => checkConfig({ ...TYPE, ...options })).not.toThrow();
  });

  it.each([
    [undefined, "has to be a mapping"],
    [null, "has to be a mapping"],
    ["board", "has to be a mapping"],
    [[], "has to be a mapping"],
    [{ group_by: "team" }, "group_by has to be one of none, key_word, area, group, account."],
    [{ sort: "age" }, "sort has to be one of name, number."],
    [{ title: 5 }, "title has to be a text."],
    [{ account: ["a"] }, "account has to be a text."],
    [{ key_word: true }, "key_word has to be a text."],
    [{ entities: "sensor.anna" }, "entities has to be a list of entity IDs."],
    [{ entities: [{ entity: "sensor.anna" }] }, "entities has to be a list of entity IDs."],
    [{ show_header: "yes" }, "show_header has to be true or false."],
    [{ show_search: 1 }, "show_search has to be true or false."],
    [{ show_filters: "null" }, "show_filters has to be true or false."],
    [{ show_number: "on" }, "show_number has to be true or false."],
    [{ available_only: "x" }, "available_only has to be true or false."],
    [{ on_call_only: [] }, "on_call_only has to be true or false."],
  ])("may not be %j", (config, message) => {
    expect(() => checkConfig(config)).toThrow(message);
  });

  it("may leave keys empty, as YAML does", () => {
    const empty = {
      type: "custom:pbx-presence-board",
      title: null,
      entities: null,
      group_by: null,
      show_header: null,
    };
    expect(() => checkConfig(empty)).not.toThrow();
    expect(completed(empty as unknown as BoardConfig)).toEqual({ type: empty.type, ...DEFAULTS });
  });
});

describe("the form of the editor", () => {
  it("has a field for every option", () => {
    const named = fieldsOf(form("en")).map((field) => field.name);
    const options = ["title", "account", "entities", "key_word", ...Object.keys(DEFAULTS)];
    expect(named.sort()).toEqual(options.sort());
  });

  it("shows the defaults", () => {
    const shown = fieldsOf(form("en")).filter((field) => field.default !== undefined);
    expect(Object.fromEntries(shown.map((field) => [field.name, field.default]))).toEqual(DEFAULTS);
  });

  it("checks what is typed as the card does", () => {
    expect(() => form("en").assertConfig({ ...TYPE, sort: "age" })).toThrow("sort");
  });

  it.each(Object.entries(TEXTS))(
    "has a label for each field and choice in %s",
    (language, texts) => {
      const made = form(language);
      for (const field of fieldsOf(made)) {
        expect(made.computeLabel(field)).toBe(texts[`editor_${field.name}`]);
        for (const { value, label } of field.selector?.select?.options ?? []) {
          expect(label).toBe(texts[`${field.name}_${value}`]);
          expect(label).toBeTruthy();
        }
      }
    },
  );

  it("explains only what needs it", () => {
    const { computeHelper } = form("sv");
    expect(computeHelper({ name: "account" })).toBe("Alla konton, om du inte väljer något.");
    expect(computeHelper({ name: "title" })).toBe("");
  });
});
