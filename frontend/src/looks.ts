/** The look of each presence, which never depends on color alone. */

import type { Presence } from "./people";

/** Icons by presence; text and the shape of the mark differ as well. */
export const ICONS: Record<Presence, string> = {
  available: "mdi:account-check",
  not_available: "mdi:account-off",
  idle: "mdi:phone-classic",
  ringing: "mdi:phone-ring",
  dialing: "mdi:phone-outgoing",
  on_call: "mdi:phone-in-talk",
  unknown: "mdi:account-question",
  unavailable: "mdi:lan-disconnect",
};
