import { afterEach, describe, expect, it, vi } from "vitest";

import {
  hassOf,
  office,
  presence,
  withDeviceChange,
  withEntry,
  withoutEntity,
  withStates,
} from "./hass";
import {
  clearPage,
  namesOn,
  one,
  openBoard,
  press,
  settled,
  sheetOf,
  shows,
  textOf,
  tiles,
  totals,
} from "./page";

afterEach(clearPage);

describe("a board that stays open", () => {
  it("follows the registry: people come, go and are renamed", async () => {
    const board = await openBoard(hassOf(2));
    await shows(board, hassOf(3));
    expect(namesOn(board)).toEqual(["Anna", "Bengt", "Carin"]);
    await shows(board, withoutEntity(hassOf(3), presence(0)));
    expect(namesOn(board)).toEqual(["Bengt", "Carin"]);
    await shows(board, withDeviceChange(hassOf(2), "person_0", { name_by_user: "Zoe" }));
    expect(namesOn(board)).toEqual(["Bengt", "Zoe"]);
    await shows(board, withEntry(hassOf(2), presence(1), { hidden: true }));
    expect(namesOn(board)).toEqual(["Anna"]);
  });

  it("follows the user's language and words", async () => {
    const hass = withStates(office(), { "binary_sensor.main_connectivity": "off" });
    const board = await openBoard(hass);
    const formatEntityState = (): string => "Ledig";
    await shows(board, { ...hass, language: "sv", locale: { language: "sv" }, formatEntityState });
    expect(totals(board)[0]).toBe("1? tillgängliga");
    expect(textOf(one(tiles(board)[0] as Element, ".state"))).toBe("Ledig (inaktuellt)");
  });

  it("follows another clock", async () => {
    vi.useFakeTimers({ now: new Date("2026-03-02T09:00:00Z"), toFake: ["Date"] });
    const until = "2026-03-02T15:30:00Z";
    const hass = withStates(hassOf(1), { "sensor.person_0_profile_until": until });
    const board = await openBoard(hass);
    const shown = (): string | undefined => textOf(one(tiles(board)[0] as Element, ".more"));
    expect(shown()).toBe("until 16:30");
    await shows(board, { ...hass, locale: { language: "en", time_format: "12" } });
    expect(shown()?.replace(/\s/g, " ")).toBe("until 10:30 AM");
    vi.useRealTimers();
  });

  it("turns dark and light with the theme", async () => {
    const board = await openBoard({ ...hassOf(1), themes: { darkMode: true } });
    one(tiles(board)[0] as Element, "button").click();
    await settled(board);
    const isDark = (): (boolean | undefined)[] =>
      [board, tiles(board)[0], sheetOf(board)].map((part) => part?.hasAttribute("dark"));
    expect(isDark()).toEqual([true, true, true]);
    await shows(board, hassOf(1));
    expect(isDark()).toEqual([false, false, false]);
  });

  it("is dark if the text is bright, even if the theme claims to be light", async () => {
    const board = await openBoard(hassOf(1));
    document.documentElement.style.setProperty("--primary-text-color", "rgb(225, 225, 225)");
    await shows(board, { ...hassOf(1), themes: { darkMode: false } });
    expect(board.hasAttribute("dark")).toBe(true);
    document.documentElement.style.setProperty("--primary-text-color", "rgb(33, 33, 33)");
    await shows(board, { ...hassOf(1), themes: { darkMode: true } });
    expect(board.hasAttribute("dark")).toBe(false);
    document.documentElement.removeAttribute("style");
  });

  it("keeps its filter after it is removed and added again", async () => {
    const board = await openBoard(office());
    await press(board, "on a call");
    await press(board, "ringing");
    board.remove();
    board.hass = withStates(office(), { [presence(1)]: "idle" });
    document.body.append(board);
    await settled(board);
    expect(namesOn(board)).toEqual(["Carin"]);
  });

  it("shares a page with others", async () => {
    const first = await openBoard(office(), { available_only: true });
    const second = await openBoard(office(), { key_word: "Support" });
    await press(first, "available");
    expect([namesOn(first).length, namesOn(second).length]).toEqual([4, 2]);
  });

  it("works with a hass object without its optional parts", async () => {
    const { locale, areas, themes, config, formatEntityState, ...bare } = office();
    const until = "2199-01-01T00:00:00Z";
    const board = await openBoard(withStates(bare, { "sensor.person_0_profile_until": until }));
    expect(namesOn(board)).toHaveLength(4);
    await shows(board, { ...bare, devices: undefined, language: undefined });
    expect(namesOn(board)[0]).toBe(presence(0));
  });

  it("shows 500 people", async () => {
    expect(namesOn(await openBoard(hassOf(500)))).toHaveLength(500);
  });
});

describe("the open sheet of a person", () => {
  it("knows every new state, also of what the board does not show", async () => {
    const hass = office();
    const board = await openBoard(hass);
    one(tiles(board)[1] as Element, "button").click();
    await settled(board);
    const changed = withStates(hass, { "automation.is_free": "on" });
    await shows(board, changed);
    expect(sheetOf(board)?.hass).toBe(changed);
  });

  it("closes for good when the person is removed", async () => {
    const board = await openBoard(office());
    one(tiles(board)[0] as Element, "button").click();
    await settled(board);
    await shows(board, withoutEntity(office(), presence(0)));
    expect(sheetOf(board)).toBeUndefined();
    await shows(board, office());
    expect(sheetOf(board)).toBeUndefined();
  });
});
