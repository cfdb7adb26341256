import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Sheet } from "../src/sheet";
import { ANNA, NOW, openSheet } from "./cards";
import { hassOf, withDevice } from "./hass";
import { all, clearPage, one, textOf } from "./page";
import { rowsOf } from "./past_calls";

const CALL = "event.person_0_call";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

/** Return a state of the recorder since a time of this day in UTC; it is an hour later there. */
const row = (s: string, time: string) => ({ s, lu: Date.parse(`2026-03-02T${time}Z`) / 1000 });

/** Return a sheet after the recorder answered with rows by their entity, or did not. */
async function openPast(rows: Record<string, unknown> | undefined): Promise<Sheet> {
  const hass = withDevice(hassOf(1), { id: "person_0", name: "Anna" }, { [CALL]: ["call", ""] });
  const callWS = ({ type }: { type: string }): Promise<unknown> =>
    rows && type === "history/history_during_period"
      ? Promise.resolve(rows)
      : Promise.reject(new Error("Unknown command"));
  const sheet = await openSheet({}, { hass: { ...hass, callWS } });
  await vi.advanceTimersByTimeAsync(0);
  return sheet;
}

describe("the day on a sheet", () => {
  it("is a bar in which the parts are as long as they lasted, and a sentence", async () => {
    const sheet = await openPast({
      [ANNA.entity]: [
        row("not_available", "00:00"),
        row("available", "06:00"),
        row("on_call", "07:00"),
        row("available", "07:20"),
        row("dialing", "08:59"),
        row("lunch", "08:59:30"),
      ],
    });
    const bar = one(sheet, ".day");
    const summary = "20 min on calls (1)";
    expect(bar.getAttribute("aria-label")).toBe(summary);
    const shown = [...bar.children].map((part) => [
      part.className,
      Number((part as HTMLElement).style.flexGrow) / 60_000,
    ]);
    expect(shown).toEqual([
      ["not_available", 360],
      ["available", 60],
      ["on_call", 20],
      ["available", 99],
      ["on_call", 0.5],
      ["unknown", 0.5],
    ]);
    expect(all(sheet, ".ends span").map(textOf)).toEqual(["01:00", summary, "10:00"]);
  });

  it("starts at midnight where the user is", async () => {
    const sheet = await openPast({ [ANNA.entity]: [{ s: "available", lu: 0 }] });
    expect(all(sheet, ".ends span").map(textOf)).toEqual(["00:00", "No calls", "10:00"]);
  });
});

describe("the last calls on a sheet", () => {
  it("have their kind, time and duration", async () => {
    const at = (time: string): number => Date.parse(`2026-${time}Z`);
    const sheet = await openPast({
      [CALL]: rowsOf([
        ["missed", at("02-28T12:00")],
        ["answered", at("03-02T06:00")],
        ["ended", at("03-02T06:12")],
      ]),
    });
    expect(all(sheet, ".calls li").map(textOf)).toEqual([
      "Answered 07:00 12:00",
      "Missed Saturday 13:00",
    ]);
  });
});

describe("without a history", () => {
  it("a sheet says so", async () => {
    const sheet = await openPast(undefined);
    expect(textOf(one(sheet, ".hint"))).toBe("The history could not be loaded.");
  });

  it("a sheet says so only after it was looked for", async () => {
    const callWS = () => new Promise<unknown>(() => undefined);
    const sheet = await openSheet({}, { hass: { ...hassOf(1), callWS } });
    expect(textOf(one(sheet, "[role=status]"))).toBe("Loading …");
  });

  it("a sheet has neither a day nor calls", async () => {
    expect(all(await openPast({}), ".day, .calls, .hint")).toEqual([]);
  });
});
