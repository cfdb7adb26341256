import { afterEach, describe, expect, it } from "vitest";

import { Board } from "../src/board";
import {
  emptyHass,
  hassOf,
  office,
  presence,
  withAccount,
  withDeviceChange,
  withGroup,
  withStates,
} from "./hass";
import {
  all,
  chips,
  namesOn,
  notes,
  one,
  openBoard,
  press,
  settled,
  shows,
  textOf,
  tiles,
  totals,
} from "./page";

afterEach(() => document.body.replaceChildren());

const headings = (board: Board): (string | undefined)[] => all(board, "h3 span").map(textOf);
const pressed = (board: Board): (string | null)[] =>
  chips(board).map((chip) => chip.getAttribute("aria-pressed"));

async function enter(board: Board, selector: string, value: string): Promise<void> {
  const field = one<HTMLInputElement>(board, selector);
  field.value = value;
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input"));
  await settled(board);
}

describe("a board without any configuration", () => {
  it("shows everybody in one list, with totals, search and filters", async () => {
    const board = await openBoard(office());
    expect(namesOn(board)).toEqual(["Anna", "Bengt", "Carin", "David"]);
    expect(totals(board)).toEqual(["1 available", "1 on a call", "1 ringing", "4 in total"]);
    expect(textOf(one(board, "[role=status]"))).toBe("4 of 4 people");
    expect(all(board, "h2, h3, .note")).toEqual([]);
  });

  it("has an empty stub configuration, an editor form, and a size that fits its content", async () => {
    expect(Board.getStubConfig()).toEqual({});
    expect(Board.getConfigForm()).toHaveProperty("schema");
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

  it("shows an alert while the PBX does not answer, and removes it afterwards", async () => {
    const board = await openBoard(hassOf(2));
    await shows(board, withStates(hassOf(2), { "binary_sensor.main_connectivity": "off" }));
    expect(textOf(one(board, "[role=alert]"))).toMatch(
      /^Account main has not answered since \d+:\d\d( [AP]M)?\. What you see may be out of date\.$/,
    );
    expect(totals(board)).toEqual(["2? available", "0? on a call", "0? ringing", "2? in total"]);
    expect(tiles(board).map((tile) => one(tile, "button").className)).toEqual([
      "available stale",
      "available stale",
    ]);
    await shows(board, hassOf(2));
    expect(notes(board)).toEqual([]);
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

  it("requests the reason why an account is not loaded, and says that nothing is known about anyone", async () => {
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
    const callWS = (message: object): Promise<unknown> => {
      asked.push(message);
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

  it("does not blame the PBX for a person whom it no longer lists", async () => {
    const board = await openBoard(withStates(hassOf(2), { [presence(0)]: "unavailable" }));
    expect(notes(board)).toEqual([]);
    expect(one(tiles(board)[0] as Element, "button").className).toBe("unavailable");
  });
});

describe("the search", () => {
  it("filters while the user types, shows how many people match, and says so if no one does", async () => {
    const board = await openBoard(office());
    await enter(board, "input", "car");
    expect(namesOn(board)).toEqual(["Carin"]);
    expect(textOf(one(board, "[role=status]"))).toBe("1 of 4 people");
    await enter(board, "input", "nobody");
    expect(notes(board)).toEqual(["No one matches the search and the filters."]);
    await enter(board, "input", "");
    expect(namesOn(board)).toHaveLength(4);
  });

  it("leaves the totals alone, and stays when states change", async () => {
    const board = await openBoard(office());
    await enter(board, "input", "anna");
    await shows(board, withStates(office(), { [presence(0)]: "on_call" }));
    expect(namesOn(board)).toEqual(["Anna"]);
    expect(one<HTMLInputElement>(board, "input").value).toBe("anna");
    expect(totals(board)).toEqual(["0 available", "2 on a call", "1 ringing", "4 in total"]);
  });
});

describe("the filters", () => {
  it("show who is available or who is on the phone, one at a time", async () => {
    const board = await openBoard(office());
    expect(pressed(board)).toEqual(["false", "false"]);
    await press(board, 0);
    expect([namesOn(board), pressed(board)]).toEqual([["Anna"], ["true", "false"]]);
    await press(board, 1);
    expect([namesOn(board), pressed(board)]).toEqual([
      ["Bengt", "Carin"],
      ["false", "true"],
    ]);
    await press(board, 0);
    expect([namesOn(board), pressed(board)]).toEqual([["Anna"], ["true", "false"]]);
    await press(board, 0);
    expect([namesOn(board).length, pressed(board)]).toEqual([4, ["false", "false"]]);
  });

  it("mark the active filter with a check mark that screen readers ignore", async () => {
    const board = await openBoard(office());
    await press(board, 0);
    expect(chips(board).map(textOf)).toEqual(["✓ Available", "On the phone"]);
    expect(textOf(one(board, ".tools button [aria-hidden=true]"))).toBe("✓");
  });

  it("take somebody in and out as the states change", async () => {
    const board = await openBoard(office());
    await press(board, 1);
    await shows(
      board,
      withStates(office(), { [presence(1)]: "available", [presence(0)]: "dialing" }),
    );
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
  });

  it("offer the key words that there are", async () => {
    const board = await openBoard(office());
    expect(all(board, "option").map(textOf)).toEqual(["All keywords", "Sales", "Support"]);
    await enter(board, "select", "Sales");
    expect(namesOn(board)).toEqual(["Bengt", "David"]);
    await enter(board, "select", "");
    expect(namesOn(board)).toHaveLength(4);
  });

  it("offer no key words where there are none", async () => {
    const board = await openBoard(
      withStates(hassOf(1), { [presence(0)]: "idle" }, { number: "1" }),
    );
    expect(all(board, "select")).toEqual([]);
  });

  it("start as configured, and again when that changes", async () => {
    const board = await openBoard(office(), { on_call_only: true });
    expect([namesOn(board), pressed(board)]).toEqual([
      ["Bengt", "Carin"],
      ["false", "true"],
    ]);
    board.setConfig({ type: "", available_only: true });
    await settled(board);
    expect([namesOn(board), pressed(board)]).toEqual([["Anna"], ["true", "false"]]);
    board.setConfig({ type: "", key_word: "sales" });
    await settled(board);
    expect(namesOn(board)).toEqual(["Bengt", "David"]);
    expect(one<HTMLSelectElement>(board, "select").value).toBe("Sales");
  });

  it("prefer calls when both are configured", async () => {
    const board = await openBoard(office(), { on_call_only: true, available_only: true });
    expect(pressed(board)).toEqual(["false", "true"]);
  });

  it("name a key word that nobody has, rather than hide it", async () => {
    const board = await openBoard(office(), { key_word: "Retired" });
    expect(one<HTMLSelectElement>(board, "select").value).toBe("Retired");
    expect(notes(board)).toEqual(["No one matches the search and the filters."]);
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
    board.setConfig({ type: "", show_filters: false });
    await settled(board);
    expect(all(board, ".tools > *").map((part) => part.tagName)).toEqual(["INPUT"]);
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
      "sort has to be one of name, number.",
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

describe("sections", () => {
  it("by key word have headings, and show a person under each of the person's key words", async () => {
    const hass = withStates(
      office(),
      { [presence(0)]: "idle" },
      { key_words: ["Sales", "Support"] },
    );
    const board = await openBoard(withStates(hass, { [presence(2)]: "idle" }, {}), {
      group_by: "key_word",
    });
    expect(headings(board)).toEqual(["Sales", "Support", "Others"]);
    expect(namesOn(board)).toEqual(["Anna", "Bengt", "David", "Anna", "Carin"]);
    expect(all(board, "ul.people").map((list) => list.getAttribute("aria-label"))).toEqual(
      headings(board),
    );
  });

  it("by account have the names of the accounts as headings", async () => {
    const hass = withAccount(hassOf(1), 1, { account: "shop", from: 1 });
    expect(headings(await openBoard(hass, { group_by: "account" }))).toEqual([
      "Account main",
      "Account shop",
    ]);
  });

  it("by account keep accounts of one name apart", async () => {
    let hass = withAccount(hassOf(1), 1, { account: "shop", from: 1 });
    for (const account of ["main", "shop"])
      hass = withDeviceChange(hass, account, { name: "Pingaway" });
    const board = await openBoard(hass, { group_by: "account" });
    expect(headings(board)).toEqual(["Pingaway", "Pingaway"]);
    expect(all(board, "ul.people").map((list) => list.children.length)).toEqual([1, 1]);
  });

  it("say how many are available, and can be folded", async () => {
    const board = await openBoard(office(), { group_by: "key_word" });
    expect(all(board, "h3 small").map(textOf)).toEqual(["0 of 2 available", "1 of 2 available"]);
    const fold = one(board, "h3 button");
    expect(fold.getAttribute("aria-expanded")).toBe("true");
    fold.click();
    await settled(board);
    expect(fold.getAttribute("aria-expanded")).toBe("false");
    expect(namesOn(board)).toHaveLength(2);
    await shows(board, withStates(office(), { [presence(0)]: "on_call" }));
    expect(namesOn(board)).toHaveLength(2);
    await enter(board, "input", "bengt");
    expect(namesOn(board)).toEqual(["Bengt"]);
    expect(all(board, "h3 small").map(textOf)).toEqual(["0 of 2 available"]);
    await enter(board, "input", "");
    fold.click();
    await settled(board);
    expect(namesOn(board)).toHaveLength(4);
  });

  it("by group follow the members", async () => {
    const hass = withGroup(office(), "team", "Team", [presence(0)]);
    const board = await openBoard(hass, { group_by: "group" });
    expect([headings(board), namesOn(board)[0]]).toEqual([["Team", "Others"], "Anna"]);
    await shows(
      board,
      withStates(hass, { "sensor.team_available": "1" }, { members: [presence(3)] }),
    );
    expect([headings(board), namesOn(board)[0]]).toEqual([["Team", "Others"], "David"]);
  });

  it("have no heading while nobody is in any", async () => {
    const board = await openBoard(office(), { group_by: "area" });
    expect(headings(board)).toEqual([]);
    expect(one(board, "ul.people").getAttribute("aria-label")).toBe("People");
  });

  it("disappear when a filter leaves nobody in them", async () => {
    const board = await openBoard(office(), { group_by: "key_word" });
    await press(board, 0);
    expect(headings(board)).toEqual(["Support"]);
  });
});
