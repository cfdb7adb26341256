import { afterEach, describe, expect, it, vi } from "vitest";

import { Board } from "../src/board";
import type { Hass } from "../src/hass";
import {
  emptyHass,
  hassOf,
  office,
  presence,
  withDeviceChange,
  withGroup,
  withStates,
} from "./hass";
import {
  all,
  chips,
  clearPage,
  namesOn,
  notes,
  one,
  openBoard,
  search,
  settled,
  sheetOf,
  shows,
  textOf,
  tiles,
  totals,
} from "./page";

afterEach(clearPage);

const button = (board: Board, place: number): HTMLElement =>
  one(tiles(board)[place] as Element, "button");

/** Return the actions that Home Assistant is asked for. */
function actionsAskedOf(board: Board): unknown[] {
  const asked: unknown[] = [];
  board.addEventListener("hass-action", (event) => asked.push((event as CustomEvent).detail));
  return asked;
}

describe("a board without any configuration", () => {
  it("shows everybody in one list, with totals, search and filters", async () => {
    const board = await openBoard(office());
    expect(namesOn(board)).toEqual(["Anna", "Bengt", "Carin", "David"]);
    expect(totals(board)).toEqual([
      "1 available",
      "1 on a call",
      "1 ringing",
      "1 not available",
      "4 in total",
    ]);
    expect(textOf(one(board, "[role=status]"))).toBe("4 of 4 people");
    expect(all(board, "h2, h3, .note, pbx-presence-sheet")).toEqual([]);
  });

  it("has an empty stub configuration, and a size that fits its content", async () => {
    expect(Board.getStubConfig()).toEqual({});
    const board = await openBoard(hassOf(10));
    expect(board.getCardSize()).toBe(8);
    expect(board.getGridOptions()).toMatchObject({ columns: "full", min_columns: 6 });
  });

  it("says so while it loads, and when there is nobody", async () => {
    const board = await openBoard();
    expect(notes(board)).toEqual(["Loading …"]);
    await shows(board, emptyHass({ entities: undefined }));
    expect(notes(board)).toEqual(["Loading …"]);
    await shows(board, emptyHass());
    expect(notes(board)[0]).toMatch(/^There are no extensions here yet/);
    expect(tiles(board)).toEqual([]);
    await shows(board, hassOf(1));
    expect(namesOn(board)).toEqual(["Anna"]);
  });
});

describe("the configuration", () => {
  it("takes parts away", async () => {
    const board = await openBoard(office(), {
      show_header: false,
      show_search: false,
      show_filters: false,
    });
    expect(all(board, ".totals, .tools")).toEqual([]);
    board.setConfig({ type: "", show_filters: false, show_header: false });
    await settled(board);
    expect(all(board, ".search").length).toBe(1);
    expect([...chips(board), ...totals(board)]).toEqual([]);
  });

  it("may show totals that do not filter, or filters without totals", async () => {
    const board = await openBoard(office(), { show_filters: false });
    expect(totals(board).at(-1)).toBe("4 in total");
    expect(chips(board)).toEqual([]);
    board.setConfig({ type: "", show_header: false });
    await settled(board);
    expect(chips(board).slice(0, 2).map(textOf)).toEqual(["available", "on a call"]);
  });

  it("adds a title and numbers", async () => {
    const board = await openBoard(office(), { title: "Office", show_number: true });
    expect(textOf(one(board, "h2"))).toBe("Office");
    expect(textOf(one(tiles(board)[0] as Element, ".more"))).toBe("100");
  });

  it("chooses people, and sorts them", async () => {
    const hass = withStates(office(), { [presence(3)]: "idle" }, { number: "1" });
    const board = await openBoard(hass, { entities: [presence(3), presence(0)], sort: "number" });
    expect(namesOn(board)).toEqual(["David", "Anna"]);
  });

  it("throws an error if it is invalid, and the previous one stays in effect", async () => {
    const board = await openBoard(office(), { title: "Office" });
    expect(() => board.setConfig({ type: "", sort: "age" })).toThrow(
      "sort has to be one of name, last_name, number, state.",
    );
    expect(textOf(one(await settled(board), "h2"))).toBe("Office");
  });

  it("may come after hass", async () => {
    const board = new Board();
    board.hass = office();
    document.body.append(board);
    await settled(board);
    expect(notes(board)).toEqual(["Loading …"]);
    board.setConfig({ type: "" });
    expect(namesOn(await settled(board))).toHaveLength(4);
  });
});

