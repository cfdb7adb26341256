import { describe, expect, it } from "vitest";

import { ICONS } from "../src/looks";
import { boardStyles, colours, tileStyles } from "../src/styles";

const css = [colours, boardStyles, tileStyles].map((style) => style.cssText).join("\n");
const PAIRS = /(--pbx-\w+): var\([\w-]+, (#[0-9a-f]{6})\)/g;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Return the contrast of two colours by WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Return the declarations of all rules for a selector. */
function rule(selector: string): string {
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return blocks
    .filter(([, selectors]) => selectors?.split(",").some((one) => one.trim() === selector))
    .map(([, , body]) => body)
    .join("");
}

describe("the colors", () => {
  const [light = "", dark = ""] = colours.cssText.split(":host([dark])");
  const themes = [
    { theme: "light", text: light, behind: ["#ffffff", "#fafafa"] },
    { theme: "dark", text: dark, behind: ["#1c1c1c", "#111111"] },
  ];

  it.each(themes)("of the $theme theme have a contrast of 4.5 to any card", ({ text, behind }) => {
    const found = [...text.matchAll(PAIRS)];
    expect(found).toHaveLength(5);
    for (const [, name, colour = ""] of found) {
      for (const card of behind) {
        expect(contrast(colour, card), `${name} ${colour} on ${card}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("are measured correctly", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
  });

  it("of the search field's hint and of the key words can be read in both themes", () => {
    expect(rule(".tools input::placeholder")).toContain("color: var(--pbx-away)");
    expect(rule(".tools input::placeholder")).toContain("opacity: 1");
    const [text = "", behind = ""] = rule(".tools select option").match(/#[0-9a-f]+/g) ?? [];
    expect(contrast(text, behind.replace("#fff", "#ffffff"))).toBeGreaterThanOrEqual(4.5);
  });

  it("are never alone: edges and icons differ as well", () => {
    const edges = [".available", ".on_call", ".ringing", ".not_available", ".unknown"].map(
      (selector) => /border(?:-inline-start)?-style: (\w+)/.exec(rule(selector))?.[1] ?? "solid",
    );
    expect(edges).toEqual(["solid", "double", "dashed", "dotted", "dashed"]);
    expect(new Set(Object.values(ICONS)).size).toBe(Object.keys(ICONS).length);
  });
});

describe("the styles", () => {
  it("are the same from right to left", () => {
    expect(css).not.toMatch(/(margin|padding|border|inset)-(left|right)/);
    expect(css).not.toMatch(/(^|[\s;{])(left|right|float):/);
    expect(css).not.toMatch(/text-align: *(left|right)/);
    expect(css).not.toMatch(/(margin|padding): [^;]+ [^;]+ ([^;]+) (?!\1)[^;\s]+;/);
  });

  it("animate nothing for people who prefer reduced motion", () => {
    const outside = css.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{[^}]*\}\s*\}/g,
      "",
    );
    expect(outside).not.toBe(css);
    expect(outside).not.toMatch(/animation|transition/);
  });

  it("show which element has the keyboard focus", () => {
    for (const selector of [".tools > *:focus-visible", "button:focus-visible"]) {
      expect(rule(selector)).toContain("outline: 2px solid");
    }
    expect(css).not.toMatch(/outline: (none|0)/);
    // Nothing is painted outside of a tile.
    expect(tileStyles.cssText).toMatch(/button:focus-visible \{[^}]*outline-offset: -/);
  });
});
