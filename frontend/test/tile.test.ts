import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ICONS } from "../src/looks";
import type { Person, Presence } from "../src/people";
import { Tile } from "../src/tile";
import { all, CLOCK, one, openTile, textOf } from "./page";

const NOW = new Date("2026-03-02T09:00:00Z");
const ANNA: Person = {
  entity: "sensor.anna",
  device: "anna",
  name: "Anna",
  number: "+46 8 123",
  presence: "available",
  text: "Available",
  since: NOW.getTime() - 65_000,
  keyWords: [],
  canDial: false,
  isStale: false,
};

const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const calling = (change: Partial<Person> = {}): Person => ({
  ...ANNA,
  presence: "on_call",
  text: "On a call",
  ...change,
});

/** Return the text of an element without what is hidden from screen readers. */
function heard(element: Element): string | undefined {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
  return textOf(copy);
}

/** Return what is read out when a tile has the focus. */
const nameOf = (tile: Tile): string =>
  all(tile, ".name, .top > .hidden, .state, .more").map(heard).join(", ");
const classOf = (tile: Tile): string => one(tile, "button").className;
const stateOf = (tile: Tile): string | undefined => textOf(one(tile, ".state"));
const moreOf = (tile: Tile): string | undefined => textOf(tile.shadowRoot?.querySelector(".more"));
const timeOf = (tile: Tile): string | undefined => textOf(tile.shadowRoot?.querySelector("time"));

