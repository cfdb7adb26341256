import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import { drawn } from "./cards";
import { emptyHass, hassOf, presence, withGroup, withStates } from "./hass";
import { all, chips, clearPage, one, openBoard, settled, sheetOf, tiles } from "./page";

afterEach(clearPage);

/** Everything that a person can do, on a PBX that does not answer. */
function busy(): Hass {
  const states = [
    "available",
    "on_call",
    "ringing",
    "dialing",
    "not_available",
    "idle",
    "unknown",
    "unavailable",
  ];
  const found = states.map((state, place) => [presence(place), state]);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  return withStates(hassOf(8), {
    ...Object.fromEntries(found),
    "sensor.person_1_caller": "Kim",
    "sensor.person_4_profile": "Lunch",
    "sensor.person_4_profile_until": until,
    "binary_sensor.main_connectivity": "off",
  });
}

/** Return what axe finds; layout and colors are looked at in a real browser. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each([false, true])("with a dark theme: %s, axe finds nothing", (darkMode) => {
  it.each([
    ["everybody", busy(), {}],
    [
      "sections under a title",
      busy(),
      { title: "Office", group_by: "key_word" as const, show_number: true },
    ],
    ["sections without a title", busy(), { group_by: "account" as const }],
    ["a filter", busy(), { on_call_only: true }],
    ["totals that are no filters", busy(), { show_filters: false }],
    ["filters without totals", busy(), { show_header: false }],
    ["small tiles", busy(), { density: "compact" as const }],
    ["a screen for the wall", busy(), { kiosk: true }],
    ["pages for the wall", hassOf(120), { kiosk: true }],
    ["nobody who fits", busy(), { key_word: "Retired" }],
    ["nobody at all", emptyHass(), {}],
    ["no registries", emptyHass({ entities: undefined }), {}],
  ])("on a board of %s", async (_what, hass, config) => {
    await openBoard({ ...hass, themes: { darkMode } }, config);
    expect(await findings()).toEqual([]);
  });

  it.each([true, false])("on the open sheet of an administrator: %s", async (is_admin) => {
    const hass = withGroup(busy(), "team", "Team", [presence(4)]);
    const board = await openBoard({ ...hass, themes: { darkMode }, user: { is_admin } });
    one(tiles(board)[4] as Element, "button").click();
    await settled(board);
    await sheetOf(board)?.updateComplete;
    expect(sheetOf(board)?.shadowRoot?.querySelector("dialog")?.open).toBe(true);
    expect(await findings()).toEqual([]);
  });
});

describe("axe", () => {
  it("finds nothing on a sheet that asks for the confirmation of a call", async () => {
    const hass = withStates(
      busy(),
      { "binary_sensor.main_connectivity": "on" },
      { can_dial: true },
    );
    const board = await openBoard(hass);
    one(tiles(board)[4] as Element, "button").click();
    await settled(board);
    const sheet = sheetOf(board) as Element;
    one(sheet, "button.call").click();
    await drawn(board);
    expect(one(sheet, "[role=group]")).toBeDefined();
    expect(await findings()).toEqual([]);
  });

  it("looks into the shadow of a tile", async () => {
    const board = await openBoard(busy());
    const button = one(tiles(board)[0] as Element, "button");
    button.replaceChildren();
    expect(await findings()).toHaveLength(1);
  });
});

describe("a screen reader or keyboard user", () => {
  const levels = async (config: object): Promise<(string | null)[]> =>
    all(await openBoard(busy(), config), "h2, h3").map(
      (heading) => heading.getAttribute("aria-level") ?? heading.tagName.slice(1),
    );

  it("finds headings that skip no level", async () => {
    expect(await levels({ title: "Office", group_by: "key_word" })).toEqual(["2", "3", "3"]);
    expect(await levels({ group_by: "key_word" })).toEqual(["2", "2"]);
  });

  it("finds labeled lists that contain only list items", async () => {
    for (const list of all(await openBoard(busy(), { group_by: "key_word" }), "ul")) {
      expect([list.getAttribute("role"), list.hasAttribute("aria-label")]).toEqual(["list", true]);
      expect(new Set([...list.children].map((item) => item.tagName))).toEqual(new Set(["LI"]));
    }
  });

  it("reaches search, filters, sections and tiles with the tab key, in the order of the page", async () => {
    const board = await openBoard(busy(), { group_by: "key_word" });
    const stops = all(board, "input, button, pbx-presence-tile")
      .map((part) => (part.localName === "pbx-presence-tile" ? one(part, "button") : part))
      .filter((part) => part.tabIndex >= 0);
    const places = ["input", ".chips button", "h3 button", ".lines"];
    const placeOf = (part: Element): string | undefined =>
      places.find((place) => part.matches(place) || part.querySelector(place));
    expect(stops.map(placeOf)).toEqual([
      "input",
      ".chips button",
      "h3 button",
      ".lines",
      "h3 button",
    ]);
  });

  it("finds an accessible name on every control", async () => {
    const board = await openBoard(busy());
    const named = all(board, "input, [role=toolbar]").map((part) =>
      part.getAttribute("aria-label"),
    );
    expect(named).toEqual(["Search", "Filters"]);
    expect(chips(board).every((chip) => chip.hasAttribute("aria-pressed"))).toBe(true);
    for (const root of [board, ...tiles(board)]) {
      const icons = all(root, "ha-icon").filter((icon) => !icon.closest("[aria-hidden=true]"));
      expect(icons).toEqual([]);
    }
  });

  it("hears how many people match, politely, and that the PBX does not answer, at once", async () => {
    const board = await openBoard(busy());
    expect(all(board, "[role=status]")).toHaveLength(1);
    expect(all(board, "[role=alert]")).toHaveLength(1);
  });
});
