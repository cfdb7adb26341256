import { afterEach, describe, expect, it } from "vitest";

import { hassOf, presence, withAccount, withStates } from "./hass";
import {
  all,
  chips,
  clearPage,
  notes,
  one,
  openBoard,
  settled,
  shows,
  textOf,
  tiles,
  totals,
} from "./page";

afterEach(clearPage);

describe("a board whose PBX does not answer", () => {
  it("shows an alert, and removes it afterward", async () => {
    const board = await openBoard(hassOf(2));
    await shows(board, withStates(hassOf(2), { "binary_sensor.main_connectivity": "off" }));
    expect(textOf(one(board, "[role=alert]"))).toMatch(
      /^Account main has not answered since \d+:\d\d( [AP]M)?\. What you see may be out of date\.$/,
    );
    expect(tiles(board).map((tile) => one(tile, "button").className)).toEqual([
      "available stale",
      "available stale",
    ]);
    await shows(board, hassOf(2));
    expect(notes(board)).toEqual([]);
  });

  it("doubts its totals, but not how many people have a keyword", async () => {
    const board = await openBoard(
      withStates(hassOf(2), { "binary_sensor.main_connectivity": "off" }),
    );
    expect(totals(board)).toEqual([
      "2? available",
      "0? on a call",
      "0? ringing",
      "0? not available",
      "2? in total",
    ]);
    expect(chips(board).slice(-2).map(textOf)).toEqual(["1 Sales", "1 Support"]);
  });

  it("names the account without a connection when there are several", async () => {
    const both = withAccount(hassOf(1), 1, { account: "other", from: 1 });
    const board = await openBoard(withStates(both, { "binary_sensor.other_connectivity": "off" }));
    expect(textOf(one(board, "[role=alert]"))).toMatch(/^Account other has not answered since/);
  });

  it.each([
    ["busy", /^Account main has been limiting requests since/, 0],
    ["not_allowed", /^Account main has not been allowed to read/, 0],
    ["something new", /^Account main has not answered since/, 0],
    [
      "sign_in",
      /^Account main needs you to sign in again\. What you see may be out of date\. Sign in$/,
      1,
    ],
  ])("gives the reason %s", async (reason, text, links) => {
    const hass = { ...hassOf(1), user: { is_admin: true } };
    const board = await openBoard(
      withStates(hass, { "binary_sensor.main_connectivity": "off" }, { reason }),
    );
    expect(textOf(one(board, "[role=alert]"))).toMatch(text);
    expect(all(board, "[role=alert] a")).toHaveLength(links);
  });

  it("offers to sign in only to those who can", async () => {
    const hass = { ...hassOf(1), user: { is_admin: false } };
    const off = withStates(
      hass,
      { "binary_sensor.main_connectivity": "off" },
      { reason: "sign_in" },
    );
    expect(all(await openBoard(off), "[role=alert] a")).toEqual([]);
  });

  it("still says so in a kiosk", async () => {
    const off = withStates(hassOf(1), { "binary_sensor.main_connectivity": "off" });
    expect(all(await openBoard(off, { kiosk: true }), "[role=alert]")).toHaveLength(1);
  });

  it("does not blame the PBX for a person whom it no longer lists", async () => {
    const board = await openBoard(withStates(hassOf(2), { [presence(0)]: "unavailable" }));
    expect(notes(board)).toEqual([]);
    expect(one(tiles(board)[0] as Element, "button").className).toBe("unavailable");
  });
});

describe("a board whose account is not loaded", () => {
  it("requests the reason once, and says that nothing is known about anyone", async () => {
    const gone = withStates(hassOf(1), {
      [presence(0)]: "unavailable",
      "binary_sensor.main_connectivity": "unavailable",
    });
    const entry = {
      entry_id: "entry_main",
      state: "setup_error",
      error_reason_translation_key: "invalid_auth",
    };
    const asked: object[] = [];
    const callWS = (message: { type: string }): Promise<unknown> => {
      if (message.type === "config_entries/get") asked.push(message);
      return Promise.resolve([entry]);
    };
    const board = await openBoard({ ...gone, callWS });
    await settled(board);
    expect(asked).toEqual([{ type: "config_entries/get", domain: "pbx_presence" }]);
    expect(textOf(one(board, "[role=alert]"))).toBe(
      "Account main needs you to sign in again. No one's status is known at the moment.",
    );
    expect(textOf(one(tiles(board)[0] as Element, ".state"))).toBe("No connection");
    await shows(board, { ...gone, callWS });
    expect(asked).toHaveLength(1);
    await shows(board, hassOf(1));
    expect(notes(board)).toEqual([]);
  });
});
