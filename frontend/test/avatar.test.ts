import { render } from "lit";
import { describe, expect, it } from "vitest";

import { avatar, hue, initials, lineIcon } from "../src/avatar";
import { ICONS } from "../src/looks";
import { ANNA } from "./cards";
import { textOf } from "./page";

const faceOf = (change: object): Element => {
  const root = document.createElement("div");
  render(avatar({ ...ANNA, ...change }), root);
  return root.firstElementChild as Element;
};

describe("initials", () => {
  it.each([
    ["Anna Andersson", "AA"],
    ["Anna Maria von Essen", "AE"],
    ["Bengt", "B"],
    ["Berg, Åsa", "BÅ"],
    ["anna-lena (sales)", "AS"],
    ["😀 Kim", "😀K"],
    ["", ""],
  ])("of %j are %j", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe("the hue of a name", () => {
  it("is never green, amber or red, and differs among names", () => {
    const hues = [...Array(500).keys()].map((place) => hue(`Person ${place}`));
    expect(Math.min(...hues)).toBeGreaterThanOrEqual(190);
    expect(Math.max(...hues)).toBeLessThanOrEqual(310);
    expect(new Set(hues).size).toBe(7);
  });
});

describe("the icon of an extension", () => {
  it.each([
    ["Meeting room 2", "mdi:door"],
    ["Mötesrum Berlin", "mdi:door"],
    ["Møderum 2", "mdi:door"],
    ["Besprechungsraum", "mdi:door"],
    ["Växel", "mdi:human-queue"],
    ["Support kö", "mdi:human-queue"],
    ["Fax", "mdi:fax"],
    ["Bengt Roome", undefined],
    ["Faxe Kondi", undefined],
  ])("%s is %s", (name, icon) => {
    expect(lineIcon(name)).toBe(icon);
  });
});

describe("an avatar", () => {
  it("shows a picture rather than an icon, and an icon rather than initials", () => {
    const picture = faceOf({ picture: "/anna.jpg", icon: "mdi:door" });
    expect(picture.querySelector("img")?.getAttribute("src")).toBe("/anna.jpg");
    expect(picture.querySelector("img")?.alt).toBe("");
    const icon = faceOf({ icon: "mdi:door" }).querySelector(".face ha-icon");
    expect(icon).toHaveProperty("icon", "mdi:door");
    expect(textOf(faceOf({}).querySelector(".face"))).toBe("A");
  });

  it("has a dot with the icon of the presence, and is not read out", () => {
    const found = faceOf({ presence: "ringing" });
    expect(found.classList.contains("ringing")).toBe(true);
    expect(found.querySelector(".dot ha-icon")).toHaveProperty("icon", ICONS.ringing);
    expect(found.getAttribute("aria-hidden")).toBe("true");
  });
});
