/** Points in time and durations in words. */

import type { Hass } from "./hass";
import { localize } from "./localize";

const DAY = 86_400_000;

/** Return how long something lasts, as "3:05" or "1:02:07". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown
    .map((part, place) => (place ? String(part).padStart(2, "0") : String(part)))
    .join(":");
}

/** Return until when, as people say it: a time today, tomorrow, a weekday, or a date. */
export function until(end: Date, now: Date, hass: Hass): string {
  const language = hass.locale.language || hass.language;
  const zone = timeZone(hass);
  const days = dayNumber(end, zone) - dayNumber(now, zone);
  const time = formatter(language, zone, clock(hass)).format(end);
  let when = time;
  if (days === 1) {
    when = `${new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day")} ${time}`;
  } else if (days > 1 && days < 7) {
    when = `${formatter(language, zone, { weekday: "long" }).format(end)} ${time}`;
  } else if (days !== 0) {
    const isThisYear = end.getFullYear() === now.getFullYear();
    const year: Intl.DateTimeFormatOptions = isThisYear ? {} : { year: "numeric" };
    when = formatter(language, zone, { day: "numeric", month: "short", ...year }).format(end);
  }
  return localize(language, "until", { when });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a board has few different ones. */
function formatter(
  language: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options]);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { ...options, timeZone });
    formatters.set(key, found);
  }
  return found;
}

function timeZone(hass: Hass): string | undefined {
  return hass.locale.time_zone === "server" ? hass.config.time_zone : undefined;
}

function clock(hass: Hass): Intl.DateTimeFormatOptions {
  const wanted = hass.locale.time_format;
  const hour12 = wanted === "12" ? true : wanted === "24" ? false : undefined;
  return { hour: "numeric", minute: "2-digit", hour12 };
}

/** Return the number of the day on which a moment falls in a time zone. */
function dayNumber(moment: Date, zone: string | undefined): number {
  const parts = formatter("en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return Math.round(Date.parse(`${parts.format(moment)}T00:00:00Z`) / DAY);
}
