import { afterEach, describe, expect, it } from "vitest";

import {
  hassOf,
  office,
  presence,
  withDeviceChange,
  withEntry,
  withoutEntity,
  withStates,
} from "./hass";
import { namesOn, one, openBoard, press, settled, shows, textOf, tiles, totals } from "./page";

afterEach(() => document.body.replaceChildren());

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
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const hass = withStates(hassOf(1), { "sensor.person_0_profile_until": until });
    const board = await openBoard({ ...hass, locale: { language: "en", time_format: "24" } });
    const shown = (): string | undefined => textOf(one(tiles(board)[0] as Element, ".more"));
    expect(shown()).not.toMatch(/[AP]M/);
    await shows(board, { ...hass, locale: { language: "en", time_format: "12" } });
    expect(shown()).toMatch(/[AP]M/);
  });

  it("turns dark and light with the theme", async () => {
    const board = await openBoard({ ...hassOf(1), themes: { darkMode: true } });
    const isDark = (): boolean[] =>
      [board, tiles(board)[0] as Element].map((part) => part.hasAttribute("dark"));
    expect(isDark()).toEqual([true, true]);
    await shows(board, hassOf(1));
    expect(isDark()).toEqual([false, false]);
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
    await press(board, 1);
    board.remove();
    board.hass = withStates(office(), { [presence(1)]: "idle" });
    document.body.append(board);
    await settled(board);
    expect(namesOn(board)).toEqual(["Carin"]);
  });

  it("shares a page with others", async () => {
    const first = await openBoard(office(), { on_call_only: true });
    const second = await openBoard(office(), { key_word: "Support" });
    await press(first, 1);
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
