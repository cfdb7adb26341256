import { describe, expect, it } from "vitest";

import { type Clock, clockOf, duration, isSameClock, until } from "../src/when";
import { emptyHass } from "./hass";

/** Monday, ten in the morning in Stockholm. */
const NOW = "2026-03-02T09:00:00Z";
const STOCKHOLM = "Europe/Stockholm";

const words = (end: string, change: Partial<Clock> = {}, now = NOW): string =>
  until(new Date(end), new Date(now), {
    language: "en-GB",
    timeZone: STOCKHOLM,
    hourCycle: "h23",
    ...change,
  }).replace(/\s/g, " ");

describe("an end", () => {
  it.each([
    ["today", "2026-03-02T15:30:00Z", "until 16:30"],
    ["just before midnight", "2026-03-02T22:59:00Z", "until 23:59"],
    ["at midnight", "2026-03-02T23:00:00Z", "until tomorrow 00:00"],
    ["tomorrow", "2026-03-03T08:05:00Z", "until tomorrow 09:05"],
    ["in two days", "2026-03-04T08:00:00Z", "until Wednesday 09:00"],
    ["in six days", "2026-03-08T08:00:00Z", "until Sunday 09:00"],
    ["in seven days", "2026-03-09T08:00:00Z", "until 9 Mar"],
    ["later in the year", "2026-12-24T12:00:00Z", "until 24 Dec"],
    ["next year", "2027-01-04T12:00:00Z", "until 4 Jan 2027"],
  ])("%s reads well", (_when, end, text) => {
    expect(words(end)).toBe(text);
  });

  it.each([
    ["sv", "till 16:30", "till i morgon 09:05", "till onsdag 09:00", "till 24 dec. 2027"],
    ["da", "til 16.30", "til i morgen 09.05", "til onsdag 09.00", "til 24. dec. 2027"],
    ["de", "bis 16:30", "bis morgen 09:05", "bis Mittwoch 09:00", "bis 24. Dez. 2027"],
    ["nb", "til 16:30", "til i morgen 09:05", "til onsdag 09:00", "til 24. des. 2027"],
    [
      "fi",
      "päättyy 16.30",
      "päättyy huomenna 9.05",
      "päättyy keskiviikko 9.00",
      "päättyy 24.12.2027",
    ],
  ])("reads well in %s", (language, ...texts) => {
    const ends = [
      "2026-03-02T15:30:00Z",
      "2026-03-03T08:05:00Z",
      "2026-03-04T08:00:00Z",
      "2027-12-24T12:00:00Z",
    ];
    expect(ends.map((end) => words(end, { language, hourCycle: undefined }))).toEqual(texts);
  });

  it("follows a clock of 12 or 24 hours", () => {
    expect(words("2026-03-02T15:30:00Z", { language: "en", hourCycle: "h12" })).toBe(
      "until 4:30 PM",
    );
    expect(words("2026-03-02T15:30:00Z", { language: "en", hourCycle: "h23" })).toBe("until 16:30");
    expect(words("2026-03-02T23:15:00Z", { language: "en", hourCycle: "h12" })).toBe(
      "until tomorrow 12:15 AM",
    );
    expect(words("2026-03-02T15:30:00Z", { language: "en", hourCycle: undefined })).toBe(
      "until 4:30 PM",
    );
  });

  it("is in the zone of the server or of the browser, which decides what today is", () => {
    const end = "2026-03-03T02:00:00Z";
    expect(words(end)).toBe("until tomorrow 03:00");
    expect(words(end, { timeZone: undefined })).toBe("until 21:00");
    expect(words(end, { timeZone: "Pacific/Auckland" })).toBe("until tomorrow 15:00");
  });

  it("is in the year of that zone", () => {
    const now = "2026-12-20T12:00:00Z";
    expect(words("2026-12-31T23:30:00Z", {}, now)).toBe("until 1 Jan 2027");
    expect(words("2026-12-31T23:30:00Z", { timeZone: undefined }, now)).toBe("until 31 Dec");
  });

  it("counts days and not hours where the clock is put forward or back", () => {
    expect(words("2026-03-29T21:30:00Z", {}, "2026-03-28T22:30:00Z")).toBe("until tomorrow 23:30");
    expect(words("2026-03-29T01:30:00Z", {}, "2026-03-28T23:30:00Z")).toBe("until 03:30");
    expect(words("2026-10-25T22:30:00Z", {}, "2026-10-24T22:30:00Z")).toBe("until 23:30");
    expect(words("2026-10-26T22:30:00Z", {}, "2026-10-25T22:30:00Z")).toBe("until tomorrow 23:30");
  });

  it("that is long over is a date", () => {
    expect(words("2026-02-20T12:00:00Z")).toBe("until 20 Feb");
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
