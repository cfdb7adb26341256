import { describe, expect, it } from "vitest";

import { hue } from "../src/avatar";
import { SIZES } from "../src/layout";
import { ICONS, STATUSES } from "../src/looks";
import type { Presence } from "../src/people";
import { avatarStyles } from "../src/styles/avatar";
import { badgeStyles } from "../src/styles/badge";
import { boardStyles } from "../src/styles/board";
import { boxStyles } from "../src/styles/box";
import { colors, focus, hidden } from "../src/styles/colors";
import { featureStyles } from "../src/styles/feature";
import { listStyles } from "../src/styles/list";
import { sheetStyles } from "../src/styles/sheet";
import { tileStyles } from "../src/styles/tile";
import { type Color, contrast, hex, hsl, mixed } from "./colors";

const STYLES = [
  avatarStyles,
  badgeStyles,
  boardStyles,
  boxStyles,
  colors,
  featureStyles,
  focus,
  hidden,
  listStyles,
  sheetStyles,
  tileStyles,
];
const css = STYLES.map((style) => style.cssText).join("\n");

/** Return the declarations of all rules for a selector. */
function rule(selector: string, text = css): string {
  const blocks = [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return blocks
    .filter(([, selectors]) => selectors?.split(",").some((one) => one.trim() === selector))
    .map(([, , body]) => body)
    .join("");
}

/** Return the value of the first declaration of a property for a selector. */
const declared = (selector: string, property: string, text = css): string | undefined =>
  new RegExp(`(?:^|[\\s;])${property}: ([^;]+);`).exec(rule(selector, text))?.[1];

const [light = "", dark = ""] = colors.cssText.split(":host([dark])");
const THEMES = [
  { theme: "light", css: light, cards: ["#ffffff", "#fafafa"], texts: ["#212121", "#141414"] },
  { theme: "dark", css: dark, cards: ["#1c1c1c", "#111111"], texts: ["#e1e1e1", "#ffffff"] },
];
type Theme = (typeof THEMES)[number];

/** Return a color of a theme by the name of its property. */
function color(theme: Theme, name: string): Color {
  const value = new RegExp(`--pbx-${name}: ([^;]+);`).exec(theme.css)?.[1] ?? "";
  const other = /^var\(--pbx-([\w-]+)\)$/.exec(value)?.[1];
  return other ? color(theme, other) : hex(/#[0-9a-f]+/.exec(value)?.[0] ?? "");
}

/** Return a mix of colors that is declared: which one, and its share from 0 to 1. */
function mix(value: string | undefined): [name: string, share: number] {
  const [, name = ""] = /^color-mix\(in srgb, var\(--([\w-]+)\)/.exec(value ?? "") ?? [];
  const percents = [...(value?.matchAll(/(\d+)%/g) ?? [])].map(([, number]) => Number(number));
  return [name.replace("pbx-", ""), percents.reduce((sum, one) => sum + one, 0) / 100];
}

const TINTS = { available: "available-tint", busy: "busy-tint", ringing: "ringing", away: "away" };

/** Where texts are mixed with a color, on what is tinted with it. */
const TINTED = [
  { of: tileStyles, texts: [".state", ".more"], behind: "button" },
  { of: tileStyles, texts: [".state", ".more"], behind: "button:hover" },
  { of: sheetStyles, texts: [".state", "small"], behind: ".status" },
  { of: featureStyles, texts: ["p"], behind: "p" },
];

describe.each(THEMES)("the colors of the $theme theme", (theme) => {
  const cards = theme.cards.map(hex);
  const texts = theme.texts.map(hex);

  it("have a contrast of 4.5 to any card", () => {
    for (const name of ["available", "busy", "ringing", "away", "unknown"]) {
      for (const card of cards) {
        expect(contrast(color(theme, name), card), name).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each(TINTED)("can be read on $behind, which is tinted", ({ of, texts: selectors, behind }) => {
    const [tint, part] = mix(declared(behind, "background", of.cssText));
    const mixes = selectors.map((selector) => mix(declared(selector, "color", of.cssText)));
    for (const [name, tinted] of Object.entries(TINTS)) {
      const named: Record<string, string> = { mark: name, tint: tinted };
      const seen = (one: string): Color => color(theme, named[one] ?? one);
      for (const card of cards) {
        for (const text of texts) {
          const back = mixed(seen(tint), part, card);
          const words = mixes.map(([one, share]) => mixed(seen(one), share, text));
          for (const word of [text, ...words]) {
            expect(contrast(word, back), name).toBeGreaterThanOrEqual(4.5);
          }
        }
      }
    }
  });

  it("can be read on what is filled: a tile that rings, the dots, and the button for a call", () => {
    const ringing = "button.ringing:not(.stale)";
    for (const selector of [ringing, ".dot", ".call"]) {
      expect(declared(selector, "color"), selector).toBe("var(--pbx-on-mark)");
      expect(declared(selector, "background"), selector).toMatch(/^var\(--(mark|pbx-available)\)$/);
    }
    expect(tileStyles.cssText).toMatch(
      /button\.ringing:not\(\.stale\) :is\(\.state, \.more, \.star\) \{\s*color: inherit;/,
    );
    for (const name of ["ringing", "available", "busy"]) {
      const found = contrast(color(theme, "on-mark"), color(theme, name));
      expect(found, name).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("let initials be read on the avatar of every hue", () => {
    const [text, behind] = [
      declared(".face", "color") ?? "",
      declared(".face", "background") ?? "",
    ].map((value) => Number(/var\(--hue\) (\d+)%/.exec(value)?.[1]));
    const lightness = (name: string): number =>
      Number(new RegExp(`--pbx-face-${name}: (\\d+)%`).exec(theme.css)?.[1]);
    const hues = new Set([...Array(200).keys()].map((place) => hue(`Person ${place}`)));
    expect(hues.size).toBeGreaterThan(5);
    for (const one of hues) {
      const letters = hsl(one, text ?? NaN, lightness("text"));
      const face = hsl(one, behind ?? NaN, lightness("light"));
      expect(contrast(letters, face), `hue ${one}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the colors", () => {
  it("are measured correctly", () => {
    expect(contrast(hex("#000000"), hex("#ffffff"))).toBeCloseTo(21);
    expect(contrast(hex("#777777"), hex("#fff"))).toBeCloseTo(4.478, 2);
    expect(hsl(210, 50, 40)).toEqual(hex("#336699"));
    expect(mixed(hex("#ffffff"), 0.25, hex("#000000"))).toEqual([63.75, 63.75, 63.75]);
  });

  it("of the search field's hint can be read in both themes", () => {
    expect(declared("input::placeholder", "color")).toBe("var(--pbx-away)");
    expect(declared("input::placeholder", "opacity")).toBe("1");
  });

  it("are never alone: the dots differ in shape wherever they differ in color, and in icons", () => {
    const shapes = new Map<string, string>();
    for (const presence of Object.keys(ICONS) as Presence[]) {
      const look = ["border-radius", "border-start-end-radius", "border-style", "background"].map(
        (property) => declared(`.${presence} .dot`, property) ?? declared(".dot", property),
      );
      const mark = /--mark: ([^;]+)/.exec(rule(`.${presence}`))?.[1] ?? "";
      const shape = look.join();
      expect(shapes.get(shape) ?? mark, `${presence}: ${shape}`).toBe(mark);
      shapes.set(shape, mark);
    }
    expect(new Set(shapes.values()).size).toBe(5);
    expect(new Set(Object.values(ICONS)).size).toBe(Object.keys(ICONS).length);
  });

  it("are never alone in the bar of a day, whose parts differ in height", () => {
    const heights = [...STATUSES, "unknown"].map(
      (status) => declared(`.day .${status}`, "height") ?? declared(".day span", "height"),
    );
    expect(new Set(heights).size).toBe(heights.length);
  });
});

describe("the styles", () => {
  it("are the same from right to left", () => {
    expect(css).not.toMatch(/(margin|padding|border|inset)-(left|right)/);
    expect(css).not.toMatch(/(^|[\s;{])(left|right|float):/);
    expect(css).not.toMatch(/text-align: *(left|right)/);
    expect(css).not.toMatch(/(margin|padding): [^;]+ ([^; ]+) [^; ]+ (?!\2;)[^;\s]+;/);
  });

  it("fade the end of a row on its other side from right to left", () => {
    for (const [, selector = "", gradient = ""] of css.matchAll(
      /([^{};]+)\{[^{}]*linear-gradient\((to \w+)/g,
    )) {
      const own = selector.trim();
      const [base, opposite] = own.endsWith(":dir(rtl)")
        ? [own.replace(":dir(rtl)", ""), "to right"]
        : [`${own}:dir(rtl)`, "to left"];
      expect(rule(base), own).toContain(`linear-gradient(${opposite}`);
      expect(gradient).not.toBe(opposite);
    }
    expect(css).toContain(":dir(rtl)");
  });

  it("animate nothing for people who prefer reduced motion", () => {
    const outside = css.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*\s*\}/g,
      "",
    );
    expect(outside).not.toBe(css);
    expect(outside).not.toMatch(/animation|transition/);
  });

  it("show which element has the keyboard focus", () => {
    for (const selector of ["a", "input", "button"].map((tag) => `${tag}:focus-visible`)) {
      expect(rule(selector, focus.cssText)).toContain("outline: 2px solid");
    }
    // The frame of the search shows it in place of its field.
    const taken = [...css.matchAll(/([^{}]+)\{[^{}]*outline: (?:none|0)/g)];
    expect(taken.map(([, selector]) => selector?.trim())).toEqual(["input"]);
    expect(rule(".search:focus-within")).toContain("outline: 2px solid");
    // Nothing is painted outside of a tile.
    expect(rule("button:focus-visible", tileStyles.cssText)).toMatch(
      /outline: 2px solid[^;]*;\s*outline-offset: -/,
    );
  });

  it("have the sizes with which the board finds out what fits", () => {
    const inPixels = (value: string | undefined): number => Number.parseFloat(value ?? "");
    for (const [density, size] of Object.entries(SIZES)) {
      const own = (property: string): string | undefined =>
        declared(`[data-density="${density}"]`, property);
      const fallback = (selector: string, property: string, of = listStyles): string | undefined =>
        /(\d+px)\)/.exec(declared(selector, property, of.cssText) ?? "")?.[1];
      expect({
        width: inPixels(own("--least") ?? fallback("ul.people", "grid-template-columns")),
        height: inPixels(own("--pbx-tile-height") ?? fallback(":host", "height", tileStyles)),
        gap: inPixels(own("--gap") ?? fallback("ul.people", "gap")),
      }).toEqual(size);
    }
  });

  it("cut every line of a tile, so that its height never changes", () => {
    for (const selector of [".name", ".state", ".more"]) {
      expect(declared(selector, "white-space"), selector).toBe("nowrap");
      expect(declared(selector, "overflow"), selector).toBe("hidden");
    }
  });
});
