/** The texts of the board; names of states come from the integration. */

import da from "./texts/da.json";
import de from "./texts/de.json";
import en from "./texts/en.json";
import fi from "./texts/fi.json";
import nb from "./texts/nb.json";
import sv from "./texts/sv.json";

export type Texts = Record<string, string>;

export const TEXTS: Record<string, Texts> = { da, de, en, fi, nb, sv };

/** Return the language of the texts for a user: the user's own, or English. */
export function spoken(language: string): string {
  return textsOf(language) ? language : "en";
}

function textsOf(language: string): Texts | undefined {
  const short = language.toLowerCase().split("-")[0] ?? "en";
  return TEXTS[short === "no" || short === "nn" ? "nb" : short];
}

/** Return a text in a language, or in English; {names} in it are filled in. */
export function localize(
  language: string,
  key: string,
  values: Record<string, string | number> = {},
  missing = key,
): string {
  const text = textsOf(language)?.[key] ?? TEXTS.en?.[key] ?? missing;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const collators = new Map<string, Intl.Collator>();

/** Return a collator for a language that sorts numbers by value. */
export function collator(language: string): Intl.Collator {
  let found = collators.get(language);
  if (!found) {
    found = new Intl.Collator(language, { numeric: true });
    collators.set(language, found);
  }
  return found;
}

/** Return a text without case and accents, for comparing what people type. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
