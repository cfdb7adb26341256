/** Boards and tiles on a page, and what can be seen of them. */

import { Badge } from "../src/badge";
import { Board } from "../src/board";
import { CallsCard } from "../src/calls";
import type { BoardConfig } from "../src/config";
import { Editor } from "../src/editor";
import { favorites } from "../src/favorites";
import { Feature } from "../src/feature";
import { GroupCard } from "../src/group";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { PersonCard } from "../src/person";
import { Sheet } from "../src/sheet";
import { Tile } from "../src/tile";
import type { Clock } from "../src/when";

const ELEMENTS = {
  "pbx-presence-tile": Tile,
  "pbx-presence-sheet": Sheet,
  "pbx-presence-editor": Editor,
  "pbx-presence-board": Board,
  "pbx-presence-person": PersonCard,
  "pbx-presence-group": GroupCard,
  "pbx-presence-calls": CallsCard,
  "pbx-presence-badge": Badge,
  "pbx-presence-feature": Feature,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

export const CLOCK: Clock = { language: "en", timeZone: "Europe/Stockholm", hourCycle: "h23" };

/** Return a board on the page that has been drawn. */
export async function openBoard(hass?: Hass, config: Partial<BoardConfig> = {}): Promise<Board> {
  const board = new Board();
  board.setConfig({ type: "custom:pbx-presence-board", ...config });
  if (hass) board.hass = hass;
  document.body.append(board);
  return settled(board);
}

/** Give a board another hass object, and wait until the board is drawn. */
export async function shows(board: Board, hass: Hass): Promise<Board> {
  board.hass = hass;
  return settled(board);
}

/** Wait until a board and its tiles are drawn. */
export async function settled(board: Board): Promise<Board> {
  await board.updateComplete;
  await Promise.all(tiles(board).map((tile) => tile.updateComplete));
  return board;
}

/** Return a tile on the page that has been drawn. */
export async function openTile(person: Person, change: Partial<Tile> = {}): Promise<Tile> {
  const tile = Object.assign(new Tile(), { person, clock: CLOCK }, change);
  document.body.append(tile);
  await tile.updateComplete;
  return tile;
}

/** Return the text of something as it is read, undefined when it is not there. */
export function textOf(root: Element | null | undefined): string | undefined {
  return root?.textContent?.replace(/\s+/g, " ").trim();
}

/** Return all elements below a shadow root that fit a selector. */
export function all<Kind extends Element = HTMLElement>(host: Element, selector: string): Kind[] {
  return [...(host.shadowRoot?.querySelectorAll<Kind>(selector) ?? [])];
}

/** Return the first element below a shadow root that fits a selector. */
export function one<Kind extends Element = HTMLElement>(host: Element, selector: string): Kind {
  const [found] = all<Kind>(host, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export const tiles = (board: Board): Tile[] => all<Tile>(board, "pbx-presence-tile");

/** Return the names on the tiles, in their order. */
export const namesOn = (board: Board): string[] => tiles(board).map((tile) => tile.person.name);

/** Return the texts of the notes that a board shows. */
export const notes = (board: Board): (string | undefined)[] => all(board, ".note").map(textOf);

/** Return the totals, which are filters unless the filters are taken away. */
export const totals = (board: Board): (string | undefined)[] =>
  all(board, ".totals li, .chips > :not(.word):not(.clear)").map(textOf);

/** Return the filters that can be pressed. */
export const chips = (board: Board): HTMLButtonElement[] =>
  all<HTMLButtonElement>(board, ".chips button");

/** Return the filter with a name, whatever its count is. */
export function chip(board: Board, name: string): HTMLButtonElement {
  const found = chips(board).find((one) => textOf(one)?.replace(/^\d+\?? /, "") === name);
  if (!found) throw new Error(`There is no filter ${name}.`);
  return found;
}

/** Press the filter with a name. */
export async function press(board: Board, name: string): Promise<void> {
  chip(board, name).click();
  await settled(board);
}

/** Return the names of the filters that are on. */
export const pressed = (board: Board): (string | undefined)[] =>
  all(board, ".chips [aria-pressed=true]").map((one) => textOf(one)?.replace(/^\d+\?? /, ""));

/** Enter a text into the search. */
export async function search(board: Board, text: string): Promise<void> {
  const field = one<HTMLInputElement>(board, ".search input");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await settled(board);
}

/** Return the sheet that a card has opened. */
export const sheetOf = (card: Element): Sheet | undefined =>
  all<Sheet>(card, "pbx-presence-sheet")[0];

/** Leave nothing on the page or in the browser for the next test. */
export function clearPage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  Object.assign(favorites, { devices: new Set(), loading: undefined });
}
