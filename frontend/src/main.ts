/** Registers the board, its tile and the dashboard with Home Assistant's frontend. */

import { Board } from "./board";
import { CARD_TYPE } from "./config";
import { localize } from "./localize";
import { Strategy } from "./strategy";
import { getEntitySuggestion } from "./suggestion";
import { Tile } from "./tile";

const DOCUMENTATION = "https://github.com/pbx-presence/pbx-presence#the-board";

interface Registry {
  customCards?: object[];
  customStrategies?: object[];
}

function define(name: string, element: CustomElementConstructor): boolean {
  if (customElements.get(name)) return false;
  customElements.define(name, element);
  return true;
}

define("pbx-presence-tile", Tile);
const registry = window as unknown as Registry;
// The language of the user is known only after the page was loaded.
const text = (key: string): string => localize(document.documentElement.lang || "en", key);

if (define(CARD_TYPE, Board)) {
  (registry.customCards ??= []).push({
    type: CARD_TYPE,
    get name() {
      return text("card_name");
    },
    get description() {
      return text("card_description");
    },
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion,
  });
}
if (define("ll-strategy-dashboard-pbx-presence", Strategy)) {
  (registry.customStrategies ??= []).push({
    type: "pbx-presence",
    strategyType: "dashboard",
    get name() {
      return text("strategy_name");
    },
    get description() {
      return text("strategy_description");
    },
    documentationURL: DOCUMENTATION,
  });
}
