import { describe, expect, it } from "vitest";

import {
  type Clock,
  clockOf,
  duration,
  isSameClock,
  since,
  span,
  startOfDay,
  until,
  untilExactly,
} from "../src/when";
import { emptyHass } from "./hass";

/** Monday, ten in the morning in Stockholm. */
const NOW = "2026-03-02T09:00:00Z";
const STOCKHOLM = "Europe/Stockholm";
const CLOCK: Clock = { language: "en-GB", timeZone: STOCKHOLM, hourCycle: "h23" };

type Say = (when: Date, now: Date, clock: Clock) => string;

const said = (say: Say, when: string, change: Partial<Clock>, now: string): string =>
  say(new Date(when), new Date(now), { ...CLOCK, ...change }).replace(/\s/g, " ");
const words = (end: string, change: Partial<Clock> = {}, now = NOW): string =>
  said(until, end, change, now);
const exactly = (end: string, change: Partial<Clock> = {}, now = NOW): string =>
  said(untilExactly, end, change, now);

const ENDS = [
  "2026-03-02T15:30:00Z",
  "2026-03-03T08:05:00Z",
  "2026-03-04T08:00:00Z",
  "2027-12-24T12:00:00Z",
];

describe("an end", () => {
  it.each([
    ["in a minute", "2026-03-02T09:00:01Z", "1 min left", "until 10:00"],
    ["in a quarter of an hour", "2026-03-02T09:15:00Z", "15 mins left", "until 10:15"],
    ["after that", "2026-03-02T09:15:01Z", "until 10:15", "until 10:15"],
    ["today", "2026-03-02T15:30:00Z", "until 16:30", "until 16:30"],
    ["just before midnight", "2026-03-02T22:59:00Z", "until 23:59", "until 23:59"],
    ["at midnight", "2026-03-02T23:00:00Z", "until tomorrow", "until tomorrow 00:00"],
    ["tomorrow", "2026-03-03T08:05:00Z", "until tomorrow", "until tomorrow 09:05"],
    ["in two days", "2026-03-04T08:00:00Z", "until Wednesday", "until Wednesday 09:00"],
    ["in six days", "2026-03-08T08:00:00Z", "until Sunday", "until Sunday 09:00"],
    ["in seven days", "2026-03-09T08:00:00Z", "until 9 Mar", "until 9 Mar"],
    ["later in the year", "2026-12-24T12:00:00Z", "until 24 Dec", "until 24 Dec"],
    ["next year", "2027-01-04T12:00:00Z", "until 4 Jan 2027", "until 4 Jan 2027"],
  ])("%s reads well, in few words and exactly", (_when, end, few, exact) => {
    expect([words(end), exactly(end)]).toEqual([few, exact]);
  });

  it.each([
    ["sv", "till 16:30", "till i morgon", "till onsdag", "till 24 dec. 2027"],
    ["da", "til 16.30", "til i morgen", "til onsdag", "til 24. dec. 2027"],
    ["de", "bis 16:30", "bis morgen", "bis Mittwoch", "bis 24. Dez. 2027"],
    ["nb", "til 16:30", "til i morgen", "til onsdag", "til 24. des. 2027"],
    ["fi", "päättyy 16.30", "päättyy huomenna", "päättyy keskiviikko", "päättyy 24.12.2027"],
  ])("reads well in %s", (language, ...texts) => {
    expect(ENDS.map((end) => words(end, { language, hourCycle: undefined }))).toEqual(texts);
  });

  it.each([
    ["sv", "till i morgon 09:05", "till onsdag 09:00"],
    ["da", "til i morgen 09.05", "til onsdag 09.00"],
    ["de", "bis morgen 09:05", "bis Mittwoch 09:00"],
    ["nb", "til i morgen 09:05", "til onsdag 09:00"],
    ["fi", "päättyy huomenna 9.05", "päättyy keskiviikko 9.00"],
  ])("reads well with a time in %s", (language, ...texts) => {
    const shown = ENDS.slice(1, 3).map((end) => exactly(end, { language, hourCycle: undefined }));
    expect(shown).toEqual(texts);
  });

  it("follows a clock of 12 or 24 hours", () => {
    const twelve = { language: "en", hourCycle: "h12" as const };
    expect(words("2026-03-02T15:30:00Z", twelve)).toBe("until 4:30 PM");
    expect(words("2026-03-02T15:30:00Z", { ...twelve, hourCycle: "h23" })).toBe("until 16:30");
    expect(words("2026-03-02T15:30:00Z", { ...twelve, hourCycle: undefined })).toBe(
      "until 4:30 PM",
    );
    expect(exactly("2026-03-02T23:15:00Z", twelve)).toBe("until tomorrow 12:15 AM");
  });

  it("is in the zone of the server or of the browser, which decides what today is", () => {
    const end = "2026-03-03T02:00:00Z";
    expect(exactly(end)).toBe("until tomorrow 03:00");
    expect(exactly(end, { timeZone: undefined })).toBe("until 21:00");
    expect(exactly(end, { timeZone: "Pacific/Auckland" })).toBe("until tomorrow 15:00");
  });

  it("is in the year of that zone", () => {
    const now = "2026-12-20T12:00:00Z";
    expect(words("2026-12-31T23:30:00Z", {}, now)).toBe("until 1 Jan 2027");
    expect(words("2026-12-31T23:30:00Z", { timeZone: undefined }, now)).toBe("until 31 Dec");
  });

  it("counts days and not hours where the clock is put forward or back", () => {
    expect(exactly("2026-03-29T21:30:00Z", {}, "2026-03-28T22:30:00Z")).toBe(
      "until tomorrow 23:30",
    );
    expect(exactly("2026-03-29T01:30:00Z", {}, "2026-03-28T23:30:00Z")).toBe("until 03:30");
    expect(exactly("2026-10-25T22:30:00Z", {}, "2026-10-24T22:30:00Z")).toBe("until 23:30");
    expect(exactly("2026-10-26T22:30:00Z", {}, "2026-10-25T22:30:00Z")).toBe(
      "until tomorrow 23:30",
    );
  });

  it("that is long over is a date", () => {
    expect(words("2026-02-20T12:00:00Z")).toBe("until 20 Feb");
  });
});

