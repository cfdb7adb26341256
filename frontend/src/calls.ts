/** A card with everyone who is on the phone. */

import { html, type PropertyDeclarations, type TemplateResult } from "lit";

import { ACTIONS, type CardConfig } from "./config";
import { type Editor, editorOf } from "./editor";
import { checkFields, type Fields, withDefaults } from "./fields";
import { actionSection, flag, section, text, whoFields } from "./form";
import { PeopleCard } from "./host";
import { isBusy, type Person } from "./people";
import { list } from "./sections";
import { listStyles } from "./styles/list";
import { colours } from "./styles/colours";

export interface CallsConfig extends CardConfig {
  hide_empty?: boolean;
}

const FIELDS: Fields = {
  title: "text",
  account: "text",
  entities: "entities",
  show_number: "flag",
  hide_empty: "flag",
  ...ACTIONS,
};
const DEFAULTS = { show_number: false, hide_empty: false };

export class CallsCard extends PeopleCard<CallsConfig> {
  static override styles = [colours, listStyles];
  static override properties: PropertyDeclarations = { hidden: { type: Boolean, reflect: true } };

  private isPreview = false;

  static getConfigElement(): Promise<Editor> {
    return editorOf({
      fields: FIELDS,
      defaults: DEFAULTS,
      form: (hass) => [
        text("title"),
        section(hass, "who", "mdi:account-multiple", whoFields()),
        flag("hide_empty"),
        flag("show_number"),
        actionSection(hass),
      ],
    });
  }

  static getStubConfig(): object {
    return {};
  }

  /** Apply a configuration; throw an Error with the reason if it is not valid. */
  setConfig(config: unknown): void {
    checkFields(config, FIELDS);
    // The first to ring is the first in the list.
    this.config = { sort: "state", ...withDefaults(config as unknown as CallsConfig, DEFAULTS) };
    if (this.known) this.hass = this.known;
  }

  getCardSize(): number {
    return 1 + this.people.length;
  }

  getGridOptions(): object {
    return { columns: 12, min_columns: 4 };
  }

  protected override choose(people: readonly Person[], config: CallsConfig): readonly Person[] {
    const busy = people.filter(isBusy);
    this.hide(Boolean(config.hide_empty) && !this.isPreview && !busy.length);
    return busy;
  }

  /** Whether the card is shown in an editor, set by Home Assistant; it is not hidden there. */
  set preview(isPreview: boolean) {
    this.isPreview = isPreview;
    if (this.known) this.hass = this.known;
  }

  /** Hide the card in a view, which Home Assistant does for hidden cards. */
  private hide(isHidden: boolean): void {
    if (this.hidden === isHidden) return;
    this.hidden = isHidden;
    this.dispatchEvent(
      new CustomEvent("card-visibility-changed", {
        detail: { value: !isHidden },
        bubbles: true,
        composed: true,
      }),
    );
  }

  protected override render(): TemplateResult {
    const { config, people } = this;
    const empty = this.text(this.isLoaded ? "no_one_on_call" : "loading");
    return html`<ha-card>
      <h2>${config?.title || this.text("calls_title")}</h2>
      ${
        people.length
          ? list(people, this.text("people"), (person) => this.tile(person))
          : html`<p class="note">${empty}</p>`
      }
      ${this.sheet()}
    </ha-card>`;
  }
}
