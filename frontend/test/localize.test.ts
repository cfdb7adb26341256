import { describe, expect, it } from "vitest";

import { collator, folded, localize, TEXTS } from "../src/localize";

const english = TEXTS.en ?? {};
const placeholders = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(TEXTS))("the texts in %s", (_language, texts) => {
  it("have the keys of the English ones, sorted", () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    expect(Object.keys(texts)).toEqual([...Object.keys(texts)].sort());
  });

  it("have the placeholders of the English ones", () => {
    for (const [key, text] of Object.entries(english)) {
      expect(placeholders(texts[key]), key).toEqual(placeholders(text));
    }
  });

  it("say something, without spaces around it", () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe("");
    }
  });
});

describe("a text", () => {
  it("is in the language, and in English where there is none", () => {
    expect(localize("sv", "people")).toBe("Personer");
    expect(localize("tlh", "people")).toBe("People");
    expect(localize("", "people")).toBe("People");
  });

  it("does not mind the region of a language", () => {
    expect(localize("de-CH", "search")).toBe("Suche");
    expect(localize("EN-gb", "search")).toBe("Search");
  });

  it.each(["no", "nn", "nb", "nb-NO"])("is Norwegian in %s", (language) => {
    expect(localize(language, "search")).toBe("Søk");
  });

  it("has its placeholders filled in", () => {
    expect(localize("en", "shown", { count: 0, total: 9 })).toBe("0 of 9 people");
    expect(localize("en", "until", { when: "$& {total}" })).toBe("until $& {total}");
    expect(localize("en", "until")).toBe("until {when}");
  });

  it("that is missing is replaced by its key, or by the given fallback", () => {
    expect(localize("sv", "nothing")).toBe("nothing");
    expect(localize("sv", "nothing", {}, "")).toBe("");
  });
});

describe("sorting and comparing", () => {
  it("knows numbers, and makes a collator once", () => {
    expect(["10", "9"].sort(collator("en").compare)).toEqual(["9", "10"]);
    expect(collator("sv")).toBe(collator("sv"));
  });

  it("folds case and accents", () => {
    expect(folded("ÅRE Jose\u0301")).toBe("are jose");
  });
});
