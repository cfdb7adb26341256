import { describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import { Strategy } from "../src/strategy";
import { getEntitySuggestion } from "../src/suggestion";
import { emptyHass, hassOf, presence, withAccount, withDevice, withEntry, withGroup } from "./hass";

interface Card {
  type: string;
  heading?: string;
  entity?: string;
  name?: unknown;
  group_by?: string;
}

interface View {
  path: string;
  title: string;
  badges?: Card[];
  sections: { cards: Card[] }[];
}

customElements.define("ll-strategy-dashboard-of-the-test", Strategy);

async function viewsOf(hass: Hass): Promise<View[]> {
  return ((await Strategy.generate({}, hass)) as { views: View[] }).views;
}

const cardsOf = (view: View | undefined): Card[] =>
  view?.sections.flatMap(({ cards }) => cards) ?? [];
const headings = (view: View | undefined): string[] =>
  cardsOf(view).flatMap(({ heading }) => heading ?? []);

describe("the dashboard", () => {
  it("has people and accounts, and groups where there are any", async () => {
    const paths = async (hass: Hass): Promise<string[]> =>
      (await viewsOf(hass)).map((view) => view.path);
    expect(await paths(hassOf(2))).toEqual(["people", "accounts"]);
    const hass = withGroup(hassOf(2), "team", "Team", [presence(0)]);
    expect(await paths(hass)).toEqual(["people", "groups", "accounts"]);
  });

  it("is made from the registries alone", async () => {
    const hass = withGroup(hassOf(2), "team", "Team", [presence(0)]);
    expect(await viewsOf({ ...hass, states: {} })).toEqual(await viewsOf(hass));
    const paths = (await viewsOf(emptyHass({ entities: undefined, devices: undefined }))).map(
      (view) => view.path,
    );
    expect(paths).toEqual(["people", "accounts"]);
  });

  it("shows everybody on a board, under a badge only while there is no connection", async () => {
    const [people] = await viewsOf(hassOf(2));
    expect(cardsOf(people)).toEqual([{ type: "custom:pbx-presence-board" }]);
    const entity = "binary_sensor.main_connectivity";
    expect(people?.badges).toMatchObject([
      { entity, visibility: [{ condition: "state", entity, state_not: "on" }] },
    ]);
    expect(people?.badges?.[0]?.name).toEqual({ type: "entity" });
  });

  it("says whose badge it is when there are several accounts", async () => {
    const [people] = await viewsOf(withAccount(hassOf(1), 1, { account: "shop", from: 1 }));
    expect(people?.badges).toHaveLength(2);
    expect(people?.badges?.[0]?.name).toEqual([{ type: "device" }, { type: "entity" }]);
  });

  it("has a section for each account with all its entities, sorted by name", async () => {
    const hass = withAccount(hassOf(2), 1, { account: "a", from: 2 });
    const accounts = (await viewsOf(hass)).at(-1);
    expect(headings(accounts)).toEqual(["Account a", "Account main"]);
    expect(cardsOf(accounts).flatMap(({ entity }) => entity ?? [])).toEqual([
      "binary_sensor.a_connectivity",
      "sensor.a_people_available",
      "binary_sensor.main_connectivity",
      "sensor.main_people_available",
    ]);
  });

  it("has a section for each group, and a board by group", async () => {
    let hass = withGroup(hassOf(2), "team", "Team", [presence(0)]);
    hass = withGroup(hass, "duty", "Duty", [presence(1)]);
    const groups = (await viewsOf(hass))[1];
    expect(headings(groups)).toEqual(["Duty", "Team"]);
    expect(cardsOf(groups).at(-1)).toMatchObject({
      type: "custom:pbx-presence-board",
      group_by: "group",
    });
  });

  it("leaves out what is hidden, and what is not ours", async () => {
    let hass = withEntry(hassOf(1), "sensor.main_people_available", { hidden: true });
    hass = withEntry(hass, "binary_sensor.main_connectivity", { hidden: true });
    hass = withDevice(hass, { id: "lamp", name: "Lamp" }, { "light.lamp": ["connectivity", "on"] });
    hass = withEntry(hass, "light.lamp", { platform: "another" });
    const [people, accounts] = await viewsOf(hass);
    expect(people?.badges).toEqual([]);
    expect(cardsOf(accounts)).toEqual([]);
  });

  it("speaks the user's language", async () => {
    const titles = async (change: Partial<Hass>): Promise<string[]> =>
      (await viewsOf({ ...hassOf(1), ...change })).map((view) => view.title);
    expect(await titles({ locale: { language: "sv" } })).toEqual(["Personer", "Konton"]);
    expect(await titles({ locale: undefined, language: "de" })).toEqual(["Personen", "Konten"]);
  });
});

describe("the card picker", () => {
  it("proposes a board of one for a presence sensor", () => {
    expect(getEntitySuggestion({ ...hassOf(1), states: {} }, presence(0))).toEqual({
      config: {
        type: "custom:pbx-presence-board",
        entities: [presence(0)],
        show_header: false,
        show_search: false,
        show_filters: false,
      },
    });
  });

  it.each(["sensor.person_0_profile", "binary_sensor.main_connectivity", "light.kitchen"])(
    "proposes nothing for %s",
    (entity) => {
      expect(getEntitySuggestion(hassOf(1), entity)).toBeNull();
    },
  );

  it("proposes nothing for another integration's presence, or without registries", () => {
    const hass = withEntry(hassOf(1), presence(0), { platform: "another" });
    expect(getEntitySuggestion(hass, presence(0))).toBeNull();
    expect(getEntitySuggestion({ ...hass, entities: undefined }, presence(0))).toBeNull();
  });
});
