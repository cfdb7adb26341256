/** A badge with the totals. */

import { html, nothing, type TemplateResult } from "lit";

import { EditableCard } from "./card";
import { type CardConfig, ACTIONS } from "./config";
import type { Editable } from "./editor";
import { totals } from "./filter";
import { action, text, whoFields } from "./form";
import { STATUSES } from "./looks";
import { badgeStyles } from "./styles/badge";
import { colors, focus, hidden } from "./styles/colors";

export class Badge extends EditableCard<CardConfig> {
  static override styles = [colors, badgeStyles, focus, hidden];

  static override editable: Editable = {
    fields: {
      title: "text",
      account: "text",
      entities: "entities",
      tap_action: ACTIONS.tap_action,
    },
    defaults: {},
    form: () => [text("title"), ...whoFields(), action("tap_action")],
  };

  static getStubConfig(): object {
    return {};
  }

  protected override render(): TemplateResult | typeof nothing {
    const { config, people } = this;
    if (!config || !this.isLoaded) return nothing;
    const counts = totals(people);
    const doubt = people.some(({ isStale }) => isStale) ? "?" : "";
    const shown = STATUSES.filter((status) => counts[status] || status === "available");
    const content = html`${config.title ? html`<span class="title">${config.title}</span>` : nothing}
    ${shown.map(
      (status) =>
        html`<span class=${status}
          ><span class="mark" aria-hidden="true"></span
          ><b>${counts[status]}${doubt}</b> ${this.text(status)}</span
        >`,
    )}`;
    return config.tap_action
      ? html`<button type="button" class="badge" @click=${() => this.tap(config)}>
          ${content}
        </button>`
      : html`<div class="badge">${content}</div>`;
  }

  private tap(config: CardConfig): void {
    this.dispatchEvent(
      new CustomEvent("hass-action", {
        detail: { config, action: "tap" },
        bubbles: true,
        composed: true,
      }),
    );
  }
}
