/** The forms of the visual editors. */

import { GROUPINGS } from "./config";
import { DENSITIES } from "./layout";
import { entitiesWith, type Hass, languageOf, PLATFORM } from "./hass";
import { collator, localize } from "./localize";
import { ORDERS } from "./order";

export type Schema = Readonly<Record<string, unknown>> & { readonly name: string };

const ACTIONS = ["more-info", "navigate", "url", "perform-action", "assist", "none"];

export const text = (name: string): Schema => ({ name, selector: { text: {} } });
export const flag = (name: string): Schema => ({ name, selector: { boolean: {} } });
export const action = (name: string): Schema => ({
  name,
  selector: { ui_action: { actions: ACTIONS } },
});

/** Return a choice of the entities with a translation key. */
export function entity(key: string, hass: Hass): Schema {
  return { name: "entity", selector: { entity: { include_entities: entitiesWith(hass, key) } } };
}

/** Return a choice of texts that are translated by the name of the option. */
export function choice(name: string, values: readonly string[], hass: Hass): Schema {
  const options = values.map((value) => ({
    value,
    label: localize(languageOf(hass), `${name}_${value}`),
  }));
  return { name, selector: { select: { mode: "dropdown", options } } };
}

/** Return a part of a form that can be opened. */
export function section(
  hass: Hass,
  key: string,
  icon: string,
  schema: readonly Schema[],
  expanded = false,
): Schema {
  const title = localize(languageOf(hass), `section_${key}`);
  return { name: key, type: "expandable", flatten: true, expanded, title, icon, schema };
}

/** Return the fields that choose people. */
export function whoFields(): Schema[] {
  const filter = [{ integration: PLATFORM, domain: "sensor" }];
  return [
    { name: "account", selector: { config_entry: { integration: PLATFORM } } },
    { name: "entities", selector: { entity: { multiple: true, filter } } },
  ];
}

export function actionSection(hass: Hass): Schema {
  const names = ["tap_action", "hold_action", "double_tap_action"];
  return section(hass, "actions", "mdi:gesture-tap", names.map(action));
}

/** Return the form of the board. */
export function boardForm(hass: Hass): Schema[] {
  const columns = { name: "columns", selector: { number: { min: 1, max: 20, mode: "box" } } };
  const shown = ["show_header", "show_search", "show_filters", "show_number"];
  return [
    text("title"),
    section(hass, "who", "mdi:account-multiple", whoFields(), true),
    section(
      hass,
      "order",
      "mdi:sort",
      [choice("group_by", GROUPINGS, hass), choice("sort", ORDERS, hass)],
      true,
    ),
    section(hass, "shown", "mdi:eye", [
      choice("density", DENSITIES, hass),
      columns,
      flag("kiosk"),
      ...shown.map(flag),
    ]),
    section(hass, "starts_with", "mdi:filter", [
      flag("available_only"),
      flag("on_call_only"),
      keyWordField(hass),
    ]),
    actionSection(hass),
  ];
}

/** Return the choice of the keywords that people have. */
function keyWordField(hass: Hass): Schema {
  const words = new Set<string>();
  for (const id of entitiesWith(hass, "presence")) {
    const own = hass.states[id]?.attributes.key_words;
    if (Array.isArray(own)) own.forEach((word) => words.add(String(word)));
  }
  const options = [...words].sort(collator(languageOf(hass)).compare);
  return {
    name: "key_word",
    selector: { select: { mode: "dropdown", multiple: true, custom_value: true, options } },
  };
}
