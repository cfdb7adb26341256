/** The card: everyone on the PBX, who is available and who is on the phone. */

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";

import { banner } from "./banner";
import { EditableCard } from "./card";
import { BOARD_FIELDS, DEFAULTS, type Settings } from "./config";
import type { Directory } from "./directory";
import type { Editable } from "./editor";
import {
  type Filter,
  filtered,
  initialFilter,
  isNarrow,
  keyWords,
  sections,
  toggled,
  totals,
} from "./filter";
import { boardForm } from "./form";
import type { Hass } from "./hass";
import { densityOf, type Density, type Kiosk, kioskOf, NARROW, tallest } from "./layout";
import { Keys } from "./keys";
import { keyOf, recall, remember } from "./memory";
import { Pages } from "./pages";
import type { Person } from "./people";
import { isUnexplained, problemsOf, refusedAccounts } from "./problems";
import { list, section, type Shown } from "./sections";
import { Space } from "./space";
import { boardStyles } from "./styles/board";
import { colors, focus, hidden } from "./styles/colors";
import { EVERYONE, toolbar } from "./toolbar";

/** How long to wait before asking Home Assistant again why an account is not loaded. */
const PAUSE = 15_000;

export class Board extends EditableCard<Settings> {
  static override styles = [colors, boardStyles, focus, hidden];
  static override properties: PropertyDeclarations = {
    filter: { state: true },
    collapsed: { state: true },
    memberships: { state: true },
    refused: { state: true },
  };

  static override editable: Editable = {
    fields: BOARD_FIELDS,
    defaults: DEFAULTS,
    form: boardForm,
  };

  declare private filter: Filter;
  declare private collapsed: ReadonlySet<string>;
  declare private memberships: Directory["memberships"];
  declare private refused: ReadonlySet<string>;
  private isPreview = false;
  private askedAt = -PAUSE;
  private key = "";
  private space = new Space(this);
  private pages = new Pages(this);

  constructor() {
    super();
    new Keys(this);
    this.hasArrows = true;
    this.collapsed = new Set();
    this.refused = new Set();
    this.filter = EVERYONE;
  }

  static getStubConfig(): object {
    return {};
  }

  /** Apply a configuration; throw an Error with the reason if it is not valid. */
  override setConfig(config: unknown): void {
    super.setConfig(config);
    this.key = keyOf(config as object);
    if (this.config) this.start(this.config);
  }

  /** Whether the card is shown in an editor, set by Home Assistant; it starts as configured then. */
  set preview(isPreview: boolean) {
    if (isPreview === this.isPreview) return;
    this.isPreview = isPreview;
    if (this.config) this.start(this.config);
  }

  /** Start with the filters that the browser remembers, or else with those configured. */
  private start(config: Settings): void {
    const known = this.isPreview ? undefined : recall(this.key);
    this.filter =
      known && hasFilters(config)
        ? { search: "", statuses: new Set(known.statuses), keyWords: new Set(known.keyWords) }
        : initialFilter(config);
    this.collapsed = new Set(known?.collapsed);
  }

  getCardSize(): number {
    return 3 + Math.ceil(this.people.length / 2);
  }

  getGridOptions(): object {
    return { columns: "full", min_columns: 6, min_rows: 2 };
  }

