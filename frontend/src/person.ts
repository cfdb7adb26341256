/** A card with one person. */

import { html, type TemplateResult } from "lit";

import { EditableCard } from "./card";
import { ACTIONS, type CardConfig } from "./config";
import type { Editable } from "./editor";
import { actionSection, entity, flag } from "./form";
import { entitiesWith, type Hass } from "./hass";
import type { Person } from "./people";
import { boxStyles } from "./styles/box";
import { colors } from "./styles/colors";

export interface PersonConfig extends CardConfig {
  entity?: string;
}

export class PersonCard extends EditableCard<PersonConfig> {
  static override styles = [colors, boxStyles];

  static override editable: Editable = {
    fields: { entity: "text", show_number: "flag", ...ACTIONS },
    defaults: { show_number: false },
    form: (hass) => [entity("presence", hass), flag("show_number"), actionSection(hass)],
  };

  static getStubConfig(hass: Hass): object {
    return { entity: entitiesWith(hass, "presence")[0] ?? "" };
  }

  getCardSize(): number {
    return 2;
  }

  getGridOptions(): object {
    return { columns: 6, min_columns: 4 };
  }

  protected override choose(people: readonly Person[], config: PersonConfig): readonly Person[] {
    return people.filter(({ device }) => device === this.deviceOf(config.entity));
  }

  protected override render(): TemplateResult {
    const [person] = this.people;
    return html`<ha-card>
      ${person ? this.tile(person) : html`<p>${this.text(this.isLoaded ? "no_person" : "loading")}</p>`}
      ${this.sheet()}
    </ha-card>`;
  }
}
