import { afterEach, describe, expect, it } from "vitest";

import { PersonCard } from "../src/person";
import type { Tile } from "../src/tile";
import { drawn, given, openCard } from "./cards";
import { emptyHass, hassOf, presence, withoutEntity, withStates } from "./hass";
import { all, clearPage, one, sheetOf, textOf } from "./page";

afterEach(clearPage);

const tileOf = (card: PersonCard): Tile => one<Tile>(card, "pbx-presence-tile");

describe("the card of a person", () => {
  it("shows the person of any of their entities, and follows them", async () => {
    const card = await openCard(new PersonCard(), hassOf(3), { entity: "sensor.person_1_profile" });
    expect(tileOf(card).person).toMatchObject({ name: "Bengt", presence: "available" });
    await given(card, withStates(hassOf(3), { [presence(1)]: "ringing" }));
    expect(tileOf(card).person.presence).toBe("ringing");
    expect(all(card, "pbx-presence-tile")).toHaveLength(1);
  });

  it("shows the number if that is wanted", async () => {
    const config = { entity: presence(0), show_number: true };
    const card = await openCard(new PersonCard(), hassOf(1), config);
    expect(textOf(one(tileOf(card), "button"))).toContain("100");
  });

  it("opens the sheet, or does what is configured", async () => {
    const card = await openCard(new PersonCard(), hassOf(1), { entity: presence(0) });
    one(tileOf(card), "button").click();
    await drawn(card);
    expect(sheetOf(card)?.person.name).toBe("Anna");
    card.setConfig({ entity: presence(0), tap_action: { action: "toggle" } });
    const seen: unknown[] = [];
    card.addEventListener("hass-action", (event) => seen.push((event as CustomEvent).detail));
    one(tileOf(card), "button").click();
    expect(seen).toMatchObject([{ action: "tap", config: { tap_action: { action: "toggle" } } }]);
  });

  it("says that it needs a person", async () => {
    for (const config of [{}, { entity: "" }, { entity: "light.kitchen" }]) {
      const card = await openCard(new PersonCard(), hassOf(1), config);
      expect(textOf(one(card, "p"))).toBe("Choose the presence sensor of a person.");
    }
    const gone = withoutEntity(hassOf(1), presence(0));
    const card = await openCard(new PersonCard(), gone, { entity: presence(0) });
    expect(textOf(one(card, "p"))).toBe("Choose the presence sensor of a person.");
  });

  it("waits for Home Assistant", async () => {
    const starting = emptyHass({ entities: undefined });
    const card = await openCard(new PersonCard(), starting, { entity: presence(0) });
    expect(textOf(one(card, "p"))).toBe("Loading …");
  });

  it("starts with the first person", () => {
    expect(PersonCard.getStubConfig(hassOf(2))).toEqual({ entity: presence(0) });
    expect(PersonCard.getStubConfig(emptyHass())).toEqual({ entity: "" });
  });

  it("refuses a wrong configuration", () => {
    expect(() => new PersonCard().setConfig({ entity: ["a"] })).toThrow("entity has to be a text.");
  });
});
