/** Boards and tiles on a page, and what can be seen of them. */

import { Board } from "../src/board";
import type { BoardConfig } from "../src/config";
import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Tile } from "../src/tile";
import type { Clock } from "../src/when";

if (!customElements.get("pbx-presence-board")) {
  customElements.define("pbx-presence-tile", Tile);
  customElements.define("pbx-presence-board", Board);
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

/** Return what the header says. */
export const totals = (board: Board): (string | undefined)[] =>
  all(board, ".totals li").map(textOf);

/** Return the filters that can be pressed. */
export const chips = (board: Board): HTMLButtonElement[] =>
  all<HTMLButtonElement>(board, ".tools button");

/** Press the filter at a place. */
export async function press(board: Board, place: number): Promise<void> {
  chips(board)[place]?.click();
  await settled(board);
}
