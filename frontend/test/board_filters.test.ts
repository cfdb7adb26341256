import { afterEach, describe, expect, it } from "vitest";

import { Board } from "../src/board";
import { hassOf, office, presence, withStates } from "./hass";
import {
  all,
  chip,
  clearPage,
  namesOn,
  notes,
  one,
  openBoard,
  press,
  pressed,
  search,
  settled,
  shows,
  textOf,
  totals,
} from "./page";

afterEach(clearPage);

const NOBODY = "No one matches the search and the filters.";

describe("the search", () => {
  it("filters while the user types, shows how many people match, and says so if no one does", async () => {
    const board = await openBoard(office());
    await search(board, "car");
    expect(namesOn(board)).toEqual(["Carin"]);
    expect(textOf(one(board, "[role=status]"))).toBe("1 of 4 people");
    await search(board, "nobody");
    expect([namesOn(board), notes(board)]).toEqual([[], [NOBODY]]);
    await search(board, "");
    expect(namesOn(board)).toHaveLength(4);
  });

  it("leaves the totals alone, and stays when states change", async () => {
    const hass = office();
    const board = await openBoard(hass);
    await search(board, "anna");
    await shows(board, withStates(hass, { [presence(0)]: "on_call" }));
    expect(namesOn(board)).toEqual(["Anna"]);
    expect(one<HTMLInputElement>(board, "input").value).toBe("anna");
    expect(totals(board).slice(0, 3)).toEqual(["0 available", "2 on a call", "1 ringing"]);
  });

  it("ends with Escape, which is left to others when there is none", async () => {
    const board = await openBoard(office());
    await search(board, "anna");
    const field = one<HTMLInputElement>(board, "input");
    const seen: Event[] = [];
    board.addEventListener("keydown", (event) => seen.push(event));
    const escape = async (): Promise<void> => {
      const key = { key: "Escape", bubbles: true, composed: true };
      field.dispatchEvent(new KeyboardEvent("keydown", key));
      await settled(board);
    };
    await escape();
    expect([namesOn(board).length, field.value, seen.length]).toEqual([4, "", 0]);
    await escape();
    expect(seen).toHaveLength(1);
  });
});

describe("the totals", () => {
  it("filter when they are pressed, several at once", async () => {
    const board = await openBoard(office());
    await press(board, "available");
    expect([namesOn(board), pressed(board)]).toEqual([["Anna"], ["available"]]);
    await press(board, "not available");
    expect([namesOn(board), pressed(board)]).toEqual([
      ["Anna", "David"],
      ["available", "not available"],
    ]);
    await press(board, "available");
    expect(namesOn(board)).toEqual(["David"]);
    await press(board, "not available");
    expect([namesOn(board).length, pressed(board)]).toEqual([4, []]);
  });

  it("keep counting everybody while they filter", async () => {
    const board = await openBoard(office());
    await press(board, "ringing");
    expect(totals(board)).toEqual([
      "1 available",
      "1 on a call",
      "1 ringing",
      "1 not available",
      "4 in total",
    ]);
  });

  it("take somebody in and out as the states change", async () => {
    const hass = office();
    const board = await openBoard(hass);
    await press(board, "on a call");
    await shows(board, withStates(hass, { [presence(1)]: "available", [presence(0)]: "dialing" }));
    expect(namesOn(board)).toEqual(["Anna"]);
  });

  it("that filter have a check mark in place of their dot, which screen readers ignore", async () => {
    const board = await openBoard(office());
    const mark = (): Element => one(board, ".chips .ringing .mark");
    expect(mark().localName).toBe("span");
    await press(board, "ringing");
    expect([mark().localName, mark().getAttribute("icon")]).toEqual(["ha-icon", "mdi:check"]);
    expect(mark().getAttribute("aria-hidden")).toBe("true");
  });
});

