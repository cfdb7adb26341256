/** The order of people. */

import { collator } from "./localize";
import type { Person, Presence } from "./people";

export const ORDERS = ["name", "last_name", "number", "state"] as const;

export type Order = (typeof ORDERS)[number];

type Compare = (a: Person, b: Person) => number;

const RANKS: Record<Presence, number> = {
  ringing: 0,
  on_call: 1,
  dialing: 1,
  available: 2,
  idle: 3,
  not_available: 4,
  unknown: 5,
  unavailable: 6,
};

/** Return a comparison of two people; equal ones are in the order of their names. */
export function comparison(order: Order, language: string): Compare {
  const { compare } = collator(language);
  const byName: Compare = (a, b) => compare(a.name, b.name);
  const byNumber: Compare = (a, b) =>
    Number(!a.number) - Number(!b.number) || compare(a.number, b.number);
  const byId: Compare = (a, b) => compare(a.entity, b.entity);
  const first: Record<Order, Compare> = {
    name: byName,
    last_name: (a, b) => compare(lastName(a.name), lastName(b.name)),
    number: byNumber,
    state: byState,
  };
  const all = [first[order], byName, byNumber, byId];
  return (a, b) => all.reduce((found, one) => found || one(a, b), 0);
}

/** Ringing, the longest call first, available, away with the earliest end first. */
function byState(a: Person, b: Person): number {
  const rank = RANKS[a.presence] - RANKS[b.presence];
  if (rank) return rank;
  if (RANKS[a.presence] < RANKS.available) return (a.since ?? 0) - (b.since ?? 0);
  if (a.presence !== "not_available") return 0;
  return endOf(a) - endOf(b) || 0;
}

function endOf({ until }: Person): number {
  return until?.getTime() ?? Infinity;
}

/** Return the last word of a name. */
export function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? "";
}
