import { expect, it, vi } from "vitest";

import type { Hass } from "../src/hass";
import { hassOf, presence, withDevice, withGroup } from "./hass";

interface Registered {
  type: string;
  name: string;
  description: string;
  preview?: boolean;
  strategyType?: string;
  getEntitySuggestion?: (hass: Hass, entity: string) => object | null;
  isSupported?: unknown;
}

const LISTS = ["customCards", "customBadges", "customCardFeatures", "customStrategies"] as const;

const registry = window as unknown as Record<(typeof LISTS)[number], Registered[]>;

it("registers everything once, in the page's language, beside what others have", async () => {
  document.documentElement.lang = "sv";
  registry.customCards = [{ type: "another", name: "", description: "" }];
  for (const _ of [1, 2]) {
    vi.resetModules();
    await import("../src/main");
  }
  expect(LISTS.map((list) => registry[list].map(({ type }) => type))).toEqual([
    [
      "another",
      "pbx-presence-board",
      "pbx-presence-person",
      "pbx-presence-group",
      "pbx-presence-calls",
    ],
    ["pbx-presence-badge"],
    ["pbx-presence-feature"],
    ["pbx-presence"],
  ]);
  const ours = LISTS.flatMap((list) => registry[list]).filter(({ type }) => type !== "another");
  expect(registry.customCards[1]).toMatchObject({ name: "PBX Presence-tavla", preview: true });
  expect(registry.customCardFeatures[0]?.isSupported).toBeTypeOf("function");
  expect(registry.customStrategies[0]?.strategyType).toBe("dashboard");
  for (const { name, description } of ours) {
    expect([name, description].filter((text) => !text || text.includes("_"))).toEqual([]);
  }
  document.documentElement.lang = "en";
  expect(registry.customCards[1]?.name).toBe("PBX Presence board");
});

it("defines every element that Home Assistant or a card creates", () => {
  const names = [
    ...["customCards", "customBadges", "customCardFeatures"].flatMap((list) =>
      registry[list as "customCards"].map(({ type }) => type),
    ),
    "pbx-presence-tile",
    "pbx-presence-sheet",
    "pbx-presence-editor",
    "ll-strategy-dashboard-pbx-presence",
  ];
  expect(names.filter((name) => !customElements.get(name))).toEqual(["another"]);
});

it("proposes cards for every entity of an account, a person and a group", () => {
  const totals = { id: "main", name: "Account", primary_config_entry: "entry" };
  const hass = withDevice(withGroup(hassOf(1), "team", "Team", []), totals, {
    "sensor.total": ["people_total", "1"],
    "sensor.on_call": ["people_on_call", "0"],
  });
  const proposed = (entity: string, to = hass): unknown[] =>
    registry.customCards.flatMap((card) => card.getEntitySuggestion?.(to, entity) ?? []);
  const config = (type: string, more = {}): object => ({
    config: { type: `custom:pbx-presence-${type}`, ...more },
  });
  for (const entity of ["sensor.total", "sensor.on_call"])
    expect(proposed(entity)).toEqual([
      config("board", { account: "entry" }),
      config("calls", { account: "entry" }),
    ]);
  for (const [type, entity] of [
    ["person", presence(0)],
    ["group", "sensor.team_available"],
  ] as const) {
    expect(proposed(entity)).toEqual([config(type, { entity })]);
  }
  expect(proposed("sensor.person_0_profile")).toEqual([config("person", { entity: presence(0) })]);
  expect(proposed("sensor.total", { ...hass, entities: undefined })).toEqual([]);
});
