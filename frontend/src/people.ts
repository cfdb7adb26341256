/** One person, and what the states of a person's entities say. */

import { type Hass, languageOf, NO_STATE, type StateObject } from "./hass";
import { localize } from "./localize";

export type Presence =
  | "ringing"
  | "dialing"
  | "on_call"
  | "available"
  | "not_available"
  | "idle"
  | "unknown"
  | "unavailable";

const BUSY = new Set<Presence>(["ringing", "dialing", "on_call"]);
const KNOWN = new Set<string>([...BUSY, "available", "not_available", "idle"]);

/** One person of the board; another object whenever anything that is shown changed. */
export interface Person {
  readonly entity: string;
  readonly name: string;
  readonly number: string;
  readonly presence: Presence;
  readonly text: string;
  readonly profile?: string;
  readonly message?: string;
  readonly caller?: string;
  readonly until?: Date;
  /** When the presence began, in milliseconds; only during a call. */
  readonly since?: number;
  readonly keyWords: readonly string[];
  /** Whether the PBX may know better, because it does not answer. */
  readonly isStale: boolean;
}

/** An area, an account or a group, by what it is known by and what it is called. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

/** The entities of one person, where the person belongs, and what was seen last. */
export interface PersonSource {
  readonly entity: string;
  readonly name: string;
  readonly area: Place;
  readonly account: Place;
  /** The entities whose states are looked at, in the order of SOURCES; "" where one is missing. */
  readonly ids: readonly string[];
  seen: readonly (StateObject | undefined)[];
  words?: Hass["formatEntityState"];
  person?: Person;
}

/** The translation keys of the entities that tell of a person; connectivity is the account's. */
export const SOURCES = [
  "presence",
  "connectivity",
  "profile",
  "profile_until",
  "profile_message",
  "caller",
] as const;

/** Whether somebody has a call that rings, is dialled or is up. */
export const isBusy = (person: Person): boolean => BUSY.has(person.presence);

/** Return what a person does; the same object when nothing of it changed. */
export function look(hass: Hass, source: PersonSource): Person {
  const { person } = source;
  const isReworded = source.words !== hass.formatEntityState;
  source.words = hass.formatEntityState;
  if (!person || !source.ids.every((id, place) => hass.states[id] === source.seen[place])) {
    source.seen = source.ids.map((id) => hass.states[id]);
    return personOf(hass, source);
  }
  if (!isReworded) return person;
  const text = textOf(hass, source);
  return text === person.text ? person : { ...person, text };
}

function personOf(hass: Hass, source: PersonSource): Person {
  const [state, connectivity, profile, until, message, caller] = source.seen;
  const presence = presenceOf(state);
  const busy = BUSY.has(presence);
  const online = connectivity?.state;
  return {
    entity: source.entity,
    name: source.name,
    presence,
    text: textOf(hass, source),
    profile: value(profile),
    message: value(message) ?? said(state?.attributes.message),
    caller: value(caller),
    until: moment(value(until)),
    since: busy ? moment(state?.last_changed)?.getTime() : undefined,
    ...listing(presence, state, source.person),
    isStale: online === "off" || (presence === "unavailable" && online !== "on"),
  };
}

/** Unavailable entities have no attributes; what they said stays, so that no tile moves. */
function listing(
  presence: Presence,
  state: StateObject | undefined,
  before: Person | undefined,
): Pick<Person, "number" | "keyWords"> {
  if (presence === "unavailable" && before)
    return { number: before.number, keyWords: before.keyWords };
  const { number, key_words: words } = state?.attributes ?? {};
  return {
    number: typeof number === "string" ? number : "",
    keyWords: Array.isArray(words) ? [...new Set(words.map(String))] : [],
  };
}

function presenceOf(state: StateObject | undefined): Presence {
  if (!state) return "unavailable";
  if (KNOWN.has(state.state)) return state.state as Presence;
  return state.state === "unavailable" ? "unavailable" : "unknown";
}

/**
 * Return the state in the user's words. Where nothing is known, Home Assistant's own word
 * "unavailable" would read as if the person were away.
 */
function textOf(hass: Hass, source: PersonSource): string {
  const state = hass.states[source.entity];
  if (!state || state.state === "unavailable") {
    const isOnline = source.seen[1]?.state === "on";
    return localize(languageOf(hass), isOnline ? "not_listed" : "no_connection");
  }
  return hass.formatEntityState?.(state) ?? state.state;
}

function said(raw: unknown): string | undefined {
  return typeof raw === "string" && raw ? raw : undefined;
}

function value(state: StateObject | undefined): string | undefined {
  return state && !NO_STATE.has(state.state) ? state.state : undefined;
}

function moment(text: string | undefined): Date | undefined {
  const found = new Date(text ?? "");
  return Number.isNaN(found.getTime()) ? undefined : found;
}
