/** The look of each presence, which never depends on color alone. */

import type { Presence } from "./people";

/** Icons by presence; text and the shape of the dot differ as well. */
export const ICONS: Record<Presence, string> = {
  available: "mdi:check-bold",
  not_available: "mdi:minus-thick",
  idle: "mdi:phone-hangup",
  ringing: "mdi:bell-ring",
  dialing: "mdi:phone-outgoing",
  on_call: "mdi:phone",
  unknown: "mdi:help",
  unavailable: "mdi:lan-disconnect",
};

/** What the filters and totals count together. */
export const STATUSES = ["available", "on_call", "ringing", "not_available"] as const;

export type Status = (typeof STATUSES)[number];

/** Return the status that counts for a presence; rooms and unknown people have none. */
export function statusOf(presence: Presence): Status | undefined {
  const found = presence === "dialing" ? "on_call" : presence;
  return STATUSES.find((status) => status === found);
}
