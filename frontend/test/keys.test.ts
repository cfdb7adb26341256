import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Board } from "../src/board";
import type { Hass } from "../src/hass";
import { drawn } from "./cards";
import { hassOf } from "./hass";
import { chips, clearPage, namesOn, one, openBoard, search, textOf, tiles } from "./page";

let board: Board;

const open = async (hass: Hass, config = {}): Promise<void> => {
  board = await openBoard(hass, config);
};

beforeEach(() => open(hassOf(6)));

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

const focused = (): Element | null => board.shadowRoot?.activeElement ?? null;
const focusedName = (): string | undefined =>
  tiles(board).find((tile) => tile === focused())?.person.name;
/** Focus a tile; happy-dom does not retarget the event to the tile itself. */
function focus(place: number): void {
  const tile = tiles(board)[place];
  tile?.focus();
  tile?.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
}

/** Press a key where the focus is, or on the page; return whether the browser does nothing. */
function type(key: string, more: KeyboardEventInit = {}, at?: Element): boolean {
  const tile = focused();
  const target = at ?? tile?.shadowRoot?.activeElement ?? tile ?? document.body;
  const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
  return !target.dispatchEvent(new KeyboardEvent("keydown", init));
}

/** Return the names on the tiles and filters that the tab key reaches. */
async function stops(): Promise<(string | undefined)[]> {
  await drawn(board);
  return [
    ...tiles(board).filter((tile) => one(tile, "button").tabIndex === 0),
    ...chips(board).filter(({ tabIndex }) => tabIndex === 0),
  ].map((found) => ("person" in found ? found.person.name : textOf(found)));
}

describe("the keys on a tile", () => {
  it("move the focus with the arrows, and to both ends", () => {
    focus(0);
    const seen = ["ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"].map((key) => {
      expect(type(key), key).toBe(true);
      return focusedName();
    });
    expect(seen).toEqual(["Bengt", "Fredrik", "Fredrik", "Ewa", "Anna"]);
  });

  it("move the focus to the row below", () => {
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (
      this: Element,
    ) {
      const place = tiles(board).findIndex((tile) => tile === this);
      return new DOMRect((place % 2) * 100, Math.floor(place / 2) * 50, 90, 40);
    });
    focus(1);
    type("ArrowDown");
    expect(focusedName()).toBe("David");
  });

  it("move the other way from right to left", () => {
    board.style.direction = "rtl";
    focus(1);
    type("ArrowLeft");
    expect(focusedName()).toBe("Carin");
  });

  it("find a name by its first letters", () => {
    focus(0);
    type("f");
    expect(focusedName()).toBe("Fredrik");
    // A letter for nobody must not become a shortcut of Home Assistant.
    expect(type("x")).toBe(true);
    expect(focusedName()).toBe("Fredrik");
  });

  it("are left to the browser with a shortcut", () => {
    focus(0);
    expect(type("f", { ctrlKey: true })).toBe(false);
    expect(type("ArrowRight", { altKey: true })).toBe(false);
    expect(focusedName()).toBe("Anna");
  });

  it("move among all sections", async () => {
    clearPage();
    await open(hassOf(4), { group_by: "key_word" });
    expect(namesOn(board)).toEqual(["Bengt", "David", "Anna", "Carin"]);
    focus(1);
    type("ArrowRight");
    expect(focusedName()).toBe("Anna");
  });
});

describe("the tab key", () => {
  it("reaches one tile and one filter: those with the last focus, or the first", async () => {
    expect(await stops()).toEqual(["Anna", "6 available"]);
    focus(2);
    chips(board)[1]?.focus();
    expect(await stops()).toEqual(["Carin", "0 on a call"]);
  });

  it("reaches the first tile if the last one is gone", async () => {
    focus(2);
    await search(board, "Ewa");
    expect(await stops()).toEqual(["Ewa", "6 available"]);
    await search(board, "");
    expect(await stops()).toEqual(["Anna", "6 available"]);
  });
});

describe("the arrows on a filter", () => {
  it("move to the next one, and letters do not", () => {
    chips(board)[0]?.focus();
    type("ArrowRight");
    expect(focused()).toBe(chips(board)[1]);
    type("End");
    expect(focused()).toBe(chips(board).at(-1));
    expect(type("a")).toBe(false);
  });
});

describe("the slash key", () => {
  const isInSearch = (): boolean => focused() === one(board, ".search input");

  it("goes to the search from anywhere", () => {
    expect(type("/")).toBe(true);
    expect(isInSearch()).toBe(true);
  });

  it("is typed into a field", () => {
    const field = document.createElement("input");
    document.body.append(field);
    expect(type("/", {}, field)).toBe(false);
    one(board, ".search input").focus();
    expect(type("/")).toBe(false);
    expect(isInSearch()).toBe(true);
  });

  it("does nothing in a dialog, on a board without a search, and after the board is gone", async () => {
    const dialog = document.createElement("ha-dialog");
    document.body.append(dialog);
    expect(type("/", {}, dialog)).toBe(false);
    board.remove();
    expect(type("/")).toBe(false);
    await open(hassOf(1), { show_search: false });
    expect(type("/")).toBe(false);
  });

  it("goes to one of two boards", async () => {
    await openBoard(hassOf(1), { title: "Another" });
    expect(type("/")).toBe(true);
    expect(isInSearch()).toBe(true);
  });
});
