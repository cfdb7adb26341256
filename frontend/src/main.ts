/** Register the cards, the badge, the feature and the dashboard with Home Assistant's frontend. */

import { documentation } from "../../custom_components/pbx_presence/manifest.json";
import { Badge } from "./badge";
import { Board } from "./board";
import { CallsCard } from "./calls";
import { CARD_TYPE } from "./config";
import { Editor } from "./editor";
import { Feature, isSupported } from "./feature";
import { GroupCard } from "./group";
import { localize } from "./localize";
import { PersonCard } from "./person";
import { keepDefined } from "./register";
import { Sheet } from "./sheet";
import { Strategy } from "./strategy";
import { accountOf, suggests } from "./suggestion";
import { Tile } from "./tile";

const DOCUMENTATION = `${documentation}#the-board`;

interface Offer {
  type: string;
}

interface Offers {
  customCards?: Offer[];
  customBadges?: Offer[];
  customCardFeatures?: Offer[];
  customStrategies?: Offer[];
}

/** Offer an item in Home Assistant's dialogs once, even if this file is loaded again. */
function offer(key: keyof Offers, what: Offer): void {
  const offers = ((window as unknown as Offers)[key] ??= []);
  if (!offers.some(({ type }) => type === what.type)) offers.push(what);
}

keepDefined({
  "pbx-presence-tile": Tile,
  "pbx-presence-sheet": Sheet,
  "pbx-presence-editor": Editor,
  [CARD_TYPE]: Board,
  "pbx-presence-person": PersonCard,
  "pbx-presence-group": GroupCard,
  "pbx-presence-calls": CallsCard,
  "pbx-presence-badge": Badge,
  "pbx-presence-feature": Feature,
  "ll-strategy-dashboard-pbx-presence": Strategy,
});

/** Describe an item in the language of the user, which is unknown until the page is loaded. */
function described(type: string, key: string, more: object = {}): Offer {
  const text = (name: string): string => localize(document.documentElement.lang || "en", name);
  return Object.defineProperties(
    { type, preview: true, documentationURL: DOCUMENTATION, ...more },
    {
      name: { get: () => text(`${key}_name`), enumerable: true },
      description: { get: () => text(`${key}_description`), enumerable: true },
    },
  );
}

/** Offer a card, which is suggested for the entities of a device with a main entity. */
function offerCard(type: string, name: string, key: string, hasEntity = false): void {
  const getEntitySuggestion = suggests(type, key, hasEntity ? undefined : accountOf);
  offer("customCards", described(type, name, { getEntitySuggestion }));
}

offerCard(CARD_TYPE, "card", "people_total");
offerCard("pbx-presence-person", "person", "presence", true);
offerCard("pbx-presence-group", "group", "group_available", true);
offerCard("pbx-presence-calls", "calls", "people_on_call");
offer("customBadges", described("pbx-presence-badge", "badge"));
offer("customCardFeatures", described("pbx-presence-feature", "feature", { isSupported }));
offer("customStrategies", described("pbx-presence", "strategy", { strategyType: "dashboard" }));
