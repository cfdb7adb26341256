/** The configurations of the cards. */

import type { Fields } from "./fields";
import { DENSITIES } from "./layout";
import { ORDERS } from "./order";

export const CARD_TYPE = "pbx-presence-board";
export const GROUPINGS = ["none", "key_word", "area", "group", "account"] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** An action of Home Assistant's cards, or `sheet` or `call`. */
export interface ActionConfig {
  action: string;
  [key: string]: unknown;
}

export interface Actions {
  tap_action?: ActionConfig;
  hold_action?: ActionConfig;
  double_tap_action?: ActionConfig;
}

/** Which people a card shows, and in which order. */
export interface Selection {
  /** The ID of an account's config entry; by default all accounts. */
  account?: string;
  /** The people to show, each by one of their entities; by default everyone. */
  entities?: readonly string[];
  group_by?: Grouping;
  sort?: (typeof ORDERS)[number];
}

export interface CardConfig extends Selection, Actions {
  type: string;
  title?: string;
  show_number?: boolean;
}

export interface BoardConfig extends CardConfig {
  show_header?: boolean;
  show_search?: boolean;
  show_filters?: boolean;
  available_only?: boolean;
  on_call_only?: boolean;
  key_word?: string | readonly string[];
  density?: (typeof DENSITIES)[number];
  columns?: number;
  kiosk?: boolean;
  /** How Home Assistant's section view sizes the card. */
  grid_options?: { rows?: number | string };
}

export const ACTIONS = {
  tap_action: "action",
  hold_action: "action",
  double_tap_action: "action",
} as const;

export const BOARD_FIELDS: Fields = {
  title: "text",
  account: "text",
  entities: "entities",
  group_by: GROUPINGS,
  sort: ORDERS,
  density: DENSITIES,
  columns: "count",
  kiosk: "flag",
  show_header: "flag",
  show_search: "flag",
  show_filters: "flag",
  show_number: "flag",
  available_only: "flag",
  on_call_only: "flag",
  key_word: "texts",
  ...ACTIONS,
};

export const DEFAULTS = {
  group_by: "none",
  sort: "name",
  density: "auto",
  kiosk: false,
  show_header: true,
  show_search: true,
  show_filters: true,
  show_number: false,
  available_only: false,
  on_call_only: false,
} as const;

/** A complete configuration. */
export type Settings = BoardConfig & Required<Pick<BoardConfig, keyof typeof DEFAULTS>>;
