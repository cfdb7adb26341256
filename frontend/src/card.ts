/** A card or a badge that has a visual editor. */

import type { CardConfig } from "./config";
import { type Editable, type Editor, editorOf } from "./editor";
import { checkFields, withDefaults } from "./fields";
import { PeopleCard } from "./host";

export abstract class EditableCard<Config extends CardConfig> extends PeopleCard<Config> {
  /** The options of the card, with their defaults and their form. */
  static editable: Editable;

  static getConfigElement(): Promise<Editor> {
    return editorOf(this.editable);
  }

  /** Apply a configuration; throw an Error with the reason if it is not valid. */
  setConfig(config: unknown): void {
    const { fields, defaults } = (this.constructor as typeof EditableCard).editable;
    checkFields(config, fields);
    this.config = withDefaults(config as unknown as Config, defaults);
    this.refresh();
  }
}
