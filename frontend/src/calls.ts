/** A card with everyone who is on the phone. */

import { html, type PropertyDeclarations, type TemplateResult } from "lit";

import { EditableCard } from "./card";
import { ACTIONS, type CardConfig } from "./config";
import type { Editable } from "./editor";
import { actionSection, flag, section, text, whoFields } from "./form";
import { isBusy, type Person } from "./people";
import { list } from "./sections";
import { listStyles } from "./styles/list";
import { colors } from "./styles/colors";

export interface CallsConfig extends CardConfig {
  hide_empty?: boolean;
}

export class CallsCard extends EditableCard<CallsConfig> {
  static override styles = [colors, listStyles];
  static override properties: PropertyDeclarations = { hidden: { type: Boolean, reflect: true } };

  static override editable: Editable = {
    fields: {
      title: "text",
      account: "text",
      entities: "entities",
      show_number: "flag",
      hide_empty: "flag",
      ...ACTIONS,
    },
    // The first to ring is the first in the list.
    defaults: { sort: "state", show_number: false, hide_empty: false },
    form: (hass) => [
      text("title"),
      section(hass, "who", "mdi:account-multiple", whoFields()),
      flag("hide_empty"),
      flag("show_number"),
      actionSection(hass),
    ],
  };

  static getStubConfig(): object {
    return {};
  }

  private isPreview = false;

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
    this.refresh();
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
