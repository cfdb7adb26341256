/** Random calls of one telephone, and the events that Home Assistant records about them. */

import type { PastCall, pastCalls } from "../src/history";

/** A call that rings, may be answered, and ends; times are in milliseconds. */
export interface Call {
  readonly isIncoming: boolean;
  readonly rings: number;
  /** When it was answered, if it was. */
  readonly up?: number;
  readonly down: number;
}

const SECOND = 1000;

/** Return a source of numbers below one that are the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Return calls of which some are at the same time; no two things happen at once. */
export function randomCalls(random: () => number): Call[] {
  const count = 1 + Math.floor(random() * 6);
  const times = new Set<number>();
  const later = (start: number, seconds: number): number => {
    let at = start + SECOND * (1 + Math.floor(random() * seconds));
    while (times.has(at)) at += SECOND;
    times.add(at);
    return at;
  };
  return Array.from({ length: count }, () => {
    const rings = later(Date.parse("2026-03-02T00:00:00Z"), 300);
    const up = random() < 0.7 ? later(rings, 30) : undefined;
    return { isIncoming: random() < 0.5, rings, up, down: later(up ?? rings, 60) };
  });
}

export type Rows = Parameters<typeof pastCalls>[0];

/** Return the rows of events, each with its time in milliseconds. */
export function rowsOf(events: readonly [event: string, at: number][]): Rows {
  return events.map(([event_type, at]) => ({
    s: new Date(at).toISOString(),
    a: { event_type },
    lu: at / SECOND,
  }));
}

/** Return what the recorder has about calls. */
export function eventsOf(calls: readonly Call[]): Rows {
  const events = calls.flatMap(({ isIncoming, rings, up, down }): [string, number][] => [
    [isIncoming ? "incoming" : "outgoing", rings],
    ...(up === undefined ? [] : [[isIncoming ? "answered" : "connected", up] as [string, number]]),
    [isIncoming && up === undefined ? "missed" : "ended", down],
  ]);
  return rowsOf(events.sort(([, some], [, others]) => some - others));
}

/** Return the kind and the begin of calls, as they are listed. */
export function listed(calls: readonly Call[]): Pick<PastCall, "kind" | "at">[] {
  return calls.map(({ isIncoming, rings, up, down }) => {
    if (up !== undefined) return { kind: isIncoming ? "answered" : "outgoing", at: up };
    return isIncoming ? { kind: "missed", at: down } : { kind: "unanswered", at: rings };
  });
}
