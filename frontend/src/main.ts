/** Register the board, its tile and the dashboard with Home Assistant's frontend. */

import { Board } from "./board";
import { CARD_TYPE } from "./config";
import { localize } from "./localize";
import { keepDefined } from "./register";
import { Strategy } from "./strategy";
import { getEntitySuggestion } from "./suggestion";
import { Tile } from "./tile";

const DOCUMENTATION = "https://github.com/pbx-presence/pbx-presence#the-board";
const STRATEGY_TYPE = "pbx-presence";

interface Offer {
  type: string;
}

interface Offers {
  customCards?: Offer[];
  customStrategies?: Offer[];
}

/** Offer an item in Home Assistant's dialogs once, even if this file is loaded again. */
function offer(key: keyof Offers, what: Offer): void {
  const offers = ((window as unknown as Offers)[key] ??= []);
  if (!offers.some(({ type }) => type === what.type)) offers.push(what);
}

keepDefined({
  "pbx-presence-tile": Tile,
  [CARD_TYPE]: Board,
  [`ll-strategy-dashboard-${STRATEGY_TYPE}`]: Strategy,
});

// The language of the user is unknown until the page is loaded.
const text = (key: string): string => localize(document.documentElement.lang || "en", key);
const card = {
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
};
const strategy = {
  type: STRATEGY_TYPE,
  strategyType: "dashboard",
  get name() {
    return text("strategy_name");
  },
  get description() {
    return text("strategy_description");
  },
  documentationURL: DOCUMENTATION,
};
offer("customCards", card);
offer("customStrategies", strategy);
