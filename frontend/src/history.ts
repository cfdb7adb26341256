/** What the recorder of Home Assistant knows about a person: today, and the last calls. */

import { byDevice, type Hass, PLATFORM } from "./hass";
import type { Person } from "./people";

const WEEK = 7 * 86_400_000;
const LISTED = 5;

/** A part of a day in which the presence stayed the same; times are in milliseconds. */
export interface Part {
  readonly presence: string;
  readonly from: number;
  readonly to: number;
}

export type CallKind = "answered" | "missed" | "outgoing" | "unanswered";

export interface PastCall {
  readonly kind: CallKind;
  readonly at: number;
  /** How long it lasted, if that is certain. */
  readonly duration?: number;
}

export interface Past {
  readonly day: readonly Part[];
  readonly calls: readonly PastCall[];
}

/** A state in the answer of the recorder: the state, attributes, and times in seconds. */
interface Row {
  readonly s: string;
  readonly a?: Record<string, unknown>;
  readonly lc?: number;
  readonly lu: number;
}

/** Ask for the day of a person, and for the person's calls of a week. */
export async function pastOf(hass: Hass, person: Person, start: Date, now: Date): Promise<Past> {
  const events = callEvent(hass, person);
  const [day, calls] = await Promise.all([
    rowsOf(hass, person.entity, start, true),
    events ? rowsOf(hass, events, new Date(now.getTime() - WEEK), false) : [],
  ]);
  return { day: parts(day, start.getTime(), now.getTime()), calls: pastCalls(calls) };
}

function callEvent(hass: Hass, { device }: Person): string | undefined {
  const own = byDevice(Object.values(hass.entities ?? {})).get(device) ?? [];
  return own.find((entry) => entry.platform === PLATFORM && entry.translation_key === "call")
    ?.entity_id;
}

async function rowsOf(hass: Hass, id: string, start: Date, isPlain: boolean): Promise<Row[]> {
  const found = await hass.callWS?.({
    type: "history/history_during_period",
    start_time: start.toISOString(),
    entity_ids: [id],
    minimal_response: isPlain,
    no_attributes: isPlain,
    significant_changes_only: false,
  });
  const rows = (found as Record<string, unknown> | undefined)?.[id];
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Return the parts of a day; a part goes on until another presence. */
export function parts(rows: readonly Row[], start: number, end: number): readonly Part[] {
  const changes = rows.filter(({ s }, place) => s !== rows[place - 1]?.s);
  return changes
    .map((row, place) => {
      const from = Math.max(start, (row.lc ?? row.lu) * 1000);
      const next = changes[place + 1];
      return { presence: row.s, from, to: next ? (next.lc ?? next.lu) * 1000 : end };
    })
    .filter(({ from, to }) => to > from);
}

/** Return how long a presence lasted in milliseconds, and how often it began. */
export function sumOf(day: readonly Part[], presence: string): { time: number; count: number } {
  const own = day.filter((part) => part.presence === presence);
  return { time: own.reduce((sum, { from, to }) => sum + to - from, 0), count: own.length };
}

const KINDS: Record<string, CallKind> = {
  answered: "answered",
  missed: "missed",
  connected: "outgoing",
};

/** The calls in progress. They have no ID, so it is unclear which of several ended. */
interface Open {
  readonly calls: readonly PastCall[];
  /** When numbers were dialed that have not answered yet. */
  readonly dialed: readonly number[];
  readonly unclear: number;
}

const NONE: Open = { calls: [], dialed: [], unclear: 0 };

/** Return the last calls, the latest first. */
export function pastCalls(rows: readonly Row[]): readonly PastCall[] {
  const found: PastCall[] = [];
  let open = NONE;
  for (const [at, event] of eventsOf(rows)) {
    const kind = KINDS[event];
    if (kind) found.push({ kind, at });
    if (event === "ended") {
      finish(open, at, found);
      open = { ...NONE, unclear: Math.max(0, countOf(open) - 1) };
    } else if (event !== "missed") open = begun(open, event, at, found.at(-1));
  }
  return found.sort((a, b) => b.at - a.at).slice(0, LISTED);
}

/** Return times and types; after an outage or a renaming, the last event is recorded again. */
function eventsOf(rows: readonly Row[]): [at: number, event: string][] {
  return rows
    .map(({ s, a }): [number, string] => [Date.parse(s), String(a?.event_type)])
    .filter(([at]) => !Number.isNaN(at))
    .filter(([at], place, all) => at !== all[place - 1]?.[0]);
}

function begun(open: Open, event: string, at: number, call: PastCall | undefined): Open {
  const { calls, dialed, unclear } = open;
  if (event === "outgoing") return { ...open, dialed: [...dialed, at] };
  if (!call || !KINDS[event]) return open;
  if (event === "answered") return { ...open, calls: [...calls, call] };
  const others = Math.max(0, dialed.length - 1);
  return { calls: [...calls, call], dialed: [], unclear: unclear + others };
}

/** Note the end of a call if there was only one. */
function finish(open: Open, at: number, found: PastCall[]): void {
  const { calls, dialed } = open;
  if (countOf(open) !== 1) return;
  const [call] = calls;
  const [start] = dialed;
  if (call) found[found.indexOf(call)] = { ...call, duration: at - call.at };
  else if (start !== undefined) found.push({ kind: "unanswered", at: start });
}

function countOf({ calls, dialed, unclear }: Open): number {
  return calls.length + dialed.length + unclear;
}