describe("a start", () => {
  it("is a time today, a day with a time within a week, and else a date", () => {
    expect(said(since, "2026-03-02T07:05:00Z", {}, NOW)).toBe("08:05");
    expect(said(since, "2026-03-01T07:05:00Z", {}, NOW)).toBe("yesterday 08:05");
    expect(said(since, "2025-12-31T07:05:00Z", { language: "sv" }, NOW)).toBe("31 dec. 2025");
  });
});

describe("the start of a day", () => {
  const startOf = (now: string, timeZone?: string): string =>
    startOfDay(new Date(now), { ...CLOCK, timeZone }).toISOString();

  it("is midnight in the zone of the clock", () => {
    expect(startOf(NOW, STOCKHOLM)).toBe("2026-03-01T23:00:00.000Z");
    expect(startOf(NOW)).toBe("2026-03-02T05:00:00.000Z");
    expect(startOf("2026-03-01T23:00:00Z", STOCKHOLM)).toBe("2026-03-01T23:00:00.000Z");
  });

  it.each([
    ["forward", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00.000Z"],
    ["back", "2026-10-25T10:00:00Z", "2026-10-24T22:00:00.000Z"],
  ])("is midnight also on a day when the clock is put %s", (_way, now, start) => {
    expect(startOf(now, STOCKHOLM)).toBe(start);
  });
});

describe("a clock", () => {
  const clock = (locale: object | undefined, change = {}): Clock =>
    clockOf(emptyHass({ language: "da", locale: locale as never, ...change }));

  it("takes language, zone and hours from the user's profile", () => {
    expect(clock({ language: "sv", time_format: "24", time_zone: "server" })).toEqual({
      language: "sv",
      timeZone: STOCKHOLM,
      hourCycle: "h23",
    });
    expect(clock({ language: "en", time_format: "12", time_zone: "local" })).toEqual({
      language: "en",
      timeZone: undefined,
      hourCycle: "h12",
    });
  });

  it("leaves the hours to the language, or to the system", () => {
    expect(clock({ language: "sv", time_format: "language" }).hourCycle).toBeUndefined();
    expect(["h12", "h23"]).toContain(clock({ language: "sv", time_format: "system" }).hourCycle);
  });

  it("works if some settings are missing", () => {
    const nothing = { language: undefined, timeZone: undefined, hourCycle: undefined };
    expect(clock(undefined)).toEqual({ ...nothing, language: "da" });
    expect(clock(undefined, { language: undefined })).toEqual({ ...nothing, language: "en" });
    expect(
      clock({ language: "sv", time_zone: "server" }, { config: undefined }).timeZone,
    ).toBeUndefined();
  });

  it("equals another clock only if all settings are equal", () => {
    const one = clock({ language: "sv", time_format: "24" });
    expect(isSameClock(one, { ...one })).toBe(true);
    for (const change of [
      { language: "da" },
      { timeZone: STOCKHOLM },
      { hourCycle: "h12" as const },
    ]) {
      expect(isSameClock(one, { ...one, ...change })).toBe(false);
    }
  });
});

describe("a duration", () => {
  it.each([
    [0, "0:00"],
    [999, "0:00"],
    [65_000, "1:05"],
    [3_599_000, "59:59"],
    [3_727_000, "1:02:07"],
    [90_000_000, "25:00:00"],
    [-5000, "0:00"],
  ])("of %d milliseconds is %s", (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});

describe("a span of time", () => {
  it.each([
    [0, "1 min"],
    [12 * 60_000, "12 min"],
    [60 * 60_000, "1 hr"],
    [80 * 60_000 + 29_000, "1 hr 20 min"],
  ])("of %d milliseconds is %s", (milliseconds, text) => {
    expect(span(milliseconds, "en")).toBe(text);
  });

  it("reads well in other languages", () => {
    expect(span(80 * 60_000, "sv").replace(/\s/g, " ")).toBe("1 tim 20 min");
  });
});
