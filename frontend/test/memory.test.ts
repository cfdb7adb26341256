import { afterEach, describe, expect, it, vi } from "vitest";

import { Board } from "../src/board";
import { keyOf, recall, remember } from "../src/memory";
import { hassOf, office } from "./hass";
import { all, clearPage, namesOn, one, openBoard, press, pressed, search, settled } from "./page";

const KEY = keyOf({ title: "Office" });
const FILTERS = { statuses: ["on_call"], keyWords: ["sales"], collapsed: ["support"] } as const;

afterEach(() => {
  vi.unstubAllGlobals();
  clearPage();
});

describe("the memory of a browser", () => {
  it("is another one for each page and configuration", () => {
    remember(KEY, FILTERS);
    expect(recall(KEY)).toEqual(FILTERS);
    expect(recall(keyOf({ title: "Shop" }))).toBeUndefined();
    history.pushState({}, "", "/lovelace/shop");
    expect(recall(keyOf({ title: "Office" }))).toBeUndefined();
    history.back();
  });

  it("ignores what it cannot read", () => {
    const readable = ["", "{", "5", "null", '{"statuses":5}'].map((text) => {
      localStorage.setItem(KEY, text);
      return recall(KEY);
    });
    expect(readable.filter((found) => found?.statuses.length)).toEqual([]);
    localStorage.setItem(KEY, '{"statuses":["asleep","ringing"],"keyWords":"sales"}');
    expect(recall(KEY)).toEqual({ statuses: ["ringing"], keyWords: [], collapsed: [] });
  });

  it("may be forbidden", () => {
    const refuse = (): never => {
      throw new DOMException("No", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, clear: () => undefined });
    expect(() => remember(KEY, FILTERS)).not.toThrow();
    expect(recall(KEY)).toBeUndefined();
  });
});

describe("a board that is opened again", () => {
  it("has the same filters, but no search", async () => {
    const before = await openBoard(office());
    await press(before, "Sales");
    await press(before, "on a call");
    await search(before, "Zoe");
    before.remove();
    const board = await openBoard(office());
    expect(pressed(board)).toEqual(["on a call", "Sales"]);
    expect(namesOn(board)).toEqual(["Bengt"]);
    expect(one<HTMLInputElement>(board, ".search input").value).toBe("");
  });

  it("shows everyone if the user did not want the configured filter", async () => {
    const config = { available_only: true };
    const before = await openBoard(office(), config);
    await press(before, "available");
    before.remove();
    expect(namesOn(await openBoard(office(), config))).toHaveLength(4);
    expect(namesOn(await openBoard(office(), { ...config, title: "Shop" }))).toEqual(["Anna"]);
  });

  it("has the same sections collapsed", async () => {
    const config = { group_by: "key_word" } as const;
    const before = await openBoard(hassOf(4), config);
    one(before, "h3 button").click();
    before.remove();
    const board = await openBoard(hassOf(4), config);
    const open = all(board, "h3 button").map((button) => button.getAttribute("aria-expanded"));
    expect(open).toEqual(["false", "true"]);
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
  });
});

describe("the preview of a board", () => {
  it("starts as configured and remembers nothing", async () => {
    const before = await openBoard(office());
    await press(before, "on a call");
    before.remove();
    // In the order of Home Assistant's hui-card.
    const preview = new Board();
    preview.setConfig({ type: "custom:pbx-presence-board" });
    preview.hass = office();
    preview.preview = true;
    document.body.append(preview);
    await settled(preview);
    expect(namesOn(preview)).toHaveLength(4);
    await press(preview, "available");
    preview.remove();
    expect(pressed(await openBoard(office()))).toEqual(["on a call"]);
  });
});
