/** The face of an extension: a picture, initials, or an icon; and a dot with its status. */

import { html, type TemplateResult } from "lit";

import { folded } from "./localize";
import { ICONS } from "./looks";
import type { Person } from "./people";

const ROOM =
  /\b(room|rum|rom|konferens\w*|conference|konferenz\w*|besprechung\w*|\w*raum|huone|neuvottelu\w*|mote\w*|moderum|lokale)\b/;
const QUEUE =
  /\b(queue|ko|jono|warteschlange|switchboard|vaxel|sentralbord|omstilling|reception\w*)\b/;

// Green, amber and red mean a status.
const FIRST_HUE = 190;
const HUES = 7;
const STEP = 20;

/** Return the first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/[\s.,()/-]+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

/** Return a hue in degrees that stays the same for a name. */
export function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return FIRST_HUE + (sum % HUES) * STEP;
}

/**
 * Return the icon of an extension that has no profile, by the words in its name. The
 * providers do not say whether it is a room, a queue or a fax.
 */
export function lineIcon(name: string): string | undefined {
  const words = folded(name).replaceAll("ø", "o");
  if (ROOM.test(words)) return "mdi:door";
  if (QUEUE.test(words)) return "mdi:human-queue";
  return /\bfax\b/.test(words) ? "mdi:fax" : undefined;
}

/** Return the avatar of a person with a dot for the presence. */
export function avatar(person: Person): TemplateResult {
  return html`<span
    class="avatar ${person.presence}"
    style="--hue: ${hue(person.name)}"
    aria-hidden="true"
    ><span class="face">${face(person)}</span
    ><span class="dot"><ha-icon .icon=${ICONS[person.presence]}></ha-icon></span
  ></span>`;
}

function face({ name, picture, icon }: Person): TemplateResult {
  if (picture) return html`<img src=${picture} alt="" loading="lazy" />`;
  return icon ? html`<ha-icon .icon=${icon}></ha-icon>` : html`${initials(name)}`;
}
