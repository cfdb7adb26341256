/** The search, and the totals and keywords that filter the people. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Settings } from "./config";
import { type Filter, isNarrow, type KeyWord, toggled, type Totals } from "./filter";
import { localize } from "./localize";
import { STATUSES } from "./looks";

/** What a toolbar shows, and what it does. */
export interface Tools {
  readonly config: Settings;
  readonly language: string;
  readonly filter: Filter;
  readonly totals: Totals;
  /** Whether the totals may be outdated. */
  readonly isUnsure: boolean;
  readonly keyWords: readonly KeyWord[];
  readonly narrow: (change: Partial<Filter>) => void;
  readonly clear: () => void;
  /** Open the only person who is found. */
  readonly enter: () => void;
}

/** Return the search and the filters, or those that are switched on. */
export function toolbar(tools: Tools): TemplateResult | typeof nothing {
  const { show_header: hasTotals, show_search: hasSearch, show_filters: hasFilters } = tools.config;
  if (!hasTotals && !hasSearch && !hasFilters) return nothing;
  return html`<div class="tools">
    ${hasSearch ? search(tools) : nothing} ${hasFilters ? chips(tools) : nothing}
    ${hasTotals && !hasFilters ? plainTotals(tools) : nothing}
  </div>`;
}

function search({ filter, language, narrow, enter }: Tools): TemplateResult {
  const label = localize(language, "search");
  const onInput = (event: Event): void =>
    narrow({ search: (event.target as HTMLInputElement).value });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      enter();
    }
    if (event.key === "Escape" && filter.search) {
      event.stopPropagation();
      narrow({ search: "" });
    }
  };
  return html`<label class="search">
    <ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
    <input
      type="search"
      enterkeyhint="search"
      .value=${filter.search}
      placeholder=${label}
      aria-label=${label}
      aria-keyshortcuts="/"
      @input=${onInput}
      @keydown=${onKey}
    />
  </label>`;
}

function chips(tools: Tools): TemplateResult {
  const { filter, language, narrow, clear, keyWords } = tools;
  const words = withMissing(keyWords, filter.keyWords, [tools.config.key_word ?? []].flat());
  return html`<div class="chips" role="toolbar" aria-label=${localize(language, "filters")}>
    ${STATUSES.map((status) =>
      chip({
        label: localize(language, status),
        count: countOf(tools, status),
        isOn: filter.statuses.has(status),
        status,
        toggle: () => narrow({ statuses: toggled(filter.statuses, status) }),
      }),
    )}
    <span class="total">${total(tools)}</span>
    ${
      isNarrow(filter)
        ? html`<button type="button" tabindex="-1" class="clear" @click=${clear}>
            <ha-icon icon="mdi:close" aria-hidden="true"></ha-icon>${localize(language, "clear")}
          </button>`
        : nothing
    }
    ${repeat(
      words,
      ({ id }) => id,
      ({ id, name, count }) =>
        chip({
          label: name,
          count: String(count),
          isOn: filter.keyWords.has(id),
          toggle: () => narrow({ keyWords: toggled(filter.keyWords, id) }),
        }),
    )}
  </div>`;
}

/** No search and no filter. */
export const EVERYONE: Filter = { search: "", statuses: new Set(), keyWords: new Set() };

/** A chosen keyword that nobody has is shown rather than hidden. */
function withMissing(
  words: readonly KeyWord[],
  chosen: ReadonlySet<string>,
  configured: readonly string[],
): readonly KeyWord[] {
  const missing = [...chosen].filter((id) => !words.some((word) => word.id === id));
  const nameOf = (id: string): string => configured.find((name) => name.toLowerCase() === id) ?? id;
  return [...words, ...missing.map((id) => ({ id, name: nameOf(id), count: 0 }))];
}

interface Chip {
  readonly label: string;
  readonly count: string;
  readonly isOn: boolean;
  readonly status?: string;
  readonly toggle: () => void;
}

function chip({ label, count, isOn, status, toggle }: Chip): TemplateResult {
  return html`<button
    type="button"
    tabindex="-1"
    class=${status ?? "word"}
    aria-pressed=${isOn ? "true" : "false"}
    @click=${toggle}
  >
    ${
      isOn
        ? html`<ha-icon class="mark" icon="mdi:check" aria-hidden="true"></ha-icon>`
        : status
          ? html`<span class="mark" aria-hidden="true"></span>`
          : nothing
    }<b>${count}</b> ${label}
  </button>`;
}

function countOf({ totals, isUnsure, config }: Tools, key: keyof Totals): string {
  return config.show_header ? `${totals[key]}${isUnsure ? "?" : ""}` : "";
}

function total(tools: Tools): TemplateResult | typeof nothing {
  const count = countOf(tools, "total");
  return count ? html`<b>${count}</b> ${localize(tools.language, "total")}` : nothing;
}

function plainTotals(tools: Tools): TemplateResult {
  return html`<ul class="totals" role="list" aria-label=${localize(tools.language, "totals")}>
    ${STATUSES.map(
      (status) =>
        html`<li class=${status}>
          <span class="mark" aria-hidden="true"></span><b>${countOf(tools, status)}</b>
          ${localize(tools.language, status)}
        </li>`,
    )}
    <li class="total">${total(tools)}</li>
  </ul>`;
}