  protected override read(hass: Hass, config: Settings): void {
    super.read(hass, config);
    if (config.group_by === "group") {
      this.groups = this.directory.groupsText(hass);
      this.memberships = this.directory.memberships;
    }
    this.askWhy(hass);
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

  protected override render(): TemplateResult {
    const { config, people } = this;
    if (!config || !this.isLoaded) {
      return html`<ha-card><p class="note" role="status">${this.text("loading")}</p></ha-card>`;
    }
    const shown = filtered(people, this.filter);
    const kiosk = config.kiosk ? kioskOf({ ...this.room(), count: shown.length }) : undefined;
    if (!kiosk) this.pages.stop();
    const density = kiosk?.density ?? this.density(config);
    this.isCompact = density === "compact";
    return html`<ha-card
      class=${this.classes(config)}
      data-density=${density}
      style=${styleMap({ "--columns": config.columns ? String(config.columns) : undefined })}
    >
      ${config.title ? html`<h2>${config.title}</h2>` : nothing}
      ${kiosk ? nothing : this.tools(config, shown)} ${this.connection()}
      <p class="hidden" role="status">
        ${this.text("shown", { count: shown.length, total: people.length })}
      </p>
      ${people.length === 0 ? this.note("mdi:account-plus", "empty") : nothing}
      ${people.length && shown.length === 0 ? this.nobody(config) : nothing}
      ${kiosk ? this.stage(kiosk, shown) : this.sections(config, shown)} ${this.sheet()}
    </ha-card>`;
  }

  private room(): { width: number; height: number } {
    const { width, height } = this.space;
    return { width: width || window.innerWidth, height: height || window.innerHeight };
  }

  private density({ density }: Settings): Density {
    return density === "auto" ? densityOf({ ...this.room(), count: this.people.length }) : density;
  }

  private classes({ kiosk, columns, grid_options: grid }: Settings): string {
    const found = {
      kiosk,
      fixed: Boolean(columns),
      narrow: this.room().width < NARROW,
      // In a section, rows give the card a height of its own.
      bounded: typeof grid?.rows === "number",
    };
    return Object.entries(found)
      .filter(([, is]) => is)
      .map(([name]) => name)
      .join(" ");
  }

  private tools(config: Settings, shown: readonly Person[]): TemplateResult | typeof nothing {
    const [first] = shown;
    return toolbar({
      config,
      language: this.clock.language,
      filter: this.filter,
      totals: totals(this.people),
      isUnsure: this.people.some(({ isStale }) => isStale),
      keyWords: keyWords(this.people, this.clock.language),
      narrow: (change) => this.narrow(change),
      clear: this.clear,
      enter: () => shown.length === 1 && first && this.act(first, "tap"),
    });
  }

  private narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.remember();
  }

  /** Show everyone; the button for that is gone then, and so is its focus. */
  private readonly clear = (): void => {
    this.narrow(EVERYONE);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(".chips button")?.focus(),
    );
  };

  private remember(): void {
    if (this.isPreview) return;
    const { statuses, keyWords: words } = this.filter;
    remember(this.key, {
      statuses: [...statuses],
      keyWords: [...words],
      collapsed: [...this.collapsed],
    });
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

  private nobody(config: Settings): TemplateResult {
    return html`<div class="nobody">
      ${this.note("mdi:account-search", "none")}
      ${
        hasFilters(config) || this.filter.search
          ? html`<button type="button" @click=${this.clear}>${this.text("show_everyone")}</button>`
          : nothing
      }
    </div>`;
  }

  /** Everyone on one screen, or a page of them. */
  private stage(kiosk: Kiosk, people: readonly Person[]): TemplateResult {
    const { columns, rows, pages, density, zoom } = kiosk;
    const shown = this.pages.of(people, columns * rows, pages);
    const style = {
      "--columns": columns,
      "--rows": rows,
      "--tallest": `${tallest(density)}px`,
      "--pbx-zoom": zoom.toFixed(2),
    };
    return html`<div class="stage" style=${styleMap(style)}>
        ${list(shown, this.text("people"), (person) => this.tile(person))}
      </div>
      ${this.pages.button(this.clock.language)}`;
  }

  private sections(config: Settings, people: readonly Person[]): unknown {
    const tile = (person: Person): TemplateResult => this.tile(person);
    const all = (shown: readonly Person[]): TemplateResult =>
      list(shown, this.text("people"), tile);
    if (config.group_by === "none") return people.length ? all(people) : nothing;
    const sectionsOf = (person: Person) => this.directory.sectionsOf(person);
    const found = sections(people, sectionsOf, this.clock.language);
    if (!found.some(({ name }) => name)) return found.map((one) => all(one.people));
    const shown = this.shown(config, tile);
    return repeat(
      found,
      ({ id }) => id,
      (one) => section(one, shown),
    );
  }

  private shown(config: Settings, tile: Shown["tile"]): Shown {
    const isSearched = isNarrow(this.filter);
    return {
      language: this.clock.language,
      level: config.title ? 3 : 2,
      tile,
      // Most often nobody is hidden, and the section has everyone.
      membersOf: ({ id, people }) =>
        isSearched ? this.directory.membersOf(this.people, id) : people,
      nextOf: ({ id }) => this.known && this.directory.nextOf(this.known, id),
      // A search may find someone in a collapsed section.
      isOpen: ({ id }) => isSearched || !this.collapsed.has(id),
      isFixed: isSearched,
      toggle: ({ id }) => {
        if (isSearched) return;
        this.collapsed = toggled(this.collapsed, id);
        this.remember();
      },
    };
  }
}

/** Return whether the user can choose the filters, which are remembered then. */
function hasFilters({ kiosk, show_filters: hasChips }: Settings): boolean {
  return hasChips && !kiosk;
}
