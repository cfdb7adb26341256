/** A card with one person. */

import { html, type TemplateResult } from "lit";

import { ACTIONS, type CardConfig } from "./config";
import { type Editor, editorOf } from "./editor";
import { checkFields, type Fields } from "./fields";
import { actionSection, entity, flag } from "./form";
import { entitiesWith, type Hass } from "./hass";
import { PeopleCard } from "./host";
import type { Person } from "./people";
import { boxStyles } from "./styles/box";
import { colours } from "./styles/colours";

export interface PersonConfig extends CardConfig {
  entity?: string;
}

const FIELDS: Fields = { entity: "text", show_number: "flag", ...ACTIONS };

export class PersonCard extends PeopleCard<PersonConfig> {
  static override styles = [colours, boxStyles];

  static getConfigElement(): Promise<Editor> {
    return editorOf({
      fields: FIELDS,
      defaults: { show_number: false },
      form: (hass) => [entity("presence", hass), flag("show_number"), actionSection(hass)],
    });
  }

  static getStubConfig(hass: Hass): object {
    return { entity: entitiesWith(hass, "presence")[0] ?? "" };
  }

  /** Apply a configuration; throw an Error with the reason if it is not valid. */
  setConfig(config: unknown): void {
    checkFields(config, FIELDS);
    this.config = config as unknown as PersonConfig;
    if (this.known) this.hass = this.known;
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
