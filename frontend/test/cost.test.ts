import { afterEach, describe, expect, it, vi } from "vitest";

import { Board } from "../src/board";
import type { Hass } from "../src/hass";
import { Tile } from "../src/tile";
import { hassOf, presence, withGroup, withStates } from "./hass";
import { all, clearPage, namesOn, openBoard, press, search, settled, shows, tiles } from "./page";

afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

/** Return how often tiles and the board were drawn for other hass objects. */
async function drawn(board: Board, ...seen: Hass[]): Promise<{ tiles: number; board: number }> {
  const before = Tile.drawn;
  const render = vi.spyOn(board as unknown as { render(): unknown }, "render");
  for (const hass of seen) await shows(board, hass);
  return { tiles: Tile.drawn - before, board: render.mock.calls.length };
}

describe("a board with 200 people", () => {
  it("redraws only the tile of a person who changes, and creates or removes no elements", async () => {
    const hass = hassOf(200);
    const board = await openBoard(hass);
    const before = all(board, "*");
    const inside = tiles(board).map((tile) => tile.shadowRoot?.querySelector("button"));
    const changed = withStates(hass, {
      [presence(77)]: "not_available",
      "binary_sensor.person_77_available": "off",
    });
    expect(await drawn(board, changed)).toEqual({ tiles: 1, board: 1 });
    expect(all(board, "*")).toEqual(before);
    expect(tiles(board).map((tile) => tile.shadowRoot?.querySelector("button"))).toEqual(inside);
  });

  it("redraws only the tile of a person who changes if there are sections", async () => {
    const hass = withGroup(hassOf(200), "team", "Team", [1, 2, 3].map(presence));
    const board = await openBoard(hass, { group_by: "group" });
    const before = all(board, "*");
    const changed = withStates(hass, { [presence(2)]: "idle", "sensor.team_available": "2" });
    expect(await drawn(board, changed)).toEqual({ tiles: 1, board: 1 });
    expect(all(board, "*")).toEqual(before);
  });

  it("moves the tile of a person who changes if people are sorted by state, and makes no other", async () => {
    const hass = hassOf(200);
    const board = await openBoard(hass, { sort: "state" });
    const before = new Set(tiles(board));
    const last = tiles(board).at(-1) as Tile;
    const changed = withStates(hass, { [last.person.entity]: "ringing" });
    expect(await drawn(board, changed)).toEqual({ tiles: 1, board: 1 });
    expect(tiles(board)[0]).toBe(last);
    expect(new Set(tiles(board))).toEqual(before);
  });

  it("draws no tile for a person who does not match the filter", async () => {
    const board = await openBoard(hassOf(200), { on_call_only: true });
    expect(await drawn(board, withStates(hassOf(200), { [presence(5)]: "idle" }))).toMatchObject({
      tiles: 0,
    });
  });

  it("keeps all other tiles when a person no longer matches the filter", async () => {
    const hass = hassOf(200);
    const board = await openBoard(hass, { available_only: true });
    const rest = tiles(board).filter((tile) => tile.person.entity !== presence(9));
    expect(await drawn(board, withStates(hass, { [presence(9)]: "idle" }))).toMatchObject({
      tiles: 0,
    });
    expect(tiles(board)).toEqual(rest);
  });
});

describe("nothing is drawn", () => {
  it("when only entities that the board does not show change", async () => {
    let hass = hassOf(50);
    const board = await openBoard(hass);
    const seen = [...Array(20).keys()].map((step) => {
      hass = withStates(hass, {
        "sensor.power": String(step),
        "sensor.person_3_line_status": String(step),
      });
      return hass;
    });
    expect(await drawn(board, ...seen)).toEqual({ tiles: 0, board: 0 });
  });

  it("for a hass in which nothing at all changed", async () => {
    const hass = hassOf(50);
    const board = await openBoard(hass);
    const same = {
      ...hass,
      config: { time_zone: "Europe/Stockholm" },
      locale: { ...hass.locale },
    } as Hass;
    expect(await drawn(board, hass, { ...hass, states: { ...hass.states } }, same)).toEqual({
      tiles: 0,
      board: 0,
    });
  });

  it("when the counts of a group change but its members do not", async () => {
    const hass = withGroup(hassOf(50), "team", "Team", [presence(0)]);
    const board = await openBoard(hass, { group_by: "group" });
    const changed = withStates(hass, { "sensor.team_available": "0", "sensor.team_on_call": "1" });
    expect(await drawn(board, changed)).toEqual({ tiles: 0, board: 0 });
  });

  it("on the tiles when a registry change does not affect the people", async () => {
    const hass = hassOf(50);
    const board = await openBoard(hass);
    const changed = {
      ...hass,
      entities: { ...hass.entities },
      areas: {},
      formatEntityState: hass.formatEntityState,
    };
    expect(await drawn(board, changed)).toMatchObject({ tiles: 0 });
  });

  it("on tiles that match when the user enters a search or presses a filter", async () => {
    const board = await openBoard(hassOf(8));
    const before = Tile.drawn;
    await search(board, "1");
    await press(board, "available");
    expect([namesOn(board).length, Tile.drawn - before]).toEqual([8, 0]);
  });

  it("on the board every second of a call", async () => {
    const board = await openBoard(withStates(hassOf(3), { [presence(1)]: "on_call" }));
    vi.useFakeTimers();
    const talking = tiles(board)[1] as Tile;
    // The timer of the tile starts again, with the time that can be put forward.
    talking.remove();
    all(board, "li")[1]?.append(talking);
    const before = Tile.drawn;
    const render = vi.spyOn(board as unknown as { render(): unknown }, "render");
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect([Tile.drawn - before, render.mock.calls.length]).toEqual([5, 0]);
  });
});

describe("10,000 changes", () => {
  it("leave no more people, elements or timers than there were", async () => {
    let hass = hassOf(20);
    const board = await openBoard(hass);
    const { directory } = board as unknown as { directory: { sources: Map<string, unknown> } };
    const timers = vi.spyOn(globalThis, "setInterval");
    const stopped = vi.spyOn(globalThis, "clearInterval");
    const elements = all(board, "*").length;
    for (let step = 0; step < 10_000; step += 1) {
      hass = withStates(hass, { [presence(step % 20)]: step % 3 ? "available" : "on_call" });
      board.hass = hass;
      if (step % 100 === 0) await settled(board);
    }
    const everybody = [...Array(20).keys()].map(presence);
    await shows(
      board,
      withStates(hass, Object.fromEntries(everybody.map((id) => [id, "available"]))),
    );
    expect([directory.sources.size, all(board, "*").length]).toEqual([20, elements]);
    expect(timers.mock.calls.length).toBeGreaterThan(20);
    const ended = new Set(stopped.mock.calls.map(([timer]) => timer));
    expect(timers.mock.results.filter(({ value }) => !ended.has(value))).toEqual([]);
  });
});
