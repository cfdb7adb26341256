/** What all cards have in common: people, a theme, a clock, actions, and a sheet. */

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";

import type { ActionConfig, Actions, CardConfig } from "./config";
import { Directory } from "./directory";
import { favorites } from "./favorites";
import type { Gesture } from "./gestures";
import type { Hass } from "./hass";
import { telephone } from "./links";
import { localize } from "./localize";
import type { Person } from "./people";
import { type Clock, clockOf, isSameClock } from "./when";

/** What people do by default, as with Home Assistant's tile. */
const DEFAULT_ACTIONS: Record<Gesture, string> = {
  tap: "sheet",
  hold: "more-info",
  double_tap: "none",
};

const NOTHING: Actions = {};

/** Return the action of a gesture. */
export function actionOf(actions: Actions, gesture: Gesture): ActionConfig {
  return actions[`${gesture}_action`] ?? { action: DEFAULT_ACTIONS[gesture] };
}

export abstract class PeopleCard<Config extends CardConfig> extends LitElement {
  static override properties: PropertyDeclarations = {
    config: { state: true },
    people: { state: true },
    groups: { state: true },
    clock: { state: true },
    isLoaded: { state: true },
    opened: { state: true },
    dark: { type: Boolean, reflect: true },
  };

  declare dark: boolean;
  declare protected config?: Config;
  declare protected people: readonly Person[];
  /** The names of groups and of their next members, as one text that changes with them. */
  declare protected groups: string;
  declare protected clock: Clock;
  declare protected isLoaded: boolean;
  /** The person whose sheet is open. */
  declare protected opened?: Person;
  protected isCompact = false;
  /** Whether the arrow keys move among the tiles, and the tab key reaches one of them. */
  protected hasArrows = false;
  protected directory = new Directory();
  protected known?: Hass;

  constructor() {
    super();
    this.people = [];
    this.groups = "";
    this.clock = { language: document.documentElement.lang || "en" };
    this.isLoaded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    favorites.addEventListener("change", this.onFavorites);
    if (this.known) this.dark = this.isDark(this.known);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    favorites.removeEventListener("change", this.onFavorites);
    this.opened = undefined;
  }

  /** Apply new states; draw only if something that is shown changed. */
  set hass(hass: Hass) {
    const clock = clockOf(hass);
    if (!isSameClock(clock, this.clock)) this.clock = clock;
    if (!this.known || hass.themes !== this.known.themes) this.dark = this.isDark(hass);
    this.known = hass;
    if (!this.config) return;
    favorites.load(hass);
    this.read(hass, this.config);
    this.isLoaded = Boolean(hass.entities);
  }

  get hass(): Hass | undefined {
    return this.known;
  }

  /** Read everything that the card shows. */
  protected read(hass: Hass, config: Config): void {
    const all = this.directory.read(hass, config, favorites.devices);
    const people = this.choose?.(all, config) ?? all;
    if (!isSame(people, this.people)) this.people = people;
    const { opened } = this;
    if (!opened) return;
    this.opened = all.find(({ entity }) => entity === opened.entity);
    // The sheet also depends on automations.
    this.requestUpdate();
  }

  /** Choose whom of everyone the card shows. */
  protected choose?(people: readonly Person[], config: Config): readonly Person[];

  /** Return the device of an entity. */
  protected deviceOf(entity: string | undefined): string | undefined {
    return this.known?.entities?.[entity ?? ""]?.device_id;
  }

  private readonly onFavorites = (): void => {
    this.refresh();
    this.requestUpdate();
  };

  /** Read everything again, after a change of something other than states. */
  protected refresh(): void {
    if (this.known) this.hass = this.known;
  }

  /** Decided by the text color: themes may not say that they are dark, and views can have their own. */
  private isDark(hass: Hass): boolean {
    const color = this.isConnected ? getComputedStyle(this).color : "";
    const [red, green, blue] = (/^rgba?\(([^)]*)/.exec(color)?.[1] ?? "")
      .split(/[ ,/]+/)
      .map(Number);
    if (red === undefined || green === undefined || blue === undefined)
      return hass.themes?.darkMode ?? false;
    return (red * 299 + green * 587 + blue * 114) / 1000 > 128;
  }

  /** Return whether a gesture on a person does something. */
  protected readonly wants = (gesture: Gesture): boolean =>
    actionOf(this.config ?? NOTHING, gesture).action !== "none";

  /** Do what is configured for a gesture on a person. */
  protected act(person: Person, gesture: Gesture): void {
    const { action } = actionOf(this.config ?? NOTHING, gesture);
    if (action === "sheet") this.opened = person;
    else if (action === "call") call(person);
    else if (action !== "none") this.pass(person, gesture);
  }

  /** Let Home Assistant do one of its own actions. */
  private pass(person: Person, gesture: Gesture): void {
    const config = {
      entity: person.entity,
      [`${gesture}_action`]: actionOf(this.config ?? NOTHING, gesture),
    };
    this.dispatchEvent(
      new CustomEvent("hass-action", {
        detail: { config, action: gesture },
        bubbles: true,
        composed: true,
      }),
    );
  }

  protected tile(person: Person): TemplateResult {
    return html`<pbx-presence-tile
      .person=${person}
      .usual=${this.directory.usualProfileOf(person)}
      .star=${favorites.devices.has(person.device)}
      .showNumber=${this.config?.show_number ?? false}
      .isFocusable=${!this.hasArrows}
      .isCompact=${this.isCompact}
      .hasCallers=${this.directory.hasCallers}
      .clock=${this.clock}
      .wants=${this.wants}
      .act=${this.onGesture}
      ?dark=${this.dark}
    ></pbx-presence-tile>`;
  }

  protected readonly onGesture = (person: Person, gesture: Gesture): void =>
    this.act(person, gesture);

  /** Return the sheet of a person, if one is open. */
  protected sheet(): TemplateResult | typeof nothing {
    const { opened: person } = this;
    if (!person) return nothing;
    return html`<pbx-presence-sheet
      .person=${person}
      .groups=${this.directory.memberships.get(person.entity) ?? []}
      .hass=${this.known}
      .clock=${this.clock}
      ?dark=${this.dark}
      @close=${() => (this.opened = undefined)}
    ></pbx-presence-sheet>`;
  }

  protected text(key: string, values: Record<string, string | number> = {}): string {
    return localize(this.clock.language, key, values);
  }
}

/** Return whether two lists have the same people, with the same states, in the same order. */
function isSame(some: readonly Person[], others: readonly Person[]): boolean {
  return (
    some === others ||
    (some.length === others.length && some.every((one, place) => one === others[place]))
  );
}

/** Call a person with the telephone of the device that shows the card. */
function call({ number }: Person): void {
  if (number) location.href = telephone(number);
}
