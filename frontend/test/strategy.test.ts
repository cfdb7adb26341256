import { describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import { Strategy } from "../src/strategy";
import { emptyHass, hassOf, presence, withAccount, withDevice, withEntry, withGroup } from "./hass";

interface Card {
  type: string;
  heading?: string;
  entity?: string;
  name?: unknown;
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

  it("has a section for each account with its entities, sorted by name, but without totals", async () => {
    const main = withAccount(hassOf(2), 1, { account: "a", from: 2 });
    const hass = withEntry(main, "sensor.a_people_on_call", {
      entity_id: "sensor.a_people_on_call",
      platform: "pbx_presence",
      translation_key: "people_on_call",
      device_id: "a",
    });
    const accounts = (await viewsOf(hass)).at(-1);
    expect(headings(accounts)).toEqual(["Account a", "Account main"]);
    expect(cardsOf(accounts).flatMap(({ entity }) => entity ?? [])).toEqual([
      "binary_sensor.a_connectivity",
      "binary_sensor.main_connectivity",
    ]);
  });

  it("has a card for each group, sorted by name", async () => {
    let hass = withGroup(hassOf(2), "team", "Team", [presence(0)]);
    hass = withGroup(hass, "duty", "Duty", [presence(1)]);
    const groups = (await viewsOf(hass))[1];
    expect(cardsOf(groups)).toEqual(
      ["duty", "team"].map((id) => ({
        type: "custom:pbx-presence-group",
        entity: `sensor.${id}_available`,
      })),
    );
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
