/** The day of a person as a bar, and the last calls as a list. */

import { html, nothing, type TemplateResult } from "lit";

import { type CallKind, type Part, type PastCall, sumOf } from "./history";
import { localize } from "./localize";
import { statusOf } from "./looks";
import type { Presence } from "./people";
import { type Clock, duration, since, span } from "./when";

const ICONS: Record<CallKind, string> = {
  answered: "mdi:phone-incoming",
  missed: "mdi:phone-missed",
  outgoing: "mdi:phone-outgoing",
  unanswered: "mdi:phone-cancel",
};

/** Return a bar of today, with the time on calls in words. */
export function timeline(day: readonly Part[], clock: Clock): TemplateResult | typeof nothing {
  const [first, last] = [day[0], day.at(-1)];
  if (!first || !last) return nothing;
  const { language } = clock;
  const calls = sumOf(day, "on_call");
  const time = calls.count ? span(calls.time, language) : "";
  const summary = time
    ? localize(language, "on_calls", { time, count: calls.count })
    : localize(language, "no_calls");
  return html`<section>
    <h3>${localize(language, "today")}</h3>
    <div class="day" role="img" aria-label=${summary}>
      ${day.map(
        ({ presence, from, to }) =>
          html`<span
            class=${statusOf(presence as Presence) ?? "unknown"}
            style="flex-grow: ${to - from}"
          ></span>`,
      )}
    </div>
    <p class="ends">
      <span>${at(first.from, clock)}</span><span>${summary}</span><span>${at(last.to, clock)}</span>
    </p>
  </section>`;
}

/** Return the last calls. */
export function pastCallsOf(
  calls: readonly PastCall[],
  clock: Clock,
): TemplateResult | typeof nothing {
  if (!calls.length) return nothing;
  const { language } = clock;
  return html`<section>
    <h3>${localize(language, "last_calls")}</h3>
    <ul class="calls" role="list">
      ${calls.map(
        ({ kind, at: when, duration: time }) =>
          html`<li class=${kind}>
            <ha-icon .icon=${ICONS[kind]} aria-hidden="true"></ha-icon>
            <span>${localize(language, `call_${kind}`)}</span>
            <span>${at(when, clock)}</span>
            <span>${time === undefined ? nothing : duration(time)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function at(when: number, clock: Clock): string {
  return since(new Date(when), new Date(), clock);
}
