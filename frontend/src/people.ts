/** One person, read from the states of the person's entities. */

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

/** One person of the board; a new object whenever anything shown changes. */
export interface Person {
  readonly entity: string;
  readonly device: string;
  readonly name: string;
  /** The icon of an extension that is not a person, or the user's own. */
  readonly icon?: string;
  /** The URL of a picture. */
  readonly picture?: string;
  readonly number: string;
  readonly presence: Presence;
  readonly text: string;
  readonly profile?: string;
  readonly message?: string;
  /** The other party of a call: the name if it is known, or else the number. */
  readonly caller?: string;
  readonly callerNumber?: string;
  readonly until?: Date;
  /** When the presence began, in milliseconds. */
  readonly since?: number;
  readonly keyWords: readonly string[];
  /** Whether Home Assistant may place calls to the person. */
  readonly canDial: boolean;
  /** Whether the state may be outdated, because the PBX does not answer. */
  readonly isStale: boolean;
}

/** An area, an account or a group, with its ID and its name. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

/** The entities of one person, their area and account, and their last states. */
export interface PersonSource {
  readonly entity: string;
  readonly device: string;
  readonly name: string;
  readonly icon?: string;
  readonly area: Place;
  readonly account: Place;
  /**
   * The entities that are read, in the order of SOURCES, and then the person entity with
   * the same name; "" if one is missing.
   */
  readonly ids: readonly string[];
  seen: readonly (StateObject | undefined)[];
  words?: Hass["formatEntityState"];
  person?: Person;
}

/** The translation keys of the entities that are read; connectivity is the account's. */
export const SOURCES = [
  "presence",
  "connectivity",
  "profile",
  "profile_until",
  "profile_message",
  "caller",
] as const;

/** The key of the text that names the other party of a call. */
export function callerKey({ presence }: Person): "caller_in" | "caller_out" | "caller_with" {
  if (presence === "ringing") return "caller_in";
  return presence === "dialing" ? "caller_out" : "caller_with";
}

/** Return whether a person has a call that rings, is dialed or is up. */
export const isBusy = (person: Person): boolean => BUSY.has(person.presence);

/** Return whether to show how long a call has lasted; it may be over while nobody knows. */
export const isTimed = (person: Person): boolean =>
  person.since !== undefined && isBusy(person) && !person.isStale;

/** Return the current person; the same object if nothing changed. */
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
  const [state, connectivity, profile, until, message, caller, human] = source.seen;
  const presence = presenceOf(state);
  const online = connectivity?.state;
  return {
    entity: source.entity,
    device: source.device,
    name: source.name,
    ...faceOf(source, state, human),
    presence,
    text: textOf(hass, source),
    profile: value(profile),
    message: value(message) ?? said(state?.attributes.message),
    caller: value(caller),
    callerNumber: said(caller?.attributes.number),
    canDial: connectivity?.attributes.can_dial === true,
    until: moment(value(until)),
    since: moment(state?.last_changed)?.getTime(),
    ...listing(presence, state, source.person),
    isStale: online === "off" || (presence === "unavailable" && online !== "on"),
  };
}

/** Return the picture of the sensor or of the person entity, and the icon. */
function faceOf(
  source: PersonSource,
  state: StateObject | undefined,
  human: StateObject | undefined,
): Pick<Person, "icon" | "picture"> {
  return {
    icon: said(state?.attributes.icon) ?? source.icon,
    picture: said(state?.attributes.entity_picture) ?? said(human?.attributes.entity_picture),
  };
}

/** Unavailable entities have no attributes; the last ones are kept, so that no tile moves. */
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
 * Return the translated state. If nothing is known, Home Assistant's own word
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
