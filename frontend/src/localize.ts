/** The board's own texts; what states are called comes from the integration. */

import da from "./texts/da.json";
import de from "./texts/de.json";
import en from "./texts/en.json";
import fi from "./texts/fi.json";
import nb from "./texts/nb.json";
import sv from "./texts/sv.json";

export type Texts = Record<string, string>;

export const TEXTS: Record<string, Texts> = { da, de, en, fi, nb, sv };

/** Return a text in a language, or in English; {names} in it are filled in. */
export function localize(
  language: string,
  key: string,
  values: Record<string, string | number> = {},
  missing = key,
): string {
  const short = language.toLowerCase().split("-")[0] ?? "en";
  const texts = TEXTS[short === "no" || short === "nn" ? "nb" : short];
  const text = texts?.[key] ?? TEXTS.en?.[key] ?? missing;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
