import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Gesture, Gestures } from "../src/gestures";
import { hassOf } from "./hass";
import { clearPage, one, openBoard, sheetOf, tiles } from "./page";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

/** Return gestures on an element, and what they were taken for. */
function listened(...wanted: Gesture[]): { gestures: Gestures; seen: Gesture[] } {
  const seen: Gesture[] = [];
  const gestures = new Gestures(
    (gesture) => seen.push(gesture),
    (gesture) => wanted.includes(gesture),
  );
  return { gestures, seen };
}

/** Press an element for a while; a browser reports a click after that. */
function press({ down, up, click }: Gestures, milliseconds: number): void {
  down(new PointerEvent("pointerdown"));
  vi.advanceTimersByTime(milliseconds);
  up();
  click(new MouseEvent("click", { detail: 1 }));
}

describe("a press", () => {
  it("is a tap at once if no double tap is wanted", () => {
    const { gestures, seen } = listened("hold");
    press(gestures, 499);
    press(gestures, 50);
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual(["tap", "tap"]);
  });

  it("is a hold after half a second, and no tap then", () => {
    const { gestures, seen } = listened("hold", "double_tap");
    press(gestures, 600);
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual(["hold"]);
    press(gestures, 50);
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual(["hold", "tap"]);
  });

  it("is a tap however long it is if no hold is wanted", () => {
    const { gestures, seen } = listened();
    press(gestures, 5000);
    expect(seen).toEqual(["tap"]);
  });

  it("is a double tap with another one soon after it", () => {
    const { gestures, seen } = listened("double_tap");
    press(gestures, 50);
    vi.advanceTimersByTime(100);
    press(gestures, 50);
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual(["double_tap"]);
  });

  it("is a tap of its own if another one comes later", () => {
    const { gestures, seen } = listened("double_tap");
    press(gestures, 50);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(250);
    press(gestures, 50);
    vi.advanceTimersByTime(250);
    expect(seen).toEqual(["tap", "tap"]);
  });

  it("with the keyboard is a tap", () => {
    const { gestures, seen } = listened("hold");
    gestures.click(new MouseEvent("click"));
    expect(seen).toEqual(["tap"]);
  });

  it("with the keyboard is a tap after a hold of which the end was not seen, too", () => {
    const { gestures, seen } = listened("hold");
    gestures.down(new PointerEvent("pointerdown"));
    vi.advanceTimersByTime(600);
    gestures.click(new MouseEvent("click"));
    expect(seen).toEqual(["hold", "tap"]);
  });

  it("is nothing when the pointer leaves the element", () => {
    const { gestures, seen } = listened("hold");
    gestures.down(new PointerEvent("pointerdown"));
    gestures.up();
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual([]);
  });

  it("keeps the menu away only after a hold", () => {
    const { gestures } = listened("hold");
    const opensMenu = (): boolean => {
      const event = new Event("contextmenu", { cancelable: true });
      gestures.menu(event);
      return !event.defaultPrevented;
    };
    gestures.down(new PointerEvent("pointerdown"));
    expect(opensMenu()).toBe(true);
    vi.advanceTimersByTime(500);
    expect(opensMenu()).toBe(false);
  });
});

describe("on a board", () => {
  const actions = (): [string, unknown][] => {
    const seen: [string, unknown][] = [];
    const onAction = (event: Event): number =>
      seen.push([
        (event as CustomEvent<{ action: string }>).detail.action,
        (event as CustomEvent<{ config: unknown }>).detail.config,
      ]);
    document.body.addEventListener("hass-action", onAction, { once: true });
    return seen;
  };

  it("a hold opens Home Assistant's dialog, and a tap the sheet", async () => {
    const board = await openBoard(hassOf(1));
    const button = one(tiles(board)[0] as Element, "button");
    const seen = actions();
    button.dispatchEvent(new PointerEvent("pointerdown"));
    vi.advanceTimersByTime(500);
    button.dispatchEvent(new MouseEvent("click", { detail: 1 }));
    await board.updateComplete;
    const config = { entity: "sensor.person_0", hold_action: { action: "more-info" } };
    expect(seen).toEqual([["hold", config]]);
    expect(sheetOf(board)).toBeUndefined();
    button.click();
    await board.updateComplete;
    expect(sheetOf(board)?.person.name).toBe("Anna");
  });

  it("the right button opens the menu of the browser only", async () => {
    const board = await openBoard(hassOf(1));
    const seen = actions();
    const init = { button: 2, buttons: 2 };
    one(tiles(board)[0] as Element, "button").dispatchEvent(new PointerEvent("pointerdown", init));
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([]);
  });

  it("a configured action is done by Home Assistant", async () => {
    const tap_action = { action: "navigate", navigation_path: "/shop" };
    const board = await openBoard(hassOf(1), { tap_action, hold_action: { action: "none" } });
    const button = one(tiles(board)[0] as Element, "button");
    const seen = actions();
    button.dispatchEvent(new PointerEvent("pointerdown"));
    vi.advanceTimersByTime(1000);
    button.click();
    expect(seen).toEqual([["tap", { entity: "sensor.person_0", tap_action }]]);
  });
});
