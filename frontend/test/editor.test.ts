import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Badge } from "../src/badge";
import { Board } from "../src/board";
import { CallsCard } from "../src/calls";
import { DEFAULTS } from "../src/config";
import { Editor } from "../src/editor";
import { GroupCard } from "../src/group";
import type { Hass } from "../src/hass";
import { PersonCard } from "../src/person";
import en from "../src/texts/en.json";
import { heard } from "./cards";
import { hassOf, withGroup } from "./hass";
import { clearPage, one } from "./page";

/** Home Assistant's form, as far as an editor sees it. */
class Form extends HTMLElement {
  declare hass: Hass;
  declare data: Record<string, unknown>;
  declare schema: readonly Field[];
  declare computeLabel: (field: Field) => string;
  declare computeHelper: (field: Field) => string;
}

interface Field {
  name: string;
  type?: string;
  title?: string;
  schema?: readonly Field[];
  selector?: { select?: { options: readonly (string | { label: string })[] } };
}

interface Editing {
  form: Form;
  /** Enter values, and return the configuration that Home Assistant would save. */
  enter: (change: object) => Promise<unknown>;
}

const TYPE = { type: "custom:pbx-presence-board" };
const texts: Record<string, string> = en;
const CARDS = { Board, PersonCard, GroupCard, CallsCard, Badge };

beforeEach(() => {
  if (!customElements.get("ha-form")) customElements.define("ha-form", Form);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  clearPage();
});

async function edit(
  config: object,
  card: { getConfigElement(): Promise<Editor> } = Board,
): Promise<Editing> {
  const editor = await card.getConfigElement();
  editor.setConfig({ ...TYPE, ...config });
  editor.hass = withGroup(hassOf(3), "team", "Team", []);
  document.body.append(editor);
  await editor.updateComplete;
  const form = one<Form>(editor, "ha-form");
  const enter = async (change: object): Promise<unknown> => {
    const changed = heard("config-changed");
    const value = { ...form.data, ...change };
    form.dispatchEvent(new CustomEvent("value-changed", { detail: { value }, bubbles: true }));
    return ((await changed).detail as { config: unknown }).config;
  };
  return { form, enter };
}

describe("an editor", () => {
  it("shows the defaults, and what is configured instead of them", async () => {
    const { form } = await edit({ sort: "number" });
    expect(form.data).toEqual({ ...DEFAULTS, ...TYPE, sort: "number" });
  });

  it("writes what was changed, but no defaults", async () => {
    const { enter } = await edit({ show_search: false });
    expect(await enter({ title: "Office", show_search: true })).toEqual({
      ...TYPE,
      title: "Office",
      show_search: true,
    });
  });

  it("keeps defaults that were in the configuration", async () => {
    const { enter } = await edit({ show_header: true, sort: "name" });
    expect(await enter({ sort: "state" })).toEqual({ ...TYPE, show_header: true, sort: "state" });
  });

  it("removes what is empty", async () => {
    const { enter } = await edit({ title: "Office", key_word: ["Sales"], columns: 3 });
    expect(await enter({ title: "", key_word: [], columns: undefined })).toEqual(TYPE);
  });

  it("keeps what it does not know", async () => {
    const config = { grid_options: { rows: 6 }, visibility: [{ condition: "user" }] };
    const { enter } = await edit(config);
    expect(await enter({ kiosk: true })).toEqual({ ...TYPE, ...config, kiosk: true });
  });

  it.each([
    [{ columns: 0 }, "columns has to be a whole number above 0."],
    [{ group_by: "floor" }, "group_by has to be one of none, key_word, area, group, account."],
    [{ tap_action: "sheet" }, "tap_action has to be an action."],
  ])("says what is wrong with %j", async (config, reason) => {
    await expect(edit(config)).rejects.toThrow(reason);
  });
});

/** Return all fields of a form, also those in its sections. */
const fieldsOf = (schema: readonly Field[]): Field[] =>
  schema.flatMap((field) => (field.schema ? fieldsOf(field.schema) : [field]));

describe.each(Object.entries(CARDS))("the form of a %s", (_, card) => {
  it("has a text for every field, section and choice", async () => {
    const { form } = await edit({}, card);
    const known = new Set(Object.values(texts));
    for (const field of fieldsOf(form.schema)) {
      expect(form.computeLabel(field)).toBe(texts[`editor_${field.name}`]);
      expect(form.computeHelper(field)).toBe(texts[`helper_${field.name}`] ?? "");
      for (const option of field.selector?.select?.options ?? [])
        if (typeof option === "object") expect(known, field.name).toContain(option.label);
    }
    for (const { name, title } of form.schema.filter(({ type }) => type === "expandable"))
      expect(title).toBe(texts[`section_${name}`]);
  });

  it("has only fields that the card accepts", async () => {
    const { form } = await edit({}, card);
    for (const { name } of fieldsOf(form.schema)) {
      expect(() => new card().setConfig({ ...TYPE, [name]: 1.5 }), name).toThrow(name);
    }
  });
});

describe("the form of an editor", () => {
  it("is loaded with Home Assistant's own editors before the editor is shown", async () => {
    let isLoaded = false;
    const getConfigElement = (): Promise<void> => {
      isLoaded = true;
      return Promise.resolve();
    };
    const helpers = { createCardElement: () => ({ constructor: { getConfigElement } }) };
    vi.spyOn(customElements, "get").mockReturnValue(undefined);
    vi.stubGlobal("loadCardHelpers", () => Promise.resolve(helpers));
    expect(await Board.getConfigElement()).toBeInstanceOf(Editor);
    expect(isLoaded).toBe(true);
  });
});
