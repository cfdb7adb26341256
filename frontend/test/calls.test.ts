import { afterEach, describe, expect, it } from "vitest";

import { CallsCard } from "../src/calls";
import type { Tile } from "../src/tile";
import { drawn, given, openCard } from "./cards";
import { hassOf, office, presence, withAccount, withStates } from "./hass";
import { all, clearPage, one, sheetOf, textOf } from "./page";

afterEach(clearPage);

const tilesOn = (card: CallsCard): Tile[] => all<Tile>(card, "pbx-presence-tile");
const names = (card: CallsCard): string[] => tilesOn(card).map(({ person }) => person.name);

/** Anna has been on a call, Bengt rings, Carin dials, David is free. */
const busy = () =>
  withStates(hassOf(4), {
    [presence(0)]: "on_call",
    [presence(1)]: "ringing",
    [presence(2)]: "dialing",
  });

describe("the card of calls", () => {
  it("shows who has a call, first who rings", async () => {
    const card = await openCard(new CallsCard(), busy());
    expect(names(card)).toEqual(["Bengt", "Anna", "Carin"]);
    expect(textOf(one(card, "h2"))).toBe("On the phone");
    await given(card, withStates(busy(), { [presence(1)]: "available" }));
    expect(names(card)).toEqual(["Anna", "Carin"]);
  });

  it("says that no one has a call", async () => {
    const card = await openCard(new CallsCard(), hassOf(2), { title: "Now" });
    expect([textOf(one(card, "h2")), textOf(one(card, ".note"))]).toEqual([
      "Now",
      "No one is on the phone.",
    ]);
  });

  it("shows only the chosen people", async () => {
    const two = withStates(withAccount(busy(), 1, { account: "shop", from: 4 }), {
      [presence(4)]: "on_call",
    });
    const shop = await openCard(new CallsCard(), two, { account: "entry_shop" });
    expect(names(shop)).toEqual(["Ewa"]);
    const one = await openCard(new CallsCard(), two, { entities: [presence(2), presence(3)] });
    expect(names(one)).toEqual(["Carin"]);
  });

  it("is hidden while no one has a call if that is wanted", async () => {
    const seen: unknown[] = [];
    const card = new CallsCard();
    // Home Assistant looks at the property whenever it hears the event.
    card.addEventListener("card-visibility-changed", () => seen.push(card.hidden));
    await openCard(card, hassOf(2), { hide_empty: true });
    await given(card, office());
    await given(card, office());
    await given(card, hassOf(2));
    expect(seen).toEqual([true, false, true]);
    card.setConfig({});
    expect(seen.at(-1)).toBe(false);
  });

  it("can be seen while it is edited", async () => {
    // In the order of Home Assistant's hui-card, which hides a hidden card also there.
    const card = Object.assign(new CallsCard(), { preview: false });
    card.setConfig({ hide_empty: true });
    card.hass = hassOf(2);
    card.preview = true;
    document.body.append(card);
    await drawn(card);
    expect(card.hidden).toBe(false);
  });

  it("keeps the sheet of a call open after the call, and does not open it again", async () => {
    const card = await openCard(new CallsCard(), busy());
    one(tilesOn(card)[0] as Tile, "button").click();
    await drawn(card);
    await given(card, hassOf(4));
    expect(sheetOf(card)?.person).toMatchObject({ name: "Bengt", presence: "available" });
    one(sheetOf(card) as Element, "[aria-label=Close]").click();
    await given(card, busy());
    expect(sheetOf(card)).toBeUndefined();
  });
});