describe("the size of the tiles", () => {
  const densityOf = (board: Board): unknown => one(board, "ha-card").dataset.density;

  it("is small if there are many people, so that a screen shows more of them", async () => {
    const board = await openBoard(hassOf(8));
    expect([densityOf(board), tiles(board)[0]?.isCompact]).toEqual(["comfortable", false]);
    await shows(board, hassOf(200));
    expect([densityOf(board), tiles(board)[0]?.isCompact]).toEqual(["compact", true]);
  });

  it("may be configured, and so may the number of columns", async () => {
    const board = await openBoard(hassOf(2), { density: "wall", columns: 3 });
    const card = one(board, "ha-card");
    expect([densityOf(board), card.className.includes("fixed")]).toEqual(["wall", true]);
    expect(card.style.getPropertyValue("--columns")).toBe("3");
  });

  it("lets a card scroll whose height is that of its rows in a section", async () => {
    const classes = async (rows: number | string): Promise<string> =>
      one(await openBoard(hassOf(2), { grid_options: { rows } }), "ha-card").className;
    expect([await classes(4), await classes("auto")]).toEqual([
      expect.stringContaining("bounded"),
      expect.not.stringContaining("bounded"),
    ]);
  });

  it("of a kiosk puts everyone on one screen, without search and filters", async () => {
    const board = await openBoard(office(), { kiosk: true });
    expect(all(board, ".tools, .page")).toEqual([]);
    expect([densityOf(board), namesOn(board).length]).toEqual(["wall", 4]);
  });

  it("of a kiosk with many people leaves some to the next pages", async () => {
    const board = await openBoard(hassOf(500), { kiosk: true });
    const first = namesOn(board);
    one(board, ".page").click();
    await settled(board);
    const second = namesOn(board);
    expect(first.length).toBeLessThan(500);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    expect(textOf(one(board, ".page"))).toMatch(/^Page 2 of \d+$/);
  });
});

describe("a tap on a tile", () => {
  it("opens everything about the person, until that is closed", async () => {
    const hass = withGroup(office(), "team", "Team", [presence(1)]);
    const board = await openBoard(hass);
    const asked = actionsAskedOf(board);
    button(board, 1).click();
    await settled(board);
    expect(sheetOf(board)?.person.name).toBe("Bengt");
    expect(sheetOf(board)?.groups.map(({ name }) => name)).toEqual(["Team"]);
    await shows(board, withStates(hass, { [presence(1)]: "available" }));
    expect(sheetOf(board)?.person.presence).toBe("available");
    one<HTMLDialogElement>(sheetOf(board) as Element, "dialog").close();
    await settled(board);
    expect([sheetOf(board), asked]).toEqual([undefined, []]);
  });

  it("may be another action, which Home Assistant does", async () => {
    const tap_action = { action: "navigate", navigation_path: "/calls" };
    const board = await openBoard(office(), { tap_action });
    const asked = actionsAskedOf(board);
    button(board, 2).click();
    await settled(board);
    expect(asked).toEqual([{ config: { entity: presence(2), tap_action }, action: "tap" }]);
    expect(sheetOf(board)).toBeUndefined();
  });

  it("may do nothing", async () => {
    const board = await openBoard(office(), { tap_action: { action: "none" } });
    const asked = actionsAskedOf(board);
    button(board, 0).click();
    await settled(board);
    expect([sheetOf(board), asked]).toEqual([undefined, []]);
  });

  it("that is held asks Home Assistant for more about the presence sensor", async () => {
    const board = await openBoard(office());
    const asked = actionsAskedOf(board);
    vi.useFakeTimers();
    button(board, 3).dispatchEvent(new PointerEvent("pointerdown", { isPrimary: true }));
    vi.runAllTimers();
    vi.useRealTimers();
    expect(asked).toEqual([
      { config: { entity: presence(3), hold_action: { action: "more-info" } }, action: "hold" },
    ]);
  });

  it("is not needed if the search finds one person, because Enter does the same", async () => {
    const board = await openBoard(office());
    const enter = async (): Promise<void> => {
      one(board, "input").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
      await settled(board);
    };
    await enter();
    expect(sheetOf(board)).toBeUndefined();
    await search(board, "dav");
    await enter();
    expect(sheetOf(board)?.person.name).toBe("David");
  });
});

describe("people on the board", () => {
  /** Return a hass whose user has favorites. */
  const withFavorites = (hass: Hass, ...devices: string[]): Hass => ({
    ...hass,
    callWS: ({ type }) =>
      Promise.resolve(type === "frontend/get_user_data" ? { value: devices } : undefined),
  });

  it("who are favorites come first, with a star", async () => {
    const board = await openBoard(withFavorites(office(), "person_2"));
    await settled(board);
    expect(namesOn(board)).toEqual(["Carin", "Anna", "Bengt", "David"]);
    expect(tiles(board).map((tile) => all(tile, ".star").length)).toEqual([1, 0, 0, 0]);
  });

  it("have no mention of the profile that most available people of the account have", async () => {
    const profiles = Object.fromEntries(
      [0, 1, 2].map((place) => [`sensor.person_${place}_profile`, "Working"]),
    );
    const board = await openBoard(
      withStates(hassOf(4), { ...profiles, "sensor.person_3_profile": "At home" }),
    );
    const more = tiles(board).map((tile) => textOf(one(tile, ".more")));
    expect(more).toEqual(["", "", "", "At home"]);
  });

  it("may be rooms, which have an icon in place of initials", async () => {
    const hass = withDeviceChange(hassOf(2), "person_1", {
      name: "Meeting room",
      model: "Extension",
    });
    const board = await openBoard(hass);
    const face = (place: number): Element => one(tiles(board)[place] as Element, ".face");
    expect(textOf(face(0))).toBe("A");
    expect(face(1).querySelector<HTMLElement & { icon: string }>("ha-icon")?.icon).toBe("mdi:door");
  });
});
