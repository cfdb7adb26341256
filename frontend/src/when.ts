/** Times and durations as text. */

import { type Hass, languageOf } from "./hass";
import { localize, spoken } from "./localize";

/** How a user wants to read times. */
export interface Clock {
  readonly language: string;
  /** By default that of the browser. */
  readonly timeZone?: string;
  /** By default the one of the language. */
  readonly hourCycle?: "h12" | "h23";
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** So many minutes are counted, rather than told as a time of day. */
const SOON = 15;

const DATE: Intl.DateTimeFormatOptions = { year: "numeric", month: "numeric", day: "numeric" };
const CYCLES: Record<string, Clock["hourCycle"]> = { "12": "h12", "24": "h23" };

/** Return a duration as "3:05" or "1:02:07". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown
    .map((part, place) => (place ? String(part).padStart(2, "0") : String(part)))
    .join(":");
}

/** Return how the user of a frontend wants to read times. */
export function clockOf(hass: Hass): Clock {
  const { time_format: format = "", time_zone: zone } = hass.locale ?? {};
  return {
    language: languageOf(hass),
    timeZone: zone === "server" ? hass.config?.time_zone : undefined,
    hourCycle: format === "system" ? cycleOfSystem() : CYCLES[format],
  };
}

/** Return whether two clocks are equal. */
export function isSameClock(one: Clock, other: Clock): boolean {
  return (
    one.language === other.language &&
    one.timeZone === other.timeZone &&
    one.hourCycle === other.hourCycle
  );
}

/** Return an end in few words: the minutes left, a time today, tomorrow, a weekday, or a date. */
export function until(end: Date, now: Date, clock: Clock): string {
  const language = spoken(clock.language);
  const minutes = Math.ceil((end.getTime() - now.getTime()) / MINUTE);
  if (minutes > 0 && minutes <= SOON) {
    const time = inUnit(minutes, "minute", language);
    return localize(language, "left", { time });
  }
  return localize(language, "until", { when: moment(end, now, { ...clock, language }, true) });
}

/** Return an end with its time of day. */
export function untilExactly(end: Date, now: Date, clock: Clock): string {
  const language = spoken(clock.language);
  return localize(language, "until", { when: moment(end, now, { ...clock, language }) });
}

/** Return a span of time in hours and minutes, such as "1 hr 20 min". */
export function span(milliseconds: number, language: string): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours && inUnit(hours, "hour", language),
    rest && inUnit(rest, "minute", language),
  ];
  return parts.filter(Boolean).join(" ");
}

function inUnit(count: number, unit: "hour" | "minute", language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(
    count,
  );
}

/** Return a start as people say it: a time today, or else a date. */
export function since(start: Date, now: Date, clock: Clock): string {
  return moment(start, now, { ...clock, language: spoken(clock.language) });
}

function moment(end: Date, now: Date, clock: Clock, isShort = false): string {
  const [endYear, endDay] = dateOf(end, clock.timeZone);
  const [year, day] = dateOf(now, clock.timeZone);
  const days = endDay - day;
  if (days > -7 && days < 7) {
    const time = format(end, clock, { timeStyle: "short", hourCycle: clock.hourCycle });
    if (days === 0) return time;
    const isNear = Math.abs(days) === 1;
    const day = isNear ? nearby(days, clock.language) : format(end, clock, { weekday: "long" });
    return isShort ? day : `${day} ${time}`;
  }
  const withYear: Intl.DateTimeFormatOptions = year === endYear ? {} : { year: "numeric" };
  return format(end, clock, { day: "numeric", month: "short", ...withYear });
}

/** Return the start of a day in the time zone of a clock. */
export function startOfDay(now: Date, clock: Clock): Date {
  const start = new Date(now.getTime() - timeOf(now, clock));
  // The clocks may have changed since then.
  const off = timeOf(start, clock);
  return new Date(start.getTime() - (off > DAY / 2 ? off - DAY : off));
}

/** Return the time of day in milliseconds. */
function timeOf(when: Date, clock: Clock): number {
  const text = format(when, { ...clock, language: "en-GB" }, { timeStyle: "medium" });
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Return the year and the number of the day of a moment in a time zone. */
function dateOf(when: Date, timeZone: string | undefined): [year: number, day: number] {
  const clock = { language: "en-u-ca-gregory-nu-latn", timeZone };
  const [month = 1, day = 1, year = 1970] = format(when, clock, DATE).split("/").map(Number);
  return [year, Date.UTC(year, month - 1, day) / DAY];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Creating a formatter is slow, and a board needs few different ones. */
function format(when: Date, clock: Clock, options: Intl.DateTimeFormatOptions): string {
  const { language, timeZone } = clock;
  const key = JSON.stringify([language, timeZone, options]);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { ...options, timeZone });
    formatters.set(key, found);
  }
  return found.format(when);
}

/** Return the word for yesterday or tomorrow. */
function nearby(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

let systemCycle: Clock["hourCycle"];

function cycleOfSystem(): Clock["hourCycle"] {
  if (!systemCycle) {
    const { hour12 } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
    systemCycle = hour12 ? "h12" : "h23";
  }
  return systemCycle;
}
