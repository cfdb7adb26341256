import { describe, expect, it } from "vitest";

import { type Box, isLetter, isTyping, moved, TypeAhead } from "../src/keyboard";

/** Three columns; the last row has two boxes. */
const BOXES: readonly Box[] = [...Array(8).keys()].map((place) => ({
  left: (place % 3) * 100,
  top: Math.floor(place / 3) * 50,
  width: 90,
  height: 40,
}));

const to = (key: string, from: number, isRightToLeft = false): number | undefined =>
  moved(key, from, BOXES, isRightToLeft);

describe("a key", () => {
  it("moves to the next and the previous box, also to another row", () => {
    expect([to("ArrowRight", 2), to("ArrowLeft", 3)]).toEqual([3, 2]);
    expect([to("ArrowRight", 7), to("ArrowLeft", 0)]).toEqual([7, 0]);
  });

  it("moves the other way from right to left", () => {
    expect([to("ArrowRight", 4, true), to("ArrowLeft", 4, true)]).toEqual([3, 5]);
  });

  it("moves to the nearest box in the rows above and below", () => {
    expect([to("ArrowDown", 1), to("ArrowUp", 7)]).toEqual([4, 4]);
    expect([to("ArrowDown", 5), to("ArrowDown", 6), to("ArrowUp", 1)]).toEqual([7, 6, 1]);
  });

  it("moves to the ends, and nowhere if it is another one", () => {
    expect([to("Home", 4), to("End", 4), to("Enter", 4)]).toEqual([0, 7, undefined]);
  });

  it("moves past the gap between two sections", () => {
    const boxes = BOXES.map((box, place) => (place < 3 ? box : { ...box, top: box.top + 300 }));
    expect(moved("ArrowDown", 2, boxes, false)).toBe(5);
    expect(moved("ArrowUp", 5, boxes, false)).toBe(2);
  });
});

describe("typing ahead", () => {
  const names = ["Anna", "Åke", "Bengt", "Bella"];

  it("finds the next name with a letter, around the end and without accents", () => {
    const find = (from: number): number => new TypeAhead().find("a", names, from, 5000);
    expect([find(0), find(1), find(2)]).toEqual([1, 0, 0]);
  });

  it("finds a name by several letters, and starts again after a pause", () => {
    const typed = new TypeAhead();
    expect(typed.find("b", names, 0, 5000)).toBe(2);
    expect(typed.find("e", names, 2, 5300)).toBe(2);
    expect(typed.find("l", names, 2, 5600)).toBe(3);
    expect(typed.find("a", names, 3, 9000)).toBe(0);
  });

  it("finds nobody who is not there", () => {
    expect(new TypeAhead().find("z", names, 0, 5000)).toBe(-1);
    expect(new TypeAhead().find("a", [], 0, 5000)).toBe(-1);
  });
});

describe("a key event", () => {
  const press = (key: string, more: KeyboardEventInit = {}): KeyboardEvent =>
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, ...more });

  it("types a letter or a digit, but not with a shortcut", () => {
    expect(["a", "Å", "7"].every((key) => isLetter(press(key)))).toBe(true);
    expect(["/", " ", "Enter"].some((key) => isLetter(press(key)))).toBe(false);
    expect(isLetter(press("a", { ctrlKey: true }))).toBe(false);
  });

  it("is known to go into a field, also in a shadow tree", () => {
    const host = document.createElement("div");
    host.attachShadow({ mode: "open" }).innerHTML = "<input><button></button>";
    document.body.append(host);
    const found: boolean[] = [];
    document.body.addEventListener("keydown", (event) => found.push(isTyping(event)));
    for (const inner of host.shadowRoot?.children ?? []) inner.dispatchEvent(press("/"));
    expect(found).toEqual([true, false]);
    host.remove();
  });
});