describe("the keywords", () => {
  it("filter when they are pressed, several at once, and say how many people have them", async () => {
    const board = await openBoard(hassOf(3));
    expect(all(board, ".word").map(textOf)).toEqual(["1 Sales", "2 Support"]);
    await press(board, "Sales");
    expect(namesOn(board)).toEqual(["Bengt"]);
    await press(board, "Support");
    expect(namesOn(board)).toHaveLength(3);
    await press(board, "Sales");
    expect(namesOn(board)).toEqual(["Anna", "Carin"]);
  });

  it("show with a status only who has both", async () => {
    const board = await openBoard(office());
    await press(board, "Sales");
    await press(board, "on a call");
    expect([namesOn(board), pressed(board)]).toEqual([["Bengt"], ["on a call", "Sales"]]);
  });

  it("are missing where nobody has any", async () => {
    const board = await openBoard(
      withStates(hassOf(1), { [presence(0)]: "idle" }, { number: "1" }),
    );
    expect(all(board, ".word")).toEqual([]);
  });
});

describe("everyone is shown again", () => {
  it("after a press on Clear, which is there only while something filters", async () => {
    const board = await openBoard(office());
    expect(all(board, ".clear")).toEqual([]);
    await press(board, "ringing");
    await press(board, "Support");
    await search(board, "carin");
    await press(board, "Clear");
    expect([namesOn(board).length, pressed(board)]).toEqual([4, []]);
    expect(one<HTMLInputElement>(board, "input").value).toBe("");
    expect(all(board, ".clear")).toEqual([]);
  });

  it("after a press on a button that is there when nobody matches", async () => {
    const board = await openBoard(office());
    await search(board, "nobody");
    const everyone = one(board, ".nobody button");
    expect(textOf(everyone)).toBe("Show everyone");
    everyone.click();
    await settled(board);
    expect([namesOn(board).length, notes(board)]).toEqual([4, []]);
  });
});

describe("a board starts", () => {
  it("as configured, and again when that changes", async () => {
    const board = await openBoard(office(), { on_call_only: true });
    expect([namesOn(board), pressed(board)]).toEqual([
      ["Bengt", "Carin"],
      ["on a call", "ringing"],
    ]);
    board.setConfig({ type: "", available_only: true });
    await settled(board);
    expect([namesOn(board), pressed(board)]).toEqual([["Anna"], ["available"]]);
    board.setConfig({ type: "", key_word: ["sales"] });
    await settled(board);
    expect([namesOn(board), pressed(board)]).toEqual([["Bengt", "David"], ["Sales"]]);
  });

  it("with calls when both are configured", async () => {
    const board = await openBoard(office(), { on_call_only: true, available_only: true });
    expect(pressed(board)).toEqual(["on a call", "ringing"]);
  });

  it("with a keyword that nobody has, rather than hide it", async () => {
    const board = await openBoard(office(), { key_word: "retired" });
    expect(pressed(board)).toEqual(["retired"]);
    expect([textOf(chip(board, "retired")), notes(board)]).toEqual(["0 retired", [NOBODY]]);
  });

  it("with the filters that this browser remembers, but without a search", async () => {
    const first = await openBoard(office());
    await press(first, "available");
    await press(first, "Support");
    await search(first, "zoe");
    first.remove();
    const again = await openBoard(office());
    expect([namesOn(again), pressed(again)]).toEqual([["Anna"], ["available", "Support"]]);
    await press(again, "Clear");
    again.remove();
    expect(namesOn(await openBoard(office()))).toHaveLength(4);
  });

  it("with nobody filtered though it is configured, if that is what was left", async () => {
    const first = await openBoard(office(), { available_only: true });
    await press(first, "available");
    first.remove();
    expect(namesOn(await openBoard(office(), { available_only: true }))).toHaveLength(4);
  });

  it("without the filters of another board", async () => {
    await press(await openBoard(office()), "available");
    expect(namesOn(await openBoard(office(), { title: "Office" }))).toHaveLength(4);
  });

  it("as configured in an editor, and remembers nothing there", async () => {
    const shown = await openBoard(office());
    await press(shown, "available");
    const board = new Board();
    board.setConfig({ type: "custom:pbx-presence-board" });
    board.hass = office();
    // Home Assistant says so only now.
    board.preview = true;
    document.body.append(board);
    await settled(board);
    expect(namesOn(board)).toHaveLength(4);
    await press(board, "ringing");
    shown.remove();
    expect(namesOn(await openBoard(office()))).toEqual(["Anna"]);
  });
});
