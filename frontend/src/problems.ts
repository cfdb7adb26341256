/** Which accounts have no connection to their PBX, since when, and why. */

import { type Hass, PLATFORM, type StateObject } from "./hass";
import type { Person } from "./people";
import type { Directory } from "./directory";

/** The values of the connectivity sensor's attribute. */
export type Reason = "sign_in" | "not_allowed" | "busy" | "no_answer";

const REASONS = new Set<string>(["sign_in", "not_allowed", "busy", "no_answer"]);

export interface Problem {
  readonly account: string;
  readonly name: string;
  readonly reason: Reason;
  readonly since?: Date;
  /** Whether nothing of the account can be shown. */
  readonly isAllUnknown: boolean;
}

/** Return the problem of each account that has one, in the order of the people. */
export function problemsOf(
  people: readonly Person[],
  directory: Directory,
  refused: ReadonlySet<string>,
): readonly Problem[] {
  const stale = new Map<string, Person[]>();
  for (const person of people) {
    if (!person.isStale) continue;
    const { id } = directory.accountOf(person);
    stale.set(id, [...(stale.get(id) ?? []), person]);
  }
  return [...stale.entries()].map(([account, members]) => {
    const first = members[0] as Person;
    const state = directory.connectivityOf(first);
    return {
      account,
      name: directory.accountOf(first).name,
      reason: refused.has(account) ? "sign_in" : reasonOf(state),
      since: state && new Date(state.last_changed),
      isAllUnknown: members.every(({ presence }) => presence === "unavailable"),
    };
  });
}

function reasonOf(state: StateObject | undefined): Reason {
  const reason = String(state?.attributes.reason);
  return REASONS.has(reason) ? (reason as Reason) : "no_answer";
}

/** Return whether an account is not loaded, so that only its entry has the reason. */
export function isUnexplained(people: readonly Person[], directory: Directory): boolean {
  return people.some(
    (person) => person.isStale && directory.connectivityOf(person)?.state !== "off",
  );
}

/** Return the accounts whose credentials were refused during setup. */
export async function refusedAccounts(hass: Hass): Promise<ReadonlySet<string>> {
  const entries = await hass.callWS?.({ type: "config_entries/get", domain: PLATFORM });
  const found = Array.isArray(entries) ? (entries as Entry[]) : [];
  return new Set(
    found
      .filter(
        (entry) =>
          entry.state === "setup_error" && entry.error_reason_translation_key === "invalid_auth",
      )
      .map((entry) => entry.entry_id),
  );
}

interface Entry {
  entry_id: string;
  state: string;
  error_reason_translation_key?: string | null;
}