/** Let time pass, and return how often tiles were drawn meanwhile. */
async function draws(milliseconds: number): Promise<number> {
  const before = Tile.drawn;
  await vi.advanceTimersByTimeAsync(milliseconds);
  return Tile.drawn - before;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  document.body.replaceChildren();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("a tile", () => {
  it.each(Object.entries(ICONS) as [Presence, string][])(
    "of somebody %s has its color, the icon on its dot, and its text",
    async (presence, icon) => {
      const tile = await openTile({ ...ANNA, presence, text: `They are ${presence}` });
      expect(classOf(tile)).toBe(presence);
      expect(one(tile, ".avatar").classList).toContain(presence);
      expect(one<HTMLElement & { icon: string }>(tile, ".dot ha-icon").icon).toBe(icon);
      expect(nameOf(tile)).toBe(`Anna, They are ${presence}`);
    },
  );

  it("shows an unrecognized state as text, styled as unknown", async () => {
    const tile = await openTile({ ...ANNA, presence: "unknown", text: "lunch" });
    expect([classOf(tile), stateOf(tile)]).toEqual(["unknown", "lunch"]);
  });

  it("shows markup in a name as text", async () => {
    const tile = await openTile({ ...ANNA, name: "<img src=x>", message: "<b>Hi</b>" });
    expect(tile.shadowRoot?.querySelector("img, b")).toBeNull();
    expect(nameOf(tile)).toBe("<img src=x>, Available, <b>Hi</b>");
  });

  it("acts on its person when it is pressed", async () => {
    const acted: string[] = [];
    const tile = await openTile(ANNA);
    tile.act = (person, gesture) => acted.push(`${gesture} ${person.name}`);
    one(tile, "button").click();
    expect(acted).toEqual(["tap Anna"]);
  });

  it("can be left out by the tab key, and still take the focus", async () => {
    const tile = await openTile(ANNA, { isFocusable: false });
    const button = one(tile, "button");
    expect(button.tabIndex).toBe(-1);
    tile.focus();
    expect(tile.shadowRoot?.activeElement).toBe(button);
    tile.isFocusable = true;
    await tile.updateComplete;
    expect(button.tabIndex).toBe(0);
  });

  it("shows number, end of the profile, profile and message, also to screen readers", async () => {
    const person = { ...ANNA, profile: "Working", until: inMinutes(90), message: "In the shop" };
    const tile = await openTile(person, { showNumber: true });
    const more = "+46 8 123 · until 11:30 · Working · In the shop";
    expect(moreOf(tile)).toBe(more);
    expect(nameOf(tile)).toBe(`Anna, Available, ${more}`);
    expect(one(tile, ".more").title).toBe(more);
  });

  it("shows no number unless that is wanted, and the caller rather than the number", async () => {
    expect(moreOf(await openTile(ANNA))).toBeUndefined();
    const tile = await openTile(calling({ caller: "Kim" }), { showNumber: true });
    expect(moreOf(tile)).toBe("with Kim");
  });

  it("keeps names, numbers and messages whole from right to left", async () => {
    const tile = await openTile({ ...ANNA, message: "Hi" }, { showNumber: true });
    expect(all(tile, "bdi").map(textOf)).toEqual(["Anna", "+46 8 123", "Hi"]);
  });

  it("does not repeat a profile equal to the state or usual, or show an end in the past", async () => {
    const equal = await openTile({ ...ANNA, profile: "Available", until: inMinutes(-1) });
    const usual = await openTile({ ...ANNA, profile: "Working" }, { usual: "Working" });
    const other = await openTile({ ...ANNA, profile: "At home" }, { usual: "Working" });
    expect([equal, usual, other].map(moreOf)).toEqual([undefined, undefined, "At home"]);
  });

  it("with little room shows an end in place of the state, which is still read out", async () => {
    const person = { ...ANNA, until: inMinutes(90), profile: "Working" };
    const tile = await openTile(person, { isCompact: true });
    expect([stateOf(tile), moreOf(tile)]).toEqual(["Available, until 11:30", "Working"]);
    expect(textOf(one(tile, ".state .hidden"))).toBe("Available,");
    tile.person = calling({ until: inMinutes(90) });
    await tile.updateComplete;
    expect(nameOf(tile)).toBe("Anna, On a call");
  });

  it("shows a caller only during a call with a known caller", async () => {
    const silent = await openTile(calling());
    expect([moreOf(silent), nameOf(silent)]).toEqual([undefined, "Anna, On a call"]);
    const told = await openTile(calling({ caller: "Kim", profile: "Working" }));
    expect([moreOf(told), nameOf(told)]).toEqual(["with Kim", "Anna, On a call, with Kim"]);
    const rung = await openTile(calling({ caller: "Kim", presence: "ringing" }));
    const dialing = await openTile(calling({ caller: "Kim", presence: "dialing" }));
    expect([moreOf(rung), moreOf(dialing)]).toEqual(["from Kim", "to Kim"]);
    const over = await openTile({ ...ANNA, caller: "Kim" });
    expect(moreOf(over)).toBeUndefined();
  });

  it("marks a favorite with a star, and in words", async () => {
    const tile = await openTile(ANNA, { star: true });
    expect(all(tile, ".star")).toHaveLength(1);
    expect(nameOf(tile)).toBe("Anna, Favorite, Available");
  });

  it("says when it is out of date", async () => {
    const tile = await openTile({ ...ANNA, isStale: true });
    expect(classOf(tile)).toBe("available stale");
    expect(nameOf(tile)).toBe("Anna, Available (out of date)");
    const gone = await openTile({
      ...ANNA,
      presence: "unavailable",
      text: "Unavailable",
      isStale: true,
    });
    expect([classOf(gone), nameOf(gone)]).toEqual(["unavailable", "Anna, Unavailable"]);
  });

  it("speaks the language of its clock", async () => {
    const tile = await openTile(
      { ...ANNA, isStale: true },
      { clock: { ...CLOCK, language: "de" } },
    );
    expect(stateOf(tile)).toBe("Available (veraltet)");
  });

  it("is not drawn for another hass alone", async () => {
    const tile = await openTile(ANNA);
    const before = Tile.drawn;
    Object.assign(tile, { hass: {} });
    tile.person = ANNA;
    await tile.updateComplete;
    expect(Tile.drawn).toBe(before);
  });
});

describe("the time on a tile", () => {
  it("is the duration of a call, updated every second", async () => {
    const tile = await openTile(calling());
    expect(stateOf(tile)).toBe("On a call · 1:05");
    expect(await draws(3000)).toBe(3);
    expect(timeOf(tile)).toBe("· 1:08");
  });

  it("stops with the call", async () => {
    const tile = await openTile(calling());
    tile.person = ANNA;
    await tile.updateComplete;
    expect(timeOf(tile)).toBeUndefined();
    expect(await draws(600_000)).toBe(0);
  });

  it("starts with a call, at the beginning of a call that is known", async () => {
    const tile = await openTile(ANNA);
    expect(await draws(10_000)).toBe(0);
    tile.person = calling({ since: Date.now() });
    await tile.updateComplete;
    expect(timeOf(tile)).toBe("· 0:00");
    expect(await draws(5000)).toBe(5);
  });

  it("is updated every minute while an end is shown, and not after that end", async () => {
    const tile = await openTile({ ...ANNA, until: inMinutes(17.5) });
    expect(moreOf(tile)).toBe("until 10:17");
    expect(await draws(180_000)).toBe(3);
    expect(moreOf(tile)).toBe("15 min left");
    expect(await draws(840_000)).toBe(14);
    expect(moreOf(tile)).toBe("1 min left");
    expect(await draws(60_000)).toBe(1);
    expect(moreOf(tile)).toBeUndefined();
    expect(await draws(600_000)).toBe(0);
  });

  it("does not tick without a call or an end, or with one that is over or unknown", async () => {
    await openTile(ANNA);
    await openTile({ ...ANNA, until: inMinutes(-5) });
    await openTile(calling({ since: undefined }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stops when the tile is taken away, and goes on when it is back", async () => {
    const tile = await openTile(calling());
    tile.remove();
    expect(await draws(10_000)).toBe(0);
    tile.person = calling({ caller: "Kim" });
    await tile.updateComplete;
    expect(vi.getTimerCount()).toBe(0);
    document.body.append(tile);
    expect(await draws(2000)).toBe(2);
    expect(timeOf(tile)).toBe("· 1:17");
  });
});
