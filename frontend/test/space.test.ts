import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Board } from "../src/board";
import { hassOf } from "./hass";
import { clearPage, one, openBoard, settled } from "./page";

/** The size of everything on the page; happy-dom does no layout. */
const size = { width: 0, height: 0 };

/** What measures again when an element has another size. */
class Observer {
  static readonly all = new Set<Observer>();
  readonly seen = new Set<Element>();

  constructor(private readonly act: () => void) {
    Observer.all.add(this);
  }

  observe = (element: Element): unknown => this.seen.add(element);
  unobserve = (element: Element): unknown => this.seen.delete(element);
  disconnect = (): void => this.seen.clear();

  static resize(element: Element, width: number, height: number): void {
    Object.assign(size, { width, height });
    for (const one of this.all) if (one.seen.has(element)) one.act();
  }
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Observer);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(
    () => new DOMRect(0, 0, size.width, size.height),
  );
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockImplementation(() => size.width);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockImplementation(() => size.height);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  clearPage();
  Observer.all.clear();
});

const card = (board: Board): HTMLElement => one(board, "ha-card");

describe("the space of a board", () => {
  it("makes it narrow on a phone and wide again on a desktop", async () => {
    const board = await openBoard(hassOf(3));
    const isNarrow = [];
    for (const width of [360, 1200]) {
      Observer.resize(board, width, 800);
      await settled(board);
      isNarrow.push(card(board).classList.contains("narrow"));
    }
    expect(isNarrow).toEqual([true, false]);
  });

  it("of a kiosk is that of the stage", async () => {
    const board = await openBoard(hassOf(12), { kiosk: true });
    const seen = [];
    for (const height of [1200, 260]) {
      Observer.resize(one(board, ".stage"), 1280, height);
      await settled(board);
      seen.push(card(board).dataset.density);
    }
    expect(seen).toEqual(["wall", "comfortable"]);
  });

  it("starts below the header of Home Assistant", async () => {
    const view = document.createElement("hui-view-container");
    view.style.paddingTop = "56px";
    const shadow = view.attachShadow({ mode: "open" });
    const board = await openBoard(hassOf(1));
    document.body.append(view);
    shadow.append(board);
    await settled(board);
    expect(board.style.getPropertyValue("--pbx-cover")).toBe("56px");
    document.body.append(board);
    expect(board.style.getPropertyValue("--pbx-cover")).toBe("0px");
  });

  it("is no longer measured when the board is gone", async () => {
    const board = await openBoard(hassOf(1));
    board.remove();
    expect([...Observer.all].flatMap(({ seen }) => [...seen])).toEqual([]);
  });
});
