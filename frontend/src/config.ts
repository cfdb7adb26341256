/** The configuration of a board, and its form. */

import { localize } from "./localize";

export const CARD_TYPE = "pbx-presence-board";
export const GROUPINGS = ["none", "key_word", "area", "group", "account"] as const;
export const ORDERS = ["name", "number"] as const;

export type Grouping = (typeof GROUPINGS)[number];
export type Order = (typeof ORDERS)[number];

export interface BoardConfig {
  type: string;
  title?: string;
  /** The ID of an account's config entry; by default all accounts. */
  account?: string;
  /** The people to show, each by one of their entities; by default everyone. */
  entities?: string[];
  group_by?: Grouping;
  sort?: Order;
  show_header?: boolean;
  show_search?: boolean;
  show_filters?: boolean;
  show_number?: boolean;
  available_only?: boolean;
  on_call_only?: boolean;
  key_word?: string;
}

const FLAGS = [
  "show_header",
  "show_search",
  "show_filters",
  "show_number",
  "available_only",
  "on_call_only",
] as const;

export const DEFAULTS = {
  group_by: "none",
  sort: "name",
  show_header: true,
  show_search: true,
  show_filters: true,
  show_number: false,
  available_only: false,
  on_call_only: false,
} as const;

/** A complete configuration. */
export type Settings = BoardConfig & Required<Pick<BoardConfig, keyof typeof DEFAULTS>>;

/** Return a configuration with defaults for missing and empty options. */
export function completed(config: BoardConfig): Settings {
  const said = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
  return { ...DEFAULTS, ...(said as unknown as BoardConfig) };
}

/** Throw an Error with the reason if a configuration is not valid. */
export function checkConfig(config: unknown): asserts config is BoardConfig {
  const given = config as Record<string, unknown> | null;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new Error("The configuration of the board has to be a mapping.");
  }
  oneOf(given, "group_by", GROUPINGS);
  oneOf(given, "sort", ORDERS);
  for (const key of FLAGS) {
    if (isSaid(given[key]) && typeof given[key] !== "boolean") {
      throw new Error(`${key} has to be true or false.`);
    }
  }
  for (const key of ["title", "account", "key_word"]) {
    if (isSaid(given[key]) && typeof given[key] !== "string") {
      throw new Error(`${key} has to be a text.`);
    }
  }
  checkEntities(given.entities);
}

/** Return whether there is a value; YAML has null for a key without one. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function oneOf(given: Record<string, unknown>, key: string, known: readonly string[]): void {
  const value = given[key];
  if (isSaid(value) && !known.includes(value as string)) {
    throw new Error(`${key} has to be one of ${known.join(", ")}.`);
  }
}

function checkEntities(entities: unknown): void {
  const isList = Array.isArray(entities) && entities.every((id) => typeof id === "string");
  if (isSaid(entities) && !isList) {
    throw new Error("entities has to be a list of entity IDs.");
  }
}

function choice(name: string, options: readonly string[], language: string): object {
  const labels = options.map((value) => ({
    value,
    label: localize(language, `${name}_${value}`),
  }));
  return { name, default: options[0], selector: { select: { mode: "dropdown", options: labels } } };
}

/** Return the form of the visual editor in a language. */
export function configForm(language: string): object {
  const flags = FLAGS.map((name) => ({ name, default: DEFAULTS[name], selector: { boolean: {} } }));
  const people = {
    entity: { multiple: true, filter: [{ integration: "pbx_presence", domain: "sensor" }] },
  };
  return {
    schema: [
      { name: "title", selector: { text: {} } },
      { name: "account", selector: { config_entry: { integration: "pbx_presence" } } },
      { name: "entities", selector: people },
      choice("group_by", GROUPINGS, language),
      choice("sort", ORDERS, language),
      { name: "key_word", selector: { text: {} } },
      { type: "grid", name: "", schema: flags },
    ],
    computeLabel: (field: { name: string }) => localize(language, `editor_${field.name}`),
    computeHelper: (field: { name: string }) => localize(language, `helper_${field.name}`, {}, ""),
    assertConfig: checkConfig,
  };
}
