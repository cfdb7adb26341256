/** The visual editor of all cards: a form of Home Assistant that shows the defaults. */

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { checkFields, type Fields } from "./fields";
import type { Schema } from "./form";
import { type Hass, languageOf } from "./hass";
import { localize } from "./localize";

type Config = Record<string, unknown>;

/** What an editor needs to know about a card. */
export interface Editable {
  readonly fields: Fields;
  readonly defaults: Config;
  readonly form: (hass: Hass) => readonly Schema[];
}

export class Editor extends LitElement {
  static override properties = {
    hass: { attribute: false },
    config: { state: true },
    of: { attribute: false },
  };

  declare hass?: Hass;
  declare of: Editable;
  declare private config?: Config;

  /** Take a configuration; throw an Error with the reason if it is not valid. */
  setConfig(config: Config): void {
    checkFields(config, this.of.fields);
    this.config = config;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass, config } = this;
    if (!hass || !config) return nothing;
    const text = (key: string, missing: string): string =>
      localize(languageOf(hass), key, {}, missing);
    return html`<ha-form
      .hass=${hass}
      .data=${{ ...this.of.defaults, ...config }}
      .schema=${this.of.form(hass)}
      .computeLabel=${({ name }: Schema) => text(`editor_${name}`, name)}
      .computeHelper=${({ name }: Schema) => text(`helper_${name}`, "")}
      @value-changed=${this.onChange}
    ></ha-form>`;
  }

  private onChange(event: CustomEvent<{ value: Config }>): void {
    event.stopPropagation();
    const config = Object.fromEntries(
      Object.entries(event.detail.value).filter(([key, value]) => this.isSaid(key, value)),
    );
    this.dispatchEvent(
      new CustomEvent("config-changed", { detail: { config }, bubbles: true, composed: true }),
    );
  }

  /** Leave out what is empty, and defaults that were not in the configuration. */
  private isSaid(key: string, value: unknown): boolean {
    if (value === undefined || value === "" || (Array.isArray(value) && !value.length))
      return false;
    return value !== this.of.defaults[key] || key in (this.config ?? {});
  }
}

/** Return an editor once Home Assistant's form is there, which it loads with its own editors. */
export async function editorOf(of: Editable): Promise<Editor> {
  if (!customElements.get("ha-form")) await loadForm();
  return Object.assign(document.createElement("pbx-presence-editor") as Editor, { of });
}

interface Helpers {
  loadCardHelpers?: () => Promise<{ createCardElement(config: object): Element }>;
}

async function loadForm(): Promise<void> {
  const helpers = await (window as Helpers).loadCardHelpers?.();
  const card = helpers?.createCardElement({ type: "entities", entities: [] });
  const type = card?.constructor as { getConfigElement?: () => Promise<unknown> } | undefined;
  await type?.getConfigElement?.();
}
