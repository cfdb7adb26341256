/** The card: everybody on the PBX, who is available and who is on the phone. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { type BoardConfig, CARD_TYPE, checkConfig, configForm, DEFAULTS } from "./config";
import { type Filter, filtered, keyWords, type Section, sections, totals } from "./filter";
import type { Hass, StateObject } from "./hass";
import { localize } from "./localize";
import { type Person, Roster } from "./people";
import { boardStyles, colours } from "./styles";

type Settings = BoardConfig & typeof DEFAULTS;

export class Board extends LitElement {
  static override styles = [colours, boardStyles];
  static override properties = {
    config: { state: true },
    people: { state: true },
    filter: { state: true },
    language: { state: true },
    groupStates: { state: true, hasChanged: differs },
    dark: { type: Boolean, reflect: true },
  };

  declare dark: boolean;
  private declare config?: Settings;
  private declare people: readonly Person[];
  private declare filter: Filter;
  private declare language: string;
  private declare groupStates: readonly (StateObject | undefined)[];
  private roster = new Roster();
  private known?: Hass;

  constructor() {
    super();
    this.people = [];
    this.language = "en";
    this.groupStates = [];
    this.filter = { search: "", availableOnly: false, onCallOnly: false, keyWord: "" };
  }

  static getConfigForm(): object {
    return configForm(document.documentElement.lang || "en");
  }

  static getStubConfig(): object {
    return {};
  }

  setConfig(config: unknown): void {
    checkConfig(config);
    this.config = { ...DEFAULTS, ...config } as Settings;
    this.filter = {
      search: "",
      availableOnly: this.config.available_only,
      onCallOnly: this.config.on_call_only,
      keyWord: this.config.key_word ?? "",
    };
    if (this.known) this.hass = this.known;
  }

  getCardSize(): number {
    return 3 + Math.ceil(this.people.length / 2);
  }

  getGridOptions(): object {
    return { columns: "full", min_columns: 6, min_rows: 2 };
  }

  /** Takes over what is new; draws only when something of the board's own changed. */
  set hass(hass: Hass) {
    this.known = hass;
    if (!this.config) return;
    this.people = this.roster.read(hass, this.config);
    this.groupStates = this.roster.groupStates(hass);
    this.language = hass.locale?.language || hass.language;
    this.dark = hass.themes?.darkMode ?? false;
  }

  get hass(): Hass {
    return this.known as Hass;
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    return changed.size > 0;
  }

  protected override render(): TemplateResult {
    const { config } = this;
    if (!config || !this.known?.entities) {
      return html`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;
    }
    const shown = filtered(this.people, this.filter);
    return html`<ha-card>
      ${config.title ? html`<h2>${config.title}</h2>` : nothing}
      ${config.show_header ? this.header() : nothing} ${this.connection()} ${this.tools(config)}
      <p class="hidden" role="status">
        ${this.text("shown", { count: shown.length, total: this.people.length })}
      </p>
      ${this.people.length === 0 ? this.note("mdi:account-plus", "empty") : nothing}
      ${this.people.length && shown.length === 0 ? this.note("mdi:account-search", "none") : nothing}
      ${this.sections(config, shown).map((section) => this.section(section))}
    </ha-card>`;
  }

  private header(): TemplateResult {
    const count = totals(this.people);
    const line = (key: string, value: number): TemplateResult =>
      html`<li><b>${value}</b> ${this.text(key)}</li>`;
    return html`<ul class="totals" aria-label=${this.text("totals")}>
      ${line("available", count.available)} ${line("on_call", count.onCall)}
      ${line("ringing", count.ringing)} ${line("total", count.total)}
    </ul>`;
  }

  private connection(): TemplateResult | typeof nothing {
    return this.people.some((person) => person.isStale)
      ? this.note("mdi:lan-disconnect", "disconnected")
      : nothing;
  }

  private note(icon: string, key: string): TemplateResult {
    return html`<p class="note">
      <ha-icon .icon=${icon} aria-hidden="true"></ha-icon><span>${this.text(key)}</span>
    </p>`;
  }

  private tools(config: Settings): TemplateResult | typeof nothing {
    if (!config.show_search && !config.show_filters) return nothing;
    return html`<div class="tools" role="group" aria-label=${this.text("tools")}>
      ${config.show_search
        ? html`<input
            type="search"
            .value=${this.filter.search}
            placeholder=${this.text("search")}
            aria-label=${this.text("search")}
            @input=${(event: Event) => this.narrow({ search: inputOf(event) })}
          />`
        : nothing}
      ${config.show_filters ? this.filters() : nothing}
    </div>`;
  }

  private filters(): TemplateResult {
    const words = keyWords(this.people, this.language);
    const { availableOnly, onCallOnly } = this.filter;
    return html`${this.chip("available_only", availableOnly, () =>
      this.narrow({ availableOnly: !availableOnly, onCallOnly: false }),
    )}
    ${this.chip("on_call_only", onCallOnly, () =>
      this.narrow({ onCallOnly: !onCallOnly, availableOnly: false }),
    )}
    ${words.length ? this.choice(words) : nothing}`;
  }

  private chip(key: string, isOn: boolean, toggle: () => void): TemplateResult {
    return html`<button type="button" aria-pressed=${isOn ? "true" : "false"} @click=${toggle}>
      ${isOn ? "✓ " : nothing}${this.text(key)}
    </button>`;
  }

  private choice(words: string[]): TemplateResult {
    const { keyWord } = this.filter;
    const isChosen = (word: string): boolean => word.toLowerCase() === keyWord.toLowerCase();
    return html`<select
      aria-label=${this.text("key_word")}
      @change=${(event: Event) => this.narrow({ keyWord: inputOf(event) })}
    >
      <option value="" ?selected=${!keyWord}>${this.text("all_key_words")}</option>
      ${words.map((word) => html`<option ?selected=${isChosen(word)}>${word}</option>`)}
    </select>`;
  }

  private narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
  }

  private sections(config: Settings, people: readonly Person[]): readonly Section[] {
    if (config.group_by === "none") return people.length ? [{ name: "", people }] : [];
    return sections(people, (person) => this.roster.sectionsOf(person, this.hass), this.language);
  }

  private section(section: Section): TemplateResult {
    const isGrouped = this.config?.group_by !== "none";
    const heading = section.name || this.text("others");
    return html`${isGrouped ? html`<h3>${heading}</h3>` : nothing}
      <ul class="people" aria-label=${isGrouped ? heading : this.text("people")}>
        ${repeat(
          section.people,
          (person) => person.entity,
          (person) =>
            html`<li>
              <pbx-presence-tile
                .hass=${this.hass}
                .person=${person}
                .showNumber=${this.config?.show_number ?? false}
                .language=${this.language}
                ?dark=${this.dark}
              ></pbx-presence-tile>
            </li>`,
        )}
      </ul>`;
  }

  private text(key: string, values: Record<string, string | number> = {}): string {
    return localize(this.language, key, values);
  }
}

function inputOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function differs(
  now: readonly (StateObject | undefined)[] = [],
  before: readonly (StateObject | undefined)[] = [],
): boolean {
  return now.length !== before.length || now.some((state, place) => state !== before[place]);
}

export { CARD_TYPE };
