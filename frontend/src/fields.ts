/** Options of cards: what each may be, and what is wrong with a configuration. */

/** What an option may be; a list has the allowed texts. */
export type Field = "text" | "texts" | "flag" | "count" | "action" | "entities" | readonly string[];

export type Fields = Readonly<Record<string, Field>>;

type Given = Record<string, unknown>;

const REASONS: Record<Exclude<Field, readonly string[]>, string> = {
  text: "a text",
  texts: "a text or a list of texts",
  flag: "true or false",
  count: "a whole number above 0",
  action: "an action",
  entities: "a list of entity IDs",
};

const isText = (value: unknown): boolean => typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const CHECKS: Record<keyof typeof REASONS, (value: unknown) => boolean> = {
  text: isText,
  texts: (value) => isText(value) || isTexts(value),
  flag: (value) => typeof value === "boolean",
  count: (value) => Number.isInteger(value) && Number(value) > 0,
  action: (value) => isText((value as Given).action),
  entities: isTexts,
};

/** Throw an Error with the reason if a configuration is not valid. */
export function checkFields(config: unknown, fields: Fields): asserts config is Given {
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    throw new Error("The configuration has to be an object.");
  }
  const given = config as Given;
  for (const [key, field] of Object.entries(fields)) {
    const value = given[key];
    // YAML has null for a key without a value.
    if (value !== undefined && value !== null) checkField(key, value, field);
  }
}

function checkField(key: string, value: unknown, field: Field): void {
  if (typeof field !== "string") {
    if (field.includes(value as string)) return;
    throw new Error(`${key} has to be one of ${field.join(", ")}.`);
  }
  if (!CHECKS[field](value)) throw new Error(`${key} has to be ${REASONS[field]}.`);
}

/** Return a configuration with defaults for missing and empty options. */
export function withDefaults<Config, Defaults>(
  config: Config,
  defaults: Defaults,
): Config & Defaults {
  const said = Object.entries(config as Given).filter(([, value]) => value !== null);
  return { ...defaults, ...Object.fromEntries(said) } as Config & Defaults;
}
