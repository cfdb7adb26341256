/** A card with one group: how many are available, who is next, and the faces of its members. */

import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { avatar } from "./avatar";
import { EditableCard } from "./card";
import { ACTIONS, type CardConfig } from "./config";
import type { Editable } from "./editor";
import { actionSection, entity, text } from "./form";
import { entitiesWith, type Hass } from "./hass";
import type { Person } from "./people";
import { bar, summary } from "./sections";
import { avatarStyles } from "./styles/avatar";
import { boxStyles } from "./styles/box";
import { colors, focus, hidden } from "./styles/colors";

export interface GroupConfig extends CardConfig {
  entity?: string;
}

export class GroupCard extends EditableCard<GroupConfig> {
  static override styles = [colors, avatarStyles, boxStyles, focus, hidden];

  static override editable: Editable = {
    fields: { entity: "text", title: "text", ...ACTIONS },
    defaults: {},
    form: (hass) => [entity("group_available", hass), text("title"), actionSection(hass)],
  };

  static getStubConfig(hass: Hass): object {
    return { entity: entitiesWith(hass, "group_available")[0] ?? "" };
  }

  private name = "";

  getCardSize(): number {
    return 3;
  }

  getGridOptions(): object {
    return { columns: 6, min_columns: 4 };
  }

  protected override read(hass: Hass, config: GroupConfig): void {
    super.read(hass, config);
    this.groups = this.directory.groupsText(hass);
  }

  protected override choose(people: readonly Person[], config: GroupConfig): readonly Person[] {
    const group = this.known && this.directory.groupWith(this.known, config.entity ?? "");
    this.name = group?.name ?? "";
    return people.filter((person) => group?.members.includes(person.entity));
  }

  protected override render(): TemplateResult {
    const { config, people, known } = this;
    if (!this.name || !config || !known)
      return html`<ha-card><p>${this.text(this.isLoaded ? "no_group" : "loading")}</p></ha-card>`;
    const next = this.directory.groupWith(known, config.entity ?? "");
    return html`<ha-card class="group">
      <h2>${config.title || this.name}</h2>
      <p>${summary(people, next && this.directory.nextOf(known, next.id), this.clock.language)}</p>
      ${bar(people)}
      <ul class="faces" role="list" aria-label=${this.text("members")}>
        ${repeat(
          people,
          ({ entity: id }) => id,
          (person) => html`<li>${this.face(person)}</li>`,
        )}
      </ul>
      ${this.sheet()}
    </ha-card>`;
  }

  private face(person: Person): TemplateResult {
    const label = `${person.name}, ${person.text}`;
    return html`<button type="button" title=${label} @click=${() => this.act(person, "tap")}>
      ${avatar(person)}<span class="hidden">${label}</span>
    </button>`;
  }
}
