/** The card: everyone on the PBX, who is available and who is on the phone. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { banner } from "./banner";
import { checkConfig, completed, configForm, type Settings } from "./config";
import {
  type Filter,
  filtered,
  isNarrow,
  isSameWord,
  keyWords,
  type Section,
  sections,
  totals,
} from "./filter";
import type { Hass } from "./hass";
import { localize } from "./localize";
import type { Person } from "./people";
import { isUnexplained, problemsOf, refusedAccounts } from "./problems";
import { Directory } from "./directory";
import { boardStyles, colours } from "./styles";
import { type Clock, clockOf, isSameClock } from "./when";

/** How long to wait before asking Home Assistant again why an account is not loaded. */
const PAUSE = 15_000;

export class Board extends LitElement {
  static override styles = [colours, boardStyles];
  static override properties = {
    config: { state: true },
    people: { state: true },
    filter: { state: true },
    clock: { state: true },
    memberships: { state: true },
    isLoaded: { state: true },
    folded: { state: true },
    refused: { state: true },
    dark: { type: Boolean, reflect: true },
  };

  declare dark: boolean;
  declare private config?: Settings;
  declare private people: readonly Person[];
  declare private filter: Filter;
  declare private clock: Clock;
  declare private memberships: Directory["memberships"];
  declare private isLoaded: boolean;
  declare private folded: ReadonlySet<string>;
  declare private refused: ReadonlySet<string>;
  private askedAt = -PAUSE;
  private directory = new Directory();
  private known?: Hass;

  constructor() {
    super();
    this.people = [];
    this.clock = { language: document.documentElement.lang || "en" };
    this.isLoaded = false;
    this.folded = new Set();
    this.refused = new Set();
    this.filter = { search: "", availableOnly: false, onCallOnly: false, keyWord: "" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.known) this.dark = this.isDark(this.known);
  }

  /** Decided by the text color: themes may not say that they are dark, and views can have their own. */
  private isDark(hass: Hass): boolean {
    const colour = this.isConnected ? getComputedStyle(this).color : "";
    const [red, green, blue] = (/^rgba?\(([^)]*)/.exec(colour)?.[1] ?? "")
      .split(/[ ,/]+/)
      .map(Number);
    if (red === undefined || green === undefined || blue === undefined)
      return hass.themes?.darkMode ?? false;
    return (red * 299 + green * 587 + blue * 114) / 1000 > 128;
  }

  static getConfigForm(): object {
    return configForm(document.documentElement.lang || "en");
  }

  static getStubConfig(): object {
    return {};
  }

  /** Apply a configuration; throw an Error with the reason if it is not valid. */
  setConfig(config: unknown): void {
    checkConfig(config);
    this.config = completed(config);
    const {
      available_only: availableOnly,
      on_call_only: onCallOnly,
      key_word: keyWord,
    } = this.config;
    this.filter = {
      search: "",
      availableOnly: availableOnly && !onCallOnly,
      onCallOnly,
      keyWord: keyWord ?? "",
    };
    if (this.known) this.hass = this.known;
  }

  getCardSize(): number {
    return 3 + Math.ceil(this.people.length / 2);
  }

  getGridOptions(): object {
    return { columns: "full", min_columns: 6, min_rows: 2 };
  }

  /** Apply new states; draw only if something on the board changed. */
  set hass(hass: Hass) {
    const clock = clockOf(hass);
    if (!isSameClock(clock, this.clock)) this.clock = clock;
    if (!this.known || hass.themes !== this.known.themes) this.dark = this.isDark(hass);
    this.known = hass;
    if (!this.config) return;
    this.people = this.directory.read(hass, this.config);
    this.isLoaded = Boolean(hass.entities);
    this.askWhy(hass);
    if (this.config.group_by === "group") this.memberships = this.directory.memberships;
  }

  /** Ask for the reason if an account is not loaded, and so has no entity with it. */
  private askWhy(hass: Hass): void {
    const isUnclear = isUnexplained(this.people, this.directory);
    if (!isUnclear && this.refused.size) this.refused = new Set();
    if (!isUnclear || performance.now() - this.askedAt < PAUSE) return;
    this.askedAt = performance.now();
    refusedAccounts(hass).then(
      (refused) => (this.refused = refused),
      // Then the banner says that there is no answer, which is true.
      () => undefined,
    );
  }

  get hass(): Hass | undefined {
    return this.known;
  }

