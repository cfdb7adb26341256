/** The banner above the tiles while an account has no connection. */

import { html, nothing, type TemplateResult } from "lit";

import { localize } from "./localize";
import type { Problem } from "./problems";
import { type Clock, since } from "./when";

const INTEGRATION = "/config/integrations/integration/pbx_presence";

/** Return an alert with one line per problem, and a link to sign in for administrators. */
export function banner(
  problems: readonly Problem[],
  clock: Clock,
  isAdmin: boolean,
): TemplateResult | typeof nothing {
  if (!problems.length) return nothing;
  return html`<div role="alert">${problems.map((problem) => line(problem, clock, isAdmin))}</div>`;
}

function line(problem: Problem, clock: Clock, isAdmin: boolean): TemplateResult {
  const mustSignIn = problem.reason === "sign_in";
  const rest = localize(clock.language, problem.isAllUnknown ? "nothing_known" : "out_of_date");
  const link = html` <a href=${INTEGRATION}>${localize(clock.language, "sign_in")}</a>`;
  return html`<p class="note">
    <ha-icon
      .icon=${mustSignIn ? "mdi:account-key" : "mdi:lan-disconnect"}
      aria-hidden="true"
    ></ha-icon>
    <span>${reasonOf(problem, clock)} ${rest}${mustSignIn && isAdmin ? link : nothing}</span>
  </p>`;
}

function reasonOf({ name, reason, since: start }: Problem, clock: Clock): string {
  const isDated = reason !== "sign_in" && start && !Number.isNaN(start.getTime());
  const when = isDated ? since(start, new Date(), clock) : "";
  const key = when ? `problem_${reason}_since` : `problem_${reason}`;
  return localize(clock.language, key, { account: name || "PBX Presence", when });
}
