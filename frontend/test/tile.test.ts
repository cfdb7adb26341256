import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ICONS } from "../src/looks";
import type { Person, Presence } from "../src/people";
import { Tile } from "../src/tile";
import { all, CLOCK, one, openTile, textOf } from "./page";

const NOW = new Date("2026-03-02T09:00:00Z");
const ANNA: Person = {
  entity: "sensor.anna",
  name: "Anna",
  number: "+46 8 123",
  presence: "available",
  text: "Available",
  keyWords: [],
  isStale: false,
};

const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const calling = (change: Partial<Person> = {}): Person => ({
  ...ANNA,
  presence: "on_call",
  text: "On a call",
  since: NOW.getTime() - 65_000,
  ...change,
});
/** Return what is read out when a tile has the focus. */
const nameOf = (tile: Tile): string =>
  all(tile, "button > :not([aria-hidden]) > span").map(textOf).join(", ");
const callerOf = (tile: Tile): string | undefined =>
  textOf(tile.shadowRoot?.querySelector(".caller"));
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
    "of somebody %s has its class, icon and text",
    async (presence, icon) => {
      const tile = await openTile({ ...ANNA, presence, text: `They are ${presence}` });
      expect(one(tile, "button").className).toBe(presence);
      expect(one<HTMLElement & { icon: string }>(tile, "ha-icon").icon).toBe(icon);
      expect(one(tile, "ha-icon").getAttribute("aria-hidden")).toBe("true");
      expect(textOf(one(tile, ".state"))).toBe(`They are ${presence}`);
      expect(nameOf(tile)).toBe(`Anna, They are ${presence}`);
    },
  );

  it("shows an unrecognized state as text, styled as unknown", async () => {
    const tile = await openTile({ ...ANNA, presence: "unknown", text: "lunch" });
    expect([one(tile, "button").className, textOf(one(tile, ".state"))]).toEqual([
      "unknown",
      "lunch",
    ]);
  });

  it("shows markup in a name as text", async () => {
    const tile = await openTile({ ...ANNA, name: "<img src=x>", message: "<b>Hi</b>" });
    expect(tile.shadowRoot?.querySelector("img, b")).toBeNull();
    expect(nameOf(tile)).toBe("<img src=x>, Available, <b>Hi</b>");
  });

  it("asks for more about the presence sensor when it is pressed", async () => {
    const tile = await openTile(ANNA);
    const seen: Event[] = [];
    document.body.addEventListener("hass-more-info", (event) => seen.push(event), { once: true });
    one(tile, "button").click();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      bubbles: true,
      composed: true,
      detail: { entityId: "sensor.anna" },
    });
  });

  it("shows number, profile, its end and its message, also to screen readers", async () => {
    const person = { ...ANNA, profile: "Working", until: inMinutes(90), message: "In the shop" };
    const tile = await openTile(person, { showNumber: true });
    expect(moreOf(tile)).toBe("+46 8 123 · Working · until 11:30 · In the shop");
    expect(nameOf(tile)).toBe("Anna, Available, +46 8 123 · Working · until 11:30 · In the shop");
    tile.remove();
  });

  it("keeps names and numbers whole from right to left", async () => {
    const tile = await openTile(ANNA, { showNumber: true });
    expect(textOf(one(tile, ".name bdi"))).toBe("Anna");
    expect(textOf(one(tile, ".more bdi"))).toBe("+46 8 123");
  });

  it("does not repeat a profile equal to the state, or show an end in the past", async () => {
    const tile = await openTile({ ...ANNA, profile: "Available", until: inMinutes(-1) });
    expect(moreOf(tile)).toBeUndefined();
  });

  it("shows a caller only during a call with a known caller", async () => {
    const silent = await openTile(calling());
    expect([moreOf(silent), nameOf(silent)]).toEqual([undefined, "Anna, On a call"]);
    const told = await openTile(calling({ caller: "Kim" }));
    expect([callerOf(told), nameOf(told)]).toEqual(["with Kim", "Anna, On a call, with Kim"]);
    const rung = await openTile(calling({ caller: "Kim", presence: "ringing" }));
    const dialing = await openTile(calling({ caller: "Kim", presence: "dialing" }));
    expect([callerOf(rung), callerOf(dialing)]).toEqual(["from Kim", "to Kim"]);
    const over = await openTile({ ...ANNA, caller: "Kim" });
    expect(callerOf(over)).toBeUndefined();
    for (const tile of [silent, told, rung, dialing, over]) tile.remove();
  });

  it("says when it is out of date", async () => {
    const tile = await openTile({ ...ANNA, isStale: true });
    expect(one(tile, "button").className).toBe("available stale");
    expect(textOf(one(tile, ".state"))).toBe("Available (out of date)");
    expect(nameOf(tile)).toBe("Anna, Available (out of date)");
    const gone = await openTile({
      ...ANNA,
      presence: "unavailable",
      text: "Unavailable",
      isStale: true,
    });
    expect(nameOf(gone)).toBe("Anna, Unavailable");
  });

  it("speaks the language of its clock", async () => {
    const tile = await openTile(
      { ...ANNA, isStale: true },
      { clock: { ...CLOCK, language: "de" } },
    );
    expect(textOf(one(tile, ".state"))).toBe("Available (veraltet)");
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
  it("shows the duration of a call, updated every second", async () => {
    const tile = await openTile(calling());
    expect(timeOf(tile)).toBe("1:05");
    expect(await draws(3000)).toBe(3);
    expect(timeOf(tile)).toBe("1:08");
    tile.remove();
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
    expect(timeOf(tile)).toBe("0:00");
    expect(await draws(5000)).toBe(5);
    tile.remove();
  });

  it("is updated every minute while an end is shown, and not after that end", async () => {
    const tile = await openTile({ ...ANNA, until: inMinutes(2.5) });
    expect(moreOf(tile)).toBe("until 10:02");
    expect(await draws(120_000)).toBe(2);
    expect(moreOf(tile)).toBe("until 10:02");
    expect(await draws(60_000)).toBe(1);
    expect(moreOf(tile)).toBeUndefined();
    expect(await draws(600_000)).toBe(0);
  });

  it("does not tick without a call or an end, or with one that is over", async () => {
    await openTile(ANNA);
    await openTile({ ...ANNA, until: inMinutes(-5) });
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
    expect(timeOf(tile)).toBe("1:17");
    tile.remove();
  });
});
