/** Lists of tiles, with a heading for each section. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Section } from "./filter";
import { localize } from "./localize";
import { type Status, STATUSES, statusOf } from "./looks";
import type { Person } from "./people";

/** What a board knows about its sections. */
export interface Shown {
  readonly language: string;
  readonly level: number;
  readonly tile: (person: Person) => TemplateResult;
  /** Everyone in a section, also those whom a filter hides. */
  readonly membersOf: (section: Section) => readonly Person[];
  /** The name of the next available person, if Home Assistant knows it. */
  readonly nextOf: (section: Section) => string | undefined;
  readonly isOpen: (section: Section) => boolean;
  /** Whether all are open, because someone is searched for. */
  readonly isFixed: boolean;
  readonly toggle: (section: Section) => void;
}

/** Return a list of tiles. */
export function list(
  people: readonly Person[],
  label: string,
  tile: Shown["tile"],
): TemplateResult {
  return html`<ul class="people" role="list" aria-label=${label}>
    ${repeat(
      people,
      (person) => person.entity,
      (person) => html`<li>${tile(person)}</li>`,
    )}
  </ul>`;
}

/** Return a list of tiles under a heading that can be collapsed. */
export function section(one: Section, shown: Shown): TemplateResult {
  const { language } = shown;
  const heading = one.name || localize(language, "others");
  const isOpen = shown.isOpen(one);
  const members = shown.membersOf(one);
  return html`<h3 aria-level=${shown.level}>
      <button
        type="button"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-disabled=${shown.isFixed ? "true" : "false"}
        @click=${() => shown.toggle(one)}
      >
        <ha-icon
          .icon=${isOpen ? "mdi:chevron-down" : "mdi:chevron-right"}
          aria-hidden="true"
        ></ha-icon>
        <span>${heading}</span>
        <small>${summary(members, shown.nextOf(one), language)}</small>
        ${bar(members)}
      </button>
    </h3>
    ${isOpen ? list(one.people, heading, shown.tile) : nothing}`;
}

/** Return how many are available, and who is next. */
export function summary(
  members: readonly Person[],
  next: string | undefined,
  language: string,
): TemplateResult {
  const free = members.filter(({ presence }) => presence === "available");
  const doubt = members.some(({ isStale }) => isStale) ? "?" : "";
  const count = localize(language, "available_of", {
    count: `${free.length}${doubt}`,
    total: members.length,
  });
  const name = doubt ? "" : (next ?? free[0]?.name);
  return html`${count}${name ? html` · ${localize(language, "next", { name })}` : nothing}`;
}

const COLOURS: Record<Status, string> = {
  available: "var(--pbx-available)",
  on_call: "var(--pbx-busy)",
  ringing: "var(--pbx-ringing)",
  not_available: "transparent",
};

/** Return a bar with the share of each status; a gradient, because no part of it moves. */
export function bar(members: readonly Person[]): TemplateResult {
  const statuses = members.map(({ presence }) => statusOf(presence)).filter(Boolean);
  let end = 0;
  const stops = STATUSES.map((status) => {
    const start = end;
    const count = statuses.filter((one) => one === status).length;
    end += (100 * count) / Math.max(1, statuses.length);
    return `${COLOURS[status]} ${start}% ${end}%`;
  });
  const image = `linear-gradient(to right, ${stops.join(", ")})`;
  return html`<span class="bar" aria-hidden="true" style="background-image: ${image}"></span>`;
}
