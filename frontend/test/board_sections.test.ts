import { afterEach, describe, expect, it } from "vitest";

import type { Board } from "../src/board";
import {
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
  clearPage,
  namesOn,
  one,
  openBoard,
  press,
  search,
  settled,
  shows,
  textOf,
} from "./page";

afterEach(clearPage);

const headings = (board: Board): (string | undefined)[] =>
  all(board, "h3 button > span:not(.bar)").map(textOf);
const summaries = (board: Board): (string | undefined)[] => all(board, "h3 small").map(textOf);

describe("sections", () => {
  it("by keyword have headings, and show a person under each of the person's keywords", async () => {
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
});

describe("the heading of a section", () => {
  it("says how many are available and who is next, and follows them", async () => {
    const hass = office();
    const board = await openBoard(hass, { group_by: "key_word" });
    expect(summaries(board)).toEqual(["0 of 2 available", "1 of 2 available · next: Anna"]);
    await shows(board, withStates(hass, { [presence(2)]: "available" }));
    expect(summaries(board)[1]).toBe("2 of 2 available · next: Anna");
    await shows(board, withStates(hass, { [presence(0)]: "on_call", [presence(2)]: "available" }));
    expect(summaries(board)[1]).toBe("1 of 2 available · next: Carin");
  });

  it("of a group names the person whom Home Assistant has found to be next", async () => {
    const hass = withGroup(hassOf(3), "team", "Team", [0, 1].map(presence));
    const board = await openBoard(withStates(hass, { "sensor.team_next": "Bengt" }), {
      group_by: "group",
    });
    expect(summaries(board)).toEqual([
      "2 of 2 available · next: Bengt",
      "1 of 1 available · next: Carin",
    ]);
    await shows(board, withStates(hass, { "sensor.team_next": "Anna" }));
    expect(summaries(board)[0]).toBe("2 of 2 available · next: Anna");
  });

  it("has a bar with the share of each status, and none of rooms", async () => {
    const hass = withStates(hassOf(6), {
      [presence(2)]: "dialing",
      [presence(3)]: "ringing",
      [presence(4)]: "not_available",
      [presence(5)]: "idle",
    });
    const board = await openBoard(hass, { group_by: "account" });
    const image = one(board, ".bar").getAttribute("style") ?? "";
    expect(image.match(/[\d.]+% [\d.]+%/g)).toEqual(["0% 40%", "40% 60%", "60% 80%", "80% 100%"]);
  });

  it("counts everyone in the section, also those whom a filter hides", async () => {
    const board = await openBoard(office(), { group_by: "key_word" });
    await press(board, "ringing");
    expect(namesOn(board)).toEqual(["Carin"]);
    expect([headings(board), summaries(board)]).toEqual([
      ["Support"],
      ["1 of 2 available · next: Anna"],
    ]);
  });
});

describe("a collapsed section", () => {
  it("hides its people until it is opened, whatever their states", async () => {
    const hass = office();
    const board = await openBoard(hass, { group_by: "key_word" });
    const heading = one(board, "h3 button");
    expect(heading.getAttribute("aria-expanded")).toBe("true");
    heading.click();
    await settled(board);
    expect(heading.getAttribute("aria-expanded")).toBe("false");
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
    await shows(board, withStates(hass, { [presence(0)]: "on_call" }));
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
    heading.click();
    await settled(board);
    expect(namesOn(board)).toHaveLength(4);
  });

  it("shows whom a search finds in it", async () => {
    const board = await openBoard(office(), { group_by: "key_word" });
    one(board, "h3 button").click();
    await search(board, "bengt");
    expect(namesOn(board)).toEqual(["Bengt"]);
    await search(board, "");
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
  });

  it("is still collapsed when the page is opened again", async () => {
    const first = await openBoard(office(), { group_by: "key_word" });
    one(first, "h3 button").click();
    await settled(first);
    first.remove();
    const second = await openBoard(office(), { group_by: "key_word" });
    expect(namesOn(second)).toEqual(["Anna", "Carin"]);
    expect(one(second, "h3 button").getAttribute("aria-expanded")).toBe("false");
  });
});
