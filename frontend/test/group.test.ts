import { afterEach, describe, expect, it } from "vitest";

import { GroupCard } from "../src/group";
import type { Hass } from "../src/hass";
import { drawn, given, openCard } from "./cards";
import { emptyHass, hassOf, presence, withDeviceChange, withGroup, withStates } from "./hass";
import { all, clearPage, one, sheetOf, textOf } from "./page";

afterEach(clearPage);

const ENTITY = "sensor.team_available";
const NEXT = "sensor.team_next";

/** Anna and Carin are on a team, Bengt is not; Carin is away. */
function team(): Hass {
  const hass = withGroup(hassOf(3), "team", "Team", [presence(0), presence(2)]);
  return withStates(hass, { [presence(2)]: "not_available", [NEXT]: "Anna" });
}

const open = (hass = team(), config: object = { entity: ENTITY }): Promise<GroupCard> =>
  openCard(new GroupCard(), hass, config);

const faces = (card: GroupCard): (string | undefined)[] =>
  all(card, ".faces button .hidden").map(textOf);
const summary = (card: GroupCard): string | undefined => textOf(one(card, "p"));

describe("the card of a group", () => {
  it("shows how many are available, who is next, and everyone", async () => {
    const card = await open();
    expect(textOf(one(card, "h2"))).toBe("Team");
    expect(summary(card)).toBe("1 of 2 available · next: Anna");
    expect(faces(card)).toEqual(["Anna, Available", "Carin, Not available"]);
  });

  it("has a bar with the share of each status", async () => {
    const image = one(await open(), ".bar").getAttribute("style") ?? "";
    expect(image.match(/[\d.]+% [\d.]+%/g)).toEqual(["0% 50%", "50% 50%", "50% 50%", "50% 100%"]);
  });

  it("can be of any entity of the group, with a title of its own", async () => {
    const card = await open(team(), { entity: "sensor.team_on_call", title: "Us" });
    expect([textOf(one(card, "h2")), faces(card).length]).toEqual(["Us", 2]);
  });

  it("follows its members", async () => {
    const card = await open();
    await given(card, withStates(team(), { [presence(0)]: "on_call", [NEXT]: "unknown" }));
    expect(summary(card)).toBe("0 of 2 available");
    const joined = [presence(0), presence(1), presence(2)];
    const all = withStates(team(), { [ENTITY]: "2" }, { members: joined });
    await given(card, all);
    expect(faces(card)).toHaveLength(3);
  });

  it("shows who is next also if that is all that changes", async () => {
    const hass = withStates(team(), { [presence(2)]: "available" });
    const card = await open(hass);
    expect(summary(card)).toBe("2 of 2 available · next: Anna");
    await given(card, withStates(hass, { [NEXT]: "Carin" }));
    expect(summary(card)).toBe("2 of 2 available · next: Carin");
  });

  it("has the new name of a group that is renamed", async () => {
    const hass = team();
    const card = await open(hass);
    await given(card, withDeviceChange(hass, "team", { name_by_user: "Sales" }));
    expect(textOf(one(card, "h2"))).toBe("Sales");
  });

  it("opens the sheet of a member", async () => {
    const card = await open();
    all(card, ".faces button")[1]?.click();
    await drawn(card);
    expect(sheetOf(card)?.person.name).toBe("Carin");
  });

  it("says that it needs a group", async () => {
    for (const entity of [undefined, "light.kitchen", presence(0)]) {
      const card = await open(team(), { entity });
      expect(textOf(one(card, "p"))).toBe("Choose a sensor of a group.");
    }
    const card = await open(emptyHass({ entities: undefined }));
    expect(textOf(one(card, "p"))).toBe("Loading …");
  });

  it("starts with the first group", () => {
    expect(GroupCard.getStubConfig(team())).toEqual({ entity: ENTITY });
    expect(GroupCard.getStubConfig(hassOf(1))).toEqual({ entity: "" });
  });
});
