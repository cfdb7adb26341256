import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Board } from "../src/board";
import { hassOf } from "./hass";
import { all, clearPage, namesOn, one, openBoard, settled, shows, textOf } from "./page";

let board: Board;

/** A screen with room for eight of the smallest tiles: two columns of four. */
beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("innerWidth", 320);
  vi.stubGlobal("innerHeight", 190);
  board = await openBoard(hassOf(20), { kiosk: true, sort: "number" });
});

afterEach(() => {
  clearPage();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function wait(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  await settled(board);
}

const page = (): string | undefined => textOf(all(board, "button.page")[0]);

describe("a kiosk with more people than fit on a screen", () => {
  it("turns a page every 20 seconds, and starts again after the last one", async () => {
    expect([page(), namesOn(board)[0], namesOn(board).length]).toEqual(["Page 1 of 3", "Anna", 8]);
    await wait(19);
    expect(page()).toBe("Page 1 of 3");
    await wait(1);
    expect([page(), namesOn(board)[0]]).toEqual(["Page 2 of 3", "Person 8"]);
    await wait(20);
    expect([page(), namesOn(board).length]).toEqual(["Page 3 of 3", 4]);
    await wait(20);
    expect(page()).toBe("Page 1 of 3");
  });

  it.each(["pointerdown", "keydown"])("rests for a minute after a %s", async (type) => {
    await wait(10);
    board.dispatchEvent(new Event(type));
    await wait(59);
    expect(page()).toBe("Page 1 of 3");
    await wait(11);
    expect(page()).toBe("Page 2 of 3");
  });

  it("can be turned with a button", async () => {
    one(board, "button.page").click();
    await settled(board);
    expect([page(), namesOn(board)[0]]).toEqual(["Page 2 of 3", "Person 8"]);
  });

  it("has fewer pages with fewer people, and none if everyone fits", async () => {
    await wait(40);
    await shows(board, hassOf(10));
    expect([page(), namesOn(board).length]).toEqual(["Page 1 of 2", 8]);
    await shows(board, hassOf(8));
    expect([page(), namesOn(board).length]).toEqual([undefined, 8]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not turn while it is away, and goes on when it is back", async () => {
    board.remove();
    await wait(100);
    document.body.append(board);
    await settled(board);
    expect(page()).toBe("Page 1 of 3");
    await wait(20);
    expect(page()).toBe("Page 2 of 3");
  });

  it("does not turn once it is no kiosk", async () => {
    board.setConfig({ type: "custom:pbx-presence-board" });
    await settled(board);
    expect(namesOn(board)).toHaveLength(20);
    expect(vi.getTimerCount()).toBe(0);
  });
});