  protected override render(): TemplateResult {
    const { config, people } = this;
    if (!config || !this.isLoaded) {
      return html`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;
    }
    const shown = filtered(people, this.filter);
    return html`<ha-card>
      ${config.title ? html`<h2>${config.title}</h2>` : nothing}
      ${config.show_header ? this.header() : nothing} ${this.connection()} ${this.tools(config)}
      <p class="hidden" role="status">
        ${this.text("shown", { count: shown.length, total: people.length })}
      </p>
      ${people.length === 0 ? this.note("mdi:account-plus", "empty") : nothing}
      ${people.length && shown.length === 0 ? this.note("mdi:account-search", "none") : nothing}
      ${this.sections(config, shown)}
    </ha-card>`;
  }

  /** An option can only be selected once it exists. */
  protected override updated(): void {
    const select = this.renderRoot.querySelector("select");
    const chosen = [...(select?.options ?? [])].find(({ value }) =>
      isSameWord(value, this.filter.keyWord),
    );
    if (select && chosen && select.value !== chosen.value) select.value = chosen.value;
  }

  private header(): TemplateResult {
    const count = totals(this.people);
    const isSure = !this.people.some(({ isStale }) => isStale);
    const line = (key: string, value: number): TemplateResult =>
      html`<li><b>${value}${isSure ? nothing : "?"}</b> ${this.text(key)}</li>`;
    return html`<ul
      class=${isSure ? "totals" : "totals unsure"}
      role="list"
      aria-label=${this.text("totals")}
    >
      ${line("available", count.available)} ${line("on_call", count.onCall)}
      ${line("ringing", count.ringing)} ${line("total", count.total)}
    </ul>`;
  }

  private connection(): TemplateResult | typeof nothing {
    const problems = problemsOf(this.people, this.directory, this.refused);
    return banner(problems, this.clock, this.known?.user?.is_admin ?? false);
  }

  private note(icon: string, key: string): TemplateResult {
    return html`<p class="note">
      <ha-icon .icon=${icon} aria-hidden="true"></ha-icon><span>${this.text(key)}</span>
    </p>`;
  }

  private tools(config: Settings): TemplateResult | typeof nothing {
    if (!config.show_search && !config.show_filters) return nothing;
    return html`<div class="tools" role="group" aria-label=${this.text("tools")}>
      ${
        config.show_search
          ? html`<input
              type="search"
              .value=${this.filter.search}
              placeholder=${this.text("search")}
              aria-label=${this.text("search")}
              @input=${(event: Event) => this.narrow({ search: inputOf(event) })}
            />`
          : nothing
      }
      ${config.show_filters ? this.filters() : nothing}
    </div>`;
  }

  private filters(): TemplateResult {
    const words = keyWords(this.people, this.clock.language);
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
      ${isOn ? html`<span aria-hidden="true">✓ </span>` : nothing}${this.text(key)}
    </button>`;
  }

  private choice(words: string[]): TemplateResult {
    const { keyWord } = this.filter;
    const isThere = !keyWord || words.some((word) => isSameWord(word, keyWord));
    const option = (value: string, label: string): TemplateResult =>
      html`<option .value=${value}>${label}</option>`;
    return html`<select
      aria-label=${this.text("key_word")}
      @change=${(event: Event) => this.narrow({ keyWord: inputOf(event) })}
    >
      ${option("", this.text("all_key_words"))}
      ${(isThere ? words : [...words, keyWord]).map((word) => option(word, word))}
    </select>`;
  }

  private narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
  }

  private sections(config: Settings, people: readonly Person[]): unknown {
    if (config.group_by === "none")
      return people.length ? this.list(people, this.text("people")) : nothing;
    const found = sections(
      people,
      (person) => this.directory.sectionsOf(person),
      this.clock.language,
    );
    const isGrouped = found.some(({ name }) => name);
    return isGrouped
      ? repeat(
          found,
          ({ id }) => id,
          (section) => this.section(section),
        )
      : found.map((section) => this.list(section.people, this.text("people")));
  }

  private section({ id, name, people }: Section): TemplateResult {
    const heading = name || this.text("others");
    // The search may find someone in a folded section.
    const isOpen = isNarrow(this.filter) || !this.folded.has(id);
    const all = isNarrow(this.filter) ? this.directory.membersOf(this.people, id) : people;
    const count = all.filter(({ presence }) => presence === "available").length;
    return html`<h3 aria-level=${this.config?.title ? 3 : 2}>
        <button
          type="button"
          aria-expanded=${isOpen ? "true" : "false"}
          @click=${() => this.fold(id)}
        >
          <ha-icon
            .icon=${isOpen ? "mdi:chevron-down" : "mdi:chevron-right"}
            aria-hidden="true"
          ></ha-icon>
          <span>${heading}</span>
          <small>${this.text("available_of", { count, total: all.length })}</small>
        </button>
      </h3>
      ${isOpen ? this.list(people, heading) : nothing}`;
  }

  private fold(id: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(id)) folded.add(id);
    this.folded = folded;
  }

  private list(people: readonly Person[], label: string): TemplateResult {
    return html`<ul class="people" role="list" aria-label=${label}>
      ${repeat(
        people,
        (person) => person.entity,
        (person) => html`<li>${this.tile(person)}</li>`,
      )}
    </ul>`;
  }

  private tile(person: Person): TemplateResult {
    return html`<pbx-presence-tile
      .person=${person}
      .showNumber=${this.config?.show_number ?? false}
      .clock=${this.clock}
      ?dark=${this.dark}
    ></pbx-presence-tile>`;
  }

  private text(key: string, values: Record<string, string | number> = {}): string {
    return localize(this.clock.language, key, values);
  }
}

function inputOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
