import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Hass } from "../src/hass";
import type { Sheet } from "../src/sheet";
import { ANNA, given, heard, NOW, openSheet } from "./cards";
import { hassOf, presence, withGroup, withStates } from "./hass";
import { all, clearPage, one, openBoard, settled, sheetOf, textOf, tiles } from "./page";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.unstubAllGlobals();
  clearPage();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const lines = (sheet: Sheet): (string | undefined)[] => all(sheet, ".status p").map(textOf);
const admin = (): Hass => ({ ...hassOf(1), user: { is_admin: true } });

describe("the status on a sheet", () => {
  it("says since when it has been so", async () => {
    const sheet = await openSheet({ since: NOW.getTime() - 90 * MINUTE });
    expect(lines(sheet)).toEqual(["Available since 08:30"]);
    const earlier = await openSheet({ since: NOW.getTime() - 3 * DAY });
    expect(lines(earlier)).toEqual(["Available since Friday 10:00"]);
  });

  it("counts the seconds of a call with the other party", async () => {
    const call = { presence: "on_call", text: "On a call", caller: "0701234567" } as const;
    const sheet = await openSheet(call);
    expect(lines(sheet)).toEqual(["On a call 1:05", "with 0701234567"]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(lines(sheet)).toEqual(["On a call 1:08", "with 0701234567"]);
  });

  it("has the name of a caller with the number, but no number twice", async () => {
    const call = { presence: "on_call", text: "On a call", callerNumber: "0701234567" } as const;
    const named = await openSheet({ ...call, caller: "Bengt" });
    expect(lines(named)[1]).toBe("with Bengt 0701234567");
    const stranger = await openSheet({ ...call, caller: "0701234567" });
    expect(lines(stranger)[1]).toBe("with 0701234567");
  });

  it("has the profile with its exact end, and the whole message", async () => {
    const message = "In the shop until noon, then by phone only, and back in the office tomorrow";
    const until = new Date(NOW.getTime() + DAY);
    const sheet = await openSheet({ profile: "Lunch", until, message });
    expect(lines(sheet)).toEqual([
      "Available since 09:58",
      "Lunch · until tomorrow 10:00",
      message,
    ]);
  });

  it("has no profile that repeats it, and no end in the past", async () => {
    const sheet = await openSheet({ profile: "Available", until: new Date(NOW.getTime() - 1) });
    expect(lines(sheet)).toEqual(["Available since 09:58"]);
  });

  it("says that it may be out of date", async () => {
    const sheet = await openSheet({ isStale: true });
    expect(lines(sheet)).toEqual(["Available (out of date)"]);
  });

  it("shows markup in a name or a message as text", async () => {
    const sheet = await openSheet({ name: "<b>Anna</b>", message: "<img src=x>" });
    expect(textOf(one(sheet, "h2 bdi"))).toBe("<b>Anna</b>");
    expect(all(sheet, "h2 b, .message img")).toEqual([]);
  });
});

describe("the number on a sheet", () => {
  it("can be called", async () => {
    const sheet = await openSheet();
    expect(textOf(one(sheet, ".number bdi"))).toBe("+46 8 123");
    expect(one(sheet, "a.call").getAttribute("href")).toBe("tel:+468123");
  });

  it("can be called with the codes of a PBX", async () => {
    const sheet = await openSheet({ number: "*21#" });
    // A link would end at a bare hash sign.
    expect(one(sheet, "a.call").getAttribute("href")).toBe("tel:*21%23");
  });

  it("can be copied", async () => {
    const written: string[] = [];
    vi.stubGlobal("navigator", {
      clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) },
    });
    const sheet = await openSheet();
    const button = one(sheet, ".number button");
    expect(textOf(button)).toBe("Copy");
    button.click();
    await vi.advanceTimersByTimeAsync(0);
    expect([written, textOf(button)]).toEqual([["+46 8 123"], "Copied"]);
    expect(one(sheet, ".number [aria-live]")).toBe(button.querySelector("span"));
  });

  it("is selected and copied on pages without https", async () => {
    vi.stubGlobal("navigator", {});
    let copied = "";
    Object.assign(document, {
      execCommand: (command: string) => {
        if (command === "copy") copied = String(getSelection());
      },
    });
    const sheet = await openSheet();
    one(sheet, ".number button").click();
    await vi.advanceTimersByTimeAsync(0);
    expect(copied).toBe("+46 8 123");
    expect(textOf(one(sheet, ".number button"))).toBe("Copied");
  });

  it("is not there if it is unknown", async () => {
    expect(all(await openSheet({ number: "" }), ".number")).toEqual([]);
  });
});

describe("a sheet", () => {
  it("has the groups and the keywords", async () => {
    const groups = [{ id: "sensor.team", name: "Team" }];
    const sheet = await openSheet({ keyWords: ["Sales", "English"] }, { groups });
    expect(all(sheet, ".words li").map(textOf)).toEqual(["Team", "Sales", "English"]);
    expect(all(await openSheet(), ".words")).toEqual([]);
  });

  it("links to the device for administrators only", async () => {
    const sheet = await openSheet({}, { hass: admin() });
    expect(one(sheet, "footer a").getAttribute("href")).toBe("/config/devices/device/person_0");
    expect(all(await openSheet(), "footer a")).toEqual([]);
  });

  it("is a dialog that is named after the person", async () => {
    const sheet = await openSheet();
    const dialog = one<HTMLDialogElement>(sheet, "dialog");
    expect(dialog.open).toBe(true);
    const name = dialog.getAttribute("aria-labelledby");
    expect(textOf(one(sheet, `#${name}`))).toBe("Anna");
  });

  it("closes for Home Assistant's dialog, which then opens", async () => {
    const sheet = await openSheet();
    const opened = heard("hass-more-info");
    one(sheet, "footer button").click();
    expect((await opened).detail).toEqual({ entityId: ANNA.entity });
    expect(one<HTMLDialogElement>(sheet, "dialog").open).toBe(false);
  });

  it("closes when the page behind it is clicked, but not when its content is", async () => {
    const dialog = one<HTMLDialogElement>(await openSheet(), "dialog");
    dialog.querySelector<HTMLElement>(".content")?.click();
    expect(dialog.open).toBe(true);
    dialog.click();
    expect(dialog.open).toBe(false);
  });
});

describe("the sheet of a board", () => {
  it("opens for a tap, follows the person, and is gone when it is closed", async () => {
    const hass = withGroup(hassOf(2), "team", "Team", [presence(1)]);
    const board = await openBoard(hass);
    one(tiles(board)[1] as Element, "button").click();
    await settled(board);
    const sheet = sheetOf(board) as Sheet;
    await sheet.updateComplete;
    expect(textOf(one(sheet, "h2"))).toBe("Bengt");
    expect(all(sheet, ".words li").map(textOf)).toEqual(["Team", "Sales"]);
    await given(board, withStates(hass, { [presence(1)]: "on_call" }));
    expect(lines(sheet)).toEqual(["On a call 0:00", "Available"]);
    one(sheet, "[aria-label=Close]").click();
    await settled(board);
    expect(sheetOf(board)).toBeUndefined();
  });
});
