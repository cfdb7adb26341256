import { afterEach, describe, expect, it } from "vitest";

import { Favorites } from "../src/favorites";
import type { Hass } from "../src/hass";
import { drawn } from "./cards";
import { emptyHass, hassOf } from "./hass";
import { clearPage, namesOn, one, openBoard, settled, sheetOf, textOf, tiles } from "./page";

afterEach(clearPage);

/** The part of Home Assistant that keeps data for a user. */
class Store {
  readonly data = new Map<unknown, unknown>();
  isDown = false;

  readonly hass = (hass: Hass): Hass => ({ ...hass, callWS: this.answer });

  private readonly answer: NonNullable<Hass["callWS"]> = ({ type, key, value }) => {
    if (this.isDown) return Promise.reject(new Error("Connection lost"));
    if (type === "frontend/set_user_data") this.data.set(key, value);
    if (type === "frontend/get_user_data") return Promise.resolve({ value: this.data.get(key) });
    return Promise.resolve(null);
  };
}

/** Return the favorites after they were read anew. */
async function loaded(hass: Hass): Promise<Favorites> {
  const favorites = new Favorites();
  favorites.load(hass);
  await new Promise((resolve) => setTimeout(resolve));
  return favorites;
}

describe("the favorites", () => {
  it("are kept by Home Assistant for the user", async () => {
    const hass = new Store().hass(emptyHass());
    const favorites = await loaded(hass);
    expect([...favorites.devices]).toEqual([]);
    for (const device of ["a", "b", "a"]) await favorites.toggle(hass, device);
    expect([...(await loaded(hass)).devices]).toEqual(["b"]);
  });

  it("are read before one is added", async () => {
    const hass = new Store().hass(emptyHass());
    await (await loaded(hass)).toggle(hass, "a");
    const favorites = new Favorites();
    favorites.load(hass);
    await favorites.toggle(hass, "b");
    expect([...favorites.devices]).toEqual(["a", "b"]);
  });

  it("are not lost if they could not be read at first", async () => {
    const store = new Store();
    const hass = store.hass(emptyHass());
    await (await loaded(hass)).toggle(hass, "a");
    store.isDown = true;
    const favorites = await loaded(hass);
    store.isDown = false;
    await favorites.toggle(hass, "b");
    expect([...(await loaded(hass)).devices]).toEqual(["a", "b"]);
  });
});

describe("the star on a sheet", () => {
  it("moves a person to the top of the board, and back", async () => {
    const board = await openBoard(new Store().hass(hassOf(4)));
    one(tiles(board)[2] as Element, "button").click();
    await drawn(board);
    const sheet = sheetOf(board) as Element;
    const star = one(sheet, "[aria-label=Favorite]");
    expect(star.getAttribute("aria-pressed")).toBe("false");
    star.click();
    await new Promise((resolve) => setTimeout(resolve));
    await settled(board);
    expect(namesOn(board)).toEqual(["Carin", "Anna", "Bengt", "David"]);
    expect(textOf(one(tiles(board)[0] as Element, ".top .hidden"))).toBe("Favorite");
    expect(star.getAttribute("aria-pressed")).toBe("true");
    star.click();
    await new Promise((resolve) => setTimeout(resolve));
    expect(namesOn(await settled(board))).toEqual(["Anna", "Bengt", "Carin", "David"]);
  });

  it("is there again on the next board, also within sections", async () => {
    const store = new Store();
    const hass = store.hass(hassOf(4));
    await (await loaded(hass)).toggle(hass, "person_3");
    const board = await openBoard(hass, { group_by: "key_word", sort: "state" });
    await new Promise((resolve) => setTimeout(resolve));
    expect(namesOn(await settled(board))).toEqual(["David", "Bengt", "Anna", "Carin"]);
  });
});
